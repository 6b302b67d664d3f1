import { isObject, type JsonObject } from '../../collection/read/shape.ts';
import { type Schema, schemaAt } from './schema.ts';
import type { Node, Source } from './source.ts';

/** A value as XML, named as its schema says (OpenAPI, XML Object); without a name the last word of its reference. */
export function xmlOf(source: Source, schema: unknown, at: Node, value: unknown): string {
  const own = schemaAt(source, schema, at);
  const name = textIn(xmlPart(own), 'name') ?? own?.node.name ?? 'root';
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(source, name, own, value, '').join('\n')}\n`;
}

/** The lines of an element; of several where the value is a list. */
function element(
  source: Source,
  name: string,
  schema: Schema | undefined,
  value: unknown,
  indent: string,
): string[] {
  if (Array.isArray(value)) return elements(source, name, schema, value, indent);
  const tag = prefixed(name, schema);
  if (!isObject(value)) return [`${indent}<${tag}${namespaceOf(schema)}>${escapeXml(value)}</${tag}>`];
  const attributes: string[] = [];
  const children: string[] = [];
  for (const [key, own] of Object.entries(value)) {
    const property = schema?.properties.get(key);
    const inner = property && schemaAt(source, property.value, property.node);
    const called = textIn(xmlPart(inner), 'name') ?? key;
    if (xmlPart(inner)['attribute'] === true)
      attributes.push(` ${prefixed(called, inner)}="${escapeXml(own)}"`);
    else children.push(...element(source, called, inner, own, `${indent}  `));
  }
  const start = `${indent}<${tag}${namespaceOf(schema)}${attributes.join('')}`;
  return children.length === 0 ? [`${start}/>`] : [`${start}>`, ...children, `${indent}</${tag}>`];
}

function elements(
  source: Source,
  name: string,
  schema: Schema | undefined,
  values: readonly unknown[],
  indent: string,
): string[] {
  const items = schema && schemaAt(source, schema.value['items'], schema.node);
  const isWrapped = xmlPart(schema)['wrapped'] === true;
  const called = textIn(xmlPart(items), 'name') ?? name;
  const inner = isWrapped ? `${indent}  ` : indent;
  const lines = values.flatMap((value) => element(source, called, items, value, inner));
  const tag = prefixed(name, schema);
  return isWrapped ? [`${indent}<${tag}>`, ...lines, `${indent}</${tag}>`] : lines;
}

function xmlPart(schema: Schema | undefined): JsonObject {
  const xml = schema?.value['xml'];
  return isObject(xml) ? xml : {};
}

function textIn(value: JsonObject, key: string): string | undefined {
  const text = value[key];
  return typeof text === 'string' && text !== '' ? text : undefined;
}

function prefixed(name: string, schema: Schema | undefined): string {
  const prefix = textIn(xmlPart(schema), 'prefix');
  const whole = prefix === undefined ? name : `${prefix}:${name}`;
  // A name of a property may be no XML name (XML 1.0 section 2.3).
  return whole.replace(/[^\p{L}\p{N}_.:-]/gu, '_').replace(/^(?![\p{L}_])/u, '_');
}

function namespaceOf(schema: Schema | undefined): string {
  const xml = xmlPart(schema);
  const namespace = textIn(xml, 'namespace');
  const prefix = textIn(xml, 'prefix');
  if (namespace === undefined) return '';
  return ` xmlns${prefix === undefined ? '' : `:${prefix}`}="${escapeXml(namespace)}"`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeXml(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? '');
}
