import type { Entry, Item } from '../../../src/collection/model.ts';

/** A part of the request that differs on purpose. */
export interface Difference {
  readonly id: string;
  /** What we do, what the engine does, and why ours is right. */
  readonly reason: string;
  /** The parts of this item that it explains; none where it does not apply. `source` is the item's JSON as given. */
  readonly explains: (item: Item, source: Source) => readonly string[];
  /** An item that differs for this reason and no other. */
  readonly example: object;
  /** What the collection of the example has beside it. */
  readonly around?: object;
}

export interface Source {
  readonly request?: unknown;
  readonly url?: unknown;
}

/** The names that stand more than once among the enabled entries of a list. */
export function repeated(entries: readonly Entry[], nameOf: (key: string) => string): string[] {
  const names = entries.filter(({ disabled }) => !disabled).map(({ key }) => nameOf(key));
  return names.filter((name, index) => names.indexOf(name) !== index);
}
