import { generate } from '../src/generate.ts';
import { shellCurl } from '../src/targets/shell-curl.ts';
import type { PlainPart, PlainRequest } from './plain-request.ts';

/** Name and value, in order. */
type Pairs = readonly { readonly name: string; readonly value: string }[];

/** A request of an HTTP archive, version 1.2: what httpsnippet, its ReadMe branch and Scalar's snippetz read. */
export function toHar(request: PlainRequest): object {
  const postData = harBody(request);
  return {
    method: request.method,
    url: request.url,
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: request.headers,
    queryString: [],
    headersSize: -1,
    bodySize: -1,
    ...(postData && { postData }),
  };
}

function harBody({ body, headers }: PlainRequest): object | undefined {
  const mimeType = headerOf(headers, 'content-type') ?? '';
  switch (body?.kind) {
    case 'multipart':
      return { mimeType: mimeType || 'multipart/form-data', params: body.parts.map(harPart) };
    case 'file':
      return { mimeType: mimeType || 'application/octet-stream', params: [], text: '' };
    case 'text':
      return isForm(mimeType)
        ? { mimeType, params: pairsOf(body.text), text: body.text }
        : { mimeType: mimeType || 'text/plain', text: body.text };
    default:
      return undefined;
  }
}

function harPart({ name, text, file, contentType }: PlainPart): object {
  const content = file ? { fileName: file.path, value: '' } : { value: text };
  return { name, ...content, ...(contentType !== undefined && { contentType }) };
}

/** The definition of a request in a Postman collection, version 2.1: what postman-code-generators reads. */
export function toPostman(request: PlainRequest): object {
  const body = postmanBody(request);
  return {
    method: request.method,
    url: request.url,
    header: request.headers.map(({ name, value }) => ({ key: name, value })),
    ...(body && { body }),
  };
}

function postmanBody({ body, headers }: PlainRequest): object | undefined {
  switch (body?.kind) {
    case 'multipart':
      return { mode: 'formdata', formdata: body.parts.map(postmanPart) };
    case 'file':
      return { mode: 'file', file: { src: body.path } };
    case 'text':
      return isForm(headerOf(headers, 'content-type') ?? '')
        ? {
            mode: 'urlencoded',
            urlencoded: pairsOf(body.text).map(({ name, value }) => ({ key: name, value })),
          }
        : { mode: 'raw', raw: body.text };
    default:
      return undefined;
  }
}

function postmanPart({ name, text, file, contentType }: PlainPart): object {
  const content = file
    ? { type: 'file', src: file.path, ...(file.filename !== undefined && { fileName: file.filename }) }
    : { type: 'text', value: text };
  return { key: name, ...content, ...(contentType !== undefined && { contentType }) };
}

/** The curl command of our own program, without its comments and its limits of time: what curlconverter reads. */
export function toCurl({ template }: PlainRequest): string {
  const { text } = generate(template, shellCurl);
  return text
    .slice(text.indexOf('\ncurl ') + 1)
    .replace(/^curl --silent[^\n]*\n {2}--connect-timeout[^\n]*\n {2}/, 'curl ');
}

function headerOf(headers: Pairs, name: string): string | undefined {
  return headers.find((header) => header.name.toLowerCase() === name)?.value;
}

function isForm(mimeType: string): boolean {
  return /^application\/x-www-form-urlencoded\b/i.test(mimeType);
}

/** A form is given to the peers as its pairs, decoded. */
function pairsOf(text: string): Pairs {
  return Array.from(new URLSearchParams(text), ([name, value]) => ({ name, value }));
}
