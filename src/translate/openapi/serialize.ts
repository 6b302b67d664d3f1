import { isObject, type JsonObject, textOf } from '../../collection/read/shape.ts';
import type { Parameter } from './parameter.ts';

/** A key and a value as an address, a header or a form has them; not percent-encoded. */
export type Pair = readonly [key: string, value: string];

type Form = Pick<Parameter, 'style' | 'explode' | 'isJson'>;

/** Characters between the values of a list that is one pair. */
const separators: ReadonlyMap<string, string> = new Map([
  ['spaceDelimited', ' '],
  ['tabDelimited', '\t'],
  ['pipeDelimited', '|'],
]);

/** The pairs of a query, a cookie or a form for one value (OpenAPI, Style Values; RFC 6570 section 3.2.8). */
export function pairsOf(name: string, value: unknown, { style, explode, isJson }: Form): Pair[] {
  if (isJson) return [[name, JSON.stringify(value) ?? '']];
  const separator = separators.get(style) ?? ',';
  if (Array.isArray(value)) {
    if (explode) return value.map((element) => [name, plain(element)]);
    return [[name, value.map(plain).join(separator)]];
  }
  if (!isObject(value)) return [[name, plain(value)]];
  if (style === 'deepObject') return deepPairs(name, value);
  if (explode) return Object.entries(value).map(([key, own]) => [key, plain(own)]);
  return [[name, flat(value).join(separator)]];
}

/** `filter[a][b]=c`; the specification leaves lists and objects inside open, and this is how they are usually read. */
function deepPairs(name: string, value: unknown): Pair[] {
  if (Array.isArray(value)) return value.flatMap((own) => deepPairs(`${name}[]`, own));
  if (!isObject(value)) return [[name, plain(value)]];
  return Object.entries(value).flatMap(([key, own]) => deepPairs(`${name}[${key}]`, own));
}

/** The one text of a header or a path segment (style `simple`). */
export function textFor(value: unknown, { explode, isJson }: Form): string {
  if (isJson) return JSON.stringify(value) ?? '';
  if (Array.isArray(value)) return value.map(plain).join(',');
  if (!isObject(value)) return plain(value);
  if (explode)
    return Object.entries(value)
      .map(([key, own]) => `${key}=${plain(own)}`)
      .join(',');
  return flat(value).join(',');
}

function flat(value: JsonObject): string[] {
  return Object.entries(value).flatMap(([key, own]) => [key, plain(own)]);
}

function plain(value: unknown): string {
  return textOf(value) ?? '';
}
