import type { Opened } from '../shelf.ts';
import { collectSearchData } from './collect-search-data.ts';
import type { SearchData } from './search-data.ts';
import { SearchIndex } from './search-index.ts';

const collected = new WeakMap<Opened, SearchData>();
const indexes = new WeakMap<Opened, Promise<SearchIndex>>();
/** Some milliseconds of work. */
const itemsAtOnce = 500;

/** What a collection is searched by, collected once. */
export function searchDataOf(opened: Opened): SearchData {
  const data = collected.get(opened) ?? collectSearchData(opened);
  collected.set(opened, data);
  return data;
}

/** The whole index of a collection, made when it is first searched: in slices, so that other readers get their pages meanwhile. */
export function searchIndexOf(opened: Opened): Promise<SearchIndex> {
  const index = indexes.get(opened) ?? makeIndex(new SearchIndex(searchDataOf(opened)));
  indexes.set(opened, index);
  return index;
}

async function makeIndex(index: SearchIndex): Promise<SearchIndex> {
  while (!index.take(itemsAtOnce)) await new Promise((resolve) => setImmediate(resolve));
  return index;
}
