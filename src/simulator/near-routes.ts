import { splitPath } from './path-pattern.ts';

/** How many routes are named to somebody who asked for one that is not there. */
const most = 5;

/** The routes that are most like a path, most alike first: those that share segments with it and have its length. */
export function nearRoutes(listing: readonly string[], path: string): string[] {
  const asked = splitPath(path).map((segment) => segment.toLowerCase());
  return listing
    .map((route) => ({ route, score: likeness(asked, splitPath(route.slice(route.indexOf(' ') + 1))) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
    .slice(0, most)
    .map(({ route }) => route);
}

function likeness(asked: readonly string[], segments: readonly string[]): number {
  const own = new Set(segments.map((segment) => segment.toLowerCase()));
  const shared = asked.filter((segment) => own.has(segment)).length;
  return shared === 0 ? 0 : shared * 10 - Math.abs(asked.length - segments.length);
}
