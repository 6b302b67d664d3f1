import { isAbsent, isObject, type JsonObject, kindOf } from '../../collection/read/shape.ts';
import { below, note, type Spot } from '../../collection/read/spot.ts';
import { percentDecode } from '../../wire/encode.ts';

/** The document that is translated. */
export interface Source {
  readonly root: JsonObject;
  /** Swagger 2.0, whose parameters, bodies and hosts are written in another way. */
  readonly isVersion2: boolean;
  /** Values that samples made from schemas may still have, in all: schemas may multiply without end. */
  readonly budget: { left: number };
  /** Samples that were made, by the schema. */
  readonly samples: Readonly<Record<Direction, Map<JsonObject, unknown>>>;
  /** References that were reported already; one that is broken is often used everywhere. */
  readonly reported: Set<string>;
}

/** Which side writes a value: what is read-only is in no request, and what is write-only in no answer. */
export type Direction = 'request' | 'answer';

/** An object of the document, with the place where it really stands. */
export interface Node {
  readonly value: JsonObject;
  readonly spot: Spot;
  /** Last word of the reference that led here: `Pet`. */
  readonly name?: string;
}

/** References to references that are followed. */
const longestChain = 30;

/** The object at a place, references followed; undefined where there is none. Something else there is a problem. */
export function nodeOf(source: Source, value: unknown, spot: Spot, part: string): Node | undefined {
  if (isAbsent(value)) return undefined;
  if (!isObject(value)) {
    note(spot, 'unexpected-shape', part, kindOf(value));
    return undefined;
  }
  return followed(source, { value, spot }, longestChain);
}

/** The object that is a member of another. */
export function member(source: Source, { value, spot }: Node, key: string): Node | undefined {
  return Object.hasOwn(value, key) ? nodeOf(source, value[key], below(spot, key), key) : undefined;
}

/** The objects in a list or in an object, with their keys; an extension (`x-...`) is none. */
export function members(source: Source, parent: Node, key: string): [key: string, node: Node][] {
  const own = Object.hasOwn(parent.value, key) ? parent.value[key] : undefined;
  if (isAbsent(own)) return [];
  const spot = below(parent.spot, key);
  if (typeof own !== 'object') {
    note(spot, 'unexpected-shape', key, kindOf(own));
    return [];
  }
  return Object.entries(own).flatMap(([name, value]) => {
    if (name.startsWith('x-') && !Array.isArray(own)) return [];
    const node = nodeOf(source, value, below(spot, name), key);
    return node ? [[name, node] as [string, Node]] : [];
  });
}

function followed(source: Source, node: Node, hops: number): Node | undefined {
  const reference = node.value['$ref'];
  if (typeof reference !== 'string') return node;
  const target = hops > 0 && reference.startsWith('#') ? find(source, reference, node.spot) : undefined;
  if (!target) {
    if (!source.reported.has(reference)) {
      source.reported.add(reference);
      note(node.spot, reference.startsWith('#') ? 'reference-missing' : 'reference-outside', reference);
    }
    return undefined;
  }
  const found = followed(source, target, hops - 1);
  const { $ref: _, ...beside } = node.value;
  // What stands beside a reference says more of it (OpenAPI 3.1, Reference Object; JSON Schema 2020-12).
  if (!found || Object.keys(beside).length === 0) return found;
  return { ...found, value: { ...found.value, ...beside } };
}

/** RFC 6901 section 6: a pointer in a fragment is percent-encoded. */
function find({ root }: Source, reference: string, spot: Spot): Node | undefined {
  const tokens = percentDecode(reference.slice(1)).split('/').slice(1);
  let value: unknown = root;
  for (const token of tokens) {
    const key = token.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as JsonObject)[key];
  }
  if (!isObject(value)) return undefined;
  const pointer = tokens.map((token) => `/${token}`).join('');
  const name = tokens.at(-1);
  return { value, spot: { ...spot, pointer }, ...(name !== undefined && { name }) };
}
