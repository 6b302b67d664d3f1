import { groupBy } from '../collection/group-by.ts';
import type { Folder, Item } from '../collection/model.ts';
import { resolve } from '../collection/resolve.ts';
import { generate } from '../generate.ts';
import { type ProgramState, stateOf } from '../prove/state.ts';
import type { Target } from '../targets/target.ts';
import { itemAddress, listAddress } from './addresses.ts';
import type { Catalogue } from './catalogue.ts';
import { childrenOf } from './children.ts';
import { headingOf } from './parts/rail.tsx';
import type { Group, Row } from './parts/rows.tsx';
import { findItems } from './search/find-items.ts';
import { itemsIn, type Opened } from './shelf.ts';

/** Rows on one page, and characters of their addresses, so that it stays small. */
const maximumRows = 100;
const maximumLength = 20_000;
/** Of each folder, where they are too many for one page. */
const sampled = 3;

export interface ItemList {
  readonly groups: readonly Group[];
  /** Items found in all. */
  readonly count: number;
  /** Where the next page begins, counted from 0. */
  readonly next?: number;
  /** The items that were looked for have the most of the words, but none has them all. */
  readonly lacksWords?: true;
}

/** The items of a collection or folder: all where they fit on a page, else the first of each folder, page by page. */
export function listItems(
  catalogue: Catalogue,
  opened: Opened,
  target: Target,
  folder: Folder | undefined,
  from: number,
): ItemList {
  const all = itemsIn(opened, folder);
  if (all.length <= maximumRows && fitting(opened, target, all, maximumLength) === all.length)
    return { groups: grouped(catalogue, opened, target, all), count: all.length };
  const { items: own, folders } = childrenOf(folder ?? opened.collection);
  const groups: Group[] = [];
  const ownHere = own.slice(from, from + maximumRows);
  ownHere.length = fitting(opened, target, ownHere, maximumLength);
  let rows = ownHere.length;
  let length = lengthOf(opened, target, ownHere);
  let next = from + ownHere.length;
  if (ownHere.length > 0)
    groups.push({ ...group(catalogue, opened, target, folder, ownHere), count: own.length });
  // The folders begin on the page that has the last of its own items.
  for (const child of next < own.length ? [] : folders.slice(next - own.length)) {
    const items = itemsIn(opened, child);
    const shown = items.slice(0, items.length <= sampled + 1 ? items.length : sampled);
    const added = lengthOf(opened, target, shown) + 2 * listAddress(opened, target.id, child).length;
    if (rows > 0 && (rows + shown.length + 1 > maximumRows || length + added > maximumLength)) break;
    const made = group(catalogue, opened, target, child, shown);
    groups.push({ ...made, count: items.length, address: listAddress(opened, target.id, child) });
    rows += shown.length + 1;
    length += added;
    next += 1;
  }
  return {
    groups,
    count: all.length,
    ...(next < own.length + folders.length && next > from && { next }),
  };
}

/** The items of a collection that answer a text best, by folders, page by page. */
export async function findInCollection(
  catalogue: Catalogue,
  opened: Opened,
  target: Target,
  text: string,
  from: number,
): Promise<ItemList> {
  const { items, count, haveAllWords } = await findItems([opened], text, from, maximumRows);
  const own = items.map(({ item }) => item);
  const shown = own.slice(0, Math.max(1, fitting(opened, target, own, maximumLength)));
  const next = from + shown.length;
  return {
    groups: grouped(catalogue, opened, target, shown),
    count,
    ...(next < count && shown.length > 0 && { next }),
    ...(!haveAllWords && { lacksWords: true }),
  };
}

/** How many of the first of these have addresses that fit; at least one. */
function fitting(opened: Opened, target: Target, items: readonly Item[], room: number): number {
  let length = 0;
  const end = items.findIndex((item) => {
    length += itemAddress(opened, item, target.id).length;
    return length > room;
  });
  return end < 0 ? items.length : Math.max(1, end);
}

function lengthOf(opened: Opened, target: Target, items: readonly Item[]): number {
  return items.reduce((sum, item) => sum + itemAddress(opened, item, target.id).length, 0);
}

/** Under the names of their folders, in the order of the first of each. */
function grouped(catalogue: Catalogue, opened: Opened, target: Target, items: readonly Item[]): Group[] {
  const byFolder = groupBy(items, (item) => opened.parentOf.get(item));
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
    heading: folder ? headingOf(opened, folder) : opened.title,
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
