import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fill } from '../wire/fill.ts';
import { textsOf, type WireTemplate } from '../wire/template.ts';
import { itemsOf } from './model.ts';
import { readCollections } from './read.ts';
import { encodePath, encodeQueryKey, encodeQueryValue } from './resolve/encode-literal.ts';
import { resolve } from './resolve.ts';
import { itemSource, prettyJson } from './source.ts';

/** Goes the whole way with a document, and so must end without a throw. */
function goThrough(input: string | Uint8Array): WireTemplate[] {
  return readCollections(input).value.flatMap((collection) =>
    itemsOf(collection).map((item) => {
      JSON.parse(prettyJson(itemSource(collection, item)));
      const { value } = resolve(item);
      const names = value.inputs.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      const environment = value.inputs.flatMap((input) => input.environment ?? []);
      expect(new Set(environment).size).toBe(environment.length);
      const holes = textsOf(value).flatMap((text) =>
        text.flatMap((piece) => (typeof piece === 'string' ? [] : piece.input)),
      );
      expect(new Set(names)).toEqual(new Set(holes));
      fill(value, Object.fromEntries(names.map((name) => [name, 'v'])));
      return value;
    }),
  );
}

/** Words that mean something to the reader, so that generated documents come near real ones. */
const keys = (
  'info item items name request url raw host path query variable key value header body mode urlencoded formdata graphql ' +
  'file src type auth bearer basic apikey oauth2 token username password in method response originalRequest code ' +
  'protocol port hash description disabled options language collection schema id user __proto__ constructor 0'
).split(' ');
const words = fc.constantFrom(
  ...'{{a}} {{b}} {{ }} :id GET post raw formdata urlencoded file graphql bearer basic apikey query'.split(
    ' ',
  ),
  'http://{{a}}/:x?y={{$guid}}#z',
  'multipart/form-data',
  'a\r\nb: c',
  '€',
  '',
);
const jsonish = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 7, depthSize: 'large', withCrossShrink: true },
    fc.oneof(words, fc.string(), fc.constantFrom(...keys), fc.integer(), fc.boolean(), fc.constant(null)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(fc.constantFrom(...keys), fc.string()), tie('value'), { maxKeys: 8 }),
  ),
})).value;

const complete = {
  info: { name: 'C' },
  variable: [{ key: 'a', value: '{{b}}/x y' }],
  item: [
    {
      name: 'F',
      item: [
        {
          name: 'One',
          request: {
            method: 'POST',
            url: {
              raw: 'http://{{a}}/:id?q=1',
              host: ['{{a}}'],
              path: ['p', ':id'],
              query: [{ key: 'q', value: '1' }],
              variable: [{ key: 'id', value: '{{b}}' }],
            },
            header: [{ key: 'Authorization', value: 'Bearer {{t}}' }],
            auth: { type: 'apikey', apikey: [{ key: 'key', value: 'k' }] },
            body: {
              mode: 'formdata',
              formdata: [
                { key: 'password', value: 'x' },
                { key: 'f', type: 'file', src: 'a' },
              ],
            },
          },
          response: [{ name: 'OK', code: 200, body: '{}', originalRequest: {} }],
        },
      ],
    },
  ],
};

/** The same document with the value at one of its places replaced. */
function mutate(value: unknown, place: { left: number }, replacement: unknown): unknown {
  if (place.left-- === 0) return replacement;
  if (Array.isArray(value)) return value.map((element) => mutate(element, place, replacement));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, own]) => [key, mutate(own, place, replacement)]),
  );
}

