import { closeness, closenessWithTypos } from './closeness.ts';
import { type Word, wordsOf } from './words.ts';

/** A piece of a text; whether it answers a query. */
export interface Piece {
  readonly text: string;
  readonly isMarked: boolean;
}

/** A text in pieces, with those marked that answer one of the words of a query. Together they are the text. */
export function markedPieces(text: string, wanted: readonly string[]): Piece[] {
  const words = wordsOf(text);
  const marked = new Uint8Array(text.length);
  for (const one of wanted) {
    const near = words.filter((word) => closeness(one, word.text) > 0);
    for (const word of near) marked.fill(1, ...typedIn(word, one));
    if (near.length > 0) continue;
    // Of a word with typing errors, the whole is marked.
    for (const word of words)
      if (closenessWithTypos(one, word.text) > 0) marked.fill(1, word.start, word.end);
  }
  const pieces: Piece[] = [];
  for (let start = 0; start < text.length; ) {
    let end = start + 1;
    while (end < text.length && marked[end] === marked[start]) end++;
    pieces.push({ text: text.slice(start, end), isMarked: marked[start] === 1 });
    start = end;
  }
  return pieces;
}

/** Where in the text stands what was typed; the whole word where folding it has moved its letters. */
function typedIn({ text, start, end, isEven }: Word, typed: string): [number, number] {
  if (!isEven) return [start, end];
  const from = start + text.indexOf(typed);
  return [from, from + typed.length];
}
