import { isObject, type JsonObject, textOf } from '../../collection/read/shape.ts';
import { essenceOf, isJson, isXml } from '../../wire/media-type.ts';
import { examplesIn, type Shown } from './example.ts';
import { inlineSchema } from './parameter.ts';
import { sampleOf } from './sample.ts';
import { type Direction, members, type Node, type Source } from './source.ts';
import { xmlOf } from './xml.ts';

/** A body of one media type, in a request or an answer. */
export interface Content {
  readonly mediaType: string;
  readonly schema: unknown;
  /** Where the schema stands. */
  readonly at: Node;
  readonly examples: readonly Shown[];
  /** How the fields of a form are written, by their names. */
  readonly encoding: JsonObject;
}

/** The bodies that a request or a response has: one for each media type. */
export function contentsOf(source: Source, owner: Node): Content[] {
  return members(source, owner, 'content').map(([mediaType, at]) => ({
    mediaType,
    schema: at.value['schema'],
    at,
    examples: examplesIn(source, at),
    encoding: isObject(at.value['encoding']) ? at.value['encoding'] : {},
  }));
}

/** The body of Swagger 2.0: a parameter in `body`, or the form that all parameters in `formData` make. */
export function contents2Of(operation: Node, parameters: readonly Node[], consumes: unknown): Content[] {
  const types = Array.isArray(consumes) ? consumes.filter((type) => typeof type === 'string') : [];
  const inPlace = (place: string) => parameters.filter(({ value }) => value['in'] === place);
  const fields = inPlace('formData');
  const [body] = inPlace('body');
  if (body) {
    const examples = body.value['x-example'] === undefined ? [] : [{ value: body.value['x-example'] }];
    const schema = body.value['schema'];
    const mediaTypes = types.length > 0 ? types : ['application/json'];
    return mediaTypes.map((mediaType) => ({ mediaType, schema, at: body, examples, encoding: {} }));
  }
  if (fields.length === 0) return [];
  const hasFile = fields.some(({ value }) => value['type'] === 'file');
  const isMultipart = hasFile || types.some((type) => essenceOf(type) === 'multipart/form-data');
  const isUrlencoded = types.some((type) => essenceOf(type) === 'application/x-www-form-urlencoded');
  const mediaType =
    hasFile || (isMultipart && !isUrlencoded) ? 'multipart/form-data' : 'application/x-www-form-urlencoded';
  const schema = {
    type: 'object',
    required: fields.filter(({ value }) => value['required'] === true).map(({ value }) => value['name']),
    properties: Object.fromEntries(
      fields.map(({ value }) => [
        String(value['name']),
        { ...inlineSchema(value), description: value['description'] },
      ]),
    ),
  };
  const encoding = Object.fromEntries(
    fields.map(({ value }) => [
      String(value['name']),
      { style: 'form', explode: value['collectionFormat'] === 'multi' },
    ]),
  );
  return [{ mediaType, schema, at: operation, examples: [], encoding }];
}

/** JSON first, which programs read best; else the first that is listed. */
export function preferred(contents: readonly Content[]): Content | undefined {
  return contents.find(({ mediaType }) => isJson(mediaType)) ?? contents[0];
}

/** The value that a body has: what is shown, or a sample made from its schema. */
export function bodyValue(source: Source, content: Content, direction: Direction, shown?: Shown): unknown {
  const given = shown ?? content.examples[0];
  return given ? given.value : sampleOf(source, content.schema, content.at, direction);
}

/** A body as text, laid out for people; empty where nothing is known of it. */
export function textFor(source: Source, content: Content, value: unknown): string {
  if (value === undefined) return '';
  if (isJson(content.mediaType)) return jsonText(value, content);
  if (typeof value === 'string') return value;
  if (isXml(content.mediaType)) return xmlOf(source, content.schema, content.at, value);
  return isObject(value) || Array.isArray(value) ? JSON.stringify(value, null, 2) : (textOf(value) ?? '');
}

/** Many documents show JSON as a text that holds it. */
function jsonText(value: unknown, { schema }: Content): string {
  const isText = isObject(schema) && schema['type'] === 'string';
  if (typeof value !== 'string' || isText) return JSON.stringify(value, null, 2);
  return /^\s*[[{]/.test(value) ? value : JSON.stringify(value);
}
