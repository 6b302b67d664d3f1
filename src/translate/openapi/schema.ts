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
  const gathered: Gathered = { parts: [], properties: new Map(), required: new Set(), keywords: {} };
  gather(source, first, gathered);
  const { parts, properties, required, keywords } = gathered;
  const type = typeOf(keywords, properties.size > 0);
  return { value: keywords, properties, required, type, node: first, parts };
}

interface Gathered {
  readonly parts: JsonObject[];
  readonly properties: Map<string, { value: unknown; node: Node }>;
  readonly required: Set<string>;
  readonly keywords: Record<string, unknown>;
}

function gather(source: Source, node: Node, gathered: Gathered): void {
  if (gathered.parts.includes(node.value) || gathered.parts.length >= mostParts) return;
  gathered.parts.push(node.value);
  for (const part of baseParts(source, node)) gather(source, part, gathered);
  const { properties, required, allOf, oneOf, anyOf, ...keywords } = node.value;
  Object.assign(gathered.keywords, keywords);
  const place = below(node.spot, 'properties');
  for (const [name, value] of Object.entries(isObject(properties) ? properties : {})) {
    gathered.properties.set(name, { value, node: { ...node, spot: below(place, name) } });
  }
  const names = Array.isArray(required) ? required : [];
  for (const name of names.filter((each) => typeof each === 'string')) gathered.required.add(name);
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
