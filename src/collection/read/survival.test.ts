import { expect, it } from 'vitest';
import { fill } from '../../wire/fill.ts';
import { itemsOf } from '../model.ts';
import { readCollections } from '../read.ts';
import { resolve } from '../resolve.ts';

/** What is sent for every item of a document, as `METHOD target body`, with the codes of all problems on the way. */
function survive(document: unknown) {
  const input =
    typeof document === 'string' || document instanceof Uint8Array ? document : JSON.stringify(document);
  const { value, problems } = readCollections(input);
  const items = value.flatMap(itemsOf);
  const resolved = items.map((item) => resolve(item));
  const sent = resolved.map(({ value: template }) => {
    const values = template.inputs.map(({ name, kind, value: own }) => [
      name,
      own ?? (kind === 'base-url' ? 'http://h' : '1'),
    ]);
    const filled = fill(template, Object.fromEntries(values), { readFile: () => new Uint8Array() });
    if (!filled.ok) return filled.fault.reason;
    const { method, target, body } = filled.request;
    return [method, target, ...(body ? [new TextDecoder().decode(body)] : [])].join(' ');
  });
  const all = [...problems, ...resolved.flatMap((result) => result.problems)];
  for (const { message, advice } of all) expect([message, advice].join(' ')).toMatch(/\S\. .*\S\.$/);
  return { sent, codes: all.map(({ code }) => code) };
}

const url = 'http://h/a';
const item = (request: unknown, more: object = {}) => ({ name: 'One', request, ...more });
const collection = (...children: unknown[]) => ({ info: { name: 'C' }, item: children });
const raw = (text: string, language = 'json') => ({ mode: 'raw', raw: text, options: { raw: { language } } });
const post = (body: unknown, more: object = {}) => collection(item({ method: 'POST', url, body, ...more }));
const version1 = (more: object) => ({
  id: 'c',
  name: 'C',
  requests: [{ id: '1', name: 'One', method: 'GET', url }],
  ...more,
});
const deep = (depth: number): unknown => (depth === 0 ? item(url) : { name: 'f', item: [deep(depth - 1)] });

