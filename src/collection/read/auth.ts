import type { Auth, Example } from '../model.ts';
import { isAbsent, isObject, kindOf, textOf } from './shape.ts';
import { note, type Spot } from './spot.ts';

/** Reads an auth; undefined where nothing is stated, which inherits. `noauth` is a statement. */
export function readAuth(value: unknown, from: Auth['from'], spot: Spot): Auth | undefined {
  if (isAbsent(value)) return undefined;
  if (!isObject(value)) {
    note(spot, 'unexpected-shape', 'auth', kindOf(value));
    return undefined;
  }
  const type = textOf(value['type']);
  return type ? { type, parameters: readParameters(value[type]), from } : undefined;
}

/** A list of keys and values in version 2.1, an object in 2.0. */
function readParameters(value: unknown): Record<string, string> {
  const pairs = Array.isArray(value)
    ? value.filter(isObject).map((entry) => [textOf(entry['key']) ?? '', entry['value']] as const)
    : Object.entries(isObject(value) ? value : {});
  return Object.fromEntries(
    pairs.flatMap(([key, own]) => {
      const text = textOf(own);
      return key === '' || text === undefined ? [] : [[key, text]];
    }),
  );
}

/** What converters from OpenAPI write beside the headers that they add to an example for a security scheme. */
const addedForScheme = /^Added as a part of security scheme\b/;

/** The auth that the original requests of an item's examples show, where item, folders and collection state none. */
export function authOfExamples(examples: readonly Example[]): Auth | undefined {
  const header = examples
    .flatMap(({ request }) => request?.headers ?? [])
    .find(
      ({ key, description }) =>
        key.toLowerCase() === 'authorization' && addedForScheme.test(description ?? ''),
    );
  if (!header) return undefined;
  const type = /^basic\b/i.test(header.value ?? '') ? 'basic' : 'bearer';
  return { type, parameters: {}, from: 'example' };
}
