import { isObject, type JsonObject } from '../../collection/read/shape.ts';
import { below } from '../../collection/read/spot.ts';
import { type Node, nodeOf, type Source } from './source.ts';

/** A schema with everything that it is put together from, and where its parts really stand. */
export interface Schema {
  /** All keywords; of those that several parts have, the last one counts, and properties are put together. */
  readonly value: JsonObject;
  readonly properties: ReadonlyMap<string, { readonly value: unknown; readonly node: Node }>;
  readonly required: ReadonlySet<string>;
  /** `object`, `array`, `string` ...; undefined where anything may stand. */
  readonly type: string | undefined;
  readonly node: Node;
  /** The objects of the document that it is made of: one that comes again inside it goes in a circle. */
  readonly parts: readonly JsonObject[];
}

/** Parts that one schema is put together from, at most. */
const mostParts = 200;

/** Puts a schema together: references followed, `allOf` merged, the first of `oneOf` and `anyOf` that is not null. */
export function schemaAt(source: Source, value: unknown, at: Node): Schema | undefined {
  const first = nodeOf(source, value === true ? {} : value, at.spot, 'schema');
  if (!first) return undefined;
  const parts: JsonObject[] = [];
  const properties = new Map<string, { value: unknown; node: Node }>();
  const required = new Set<string>();
  const merged: Record<string, unknown> = {};

  const add = (node: Node): void => {
    if (parts.includes(node.value) || parts.length >= mostParts) return;
    parts.push(node.value);
    for (const part of baseParts(source, node)) add(part);
    const { properties: own, required: names, allOf, oneOf, anyOf, ...keywords } = node.value;
    Object.assign(merged, keywords);
    for (const [name, schema] of Object.entries(isObject(own) ? own : {})) {
      properties.set(name, {
        value: schema,
        node: { ...node, spot: below(below(node.spot, 'properties'), name) },
      });
    }
    for (const name of Array.isArray(names) ? names : []) if (typeof name === 'string') required.add(name);
  };
  add(first);
  const type = typeOf(merged, properties.size > 0);
  return { value: merged, properties, required, type, node: first, parts };
}

function baseParts(source: Source, { value, spot }: Node): Node[] {
  const list = (key: string) => (Array.isArray(value[key]) ? value[key] : []) as unknown[];
  const at = (key: string, part: unknown, index: number) =>
    nodeOf(source, part, below(below(spot, key), index), 'schema') ?? [];
  const all = list('allOf').flatMap((part, index) => at('allOf', part, index));
  for (const key of ['oneOf', 'anyOf']) {
    const choices = list(key).flatMap((part, index) => at(key, part, index));
    const [chosen] = choices.filter((choice) => choice.value['type'] !== 'null');
    if (chosen) all.push(chosen);
  }
  return all;
}

function typeOf(value: JsonObject, hasProperties: boolean): string | undefined {
  const { type } = value;
  // In 3.1 a type may be a list, often with null.
  const stated = Array.isArray(type) ? type.find((each) => each !== 'null') : type;
  if (typeof stated === 'string') return stated === 'file' ? 'string' : stated;
  if (hasProperties || isObject(value['additionalProperties'])) return 'object';
  if ('items' in value || 'prefixItems' in value) return 'array';
  if (['format', 'pattern', 'minLength', 'maxLength'].some((key) => key in value)) return 'string';
  if (['minimum', 'maximum', 'multipleOf'].some((key) => key in value)) return 'number';
  return undefined;
}

/** Whether a schema means the bytes of a file. */
export function isFile({ value }: Schema): boolean {
  const { type, format, contentMediaType, contentEncoding } = value;
  if (type === 'file' || format === 'binary') return true;
  return typeof contentMediaType === 'string' && contentEncoding === undefined && type === 'string';
}

/** The value that a schema states itself: example, constant, default, or the first of its enumeration. */
export function statedValue({ value }: Schema): unknown {
  for (const key of ['example', 'x-example', 'examples', 'const', 'default', 'enum']) {
    const own = Object.hasOwn(value, key) ? value[key] : undefined;
    const stated = Array.isArray(own) && (key === 'examples' || key === 'enum') ? own[0] : own;
    if (stated === undefined || stated === null || (key === 'examples' && !Array.isArray(own))) continue;
    return stated;
  }
  return undefined;
}