/** Every kind of oddity that collections in the wild have, with what is sent and what is said of it. */
it.each<[what: string, document: unknown, sent: string[], codes?: string[]]>([
  ['items for item', { info: {}, items: [item(url)] }, ['GET /a']],
  ['nested empty folders', collection({ name: 'f', item: [{ name: 'g', item: [] }] }, item(url)), ['GET /a']],
  ['a method in lower case', collection(item({ method: 'patch', url })), ['PATCH /a']],
  [
    'methods that are empty, null, missing or blank',
    collection(...['', null, undefined, ' '].map((method) => item({ method, url }))),
    ['GET /a', 'GET /a', 'GET /a', 'GET /a'],
    ['method-missing', 'method-missing', 'method-missing', 'method-missing'],
  ],
  ['the wrapper of an API', { collection: collection(item(url)) }, ['GET /a']],
  ['an environment', { name: 'e', values: [] }, [], ['not-a-collection']],
  ['a dump', { collections: [collection(item(url)), version1({})], environments: [] }, ['GET /a', 'GET /a']],
  ['broken JSON', '{"info": {} "item": []}', [], ['not-json']],
  ['a byte order mark', `\ufeff${JSON.stringify(collection(item(url)))}`, ['GET /a']],
  [
    'a byte order mark in bytes',
    new TextEncoder().encode(`\ufeff${JSON.stringify(collection(item(url)))}`),
    ['GET /a'],
  ],
  [
    'an address without raw',
    collection(item({ method: 'GET', url: { host: ['h'], path: ['a'] } })),
    ['GET /a'],
  ],
  [
    'an address that is null or missing',
    collection(item({ method: 'GET', url: null }), item({ method: 'GET' })),
    ['GET /', 'GET /'],
    ['address-missing', 'address-missing'],
  ],
  [
    'segments as objects',
    collection(item({ method: 'GET', url: { host: ['h'], path: [{ type: 'string', value: 'a' }, 'b'] } })),
    ['GET /a/b'],
  ],
  [
    'raw that disagrees with query',
    collection(
      item({
        method: 'GET',
        url: { raw: `${url}?old=1`, host: ['h'], path: ['a'], query: [{ key: 'new', value: '2' }] },
      }),
    ),
    ['GET /a?new=2'],
  ],
  ['a request as a text', collection(item(url)), ['GET /a']],
  ['a header as a text', collection(item({ method: 'GET', url, header: 'A: 1\n' })), ['GET /a']],
  ['urlencoded as a text', post({ mode: 'urlencoded', urlencoded: 'a=1&b=%20' }), ['POST /a a=1&b=%20']],
  [
    'formdata of type default and as a text',
    post({ mode: 'formdata', formdata: [{ key: 'a', value: '1', type: 'default' }, 'b=2'] }),
    [
      'POST /a --wireproof\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n' +
        '--wireproof\r\nContent-Disposition: form-data; name="b"\r\n\r\n2\r\n--wireproof--\r\n',
    ],
  ],
  [
    'event as an object, variable: null',
    { ...collection(item(url, { event: {} })), event: {}, variable: null },
    ['GET /a'],
  ],
  [
    'query keys that are null',
    collection(
      item({
        method: 'GET',
        url: {
          host: ['h'],
          path: ['a'],
          query: [
            { key: null, value: 'x' },
            { key: 'b', value: null },
          ],
        },
      }),
    ),
    ['GET /a?=x&b'],
  ],
  ['user, password, port and fragment', collection(item('http://u:p@h:81/a?b=c#d')), ['GET /a?b=c']],
  [
    'variable names with spaces and marks',
    collection(item('{{base url}}/{{API Key}}/{{a.b-c/d?}}?q={{x=y&z}}')),
    ['GET /1/1?q=1'],
  ],
  [
    'nested and unbalanced braces',
    {
      ...collection(item(`${url}/{{in{{n}}}}/{{open?b=}`)),
      variable: [
        { key: 'n', value: 'ner' },
        { key: 'inner', value: 'x' },
      ],
    },
    ['GET /a/x/%7B%7Bopen?b=}'],
  ],
  [
    'header names that are no tokens, and empty ones',
    collection(
      item({
        method: 'GET',
        url,
        header: [
          { key: 'A -B', value: '1' },
          { key: '', value: '2' },
        ],
      }),
    ),
    ['GET /a'],
    ['header-name-unsendable'],
  ],
  [
    'JSON once a variable is filled',
    post(raw('{"id": {{id}}, "b": "{{b}}"}')),
    ['POST /a {"id": 1, "b": "1"}'],
  ],
  ['JSON with comments', post(raw('{"a": 1} // one')), ['POST /a {"a": 1} '], ['json-comments']],
  [
    'auth that is null or has no parameters',
    collection(
      item({ method: 'GET', url, auth: null }),
      item({ method: 'GET', url, auth: { type: 'oauth2' } }),
    ),
    ['GET /a', 'GET /a'],
  ],
  [
    'auth as an array and as an object, with values that are no texts',
    collection(
      item({
        method: 'GET',
        url,
        auth: {
          type: 'apikey',
          apikey: [
            { key: 'in', value: 'query' },
            { key: 'key', value: 'k' },
            { key: 'value', value: false },
          ],
        },
      }),
      item({ method: 'GET', url, auth: { type: 'apikey', apikey: { in: 'query', key: 'k', value: 5 } } }),
    ),
    ['GET /a?k=false', 'GET /a?k=5'],
  ],
  [
    'multipart/form-data without a boundary, by hand',
    post(
      { mode: 'formdata', formdata: [{ key: 'a', value: '1' }] },
      { header: [{ key: 'Content-Type', value: 'multipart/form-data' }] },
    ),
    ['POST /a --wireproof\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--wireproof--\r\n'],
  ],
  [
    'examples whose body is null, absent or empty, without a status text or a code',
    collection(
      item(url, {
        response: [
          { name: '**204** `Done`', body: null },
          { name: 'x', code: null },
          { body: '', header: null },
        ],
      }),
    ),
    ['GET /a'],
  ],
  [
    'names with slashes, and twins',
    collection(item(url, { name: 'a/b' }), item(url, { name: 'a/b' }), {
      name: 'a',
      item: [item(url, { name: 'b' })],
    }),
    ['GET /a', 'GET /a', 'GET /a'],
  ],
  ['folders 100 deep', collection(deep(100)), ['GET /a']],
  [
    'integers above 2^53',
    post({ mode: 'graphql', graphql: { query: 'q', variables: '{"id": 9007199254740993}' } }),
    ['POST /a {"query":"q","variables":{"id": 9007199254740993}}'],
  ],
  [
    'an order that names a missing request',
    version1({ order: ['1', '2'] }),
    ['GET /a'],
    ['order-names-missing'],
  ],
  ['a request in no order', version1({ order: [] }), ['GET /a'], ['not-in-order']],
])('%s', (_, document, sent, codes = []) => {
  expect(survive(document)).toEqual({ sent, codes });
});

it('25 MB in one document', () => {
  const body = raw(JSON.stringify({ text: 'x'.repeat(25_000) }));
  const children = Array.from({ length: 1000 }, (_, index) =>
    item({ method: 'POST', url, body }, { name: `${index}` }),
  );
  const { value, problems } = readCollections(JSON.stringify(collection(...children)));
  expect([value.flatMap(itemsOf).length, problems]).toEqual([1000, []]);
});
