import { limits } from '../collection/read/json.ts';
import type { Spot } from '../collection/read/spot.ts';
import type { Problem } from '../problems.ts';
import type { CollectionDocument, FolderDocument, ItemDocument } from './postman.ts';

/** A document of another format as a collection, and what was noticed on the way. */
export interface Translation {
  readonly document: CollectionDocument;
  /** Places are in the document that was given. `item` is a mark of {@link Marks}, until the items have their paths. */
  readonly problems: readonly Problem[];
  readonly marks: Marks;
}

/** Items by the mark that the problems of each have in place of its path, which is known when all are there. */
export type Marks = ReadonlyMap<string, ItemDocument>;

/** Collects the items of a translation under the marks of their places. */
export class MarkedItems {
  readonly #items = new Map<string, ItemDocument>();
  #count = 0;

  /** Makes an item at a place; the problems noted at `spot` while it is made belong to it. */
  add(place: Spot, make: (spot: Spot) => ItemDocument): ItemDocument {
    const mark = String(this.#count++);
    const item = make({ ...place, item: mark });
    this.#items.set(mark, item);
    return item;
  }

  all(): Marks {
    return this.#items;
  }
}

/** Operations, recorded requests or commands that are translated, at most. */
export const mostItems = limits.items;

/** Every item of a document, in its order. */
export function itemsIn(parent: {
  readonly item: readonly (FolderDocument | ItemDocument)[];
}): ItemDocument[] {
  return parent.item.flatMap((child) => ('item' in child ? itemsIn(child) : [child]));
}
