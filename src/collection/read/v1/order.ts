import { groupBy } from '../../group-by.ts';
import type { Part } from '../item.ts';
import { isObject, type JsonObject, textOf } from '../shape.ts';
import { below, note, type Spot } from '../spot.ts';

/** How deep folders stand in each other; what is deeper stands at the end of the collection. */
export const deepestFolder = 100;

/**
 * The folders and requests of a version 1 collection, which lists both flat and orders them by id in
 * `folders_order` and `order`. Each gets one place, where it is named first; folders stand before requests.
 * What no order names stands at the end of its `folder`, or of the collection.
 */
export function partsByOrder(collection: JsonObject, spot: Spot): Part[] {
  const listed = partsOf(collection['folders'], below(spot, 'folders'));
  const homes = { collection, folders: listed.flatMap(({ own }) => (isObject(own) ? [own] : [])) };
  const folders = shelve(listed, 'folders_order', homes);
  const requests = shelve(partsOf(collection['requests'], below(spot, 'requests')), 'order', homes);

  const partsIn = (home: JsonObject, place: Spot, depth: number): Part[] => [
    ...(depth < deepestFolder ? takeFor(folders, home, place) : []).map((part) => asFolder(part, depth + 1)),
    ...takeFor(requests, home, place),
  ];
  const asFolder = ({ own, place }: Part, depth: number): Part => {
    const parts = isObject(own) ? partsIn(own, place, depth) : [];
    return { own, place, inside: () => parts };
  };

  const parts = partsIn(collection, spot, 0);
  // Folders in a circle, folders too deep, and twins of one id.
  for (const part of folders.left) if (takeLate(folders, part)) parts.push(asFolder(part, 1));
  for (const part of requests.left) if (takeLate(requests, part)) parts.push(part);
  return parts;
}

/** Folders or requests, by the orders that name them. */
interface Shelf {
  readonly orderKey: 'folders_order' | 'order';
  /** What has no place yet. */
  readonly left: Set<Part>;
  /** The first of twins stands last. */
  readonly byId: ReadonlyMap<string, Part[]>;
  /** What no order names, by the folder or collection that it belongs to. */
  readonly unordered: ReadonlyMap<unknown, readonly Part[]>;
}

/** Who may hold folders and requests. */
interface Homes {
  readonly collection: JsonObject;
  readonly folders: readonly JsonObject[];
}

function shelve(parts: readonly Part[], orderKey: Shelf['orderKey'], homes: Homes): Shelf {
  const ordered = new Set([homes.collection, ...homes.folders].flatMap((home) => idsIn(home, orderKey)));
  const folderById = new Map(homes.folders.map((folder) => [idOf(folder), folder]));
  const homeOf = ({ own }: Part) => {
    const id = isObject(own) ? textOf(own['folder']) : undefined;
    return (id && folderById.get(id)) || homes.collection;
  };
  return {
    orderKey,
    left: new Set(parts),
    byId: groupBy([...parts].reverse(), ({ own }) => idOf(own)),
    unordered: groupBy(
      parts.filter(({ own }) => !ordered.has(idOf(own))),
      homeOf,
    ),
  };
}

/** Takes what a folder or the collection holds. Where it has no order of its own, the order of the document counts. */
function takeFor(shelf: Shelf, home: JsonObject, place: Spot): Part[] {
  const taken: Part[] = [];
  const missing: string[] = [];
  for (const id of idsIn(home, shelf.orderKey)) {
    const part = takeById(shelf, id);
    if (part) taken.push(part);
    else missing.push(id);
  }
  if (missing.length > 0) {
    note(
      below(place, shelf.orderKey),
      'order-names-missing',
      String(missing.length),
      missing.slice(0, 3).join(', '),
    );
  }
  const hasOrder = Array.isArray(home[shelf.orderKey]);
  for (const part of shelf.unordered.get(home) ?? []) {
    if (hasOrder ? takeLate(shelf, part) : shelf.left.delete(part)) taken.push(part);
  }
  return taken;
}

function takeById({ byId, left }: Shelf, id: string): Part | undefined {
  const twins = byId.get(id) ?? [];
  for (let twin = twins.pop(); twin; twin = twins.pop()) if (left.delete(twin)) return twin;
  return undefined;
}

/** Takes what no order gave a place; false where it has one already. */
function takeLate({ left }: Shelf, part: Part): boolean {
  const isLeft = left.delete(part);
  if (isLeft && isObject(part.own)) note(part.place, 'not-in-order');
  return isLeft;
}

function partsOf(values: unknown, place: Spot): Part[] {
  return (Array.isArray(values) ? values : []).map((own, index) => ({ own, place: below(place, index) }));
}

function idsIn(home: JsonObject, orderKey: Shelf['orderKey']): string[] {
  const ids = home[orderKey];
  return Array.isArray(ids) ? ids.map((id) => textOf(id) ?? '') : [];
}

function idOf(own: unknown): string {
  return (isObject(own) && textOf(own['id'])) || '';
}
