const mostSuggestions = 3;
const longestCompared = 80;

/**
 * The candidates that someone may have meant, best first, at most three: those that hold the text,
 * then those that differ in few letters. Case does not count.
 */
export function nearest(text: string, candidates: readonly string[]): string[] {
  const wanted = fold(text);
  if (wanted === '') return [];
  const reach = Math.max(2, Math.floor(wanted.length / 3));
  return candidates
    .map((candidate) => ({ candidate, distance: distanceWithin(reach, wanted, fold(candidate)) }))
    .filter(({ distance }) => distance <= reach)
    .sort((one, other) => one.distance - other.distance)
    .slice(0, mostSuggestions)
    .map(({ candidate }) => candidate);
}

function fold(text: string): string {
  return text.slice(0, longestCompared).toLowerCase();
}

/** Levenshtein's distance, or infinity beyond `reach`; a candidate that holds the text is half a step away. */
function distanceWithin(reach: number, wanted: string, candidate: string): number {
  if (candidate === wanted) return 0;
  if (candidate.includes(wanted)) return 0.5;
  if (Math.abs(candidate.length - wanted.length) > reach) return Number.POSITIVE_INFINITY;
  let row = Array.from({ length: candidate.length + 1 }, (_, index) => index);
  for (let line = 1; line <= wanted.length; line++) {
    const next = [line];
    for (let column = 1; column <= candidate.length; column++) {
      const change = wanted[line - 1] === candidate[column - 1] ? 0 : 1;
      next.push(
        Math.min((row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1, (row[column - 1] ?? 0) + change),
      );
    }
    if (Math.min(...next) > reach) return Number.POSITIVE_INFINITY;
    row = next;
  }
  return row[candidate.length] ?? Number.POSITIVE_INFINITY;
}
