import { describe, expect, it } from 'vitest';
import { readEnvironment } from './collection/environment.ts';
import { itemsOf } from './collection/model.ts';
import { resolve } from './collection/resolve.ts';
import { generate } from './generate.ts';
import { type ProblemCode, problem, problemTable } from './problems.ts';
import { loadTarget } from './targets/index.ts';
import { readDocument } from './translate/read-document.ts';

const target = await loadTarget('node-fetch');

/** Every problem of reading a document, resolving its items, and printing them. */
async function problemsOf(given: unknown) {
  const document = typeof given === 'function' ? given() : given;
  const input =
    typeof document === 'string' || document instanceof Uint8Array ? document : JSON.stringify(document);
  const { value, problems } = await readDocument(input);
  const ofEnvironment = readEnvironment(input).problems.filter(({ code }) => code === 'not-an-environment');
  const resolved = value.flatMap(itemsOf).map((item) => resolve(item));
  const printed = resolved.flatMap(({ value: template }) => generate(template, target).problems);
  return [...problems, ...ofEnvironment, ...resolved.flatMap((item) => item.problems), ...printed];
}

const url = 'http://h';
const request = (more: object) => ({ name: 'One', request: { method: 'POST', url, ...more } });
const variables = (own: Record<string, string>, raw: string) => ({
  variable: Object.entries(own).map(([key, value]) => ({ key, value })),
  item: [request({ body: { mode: 'raw', raw } })],
});
const authorization = {
  key: 'Authorization',
  value: '<token>',
  description: 'Added as a part of security scheme: a',
};

const operation = (own: object) => ({ openapi: '3.0.0', paths: { '/a/{b}': { get: own } } });
const parameter = (own: object) => operation({ parameters: [own] });
const secured = (...names: string[]) => ({
  ...operation({ security: [Object.fromEntries(names.map((name) => [name, []]))] }),
  components: { securitySchemes: { one: { type: 'oauth2' }, two: { type: 'http', scheme: 'basic' } } },
});

