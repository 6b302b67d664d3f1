import { readQuery } from '../search/query.ts';
import { searchAll } from '../search/search-all.ts';
import { openLibrary } from './search-library.ts';
import { makeOption } from './search-option.ts';

/** What finds and shows requests: a script of its own, loaded when the palette first opens. */
const engine = { openLibrary, readQuery, searchAll, makeOption };

export type SearchEngine = typeof engine;

declare global {
  var wireproofSearchEngine: SearchEngine | undefined;
}

globalThis.wireproofSearchEngine = engine;
