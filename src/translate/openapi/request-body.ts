import { isObject, textOf } from '../../collection/read/shape.ts';
import { essenceOf, isJson, isXml } from '../../wire/media-type.ts';
import { type BodyDocument, type EntryDocument, type FieldDocument, rawBody } from '../postman.ts';
import { bodyValue, type Content, textFor } from './content.ts';
import { describe } from './describe.ts';
import type { Shown } from './example.ts';
import { hasParts } from './parameter.ts';
import { isFile, type Schema, schemaAt } from './schema.ts';
import { type Pair, pairsOf } from './serialize.ts';
import type { Source } from './source.ts';

export interface RequestBody {
  readonly body: BodyDocument;
  /** The media type for the Content-Type header; absent where whoever frames the body writes it. */
  readonly contentType?: string;
}

/** The body of a request as one of its media types has it. */
export function bodyOf(source: Source, content: Content, shown?: Shown): RequestBody {
  const type = essenceOf(content.mediaType);
  const value = bodyValue(source, content, 'request', shown);
  if (type === 'application/x-www-form-urlencoded') {
    return { body: { mode: 'urlencoded', urlencoded: urlencodedOf(source, content, value) } };
  }
  if (type.startsWith('multipart/')) {
    return { body: { mode: 'formdata', formdata: formdataOf(source, content, value) } };
  }
  const contentType = content.mediaType.includes('*') ? 'application/octet-stream' : content.mediaType;
  const schema = schemaAt(source, content.schema, content.at);
  const isText = isJson(type) || isXml(type) || type.startsWith('text/');
  const isBinary = schema ? isFile(schema) : content.examples.length === 0;
  if (!isText && (isBinary || type === 'application/octet-stream')) {
    return { body: { mode: 'file', file: {} }, contentType };
  }
  return { body: rawBody(textFor(source, content, value), contentType), contentType };
}

/** One field of a form with its value and what its schema says. */
interface Field {
  readonly name: string;
  readonly value: unknown;
  readonly schema: Schema | undefined;
  readonly description: string;
  /** It is optional, and no example has it. */
  readonly isLeftOut: boolean;
}

function fieldsOf(source: Source, content: Content, value: unknown): Field[] {
  const schema = schemaAt(source, content.schema, content.at);
  const shown = isObject(value) ? value : {};
  const names = new Set([...(schema?.properties.keys() ?? []), ...Object.keys(shown)]);
  return [...names].flatMap((name) => {
    const property = schema?.properties.get(name);
    const own = property && schemaAt(source, property.value, property.node);
    if (own?.value['readOnly'] === true) return [];
    const isRequired = schema?.required.has(name) ?? false;
    return {
      name,
      value: Object.hasOwn(shown, name) ? shown[name] : '',
      schema: own,
      description: describe(own?.value['description'], isRequired, own),
      isLeftOut: !isRequired && !Object.hasOwn(shown, name),
    };
  });
}

function urlencodedOf(source: Source, content: Content, value: unknown): EntryDocument[] {
  return fieldsOf(source, content, value).flatMap((field) =>
    fieldPairs(field, content).map(([key, own]) => ({ key, value: own, ...beside(field) })),
  );
}

function beside({ description, isLeftOut }: Field) {
  return { ...(description && { description }), ...(isLeftOut && { disabled: true as const }) };
}

/** OpenAPI, Encoding Object: `form` and exploded where nothing else is said. */
function fieldPairs({ name, value }: Field, { encoding }: Content): Pair[] {
  const own = Object.hasOwn(encoding, name) ? encoding[name] : undefined;
  const { style, explode, contentType } = isObject(own) ? own : {};
  // An object in a form is JSON, unless the document says how else it is written.
  const isJsonPart = typeof contentType === 'string' ? isJson(contentType) : style === undefined;
  const form = {
    style: typeof style === 'string' ? style : 'form',
    explode: typeof explode === 'boolean' ? explode : true,
    isJson: isObject(value) && isJsonPart,
  };
  return pairsOf(name, value, form);
}

function formdataOf(source: Source, content: Content, value: unknown): FieldDocument[] {
  return fieldsOf(source, content, value).flatMap((field): FieldDocument[] => {
    const type = contentTypeOf(field, content);
    const isList = field.schema?.type === 'array';
    const items = isList ? schemaAt(source, field.schema?.value['items'], field.schema.node) : undefined;
    const more = { ...(type !== undefined && { contentType: type }), ...beside(field) };
    if ([field.schema, items].some((each) => each && isFile(each))) {
      return [{ key: field.name, type: 'file', src: [], ...more }];
    }
    const values = Array.isArray(field.value) ? field.value : [field.value];
    return values.map((own) => ({ key: field.name, type: 'text', value: partText(own), ...more }));
  });
}

function partText(value: unknown): string {
  return hasParts(value) ? JSON.stringify(value) : (textOf(value) ?? '');
}

/** OpenAPI, Encoding Object: an object is JSON where nothing else is said; one type of several is the first. */
function contentTypeOf({ name, value }: Field, { encoding }: Content): string | undefined {
  const own = Object.hasOwn(encoding, name) ? encoding[name] : undefined;
  const stated = isObject(own) ? own['contentType'] : undefined;
  if (typeof stated === 'string' && !stated.includes('*')) return stated.split(',')[0]?.trim();
  return isObject(value) ? 'application/json' : undefined;
}
