import type { Folder } from '../collection/model.ts';
import type { Target } from '../targets/target.ts';
import { itemAddress, listAddress } from './addresses.ts';
import type { Catalogue } from './catalogue.ts';
import { pageOfItem, programFile } from './item/pages-of-item.ts';
import { findInCollection, listItems } from './list-items.ts';
import { listShape } from './machine/list-shape.ts';
import { machineLinks } from './machine/machine-links.ts';
import { nearBy } from './near-by.ts';
import { chosenTarget, type FormVisit, found, machinePage, notFound, type Page } from './page.tsx';
import { CollectionPage } from './pages/collection.tsx';
import type { NearPage } from './pages/not-found.tsx';
import type { Opened } from './shelf.ts';

/** The page below a collection: of itself, of a folder or of an item. */
export async function pageInCollection(
  catalogue: Catalogue,
  visit: FormVisit,
  opened: Opened,
  segments: readonly string[],
): Promise<Page> {
  const target = chosenTarget(catalogue, visit);
  const whole = segments.join('/');
  const place = opened.at.get(whole);
  if (whole === '') return listPage(catalogue, visit, opened, target, undefined);
  if (place?.kind === 'folder') return listPage(catalogue, visit, opened, target, place);
  // Another language of the same page, and the page without one.
  if (place) return { kind: 'redirect', to: itemAddress(opened, place, target.id) };
  const last = segments.at(-1) ?? '';
  const item = opened.at.get(segments.slice(0, -1).join('/'));
  if (item?.kind === 'item') return pageOfItem(catalogue, visit, opened, item, last);
  const owner = opened.at.get(segments.slice(0, -2).join('/'));
  const inLanguage = catalogue.targets.find(({ id }) => id === segments.at(-2));
  if (owner?.kind === 'item' && inLanguage)
    return programFile(catalogue, visit, { opened, item: owner, target: inLanguage }, last);
  return notFound(visit, nearPlaces(opened, segments, target));
}

async function listPage(
  catalogue: Catalogue,
  visit: FormVisit,
  opened: Opened,
  target: Target,
  folder: Folder | undefined,
): Promise<Page> {
  const words = (visit.query.get('q') ?? '').trim().slice(0, 200);
  const from = Math.max(0, Number.parseInt(visit.query.get('from') ?? '0', 10) || 0);
  const list = words
    ? await findInCollection(catalogue, opened, target, words, from)
    : listItems(catalogue, opened, target, folder, from);
  const { form } = visit;
  if (form) {
    return machinePage(
      form,
      listShape({ opened, target, folder, list, from }, machineLinks(visit.links, form)),
    );
  }
  const page = (
    <CollectionPage
      catalogue={catalogue}
      links={visit.links}
      opened={opened}
      target={target}
      folder={folder}
      words={words}
      list={list}
    />
  );
  return { ...found(page), ...(visit.query.has('target') && { target: target.id }) };
}

/** What is called alike below the last folder of the address that exists. */
function nearPlaces(opened: Opened, segments: readonly string[], target: Target): NearPage[] {
  const known = segments.findLastIndex((_, index) => opened.at.get(segments.slice(0, index + 1).join('/')));
  const above = opened.at.get(segments.slice(0, known + 1).join('/'));
  const children = above?.kind === 'folder' ? above.children : opened.collection.children;
  const places = nearBy(segments[known + 1] ?? '', children, ({ slug }) => slug);
  const folder = above?.kind === 'folder' ? above : undefined;
  return [
    ...places.map((place) => ({
      text: place.name,
      address:
        place.kind === 'item' ? itemAddress(opened, place, target.id) : listAddress(opened, target.id, place),
    })),
    { text: folder?.name ?? opened.title, address: listAddress(opened, target.id, folder) },
  ];
}