describe('reading and resolving never throw', () => {
  it('on anything like a collection', () => {
    fc.assert(
      fc.property(jsonish, (value) => {
        goThrough(JSON.stringify({ info: {}, item: [{ name: 'x', request: value }, value] }));
        goThrough(JSON.stringify(value));
      }),
      { numRuns: 300 },
    );
  });

  it('on a collection with one part replaced', () => {
    fc.assert(
      fc.property(fc.nat(70), jsonish, (left, replacement) => {
        goThrough(JSON.stringify(mutate(complete, { left }, replacement)));
      }),
      { numRuns: 300 },
    );
  });

  it('on any text and any bytes', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.uint8Array()), (input) => {
        expect(readCollections(input).value).toEqual([]);
      }),
    );
  });

  it('on a collection cut or changed anywhere', () => {
    const text = JSON.stringify(complete);
    fc.assert(
      fc.property(fc.nat(text.length), fc.string({ maxLength: 3 }), fc.nat(3), (at, inserted, removed) => {
        goThrough(text.slice(0, at) + inserted + text.slice(at + removed));
        readCollections(text.slice(0, at));
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    '{{',
    '}}',
    '{{a}}',
    '{',
    ':',
    '/',
    '\\',
    '&',
    '=',
    '%',
    '"',
    '@',
    '#',
    '?',
    '[',
    ' ',
    '\n',
    '::/',
    '{{a',
  ])('nor hang on many %j', (piece) => {
    const text = piece.repeat(20_000);
    const request = {
      method: 'POST',
      url: text,
      header: [{ key: 'X', value: text }, { key: 'Authorization', value: text }, text],
      body: { mode: 'raw', raw: text, options: { raw: { language: 'json' } } },
      description: text,
    };
    const started = performance.now();
    goThrough(JSON.stringify({ name: text, request, response: [{ name: text, body: text }] }));
    goThrough(
      JSON.stringify({
        name: 'x',
        request: { url: { host: text, path: text, query: text, variable: text } },
      }),
    );
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

it('nor hang on many variables whose names are one to a program', () => {
  const names = Array.from({ length: 20_000 }, (_, index) => String.fromCodePoint(0x4e00 + index));
  const raw = names.map((name) => `{{${name}}}`).join('');
  const request = { method: 'POST', url: `http://h/${raw}`, body: { mode: 'raw', raw } };
  const started = performance.now();
  const [template] = goThrough(JSON.stringify({ name: 'x', request }));
  expect(template?.inputs.at(-1)?.environment).toBe('API_VALUE_20000');
  expect(performance.now() - started).toBeLessThan(5000);
});

describe('percent-encoding', () => {
  it.each([
    ['path', encodePath],
    ['query key', encodeQueryKey],
    ['query value', encodeQueryValue],
  ])('of a %s is never applied twice', (_, encode) => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = encode(text);
        expect(encode(once)).toBe(once);
        expect(once).toMatch(/^[!-~]*$/);
      }),
    );
  });

  it('of a whole address neither', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 4 }), fc.string(), (path, query) => {
        const once = resolvedUrl({ host: ['http://h'], path, query: [{ key: 'k', value: query }] });
        expect(resolvedUrl(`http://h${once.replace('{{baseUrl}}', '')}`)).toBe(once);
      }),
    );
  });
});

function resolvedUrl(url: unknown): string {
  const [template] = goThrough(JSON.stringify({ name: 'x', request: { method: 'GET', url } }));
  return (template?.url ?? [])
    .map((piece) => (typeof piece === 'string' ? piece : `{{${piece.input}}}`))
    .join('');
}

it('nothing that is known is left as {{name}} or :name in what is sent', () => {
  const value = fc.string({ minLength: 1, unit: fc.constantFrom(...'ab1 -_/?#&=%é') });
  fc.assert(
    fc.property(value, value, value, (known, variable, user) => {
      const document = {
        info: {},
        variable: [
          { key: 'known', value: known },
          { key: 'twice', value: '<{{known}}>' },
        ],
        item: [
          {
            name: 'x',
            request: {
              method: 'POST',
              url: {
                host: ['http://h'],
                path: ['{{known}}', ':user', ':own'],
                query: [{ key: 'q', value: '{{twice}}' }],
                variable: [
                  { key: 'user', value: user },
                  { key: 'own', value: '{{known}}' },
                ],
              },
              header: [{ key: 'X', value: 'x{{twice}}' }],
              body: { mode: 'urlencoded', urlencoded: [{ key: '{{known}}', value: '{{unknown}}' }] },
            },
          },
        ],
      };
      const [template] = goThrough(JSON.stringify(document));
      if (!template) throw new Error('The item is lost.');
      const values = Object.fromEntries(
        template.inputs.map((input) => [input.name, input.value ?? variable]),
      );
      const filled = fill(template, values);
      if (!filled.ok) throw new Error(filled.fault.reason);
      const { target, headers, body } = filled.request;
      const sent = [target, ...headers.map((header) => header.value), new TextDecoder().decode(body)].join(
        '\n',
      );
      expect(sent).not.toMatch(/\{\{|%7B%7B|:user|:own/);
    }),
  );
});
