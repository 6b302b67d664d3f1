import { type Folder, type Item, itemsOf } from '../collection/model.ts';
import { resolve } from '../collection/resolve.ts';
import { generate } from '../generate.ts';
import { type ProgramState, stateOf } from '../prove/state.ts';
import type { Target } from '../targets/target.ts';
import { listAddress } from './addresses.ts';
import type { Catalogue } from './catalogue.ts';
import { namesOf } from './parts/rail.tsx';
import type { Group, Row } from './parts/rows.tsx';
import type { Opened } from './shelf.ts';

/** Rows on one page, so that it stays small. */
const maximumRows = 100;
/** Of each folder, where they are too many for one page. */
const sampled = 3;

export interface ItemList {
  readonly groups: readonly Group[];
  /** Items found in all. */
  readonly count: number;
  /** Where the next page begins, counted from 0. */
  readonly next?: number;
}

/** The items of a collection or folder: all where they fit on a page, else the first of each folder, page by page. */
export function listItems(
  catalogue: Catalogue,
  opened: Opened,
  target: Target,
  folder: Folder | undefined,
  from: number,
): ItemList {
  const parent = folder ?? opened.collection;
  const all = itemsOf(parent);
  if (all.length <= maximumRows)
    return { groups: grouped(catalogue, opened, target, all), count: all.length };
  const own = parent.children.filter((child) => child.kind === 'item');
  const folders = parent.children.filter((child) => child.kind === 'folder');
  const entries = [...own, ...folders];
  const groups: Group[] = [];
  let room = maximumRows;
  let next = from;
  const ownHere = own.slice(from, from + maximumRows);
  if (ownHere.length > 0) {
    groups.push({ ...group(catalogue, opened, target, folder, ownHere), count: own.length });
    room -= ownHere.length;
    next += ownHere.length;
  }
  for (const child of folders.slice(Math.max(0, next - own.length))) {
    const items = itemsOf(child);
    const shown = items.slice(0, items.length <= sampled + 1 ? items.length : sampled);
    if (room < shown.length + 1) break;
    const made = group(catalogue, opened, target, child, shown);
    groups.push({ ...made, count: items.length, address: listAddress(opened, target.id, child) });
    room -= shown.length + 1;
    next += 1;
  }
  return { groups, count: all.length, ...(next < entries.length && next > from && { next }) };
}

/** The items whose method, name and path have all the words. */
export function findItems(catalogue: Catalogue, opened: Opened, target: Target, words: string): ItemList {
  const wanted = words
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const found = opened.items.filter((item) => {
    const { method, url } = item.request;
    const text = `${method || 'GET'} ${item.path} /${url.path.join('/')}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
  return { groups: grouped(catalogue, opened, target, found.slice(0, maximumRows)), count: found.length };
}

/** Under the names of their folders, in the order of the collection. */
function grouped(catalogue: Catalogue, opened: Opened, target: Target, items: readonly Item[]): Group[] {
  const byFolder = new Map<Folder | undefined, Item[]>();
  for (const item of items) {
    const folder = opened.parentOf.get(item);
    byFolder.set(folder, [...(byFolder.get(folder) ?? []), item]);
  }
  return Array.from(byFolder, ([folder, own]) => group(catalogue, opened, target, folder, own));
}

function group(
  catalogue: Catalogue,
  opened: Opened,
  target: Target,
  folder: Folder | undefined,
  items: readonly Item[],
): Group {
  return {
    heading: folder ? namesOf(opened, folder).join(' / ') : opened.title,
    count: items.length,
    rows: items.map((item): Row => ({ item, state: programState(catalogue, item, target) })),
  };
}

const states = new WeakMap<Item, Map<string, ProgramState>>();

/** The state of the program that an item's page shows first. Printing is quick; an item is still printed once only. */
function programState({ proofs }: Catalogue, item: Item, target: Target): ProgramState {
  const known = states.get(item) ?? new Map<string, ProgramState>();
  states.set(item, known);
  const state =
    known.get(target.id) ?? stateOf(proofs, target.id, generate(resolve(item, {}).value, target).text);
  known.set(target.id, state);
  return state;
}
