import { isObject, type JsonObject } from '../../collection/read/shape.ts';
import { below } from '../../collection/read/spot.ts';
import { isFile, type Schema, schemaAt, statedValue } from './schema.ts';
import { type Direction, type Node, nodeOf, type Source } from './source.ts';

/** Lists and objects inside each other in a sample. */
const deepest = 20;
/** Values of one sample; what comes behind them is left out. */
const largest = 2000;
/** Characters that a shortest length asks for, at most. */
const longestText = 200;

interface Sampling {
  readonly source: Source;
  readonly direction: Direction;
  readonly left: { count: number };
}

/** A value that fits a schema; undefined where the schema is missing, or the document has asked for too much already. */
export function sampleOf(source: Source, schema: unknown, at: Node, direction: Direction): unknown {
  const node = nodeOf(source, schema === true ? {} : schema, at.spot, 'schema');
  if (!node) return undefined;
  const made = source.samples[direction];
  if (made.has(node.value)) return made.get(node.value);
  const count = Math.min(largest, source.budget.left);
  const left = { count };
  const sample = make({ source, direction, left }, node.value, node, []);
  source.budget.left -= count - left.count;
  made.set(node.value, sample);
  return sample;
}

function make(sampling: Sampling, value: unknown, at: Node, open: readonly JsonObject[]): unknown {
  if (sampling.left.count-- <= 0 || open.length > deepest * 4) return undefined;
  const schema = schemaAt(sampling.source, value, at);
  // A schema inside itself is left out there, where it would begin again.
  if (!schema || schema.parts.some((part) => open.includes(part))) return undefined;
  const stated = statedValue(schema);
  if (stated !== undefined) return stated;
  const inside = [...open, ...schema.parts];
  switch (schema.type) {
    case 'object':
      return makeObject(sampling, schema, inside);
    case 'array':
      return makeList(sampling, schema, inside);
    case 'string':
      return isFile(schema) ? '' : textFor(schema.value);
    case 'integer':
    case 'number':
      return numberFor(schema.value);
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      return {};
  }
}

function makeObject(sampling: Sampling, schema: Schema, open: readonly JsonObject[]): JsonObject {
  const hidden = sampling.direction === 'request' ? 'readOnly' : 'writeOnly';
  const entries = [...schema.properties].flatMap(([name, { value, node }]) => {
    if (isObject(value) && value[hidden] === true) return [];
    const own = make(sampling, value, node, open);
    return own === undefined ? [] : [[name, own] as const];
  });
  const { additionalProperties: more } = schema.value;
  if (entries.length === 0 && isObject(more)) {
    const place = { ...schema.node, spot: below(schema.node.spot, 'additionalProperties') };
    const own = make(sampling, more, place, open);
    if (own !== undefined) return { key: own };
  }
  return Object.fromEntries(entries);
}

function makeList(sampling: Sampling, { value, node }: Schema, open: readonly JsonObject[]): unknown[] {
  const { items, prefixItems } = value;
  const place = { ...node, spot: below(node.spot, 'items') };
  const wanted = Array.isArray(prefixItems) ? prefixItems : [Array.isArray(items) ? items[0] : items];
  return wanted.flatMap((item) => {
    const own = make(sampling, item, place, open);
    return own === undefined ? [] : [own];
  });
}

/** Values of the formats of JSON Schema and OpenAPI (format registry of the OpenAPI Initiative). */
const byFormat: Readonly<Record<string, string>> = {
  date: '2024-01-31',
  'date-time': '2024-01-31T12:00:00Z',
  time: '12:00:00Z',
  duration: 'P1D',
  email: 'user@example.com',
  'idn-email': 'user@example.com',
  hostname: 'www.example.com',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  uri: 'https://www.example.com/',
  url: 'https://www.example.com/',
  'uri-reference': '/path',
  uuid: '123e4567-e89b-42d3-a456-426614174000',
  byte: 'c3RyaW5n',
  base64: 'c3RyaW5n',
  password: 'password',
  phone: '+12025550123',
};

function textFor({ format, minLength, maxLength }: JsonObject): string {
  const text = typeof format === 'string' && Object.hasOwn(byFormat, format) ? byFormat[format] : undefined;
  if (text !== undefined) return text;
  const least = typeof minLength === 'number' ? Math.min(minLength, longestText) : 0;
  const most = typeof maxLength === 'number' && maxLength >= 0 ? maxLength : longestText;
  return 'string'.repeat(Math.max(1, Math.ceil(least / 6))).slice(0, Math.max(least, Math.min(6, most)));
}

function numberFor({ minimum, maximum, exclusiveMinimum, multipleOf, type }: JsonObject): number {
  const step = typeof multipleOf === 'number' && multipleOf > 0 ? multipleOf : 1;
  const [low] = [exclusiveMinimum, minimum].filter((each) => typeof each === 'number');
  const isAbove = exclusiveMinimum === true || typeof exclusiveMinimum === 'number';
  if (low !== undefined) return isAbove ? low + step : type === 'integer' ? Math.ceil(low) : low;
  return typeof maximum === 'number' && maximum < 0 ? maximum : 0;
}
