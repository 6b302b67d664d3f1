import { nearest } from '../collection/nearest.ts';

/** Those of these things that a segment of an address may have meant, in their order. */
export function nearBy<Thing>(
  segment: string,
  things: readonly Thing[],
  segmentOf: (thing: Thing) => string,
): Thing[] {
  const near = nearest(segment, things.map(segmentOf));
  return things.filter((thing) => near.includes(segmentOf(thing)));
}
