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
  // An address of nothing is held against every item of a collection, so only what can be within reach is computed.
  let row = new Uint8Array(candidate.length + 1).map((_, index) => index);
  let next = new Uint8Array(candidate.length + 1);
  for (let line = 1; line <= wanted.length; line++) {
    const letter = wanted.charCodeAt(line - 1);
    const first = Math.max(1, line - reach);
    const last = Math.min(candidate.length, line + reach);
    next.fill(beyond);
    next[first - 1] = first === 1 ? line : beyond;
    let least = beyond;
    for (let column = first; column <= last; column++) {
      const change = letter === candidate.charCodeAt(column - 1) ? 0 : 1;
      const distance = Math.min(
        (row[column] ?? beyond) + 1,
        (next[column - 1] ?? beyond) + 1,
        (row[column - 1] ?? beyond) + change,
      );
      next[column] = distance;
      if (distance < least) least = distance;
    }
    if (least > reach) return Number.POSITIVE_INFINITY;
    [row, next] = [next, row];
  }
  return row[candidate.length] ?? Number.POSITIVE_INFINITY;
}
