import { writtenMethod } from '../../collection/model.ts';
import { itemAddress, languageAddress, listAddress, proofAddress } from '../addresses.ts';
import type { Catalogue } from '../catalogue.ts';
import type { Opened } from '../shelf.ts';
import { list, sections } from './item-markdown.ts';
import type { MachineLinks } from './machine-links.ts';
import { inline, link } from './markdown-text.ts';

export const llmsPath = '/llms.txt';

/** Items of one collection that are named one by one; of larger ones the folders are. */
const maximumItems = 100;
const maximumFolders = 200;

/** What there is to read, for language models (https://llmstxt.org): a title, a summary, and lists of links to Markdown. */
export function llmsText({ shelf, targets }: Catalogue, links: MachineLinks): string {
  const target = targets[0]?.id ?? '';
  const all = shelf.all();
  return sections([
    '# Wireproof',
    '> Client programs for the requests of API collections, each whole, with its inputs, its documented answers, and what its run showed on the wire.',
    'Every page ends in `index.md`; with `index.json` in its place it is the same as JSON. The last folder of a request is the language: `cpp-libcurl`, `python-requests` ...',
    list(
      'Collections',
      all.map(
        (opened) =>
          `${link(opened.title, links.to(listAddress(opened, target)))}: ${opened.items.length} requests`,
      ),
    ),
    ...all.map((opened) => list(inline(opened.title), entriesOf(opened, target, links))),
    list('Optional', [
      `${link('Languages', links.to(languageAddress()))}: how programs are built and run`,
      `${link('Proofs', links.to(proofAddress()))}: what every target sent in every case`,
    ]),
  ]);
}

function entriesOf(opened: Opened, target: string, links: MachineLinks): string[] {
  if (opened.items.length <= maximumItems) {
    return opened.items.map((item) => {
      const address = links.to(itemAddress(opened, item, target));
      return `${link(item.name, address)}: ${inline(`${writtenMethod(item)} /${item.request.url.path.join('/')}`)}`;
    });
  }
  const folders = opened.collection.children.filter((child) => child.kind === 'folder');
  return folders
    .slice(0, maximumFolders)
    .map((folder) => link(folder.name, links.to(listAddress(opened, target, folder))));
}
