import type { Problem } from '../problems.ts';
import type { Collection, Folder, Item, Result, Variable } from './model.ts';
import { readVariables } from './read/entries.ts';
import { decode, parseJson } from './read/json.ts';
import { isObject, type JsonObject, kindOf, textOf } from './read/shape.ts';
import { below, note, type Spot } from './read/spot.ts';

/** Values for the variables of any collection, as Postman exports them. */
export interface Environment {
  readonly name: string;
  /** An environment is stronger than folders and collections; globals are weaker. */
  readonly scope: 'environment' | 'globals';
  /** Those that are enabled; the value of a secret is not kept. */
  readonly variables: readonly Variable[];
}

/**
 * Reads an environment or the globals that Postman exports, also in the wrapper of Postman's own API. Never throws:
 * where there is neither, the value is undefined and a problem says why.
 */
export function readEnvironment(input: Uint8Array | string): Result<Environment | undefined> {
  const problems: Problem[] = [];
  const spot: Spot = { pointer: '', problems };
  const source = decode(input, spot);
  const document = source === undefined ? undefined : parseJson(source, spot);
  return { value: document === undefined ? undefined : readDocument(document, spot), problems };
}

function readDocument(value: unknown, spot: Spot): Environment | undefined {
  if (isObject(value) && isObject(value['environment'])) {
    return readDocument(value['environment'], below(spot, 'environment'));
  }
  if (!isObject(value) || !Array.isArray(value['values'])) {
    note(spot, 'not-an-environment', whatIs(value));
    return undefined;
  }
  return {
    name: textOf(value['name']) ?? '',
    scope: value['_postman_variable_scope'] === 'globals' ? 'globals' : 'environment',
    variables: readVariables(value['values'], below(spot, 'values')),
  };
}

const collectionKeys = ['info', 'item', 'items', 'requests', 'collection', 'collections', 'request'];

function whatIs(value: unknown): string {
  const isCollection = isObject(value) && collectionKeys.some((key) => key in (value as JsonObject));
  return isCollection ? 'a collection' : kindOf(value);
}

/** The same collection with the variables of an environment around those it has. Of several, the last is the strongest. */
export function withEnvironment(collection: Collection, { scope, variables }: Environment): Collection {
  const extend = (own: Item['variables']) =>
    scope === 'globals' ? [...own, variables] : [variables, ...own];
  const inEach = (children: Collection['children']): (Folder | Item)[] =>
    children.map((child) =>
      child.kind === 'item'
        ? { ...child, variables: extend(child.variables) }
        : { ...child, children: inEach(child.children) },
    );
  return { ...collection, children: inEach(collection.children) };
}