/** A document for each code, or what makes a large one. The type asks for all of them. */
const raisedBy: Readonly<Record<ProblemCode, unknown>> = {
  'too-large': () => ' '.repeat(64 * 1024 * 1024 + 1),
  'not-utf8': Uint8Array.of(0x22, 0xff, 0x22),
  'not-json': '{',
  'too-deep': '['.repeat(300),
  'not-a-collection': {},
  'not-an-environment': { info: {}, item: [] },
  'too-many-items': () => ({ item: Array.from({ length: 100_001 }, () => ({ name: 'f', item: [] })) }),
  'not-yaml': 'a: [1',
  'not-a-document': 'hello',
  'reference-outside': parameter({ $ref: 'other.yaml#/a' }),
  'reference-missing': parameter({ $ref: '#/components/parameters/a' }),
  'parameter-nameless': parameter({ in: 'query' }),
  'style-not-carried': parameter({ in: 'path', name: 'b', style: 'matrix' }),
  'security-unknown': secured('three'),
  'security-beside': secured('one', 'two'),
  'status-unknown': operation({ responses: { fine: {} } }),
  'sent-by-the-api': { openapi: '3.1.0', info: {}, webhooks: {} },
  'samples-too-large': () => manyResponses(),
  'recorded-body-missing': {
    log: { entries: [{ request: {}, response: { status: 200, content: { size: 1 } } }] },
  },
  'curl-option-unknown': 'curl --unheard-of http://h',
  'curl-option-left-out': 'curl -k http://h',
  'shell-left-out': 'curl http://h > out',
  'shell-open': "curl 'http://h",
  'order-names-missing': { order: ['1'], requests: [] },
  'not-in-order': { order: [], requests: [{ id: '1', name: 'One', url, method: 'GET' }] },
  'not-an-item': { item: [5] },
  'name-missing': { item: [{ request: url }] },
  'request-missing': { item: [{ name: 'One' }] },
  'unexpected-shape': request({ header: 5 }),
  'body-mode-unknown': request({ body: { mode: 'graphql2' } }),
  'auth-from-example': { ...request({}), response: [{ originalRequest: { header: [authorization] } }] },
  'method-missing': request({ method: '' }),
  'method-unsendable': request({ method: 'A B' }),
  'address-missing': request({ url: '' }),
  'address-unusable': request({ url: 'ftp://h' }),
  'variable-endless': variables({ a: '{{a}}' }, '{{a}}'),
  'variables-too-large': variables({ a: '{{b}}{{b}}'.repeat(5000), b: '{{c}}', c: 'x' }, '{{a}}'),
  'dynamic-variable': variables({}, '{{$randomColor}}'),
  'dynamic-variable-unknown': variables({}, '{{$randomColour}}'),
  'header-name-unsendable': request({ header: [{ key: 'A B', value: '' }] }),
  'header-value-unsendable': request({ header: [{ key: 'A', value: '\u20ac' }] }),
  'header-frames-body': request({ header: [{ key: 'Content-Length', value: '1' }] }),
  'content-type-replaced': request({
    header: [{ key: 'Content-Type', value: 'text/plain' }],
    body: { mode: 'formdata', formdata: 'a=b' },
  }),
  'behavior-not-carried': { ...request({}), protocolProfileBehavior: { strictSSL: false } },
  'target-unsendable': {
    ...request({ url: 'http://h/a b' }),
    protocolProfileBehavior: { disableUrlEncoding: true },
  },
  'json-comments': request({
    body: { mode: 'raw', raw: '1 // one', options: { raw: { language: 'json' } } },
  }),
  'body-pruned': request({ method: 'GET', body: { mode: 'raw', raw: 'x' } }),
  'file-missing': request({ body: { mode: 'file' } }),
  'auth-unsupported': request({ auth: { type: 'hawk' } }),
  'auth-incomplete': request({ auth: { type: 'apikey' } }),
  'auth-overridden': request({ auth: { type: 'bearer' }, header: [{ key: 'Authorization', value: 'x' }] }),
  'auth-replaces': request({
    auth: { type: 'bearer', bearer: { token: 'y' } },
    header: [{ key: 'Authorization', value: 'x' }],
  }),
  'target-limit': request({ header: ['one', 'two'].map((value) => ({ key: 'A', value })) }),
};

/** Answers whose samples have more than 250,000 values in all. */
function manyResponses() {
  const properties = Object.fromEntries(Array.from({ length: 1999 }, (_, at) => [`p${at}`, {}]));
  const response = () => ({ content: { 'application/json': { schema: { type: 'object', properties } } } });
  const responses = () => Object.fromEntries(Array.from({ length: 10 }, (_, at) => [`20${at}`, response()]));
  const paths = Array.from({ length: 13 }, (_, at) => [`/${at}`, { get: { responses: responses() } }]);
  return { openapi: '3.0.0', paths: Object.fromEntries(paths) };
}

describe('every problem', () => {
  it.each(Object.keys(raisedBy) as ProblemCode[])('%s is raised, in two sentences', async (code) => {
    const raised = (await problemsOf(raisedBy[code])).filter((found) => found.code === code);
    expect(raised).toHaveLength(1);
    expect(raised[0]?.message).toMatch(/\S[.]$/);
    expect(raised[0]?.advice).toMatch(/^\p{Lu}.*\S[.]$/u);
    expect(raised[0]?.message).not.toMatch(/undefined|\[object|\n/);
  });

  it('has a code of words', () => {
    for (const code of Object.keys(problemTable)) expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });
});

it('what collections say stays on one line, and short', () => {
  const { message } = problem('name-missing', { pointer: '' }, `a\r\n\u001b[31m\u202e${'x'.repeat(5000)}`);
  expect(message).not.toMatch(/[\p{C}]/u);
  expect(message.length).toBeLessThan(300);
});

it('a fact is not cut through a character', () => {
  const { message } = problem('name-missing', { pointer: '' }, `${'x'.repeat(199)}\u{1f600}${'x'.repeat(9)}`);
  expect(message).toContain('x...');
  expect(message).not.toMatch(/\p{Cs}/u);
});
