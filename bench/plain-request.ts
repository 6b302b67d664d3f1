import { encode } from '../src/wire/encode.ts';
import { fill, ownValues } from '../src/wire/fill.ts';
import {
  type Body,
  type FileContent,
  isFile,
  type Part,
  type Text,
  type WireTemplate,
} from '../src/wire/template.ts';
import type { Values } from '../src/wire/values.ts';

/** A part of a form, with nothing left to fill in. */
export interface PlainPart {
  readonly name: string;
  /** Its text; absent where it is a file. */
  readonly text?: string;
  readonly file?: { readonly path: string; readonly filename?: string };
  readonly contentType?: string;
}

/** A request with nothing left to fill in, as the peers' own formats can say it. */
export interface PlainRequest {
  readonly method: string;
  /** Percent-encoded. */
  readonly url: string;
  /** Basic authentication is a header here: two of the peers know no other way to say it. */
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly body?:
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'file'; readonly path: string }
    | { readonly kind: 'multipart'; readonly parts: readonly PlainPart[] };
  /** The same as a wire template without inputs. */
  readonly template: WireTemplate;
}

/** Fills a template: with these values, else the item's own, else the word `value`. */
export function toPlainRequest(template: WireTemplate, given: Values = {}): PlainRequest {
  const named = Object.fromEntries(template.inputs.map(({ name }) => [name, 'value']));
  const values = { ...named, ...ownValues(template), ...given };
  const text = (pieces: Text) => fillText(pieces, values);
  const literal = literalTemplate(template, text);
  const { method, url, body } = literal;
  const headers = literal.headers.map(({ name, value }) => ({ name, value: text(value) }));
  return {
    method,
    url: text(url),
    headers: literal.basic ? [...headers, authorization(literal, text)] : headers,
    ...(body && { body: plainBody(body, text) }),
    template: literal,
  };
}

/** Whether this is a request that can be sent as it is: a usable address, no odd header, no file. */
export function isSendable({ template }: PlainRequest): boolean {
  return fill(template, {}).ok;
}

function fillText(text: Text, values: Values): string {
  return text
    .map((piece) => (typeof piece === 'string' ? piece : encode(values[piece.input] ?? '', piece.encode)))
    .join('');
}

function literalTemplate(template: WireTemplate, text: (pieces: Text) => string): WireTemplate {
  const { basic, body } = template;
  const literal = (pieces: Text): Text => [text(pieces)].filter((piece) => piece !== '');
  return {
    ...template,
    url: literal(template.url),
    headers: template.headers.map(({ name, value }) => ({ name, value: literal(value) })),
    ...(basic && { basic: { user: literal(basic.user), password: literal(basic.password) } }),
    ...(body && { body: literalBody(body, literal) }),
    inputs: [],
  };
}

function literalBody(body: Body, literal: (pieces: Text) => Text): Body {
  const literalFile = (file: FileContent): FileContent => ({ ...file, path: literal(file.path) });
  switch (body.kind) {
    case 'text':
      return { ...body, text: literal(body.text) };
    case 'file':
      return { ...body, file: literalFile(body.file) };
    case 'multipart':
      return {
        ...body,
        parts: body.parts.map((part) => ({
          ...part,
          name: literal(part.name),
          content: isFile(part.content) ? literalFile(part.content) : literal(part.content),
        })),
      };
  }
}

function plainBody(body: Body, text: (pieces: Text) => string): NonNullable<PlainRequest['body']> {
  switch (body.kind) {
    case 'text':
      return { kind: 'text', text: text(body.text) };
    case 'file':
      return { kind: 'file', path: text(body.file.path) };
    case 'multipart':
      return { kind: 'multipart', parts: body.parts.map((part) => plainPart(part, text)) };
  }
}

function plainPart({ name, content, contentType }: Part, text: (pieces: Text) => string): PlainPart {
  const type = contentType === undefined ? {} : { contentType };
  if (!isFile(content)) return { name: text(name), text: text(content), ...type };
  const { filename } = content;
  const file = { path: text(content.path), ...(filename !== undefined && { filename }) };
  return { name: text(name), file, ...type };
}

function authorization({ basic }: WireTemplate, text: (pieces: Text) => string) {
  const pair = basic ? `${text(basic.user)}:${text(basic.password)}` : '';
  return { name: 'Authorization', value: `Basic ${Buffer.from(pair).toString('base64')}` };
}
