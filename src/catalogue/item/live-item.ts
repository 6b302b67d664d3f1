import type { CollectionRequest, Item } from '../../collection/model.ts';
import type { Place } from './chosen.ts';

/** What the core needs of an item to do in the page what the server does. */
export interface LiveItem {
  readonly item: Item;
  /** Its JSON, laid out. */
  readonly json: string;
  readonly simulator?: Place;
  /** Requests that examples were saved with, by the key of their answer; only those that are another than the item's. */
  readonly requests: Readonly<Record<string, CollectionRequest>>;
  /** Characters that a page has for each of them. */
  readonly room: number;
}
