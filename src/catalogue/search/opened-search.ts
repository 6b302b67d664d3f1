import type { Opened } from '../shelf.ts';
import { collectSearchData } from './collect-search-data.ts';
import type { SearchData } from './search-data.ts';
import { SearchIndex } from './search-index.ts';

const collected = new WeakMap<Opened, SearchData>();
const indexes = new WeakMap<Opened, SearchIndex>();

/** What a collection is searched by, collected once. */
export function searchDataOf(opened: Opened): SearchData {
  const data = collected.get(opened) ?? collectSearchData(opened);
  collected.set(opened, data);
  return data;
}

/** The whole index of a collection, made when it is first searched. */
export function searchIndexOf(opened: Opened): SearchIndex {
  const known = indexes.get(opened);
  if (known) return known;
  const index = new SearchIndex(searchDataOf(opened));
  index.take(Number.POSITIVE_INFINITY);
  indexes.set(opened, index);
  return index;
}
