import type { Query } from './query.ts';
import type { Hit, SearchIndex } from './search-index.ts';

/** A hit with the collection that it is of. */
export interface Found extends Hit {
  readonly index: SearchIndex;
}

export interface Findings {
  /** Whether each has all the words that were asked for. */
  readonly haveAllWords: boolean;
  /** The best first. */
  readonly found: readonly Found[];
}

/** The items of several collections with all the words; where there is none, those with the most of them. */
export function searchAll(indexes: readonly SearchIndex[], query: Query): Findings {
  const each = indexes.map((index) => ({ index, ...index.search(query) }));
  const most = Math.max(0, ...each.map(({ words }) => words));
  const found = each
    .filter(({ words }) => words === most)
    .flatMap(({ index, hits }) => hits.map((hit) => ({ ...hit, index })));
  if (indexes.length > 1) found.sort((one, other) => other.score - one.score);
  return { haveAllWords: most === query.words.length, found };
}
