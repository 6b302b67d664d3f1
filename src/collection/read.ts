import type { Problem } from '../problems.ts';
import type { Collection, Result } from './model.ts';
import { childrenOf, readChildren, type Surroundings, surround } from './read/item.ts';
import { decode, parseJson } from './read/json.ts';
import { descriptionOf, isObject, type JsonObject, kindOf, textOf } from './read/shape.ts';
import { below, note, type Spot } from './read/spot.ts';

/**
 * Reads every collection of a document: Postman 2.1 or 2.0, the wrapper of Postman's own API,
 * one item, or a list of items or of collections. UTF-8, with or without a byte order mark.
 * Never throws: what cannot be read is a problem.
 */
export function readCollections(input: Uint8Array | string): Result<readonly Collection[]> {
  const problems: Problem[] = [];
  const spot: Spot = { pointer: '', problems };
  const source = decode(input, spot);
  const document = source === undefined ? undefined : parseJson(source, spot);
  const value =
    source === undefined || document === undefined
      ? []
      : readDocument(document, { source, spot, count: { read: 0 } });
  return { value, problems };
}

/** The document that is read, where, and how far. */
interface Reading {
  readonly source: string;
  readonly spot: Spot;
  readonly count: Surroundings['count'];
}

function readDocument(value: unknown, reading: Reading): Collection[] {
  const inside = (key: string | number) => ({ ...reading, spot: below(reading.spot, key) });
  if (Array.isArray(value)) {
    const parts = value.filter(isObject);
    if (parts.some(isCollection)) return value.flatMap((each, index) => readDocument(each, inside(index)));
    if (parts.some(isItem)) return [readItems(value, reading, (index) => below(reading.spot, index))];
  } else if (isObject(value)) {
    if (isCollection(value)) return [readCollection(value, reading)];
    if (isObject(value['collection'])) return readDocument(value['collection'], inside('collection'));
    if (isItem(value)) return [readItems([value], reading, () => reading.spot)];
  }
  refuse(value, reading.spot);
  return [];
}

/** A collection has an `info`; a folder that stands alone has a name instead. */
function isCollection(value: JsonObject): boolean {
  const { info } = value;
  if (isObject(info) && textOf(info['schema'])?.includes('/collection/v2.')) return true;
  return childrenOf(value) !== undefined && (isObject(info) || !('name' in value));
}

function isItem(value: JsonObject): boolean {
  return (
    isObject(value['request']) || typeof value['request'] === 'string' || childrenOf(value) !== undefined
  );
}

function readCollection(value: JsonObject, { source, spot, count }: Reading): Collection {
  const info = isObject(value['info']) ? value['info'] : {};
  const name = textOf(info['name']) ?? '';
  const id = textOf(info['_postman_id'] ?? value['id']);
  const list = childrenOf(value);
  const around = surround(value, 'collection', outside(name, count), spot);
  const placeOfList = below(spot, list?.key ?? 'item');
  return {
    ...(id && { id }),
    name,
    ...descriptionOf(info),
    format: textOf(info['schema'])?.includes('v2.0') ? 'postman-2.0' : 'postman-2.1',
    variables: around.variables[0] ?? [],
    children: readChildren(list?.children ?? [], around, (index) => below(placeOfList, index)),
    source,
  };
}

function readItems(
  values: readonly unknown[],
  { source, count }: Reading,
  placeAt: (index: number) => Spot,
): Collection {
  const children = readChildren(values, outside('', count), placeAt);
  return { name: '', format: 'items', variables: [], children, source };
}

function outside(collection: string, count: Surroundings['count']): Surroundings {
  return { collection, path: '', auth: undefined, variables: [], disablesBodyPruning: false, count };
}

/** What people give instead of a collection, and how to know it. */
const strangers: readonly { what: string; isIt: (value: JsonObject) => boolean }[] = [
  { what: 'a Postman environment', isIt: ({ values }) => Array.isArray(values) },
  { what: 'an OpenAPI document', isIt: (value) => 'openapi' in value || 'swagger' in value },
  { what: 'a HAR recording', isIt: ({ log }) => isObject(log) && Array.isArray(log['entries']) },
  { what: 'an Insomnia export', isIt: (value) => value['_type'] === 'export' },
];

function refuse(value: unknown, spot: Spot): void {
  if (isObject(value) && Array.isArray(value['collections'])) {
    note(spot, 'format-not-read', `a data dump with ${value['collections'].length} collections`);
  } else if (isObject(value) && (Array.isArray(value['requests']) || Array.isArray(value['order']))) {
    note(spot, 'format-not-read', 'a Postman collection of version 1');
  } else {
    const stranger = isObject(value) && strangers.find(({ isIt }) => isIt(value))?.what;
    note(spot, 'not-a-collection', stranger || kindOf(value));
  }
}
