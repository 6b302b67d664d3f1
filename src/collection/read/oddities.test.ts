import { describe, expect, it } from 'vitest';
import { itemsOf } from '../model.ts';
import { readCollections } from '../read.ts';
import { resolve } from '../resolve.ts';

/** Reads one item around a request and resolves it. */
function readOne(request: unknown) {
  const { value, problems } = readCollections(JSON.stringify({ info: {}, item: [{ name: 'One', request }] }));
  const [item] = value.flatMap(itemsOf);
  if (!item) throw new Error('The item is lost.');
  const resolved = resolve(item);
  return {
    request: item.request,
    template: resolved.value,
    codes: [...problems, ...resolved.problems].map(({ code }) => code),
  };
}

const url = 'http://h/a';

describe('requests that collections in the wild have', () => {
  it.each([
    ['no request', undefined, ['request-missing', 'method-missing', 'address-missing']],
    ['a null request', null, ['request-missing', 'method-missing', 'address-missing']],
    ['a number for a request', 5, ['unexpected-shape', 'method-missing', 'address-missing']],
    ['a text for a request', url, []],
    ['an empty object', {}, ['method-missing', 'address-missing']],
    ['a blank method', { method: ' ', url }, ['method-missing']],
    ['a null method', { method: null, url }, ['method-missing']],
    ['a method with a space', { method: 'GET IT', url }, ['method-unsendable']],
    ['a null address', { method: 'GET', url: null }, ['address-missing']],
    ['a list for an address', { method: 'GET', url: [] }, ['unexpected-shape', 'address-missing']],
    ['a number for headers', { method: 'GET', url, header: 5 }, ['unexpected-shape']],
    [
      'a number among headers',
      { method: 'GET', url, header: [null, 5] },
      ['unexpected-shape', 'unexpected-shape'],
    ],
    ['empty header keys', { method: 'GET', url, header: [{ key: '', value: 'x' }, { value: 'y' }] }, []],
    [
      'a header that is no token',
      { method: 'GET', url, header: [{ key: 'A -B', value: 'x' }] },
      ['header-name-unsendable'],
    ],
    ['a text for a body', { method: 'POST', url, body: 'x' }, ['unexpected-shape']],
    ['an empty body', { method: 'POST', url, body: {} }, []],
    ['a null body', { method: 'POST', url, body: null }, []],
    ['a text for auth', { method: 'GET', url, auth: 'basic' }, ['unexpected-shape']],
    ['auth without a type', { method: 'GET', url, auth: {} }, []],
    ['auth without its block', { method: 'GET', url, auth: { type: 'oauth2' } }, []],
    [
      'auth with null parameters',
      { method: 'GET', url, auth: { type: 'bearer', bearer: [null, { key: 'token', value: null }] } },
      [],
    ],
    [
      'a prototype for an auth type',
      { method: 'GET', url, auth: { type: 'constructor' } },
      ['auth-unsupported'],
    ],
    [
      'a prototype for a body mode',
      { method: 'POST', url, body: { mode: 'toString' } },
      ['body-mode-unknown'],
    ],
  ])('%s', (_, request, codes) => {
    expect(readOne(request).codes).toEqual(codes);
  });

  it('methods in lower case', () => {
    expect(readOne({ method: 'post', url }).template.method).toBe('POST');
  });

  it('headers as a text', () => {
    expect(readOne({ method: 'GET', url, header: 'A: 1\nB: 2\n' }).template.headers).toEqual([
      { name: 'A', value: ['1'] },
      { name: 'B', value: ['2'] },
    ]);
  });

  it('headers disabled the old way', () => {
    const header = [
      { key: 'A', value: '1', enabled: false },
      { key: 'B', value: '2', disabled: true },
      { key: 'C', value: '3', enabled: true },
    ];
    expect(readOne({ method: 'GET', url, header }).template.headers).toEqual([{ name: 'C', value: ['3'] }]);
  });

  it.each([
    [
      'urlencoded as a text',
      { mode: 'urlencoded', urlencoded: 'a=b%20c&d' },
      [{ key: 'a', value: 'b c' }, { key: 'd' }],
    ],
    ['formdata as a text', { mode: 'formdata', formdata: 'a=b' }, [{ key: 'a', value: 'b', type: 'text' }]],
    [
      'formdata of type default',
      { mode: 'formdata', formdata: [{ key: 'a', value: 'b', type: 'default' }] },
      [{ key: 'a', value: 'b', type: 'text' }],
    ],
    [
      'a file without src',
      { mode: 'formdata', formdata: [{ key: 'a', type: 'file' }] },
      [{ key: 'a', type: 'file', src: [] }],
    ],
    [
      'src without a type',
      { mode: 'formdata', formdata: [{ key: 'a', src: ['x', 'y'] }] },
      [{ key: 'a', type: 'file', src: ['x', 'y'] }],
    ],
    ['a mode in upper case', { mode: 'FormData', formdata: [] }, []],
    ['no list', { mode: 'urlencoded' }, []],
  ])('%s', (_, body, fields) => {
    expect(readOne({ method: 'POST', url, body }).request.body).toMatchObject({ fields });
  });

  it.each([
    ['file as a text', { mode: 'file', file: '/a' }, { mode: 'file', src: '/a' }],
    ['file as a list', { mode: 'file', file: { src: ['/a'] } }, { mode: 'file', src: '/a' }],
    ['file with content', { mode: 'file', file: { content: 'x' } }, { mode: 'file', content: 'x' }],
    [
      'graphql variables as an object',
      { mode: 'graphql', graphql: { query: 'q', variables: { a: 1 } } },
      { mode: 'graphql', query: 'q', variables: '{"a":1}' },
    ],
    ['graphql as a text', { mode: 'graphql', graphql: 'q' }, { mode: 'graphql', query: 'q', variables: '' }],
    ['raw as an object', { mode: 'raw', raw: { a: 1 } }, { mode: 'raw', raw: '{"a":1}' }],
    ['a disabled body', { mode: 'raw', raw: 'x', disabled: true }, undefined],
  ])('%s', (_, body, expected) => {
    expect(readOne({ method: 'POST', url, body }).request.body).toEqual(expected);
  });
});

