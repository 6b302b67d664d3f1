import type { Item } from '../../collection/model.ts';
import type { Opened } from '../shelf.ts';
import { searchIndexOf } from './opened-search.ts';
import { readQuery } from './query.ts';
import { searchAll } from './search-all.ts';

/** An item that was found. */
export interface FoundItem {
  readonly opened: Opened;
  readonly item: Item;
}

export interface FoundItems {
  /** What the items were looked for by; what is shown of them is marked with it. */
  readonly words: readonly string[];
  /** False where no item has all of the words. */
  readonly haveAllWords: boolean;
  readonly count: number;
  /** Those asked for, the best first. */
  readonly items: readonly FoundItem[];
}

/** The items of these collections that answer a text best, so many from one on. */
export async function findItems(
  shelf: readonly Opened[],
  text: string,
  from: number,
  most: number,
): Promise<FoundItems> {
  const query = readQuery(text);
  const { haveAllWords, found } = searchAll(await Promise.all(shelf.map(searchIndexOf)), query);
  const items = found.slice(from, from + most).flatMap(({ index, item }) => {
    const opened = shelf.find(({ slug }) => slug === index.data.slug);
    const own = opened?.items[item];
    return opened && own ? [{ opened, item: own }] : [];
  });
  return { words: query.words, haveAllWords, count: found.length, items };
}
