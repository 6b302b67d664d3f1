import { isObject, type JsonObject } from '../../collection/read/shape.ts';
import { below, note } from '../../collection/read/spot.ts';
import { describe } from './describe.ts';
import { exampleIn } from './example.ts';
import { sampleOf } from './sample.ts';
import { type Schema, schemaAt, statedValue } from './schema.ts';
import { member, type Node, nodeOf, type Source } from './source.ts';

/** A parameter of either version, with what its schema says. */
export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly isRequired: boolean;
  readonly description: string;
  readonly style: string;
  readonly explode: boolean;
  /** What the document gives as its value: an example, a default, the first of its enumeration; absent where nothing is given. */
  readonly value?: unknown;
  /** Its value is written as JSON (`content` in place of a schema). */
  readonly isJson: boolean;
}

/** The parameters of an operation: its own stand for those of its path with the same place and name. */
export function parametersOf(source: Source, path: Node, operation: Node): readonly Node[] {
  const byPlace = new Map<string, Node>();
  for (const owner of [path, operation]) {
    const list = owner.value['parameters'];
    for (const [index, own] of (Array.isArray(list) ? list : []).entries()) {
      const spot = { ...below(below(owner.spot, 'parameters'), index), item: operation.spot.item ?? '' };
      const node = nodeOf(source, own, spot, 'parameter');
      if (!node) continue;
      const { in: place, name } = node.value;
      if (typeof name === 'string' && typeof place === 'string') byPlace.set(`${place} ${name}`, node);
      else note(node.spot, 'parameter-nameless');
    }
  }
  return [...byPlace.values()];
}

/** Reads a parameter that stands in the address or a header; undefined for one that stands in the body. */
export function readParameter(source: Source, node: Node): Parameter | undefined {
  const { name, in: place, required, description } = node.value;
  if (!isPlace(place) || typeof name !== 'string') return undefined;
  const { schema, at, isJson } = schemaOf(source, node);
  const own = schema === undefined ? undefined : schemaAt(source, schema, at);
  const isRequired = required === true || place === 'path';
  const value = givenValue(source, node, own);
  return {
    name,
    in: place,
    isRequired,
    description: describe(description, isRequired, own),
    ...styleOf(source, node, place),
    ...(value !== undefined && { value }),
    isJson,
  };
}

function isPlace(place: unknown): place is Parameter['in'] {
  return place === 'path' || place === 'query' || place === 'header' || place === 'cookie';
}

function schemaOf(source: Source, node: Node): { schema: unknown; at: Node; isJson: boolean } {
  if (source.isVersion2) return { schema: inlineSchema(node.value), at: node, isJson: false };
  const content = member(source, node, 'content');
  if (!content) return { schema: node.value['schema'], at: node, isJson: false };
  const [type = ''] = Object.keys(content.value);
  const media = member(source, content, type);
  return { schema: media?.value['schema'], at: media ?? node, isJson: true };
}

/** In version 2 the keywords of the schema stand in the parameter itself. */
export function inlineSchema(value: JsonObject): JsonObject {
  const { name, in: place, required, description, collectionFormat, allowEmptyValue, ...schema } = value;
  return schema;
}

function givenValue(source: Source, node: Node, schema: Schema | undefined): unknown {
  const given = exampleIn(source, node);
  if (given !== undefined) return given;
  if (!schema) return undefined;
  const stated = statedValue(schema);
  if (stated !== undefined) return stated;
  if (schema.type === 'array') {
    const items = schemaAt(source, schema.value['items'], schema.node);
    const one = items && statedValue(items);
    return one === undefined ? undefined : [one];
  }
  // An object is made whole: its keys are what the caller must know.
  if (schema.type === 'object') return sampleOf(source, schema.node.value, schema.node, 'request');
  return undefined;
}

const formats2: Readonly<Record<string, { style: string; explode: boolean }>> = {
  csv: { style: 'form', explode: false },
  ssv: { style: 'spaceDelimited', explode: false },
  tsv: { style: 'tabDelimited', explode: false },
  pipes: { style: 'pipeDelimited', explode: false },
  multi: { style: 'form', explode: true },
};

/** OpenAPI, Parameter Object: `form` in queries and cookies, `simple` elsewhere; only `form` explodes by itself. */
function styleOf({ isVersion2 }: Source, { value }: Node, place: Parameter['in']) {
  if (isVersion2)
    return formats2[String(value['collectionFormat'] ?? 'csv')] ?? formats2['csv'] ?? usual(place);
  const style = typeof value['style'] === 'string' ? value['style'] : usual(place).style;
  const explode = typeof value['explode'] === 'boolean' ? value['explode'] : style === 'form';
  return { style, explode };
}

function usual(place: Parameter['in']) {
  const isForm = place === 'query' || place === 'cookie';
  return { style: isForm ? 'form' : 'simple', explode: isForm };
}

/** Whether a value has parts that a style puts together. */
export function hasParts(value: unknown): value is JsonObject | readonly unknown[] {
  return Array.isArray(value) || isObject(value);
}
