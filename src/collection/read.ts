import type { Problem } from '../problems.ts';
import type { Collection, Result } from './model.ts';
import { type ItemForm, readChildren, type Surroundings, surround } from './read/item.ts';
import { decode, parseJson } from './read/json.ts';
import { descriptionOf, isObject, type JsonObject, kindOf, textOf } from './read/shape.ts';
import { below, note, type Spot } from './read/spot.ts';
import { requestForm } from './read/v1/form.ts';
import { partsByOrder } from './read/v1/order.ts';
import { childrenOf, itemForm, partsIn, partsOf } from './read/v2.ts';

/**
 * Reads every collection of a document: Postman 2.1, 2.0 or 1, the wrapper of Postman's own API, a data dump,
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
  const read = Array.isArray(value)
    ? readList(value, reading)
    : isObject(value)
      ? readObject(value, reading)
      : undefined;
  if (!read) refuse(value, reading.spot);
  return read ?? [];
}

function readList(values: readonly unknown[], reading: Reading): Collection[] | undefined {
  const parts = values.filter(isObject);
  if (parts.some(isCollection)) return readEach(values, reading);
  if (parts.some(isItem)) return [readItems(values, reading, (index) => below(reading.spot, index))];
  return undefined;
}

function readObject(value: JsonObject, reading: Reading): Collection[] | undefined {
  const { collection, collections } = value;
  const inside = (key: string) => ({ ...reading, spot: below(reading.spot, key) });
  if (isVersion1(value)) return [readVersion1(value, reading)];
  if (isVersion2(value)) return [readVersion2(value, reading)];
  if (isObject(collection)) return readDocument(collection, inside('collection'));
  // A data dump has everything of a Postman account, its collections in any version.
  if (Array.isArray(collections) && collections.length > 0)
    return readEach(collections, inside('collections'));
  if (isItem(value)) return [readItems([value], reading, () => reading.spot)];
  return undefined;
}

function readEach(values: readonly unknown[], reading: Reading): Collection[] {
  return values.flatMap((each, index) =>
    readDocument(each, { ...reading, spot: below(reading.spot, index) }),
  );
}

function isCollection(value: JsonObject): boolean {
  return isVersion1(value) || isVersion2(value);
}

/** Version 1 lists its requests and their order apart from each other. */
function isVersion1(value: JsonObject): boolean {
  return (Array.isArray(value['requests']) || Array.isArray(value['order'])) && !childrenOf(value);
}

/** A collection has an `info`; a folder that stands alone has a name instead. */
function isVersion2(value: JsonObject): boolean {
  const { info } = value;
  if (isObject(info) && textOf(info['schema'])?.includes('/collection/v2.')) return true;
  return childrenOf(value) !== undefined && (isObject(info) || !('name' in value));
}

function isItem(value: JsonObject): boolean {
  return (
    isObject(value['request']) || typeof value['request'] === 'string' || childrenOf(value) !== undefined
  );
}

function readVersion2(value: JsonObject, { source, spot, count }: Reading): Collection {
  const info = isObject(value['info']) ? value['info'] : {};
  const naming = namingOf(info, info['_postman_id'] ?? value['id']);
  const around = surround(value, 'collection', outside(naming.name, itemForm, count), spot);
  return {
    ...naming,
    format: textOf(info['schema'])?.includes('v2.0') ? 'postman-2.0' : 'postman-2.1',
    variables: around.variables[0] ?? [],
    children: readChildren(partsIn(childrenOf(value), spot), around),
    source,
  };
}

function readVersion1(value: JsonObject, { source, spot, count }: Reading): Collection {
  const naming = namingOf(value, value['id']);
  const around = surround(value, 'collection', outside(naming.name, requestForm, count), spot);
  return {
    ...naming,
    format: 'postman-1.0',
    variables: around.variables[0] ?? [],
    children: readChildren(partsByOrder(value, spot), around),
    source,
  };
}

function namingOf(info: JsonObject, givenId: unknown): Pick<Collection, 'id' | 'name' | 'description'> {
  const id = textOf(givenId);
  return { ...(id && { id }), name: textOf(info['name']) ?? '', ...descriptionOf(info) };
}

function readItems(
  values: readonly unknown[],
  { source, count }: Reading,
  placeAt: (index: number) => Spot,
): Collection {
  const children = readChildren(partsOf(values, placeAt), outside('', itemForm, count));
  return { name: '', format: 'items', variables: [], children, source };
}

function outside(collection: string, form: ItemForm, count: Surroundings['count']): Surroundings {
  return { collection, path: '', auth: undefined, variables: [], behavior: {}, form, count };
}

/** What people give instead of a collection, and how to know it. */
const strangers: readonly { what: string; isIt: (value: JsonObject) => boolean }[] = [
  { what: 'a list of Postman globals', isIt: (value) => value['_postman_variable_scope'] === 'globals' },
  { what: 'a Postman environment', isIt: ({ values }) => Array.isArray(values) },
  { what: 'an empty data dump', isIt: ({ collections }) => Array.isArray(collections) },
  { what: 'an OpenAPI document', isIt: (value) => 'openapi' in value || 'swagger' in value },
  { what: 'a HAR recording', isIt: ({ log }) => isObject(log) && Array.isArray(log['entries']) },
  { what: 'an Insomnia export', isIt: (value) => value['_type'] === 'export' },
];

function refuse(value: unknown, spot: Spot): void {
  const stranger = isObject(value) && strangers.find(({ isIt }) => isIt(value))?.what;
  note(spot, 'not-a-collection', stranger || kindOf(value));
}
