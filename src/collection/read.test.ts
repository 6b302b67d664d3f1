import { describe, expect, it } from 'vitest';
import { type Collection, type Item, itemsOf } from './model.ts';
import { readCollections } from './read.ts';

const one = { name: 'One', request: { method: 'GET', url: 'http://h/1' } };
const schema = (version: string) =>
  `https://schema.getpostman.com/json/collection/v${version}/collection.json`;

function read(document: unknown) {
  const { value, problems } = readCollections(JSON.stringify(document));
  return {
    collections: value,
    items: value.flatMap(itemsOf),
    codes: problems.map(({ code }) => code),
    problems,
  };
}

describe('forms of documents', () => {
  const inCollection = (version: string) => ({ info: { name: 'C', schema: schema(version) }, item: [one] });
  const version1 = { name: 'C', order: ['1'], requests: [{ id: '1', ...one.request, name: 'One' }] };
  const forms: [string, unknown, Partial<Collection>, string][] = [
    ['version 2.1', inCollection('2.1.0'), { format: 'postman-2.1', name: 'C' }, '/item/0'],
    ['version 2.0', inCollection('2.0.0'), { format: 'postman-2.0', name: 'C' }, '/item/0'],
    [
      'the wrapper',
      { collection: inCollection('2.1.0') },
      { format: 'postman-2.1', name: 'C' },
      '/collection/item/0',
    ],
    [
      'items for item',
      { info: { name: 'C' }, items: [one] },
      { format: 'postman-2.1', name: 'C' },
      '/items/0',
    ],
    ['no info', { item: [one] }, { format: 'postman-2.1', name: '' }, '/item/0'],
    ['version 1', version1, { format: 'postman-1.0', name: 'C' }, '/requests/0'],
    [
      'a dump',
      { collections: [version1] },
      { format: 'postman-1.0', name: 'C' },
      '/collections/0/requests/0',
    ],
    ['one item', one, { format: 'items', name: '' }, ''],
    ['a list of items', [one], { format: 'items', name: '' }, '/0'],
    ['a list of collections', [inCollection('2.1.0')], { format: 'postman-2.1', name: 'C' }, '/0/item/0'],
  ];
  it.each(forms)('%s', (_, document, expected, pointer) => {
    const { collections, items, problems } = read(document);
    expect(collections).toMatchObject([expected]);
    expect(items).toMatchObject([
      { name: 'One', path: 'One', slug: 'one', pointer, collection: expected.name },
    ]);
    expect(problems).toEqual([]);
  });

  it('one folder alone', () => {
    const { collections, items } = read({ name: 'F', item: [one] });
    expect(collections[0]?.format).toBe('items');
    expect(items).toMatchObject([{ path: 'F/One', pointer: '/item/0' }]);
  });

  it('a dump with collections of two versions, environments and something else', () => {
    const collections = [version1, 5, { collection: inCollection('2.0.0') }];
    const { collections: found, items, problems } = read({ version: 1, collections, environments: [{}] });
    expect(found.map(({ format }) => format)).toEqual(['postman-1.0', 'postman-2.0']);
    expect(items.map(({ pointer }) => pointer)).toEqual([
      '/collections/0/requests/0',
      '/collections/2/collection/item/0',
    ]);
    expect(problems).toMatchObject([{ code: 'not-a-collection', pointer: '/collections/1' }]);
  });

  it('a collection without items', () => {
    expect(read({ info: { name: 'C', schema: schema('2.1.0') } }).collections).toMatchObject([
      { children: [] },
    ]);
  });

  it('UTF-8 with a byte order mark, as bytes and as text', () => {
    const text = `\ufeff${JSON.stringify({ ...one, name: 'Ünë' })}`;
    for (const input of [text, new TextEncoder().encode(text)]) {
      expect(itemsOf({ children: readCollections(input).value[0]?.children ?? [] })[0]?.name).toBe('Ünë');
    }
  });

  it('bytes that are not UTF-8 are read, and named', () => {
    const bytes = Uint8Array.from('{"name":"\xe9","request":"http://h"}', (character) =>
      character.charCodeAt(0),
    );
    const { value, problems } = readCollections(bytes);
    expect(value.flatMap(itemsOf)[0]?.name).toBe('\ufffd');
    expect(problems.map(({ code }) => code)).toEqual(['not-utf8']);
  });
});

