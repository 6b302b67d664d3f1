import { closeness, closenessWithTypos } from './closeness.ts';
import { type Word, wordsOf } from './words.ts';

/** A piece of a text; whether it answers a query. */
export interface Piece {
  readonly text: string;
  readonly isMarked: boolean;
}

/** A text in pieces, with those marked that answer one of the words of a query. Together they are the text. */
export function markedPieces(text: string, wanted: readonly string[]): Piece[] {
  const marked = new Uint8Array(text.length);
  for (const word of wordsOf(text)) {
    for (const one of wanted) {
      const end = endOfMark(one, word);
      if (end !== undefined) marked.fill(1, startOfMark(one, word), end);
    }
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

/** What was typed is marked; of a word with typing errors, the whole. */
function endOfMark(wanted: string, word: Word): number | undefined {
  if (closeness(wanted, word.text) > 0)
    return word.isEven ? startOfMark(wanted, word) + wanted.length : word.end;
  return closenessWithTypos(wanted, word.text) > 0 ? word.end : undefined;
}

function startOfMark(wanted: string, word: Word): number {
  return word.isEven ? word.start + Math.max(0, word.text.indexOf(wanted)) : word.start;
}
