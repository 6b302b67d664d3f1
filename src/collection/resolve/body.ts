import { percentEncode } from '../../wire/encode.ts';
import type { Body, Part, Text } from '../../wire/template.ts';
import type { Entry, FormField, RequestBody } from '../model.ts';
import { plainSentence } from '../plain-text.ts';
import { isFieldValue } from './headers.ts';
import { withoutComments } from './json-comments.ts';
import { mediaTypeOf } from './media-type.ts';
import { type Resolution, resolveSecret, resolveText, variableHole } from './resolution.ts';
import { isSecret } from './secret.ts';
import { joinTexts, toText } from './text.ts';

export interface ResolvedBody {
  readonly body: Body;
  /** The media type for the Content-Type header; absent where whoever frames the body writes it. */
  readonly contentType?: string;
  /** The media type that a header written by hand must have to stay; absent where any may. */
  readonly mustBe?: string;
}

/** Methods that Postman sends without a body (postman-runtime, requester/core.js, METHODS_WITHOUT_BODY). */
const withoutBody = new Set(['GET', 'HEAD', 'COPY', 'PURGE', 'UNLOCK']);

/** Makes the body that is sent with a method; undefined where none is. `written` is the Content-Type set by hand. */
export function resolveBody(
  resolution: Resolution,
  method: string,
  written: string | undefined,
): ResolvedBody | undefined {
  const { request, behavior } = resolution.item;
  if (!request.body || isEmpty(request.body)) return undefined;
  if (withoutBody.has(method) && behavior?.['disableBodyPruning'] !== true) {
    resolution.note('body-pruned', method);
    return undefined;
  }
  return resolveMode(resolution, request.body, written);
}

/** As in Postman, a body without content or without enabled fields is none. */
function isEmpty(body: RequestBody): boolean {
  if (body.mode === 'raw') return body.raw === '';
  if (body.mode === 'urlencoded' || body.mode === 'formdata') return body.fields.every(isLeftOut);
  if (body.mode === 'file') return body.content === '' && body.src === undefined;
  return false;
}

function isLeftOut({ disabled }: Entry): boolean {
  return disabled === true;
}

function resolveMode(resolution: Resolution, body: RequestBody, written: string | undefined): ResolvedBody {
  switch (body.mode) {
    case 'raw':
      return resolveRaw(resolution, body, written);
    case 'urlencoded':
      return resolveUrlencoded(resolution, body.fields);
    case 'formdata': {
      const fields = body.fields.filter((field) => !isLeftOut(field));
      const parts = fields.flatMap((field) => resolveField(resolution, field));
      return { body: { kind: 'multipart', parts }, mustBe: 'multipart/form-data' };
    }
    case 'graphql':
      return {
        body: { kind: 'text', text: resolveGraphql(resolution, body) },
        contentType: 'application/json',
      };
    case 'file':
      return resolveFile(resolution, body);
  }
}

/** What Postman sends for the language of a raw body (postman-runtime, requester/core-body-builder.js). */
const byLanguage: Readonly<Record<string, string>> = {
  html: 'text/html',
  text: 'text/plain',
  json: 'application/json',
  javascript: 'application/javascript',
  xml: 'application/xml',
};

/** Which types Postman takes for JSON with comments (postman-runtime, runner/request-helpers-presend.js). */
const jsonType = /^application\/(\S+\+)?json/;

function resolveRaw(
  resolution: Resolution,
  { raw, language }: Extract<RequestBody, { mode: 'raw' }>,
  written: string | undefined,
): ResolvedBody {
  const contentType =
    (language !== undefined && Object.hasOwn(byLanguage, language) ? byLanguage[language] : undefined) ??
    'text/plain';
  const isJson = /\bjson\b/i.test(written ?? contentType);
  const filled = resolution.fill(raw);
  const mayHaveComments = language === undefined ? jsonType.test(written ?? '') : language === 'json';
  const sent = mayHaveComments ? withoutComments(filled) : filled;
  if (sent !== filled) resolution.note('json-comments');
  const text = isJson ? resolveJson(resolution, sent) : resolveText(resolution, sent);
  return { body: { kind: 'text', text }, contentType };
}

