/** How well a word of a text answers one that is looked for, from 1 for the same word to 0. Typing a word is a prefix on the way. */
export function closeness(wanted: string, word: string): number {
  if (word === wanted) return 1;
  if (word.startsWith(wanted)) return 0.6 + (0.3 * wanted.length) / word.length;
  return wanted.length >= 3 && word.includes(wanted) ? 0.4 : 0;
}

/** Nobody mistypes a longer one; comparing many of them would take long. */
const longestWithTypos = 40;

/** The same for a word with typing errors: one in 4 to 7 letters, two in longer ones, also while it is being typed. */
export function closenessWithTypos(wanted: string, word: string): number {
  const allowed = wanted.length < 4 ? 0 : wanted.length < 8 ? 1 : 2;
  if (allowed === 0 || wanted.length > longestWithTypos) return 0;
  if (word.length < wanted.length - allowed) return 0;
  // The first letter is seldom wrong; it may be left out, or change places with the second.
  const begins = word[0] === wanted[0] || word[1] === wanted[0] || word[0] === wanted[1];
  if (!begins) return 0;
  const { whole, prefix } = distances(wanted, word.slice(0, wanted.length + allowed), allowed);
  if (word.length <= wanted.length + allowed && whole <= allowed) return 0.3 - 0.05 * whole;
  return prefix <= allowed ? 0.2 - 0.05 * prefix : 0;
}

/**
 * Letters to insert, leave out, replace or swap with their neighbour until the word, or any beginning of it, is the wanted one.
 * Not counted further where more than the allowed ones are sure: a page is searched word by word.
 */
function distances(wanted: string, word: string, allowed: number): { whole: number; prefix: number } {
  let before: number[] = [];
  let last = Array.from({ length: wanted.length + 1 }, (_, index) => index);
  let prefix = wanted.length;
  for (let at = 0; at < word.length; at++) {
    const row = rowOf(wanted, word, at, last, before);
    prefix = Math.min(prefix, row[wanted.length] ?? prefix);
    // A swap reaches back over one row.
    if (Math.min(...row) > allowed && Math.min(...last) > allowed) return { whole: allowed + 1, prefix };
    [before, last] = [last, row];
  }
  return { whole: last[wanted.length] ?? wanted.length, prefix };
}

/** The distances of one more letter of the word to each beginning of the wanted one, from the two rows before. */
function rowOf(wanted: string, word: string, at: number, last: number[], before: number[]): number[] {
  const row = [at + 1];
  for (let index = 0; index < wanted.length; index++) {
    const replaced = (last[index] ?? 0) + (word[at] === wanted[index] ? 0 : 1);
    const swapped = isSwap(wanted, index, word, at) ? (before[index - 1] ?? 0) + 1 : replaced;
    row.push(Math.min(replaced, swapped, (last[index + 1] ?? 0) + 1, (row[index] ?? 0) + 1));
  }
  return row;
}

function isSwap(wanted: string, index: number, word: string, at: number): boolean {
  if (at === 0 || index === 0) return false;
  return word[at] === wanted[index - 1] && word[at - 1] === wanted[index];
}
