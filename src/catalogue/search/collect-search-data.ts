import { type CollectionRequest, type Folder, type Item, writtenMethod } from '../../collection/model.ts';
import type { Opened } from '../shelf.ts';
import { brief } from '../text/brief.ts';
import type { SearchData } from './search-data.ts';

const longest = { name: 160, path: 240, parameters: 300 };

/** Fields that nearly every request has; nobody looks for one by them. */
const usual = new Set(['accept', 'authorization', 'content-type', 'user-agent']);

/** What a collection is searched by. Values are left out: they may be secrets. */
export function collectSearchData({ slug, title, collection }: Opened): SearchData {
  const folders = { names: [] as string[], parents: [] as number[], slugs: [] as string[] };
  const items = {
    names: [] as string[],
    methods: [] as string[],
    paths: [] as string[],
    folders: [] as number[],
    slugs: [] as string[],
    parameters: [] as string[],
  };
  const add = (children: readonly (Folder | Item)[], parent: number) => {
    for (const child of children) {
      if (child.kind === 'folder') {
        const { length } = folders.names;
        folders.names.push(brief(child.name));
        folders.parents.push(parent);
        folders.slugs.push(child.slug);
        add(child.children, length);
        continue;
      }
      const { url } = child.request;
      items.names.push(brief(child.name, longest.name));
      items.methods.push(writtenMethod(child).slice(0, 20));
      items.paths.push(`/${url.path.join('/')}`.slice(0, longest.path));
      items.folders.push(parent);
      items.slugs.push(child.slug);
      items.parameters.push(parametersOf(child.request));
    }
  };
  add(collection.children, -1);
  return { slug, title, folders, items };
}

function parametersOf({ url, headers, body }: CollectionRequest): string {
  const fields = body && 'fields' in body ? body.fields : [];
  const names = new Set<string>();
  let length = 0;
  for (const { key } of [...url.query, ...fields, ...headers]) {
    if (usual.has(key.toLowerCase()) || names.has(key)) continue;
    length += key.length + 1;
    if (length > longest.parameters) break;
    names.add(key);
  }
  return [...names].join(' ');
}
