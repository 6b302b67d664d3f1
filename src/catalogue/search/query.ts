import { spelled } from './spelling.ts';
import { fold, wordsOfQuery } from './words.ts';

/** What somebody looks for. */
export interface Query {
  /** Folded; an item that has all of them is found. */
  readonly words: readonly string[];
  /** The whole of it, as names and addresses are compared: one space between words, path variables all alike. */
  readonly spelled: string;
}

/** Longer ones are cut. */
const longest = 300;
const mostWords = 12;

/** Words that say nothing where there are others. */
const filler = new Set(['a', 'an', 'and', 'for', 'of', 'on', 'the', 'to', 'with']);

/** Reads what was typed or pasted: words in any order, a method and path, or a whole address. */
export function readQuery(text: string): Query {
  const place = text.slice(0, longest).replace(/\b[a-z]+:\/\/[^/\s]*/gi, '');
  const all = [...new Set(wordsOfQuery(place))].slice(0, mostWords);
  // The last one may be the beginning of another word.
  const telling = all.filter((word, index) => index === all.length - 1 || !filler.has(word));
  return { words: telling, spelled: spelled(fold(place)) };
}