describe('documents that are refused', () => {
  it.each([
    ['', 'This is not JSON: it is empty.'],
    ['{"a":1,\n  "b" 2}', 'This is not JSON: line 2, column 7: a colon was expected.'],
    ['{"a":1 // no\n}', 'This is not JSON: line 1, column 8: a comma or } was expected.'],
    ['[1 2]', 'This is not JSON: line 1, column 4: a comma or ] was expected.'],
    ['{"a":1,}', 'This is not JSON: line 1, column 8: a name in double quotes was expected.'],
    ['[1]]', 'This is not JSON: line 1, column 4: nothing more was expected.'],
    ['{"a":"x\ny"}', 'This is not JSON: line 1, column 6: a value was expected.'],
    ["{'a':1}", 'This is not JSON: line 1, column 2: a name in double quotes or } was expected.'],
    ['[', 'This is not JSON: line 1, column 2: a value or ] was expected.'],
    ['[01]', 'This is not JSON: line 1, column 3: a comma or ] was expected.'],
    ['5', 'This is a number, not a collection.'],
    ['null', 'This is null, not a collection.'],
    ['[]', 'This is a list, not a collection.'],
    ['{}', 'This is an object, not a collection.'],
    ['{"values":[],"name":"e"}', 'This is a Postman environment, not a collection.'],
    ['{"openapi":"3.0.0","info":{"title":"t"}}', 'This is an OpenAPI document, not a collection.'],
    ['{"log":{"entries":[]}}', 'This is a HAR recording, not a collection.'],
    ['{"_type":"export","resources":[]}', 'This is an Insomnia export, not a collection.'],
    [
      '{"values":[],"_postman_variable_scope":"globals"}',
      'This is a list of Postman globals, not a collection.',
    ],
    ['{"collections":[]}', 'This is an empty data dump, not a collection.'],
    ['{"collections":[{}]}', 'This is an object, not a collection.'],
  ])('%s', (text, message) => {
    const { value, problems } = readCollections(text);
    expect(value).toEqual([]);
    expect(problems.map((problem) => problem.message)).toEqual([message]);
  });

  it.each(['[', '{"item":', '{"item":[', '[[[{"a":'])('%s a million times is too deep, at once', (text) => {
    const { value, problems } = readCollections(text.repeat(1_000_000));
    expect([value, problems.map(({ code }) => code)]).toEqual([[], ['too-deep']]);
  });

  it('brackets inside strings are not depth', () => {
    expect(read({ ...one, name: '[{"'.repeat(1000) }).codes).toEqual([]);
  });
});

describe('what items inherit', () => {
  const tree = {
    info: { name: 'C' },
    auth: { type: 'basic', basic: [{ key: 'username', value: 'u' }] },
    variable: [
      { key: 'a', value: 1 },
      { key: 'off', value: 'x', disabled: true },
      { id: 'b', value: null },
    ],
    protocolProfileBehavior: { disableBodyPruning: true },
    item: [
      one,
      {
        name: 'F',
        variable: [{ name: 'a', value: 'near' }],
        auth: { type: 'bearer', bearer: { token: 't', other: false } },
        protocolProfileBehavior: { disableBodyPruning: false },
        item: [
          one,
          { name: 'Own', request: { auth: { type: 'noauth' }, url: 'http://h' } },
          { name: 'Null', request: { auth: null, url: 'http://h' } },
        ],
      },
    ],
  };
  const items = new Map(read(tree).items.map((item): [string, Item] => [item.path, item]));

  it('auth of the nearest that states one', () => {
    const authOf = (path: string) => items.get(path)?.auth;
    expect(authOf('One')).toEqual({ type: 'basic', parameters: { username: 'u' }, from: 'collection' });
    expect(authOf('F/One')).toEqual({
      type: 'bearer',
      parameters: { token: 't', other: 'false' },
      from: 'folder',
    });
    expect(authOf('F/Null')).toEqual(authOf('F/One'));
    expect(authOf('F/Own')).toEqual({ type: 'noauth', parameters: {}, from: 'item' });
  });

  it('variables, nearest first, as shared lists', () => {
    const outer = [
      { key: 'a', value: '1' },
      { key: 'b', value: '' },
    ];
    expect(items.get('One')?.variables).toEqual([outer]);
    expect(items.get('F/One')?.variables).toEqual([[{ key: 'a', value: 'near' }], outer]);
    expect(items.get('F/One')?.variables[1]).toBe(items.get('One')?.variables[0]);
  });

  it('body pruning', () => {
    expect(items.get('One')?.behavior).toEqual({ disableBodyPruning: true });
    expect(items.get('F/One')?.behavior).toEqual({ disableBodyPruning: false });
  });
});

describe('auth that only examples show', () => {
  const example = (value: string) => ({
    name: 'e',
    originalRequest: {
      header: [{ key: 'Authorization', value, description: 'Added as a part of security scheme: oauth2' }],
    },
  });

  it.each([
    ['<token>', 'bearer'],
    ['Basic <credentials>', 'basic'],
  ])('%s', (value, type) => {
    const { items, problems } = read({ ...one, response: [example(value)] });
    expect(items[0]?.auth).toEqual({ type, parameters: {}, from: 'example' });
    expect(problems).toMatchObject([{ code: 'auth-from-example', item: 'One', severity: 'warning' }]);
  });

  it.each([
    ['auth is stated', { method: 'GET', url: 'http://h', auth: { type: 'noauth' } }],
    ['the header is there by hand', { url: 'http://h', header: [{ key: 'authorization', value: 'x' }] }],
  ])('is not taken where %s', (_, request) => {
    const { items, codes } = read({ name: 'One', request, response: [example('<token>')] });
    expect(items[0]?.auth?.from).not.toBe('example');
    expect(codes).toEqual([]);
  });
});

it('examples are read whole', () => {
  const response = {
    id: 'e1',
    name: 'OK',
    code: '201',
    status: 'Created',
    header: 'A: b\r\nC: d: e',
    body: null,
    originalRequest: 'http://h/x',
  };
  expect(read({ ...one, response: [response] }).items[0]?.examples).toMatchObject([
    {
      id: 'e1',
      name: 'OK',
      code: 201,
      status: 'Created',
      headers: [
        { key: 'A', value: 'b' },
        { key: 'C', value: 'd: e' },
      ],
      body: '',
      request: { method: 'GET', url: { base: 'http://h', path: ['x'] } },
    },
  ]);
});

it('problems have a JSON pointer and the item path', () => {
  const { problems } = read({
    info: {},
    item: [{ name: 'a/b', item: [{ name: 'x~/y', request: { url: 5 } }] }],
  });
  expect(problems).toMatchObject([
    { code: 'unexpected-shape', pointer: '/item/0/item/0/request/url', item: 'a\\/b/x~\\/y' },
  ]);
});
