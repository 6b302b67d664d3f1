const mostSuggestions = 3;
const longestCompared = 80;
/** Letters; a third of a long text would be another text. */
const farthest = 8;
/** More than any distance of texts this short, and with one more still a byte. */
const beyond = 200;

/**
 * The candidates that someone may have meant, best first, at most three: those that hold the text,
 * then those that differ in few letters. Case does not count.
 */
export function nearest(text: string, candidates: readonly string[]): string[] {
  const wanted = fold(text);
  if (wanted === '') return [];
  const reach = Math.min(farthest, Math.max(2, Math.floor(wanted.length / 3)));
  return candidates
    .map((candidate) => ({ candidate, distance: distanceWithin(reach, wanted, fold(candidate)) }))
    .filter(({ distance }) => distance <= reach)
    .sort((one, other) => one.distance - other.distance)
    .slice(0, mostSuggestions)
    .map(({ candidate }) => candidate);
}

function fold(text: string): string {
  return text.slice(0, longestCompared).toLowerCase().slice(0, longestCompared);
}

/** Levenshtein's distance, or infinity beyond `reach`; a candidate that holds the text is half a step away. */
function distanceWithin(reach: number, wanted: string, candidate: string): number {
  if (candidate === wanted) return 0;
  if (candidate.includes(wanted)) return 0.5;
  if (Math.abs(candidate.length - wanted.length) > reach) return Number.POSITIVE_INFINITY;
  let row = new Uint8Array(candidate.length + 1).map((_, index) => index);
  let next = new Uint8Array(candidate.length + 1);
  for (let line = 1; line <= wanted.length; line++) {
    if (fillRow(next, row, line, wanted.charCodeAt(line - 1), candidate, reach) > reach) {
      return Number.POSITIVE_INFINITY;
    }
    [row, next] = [next, row];
  }
  return row[candidate.length] ?? Number.POSITIVE_INFINITY;
}

/**
 * Fills the row of a letter from the one above, and gives its least distance. An address of nothing is held against
 * every item of a collection, so only what can be within reach is computed.
 */
function fillRow(
  row: Uint8Array,
  above: Uint8Array,
  line: number,
  letter: number,
  candidate: string,
  reach: number,
): number {
  const first = Math.max(1, line - reach);
  const last = Math.min(candidate.length, line + reach);
  row.fill(beyond);
  if (first === 1) row[0] = line;
  let least = beyond;
  for (let column = first; column <= last; column++) {
    const change = letter === candidate.charCodeAt(column - 1) ? 0 : 1;
    const distance = Math.min(
      (above[column] ?? beyond) + 1,
      (row[column - 1] ?? beyond) + 1,
      (above[column - 1] ?? beyond) + change,
    );
    row[column] = distance;
    least = Math.min(least, distance);
  }
  return least;
}