/** Inside the quotes of a JSON text the value of a variable is escaped; outside it stands for a whole value. */
function resolveJson(resolution: Resolution, raw: string): Text {
  let isQuoted = false;
  const follow = (literal: string) => {
    for (const [found] of literal.matchAll(/\\.|"/gs)) if (found === '"') isQuoted = !isQuoted;
    return literal;
  };
  return toText(resolution.fill(raw), follow, (name) =>
    variableHole(resolution, name, isQuoted ? 'json' : 'verbatim'),
  );
}

/**
 * Keys and values as Postman encodes them: npm's postman-url-encoder takes Node's querystring and encodes `!'()*` besides,
 * which leaves the unreserved characters of RFC 3986. A space is `%20`; a key always has its `=`.
 */
function resolveUrlencoded(resolution: Resolution, fields: readonly Entry[]): ResolvedBody {
  const pairs = fields
    .filter((field) => !isLeftOut(field))
    .map((field, index) =>
      joinTexts(
        [index === 0 ? '' : '&'],
        resolveText(resolution, field.key, 'form', percentEncode),
        ['='],
        resolveValue(resolution, field, 'form'),
      ),
    );
  const contentType = 'application/x-www-form-urlencoded';
  return { body: { kind: 'text', text: joinTexts(...pairs) }, contentType, mustBe: contentType };
}

/** The value of a form field. One whose key names a secret is an input. */
function resolveValue(resolution: Resolution, field: Entry, encode: 'form' | 'verbatim'): Text {
  const spell = encode === 'form' ? percentEncode : undefined;
  const value = field.value ?? '';
  const name = resolution.fill(field.key);
  if (!isSecret(name)) return resolveText(resolution, value, encode, spell);
  const meaning = plainSentence(field.description ?? '');
  return resolveSecret(resolution, value, { name, kind: 'field', meaning }, encode, spell);
}

/** The parts of a field: one, or one for each of its files. */
function resolveField(resolution: Resolution, field: FormField): Part[] {
  const name = resolveText(resolution, field.key);
  const stated = field.contentType === undefined ? undefined : partType(resolution, field.contentType);
  if (field.type === 'text') {
    const content = resolveValue(resolution, field, 'verbatim');
    return [{ name, content, ...(stated !== undefined && { contentType: stated }) }];
  }
  const paths = field.src?.length ? field.src.map((path) => resolveText(resolution, path)) : undefined;
  return (paths ?? [missingFile(resolution, field.key)]).map((path) => ({
    name,
    content: { path, ...(field.fileName !== undefined && { filename: resolution.fill(field.fileName) }) },
    contentType: stated ?? mediaTypeOf(endOf(path)),
  }));
}

function partType(resolution: Resolution, written: string): string | undefined {
  const [type, ...holes] = resolveText(resolution, written.trim());
  if (type === undefined) return undefined;
  if (typeof type === 'string' && holes.length === 0 && isFieldValue(type)) return type;
  resolution.note('header-value-unsendable', 'Content-Type of a part');
  return undefined;
}

function missingFile(resolution: Resolution, key: string): Text {
  const name = key === '' ? 'file' : key;
  resolution.note('file-missing', key === '' ? 'the body' : `the field ${key}`);
  const wanted = { name, kind: 'field', meaning: 'The path of the file to send.' } as const;
  return [{ input: resolution.inputs.want(`file ${name}`, wanted), encode: 'verbatim' }];
}

/** The literal that ends a path, where its file name's ending stands. */
function endOf(path: Text): string {
  const last = path.at(-1);
  return typeof last === 'string' ? last : '';
}

/** `variables` is JSON as the author wrote it; nobody parses it (postman-runtime, requester/core-body-builder.js). */
function resolveGraphql(
  resolution: Resolution,
  { query, operationName, variables }: Extract<RequestBody, { mode: 'graphql' }>,
): Text {
  const quote = (text: string) =>
    joinTexts(
      ['"'],
      resolveText(resolution, text, 'json', (part) => JSON.stringify(part).slice(1, -1)),
      ['"'],
    );
  const members = [
    joinTexts(['"query":'], quote(query)),
    ...(operationName === undefined ? [] : [joinTexts(['"operationName":'], quote(operationName))]),
    ...(variables === '' ? [] : [joinTexts(['"variables":'], resolveJson(resolution, variables))]),
  ];
  return joinTexts(['{'], ...members.map((member, index) => joinTexts([index === 0 ? '' : ','], member)), [
    '}',
  ]);
}

function resolveFile(
  resolution: Resolution,
  { src, content }: Extract<RequestBody, { mode: 'file' }>,
): ResolvedBody {
  if (src === undefined && content !== undefined) {
    return { body: { kind: 'text', text: resolveText(resolution, content) }, contentType: 'text/plain' };
  }
  const path = src === undefined ? missingFile(resolution, '') : resolveText(resolution, src);
  return { body: { kind: 'file', file: { path } }, contentType: mediaTypeOf(endOf(path)) };
}