describe('lists of items that collections in the wild have', () => {
  const read = (document: unknown) => {
    const { value, problems } = readCollections(JSON.stringify(document));
    return { paths: value.flatMap(itemsOf).map(({ path }) => path), codes: problems.map(({ code }) => code) };
  };

  it('entries that are no items', () => {
    const item = [null, 'x', 5, [], { name: 'One', request: url }];
    expect(read({ info: {}, item })).toEqual({
      paths: ['One'],
      codes: ['not-an-item', 'not-an-item', 'not-an-item', 'not-an-item'],
    });
  });

  it('names that are missing, empty or numbers', () => {
    const parts = { host: ['h', 'example'], path: ['a', ':b'] };
    const item = [
      { request: url },
      { request: { url: parts } },
      { name: '', request: {} },
      { name: 7, request: url },
    ];
    expect(read({ info: {}, item })).toEqual({
      paths: ['http:\\/\\/h\\/a', 'h.example\\/a\\/:b', 'Untitled', '7'],
      codes: ['name-missing', 'name-missing', 'name-missing'],
    });
  });

  it('folders that are empty, nested or called items', () => {
    const deep = Array.from({ length: 100 }).reduce<unknown>((inside) => ({ name: 'f', item: [inside] }), {
      name: 'One',
      request: url,
    });
    expect(
      read({
        info: {},
        item: [{ name: 'e', item: [] }, { name: 'g', items: [{ name: 'h', items: [] }] }, deep],
      }).paths,
    ).toEqual([`${'f/'.repeat(100)}One`]);
  });

  it('variable: null, event as an object, responses that are none', () => {
    const item = [
      { name: 'One', request: url, event: {}, response: [null, 'x'] },
      { name: 'Two', request: url, response: null },
    ];
    expect(read({ info: { version: null }, variable: null, auth: null, item })).toEqual({
      paths: ['One', 'Two'],
      codes: ['unexpected-shape', 'unexpected-shape'],
    });
  });
});
