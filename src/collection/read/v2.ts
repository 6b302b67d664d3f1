import { readAuth } from './auth.ts';
import type { ItemForm, Part } from './item.ts';
import { readExamples, readRequest } from './request.ts';
import { isObject, type JsonObject } from './shape.ts';
import { below, type Spot } from './spot.ts';

/** An item of version 2.1 or 2.0. */
export const itemForm: ItemForm = {
  requestOf: ({ request }) => request,
  readRequest: ({ request }, spot) =>
    readRequest(request, request === undefined ? spot : below(spot, 'request')),
  readExamples: ({ response }, spot) => readExamples(response, below(spot, 'response')),
  readAuth: (own, from, spot) =>
    from === 'item' && isObject(own['request'])
      ? readAuth(own['request']['auth'], from, below(below(spot, 'request'), 'auth'))
      : readAuth(own['auth'], from, below(spot, 'auth')),
};

/** The list of items and folders in a folder or a collection, with its key; early converters wrote `items`. */
export function childrenOf(value: JsonObject): { key: string; children: readonly unknown[] } | undefined {
  for (const key of ['item', 'items']) {
    const children = value[key];
    if (Array.isArray(children)) return { key, children };
  }
  return undefined;
}

/** What stands in a list of items and folders. */
export function* partsOf(values: readonly unknown[], placeAt: (index: number) => Spot): Generator<Part> {
  for (const [index, own] of values.entries()) {
    const list = isObject(own) ? childrenOf(own) : undefined;
    const place = placeAt(index);
    yield list ? { own, place, inside: (folder) => partsIn(list, folder) } : { own, place };
  }
}

/** What stands in a folder or a collection that has its place. */
export function partsIn(list: ReturnType<typeof childrenOf>, place: Spot): Iterable<Part> {
  if (!list) return [];
  const placeOfList = below(place, list.key);
  return partsOf(list.children, (index) => below(placeOfList, index));
}
