import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Simulator, startSimulator } from '../../src/simulator/index.ts';
import { collectionOf, seen } from './zoom.ts';

interface Saved {
  name: string;
  code?: number;
  body?: string;
}

function item(method: string, url: string, ...response: Saved[]) {
  return { name: `${method} ${url}`, request: { method, header: [], url: `{{baseUrl}}${url}` }, response };
}

const ok = (body: string): Saved => ({ name: 'ok', code: 200, body });

const shop = {
  info: { name: 'Shop', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
  variable: [{ key: 'baseUrl', value: 'https://shop.example.com/api/v1' }],
  item: [
    item('GET', '/things', ok('[1,2]'), { name: 'gone', code: 404, body: '{"gone":true}' }),
    item('POST', '/things', { name: 'made', code: 201, body: '{"id":1}' }),
    item('GET', '/things/:id', ok('{"id":1}')),
    item('GET', '/things/newest', ok('"newest"')),
    item('DELETE', '/things/{{id}}', { name: 'deleted', code: 204, body: '{}' }),
    item('GET', '/search?kind=red&page=1', ok('"red"')),
    item('GET', '/search?kind=blue', ok('"blue"')),
    item('LOCK', '/things/:id', ok('"locked"')),
    item('PUT', '/twins', { name: 'first', code: 200, body: '1' }),
    item('PUT', '/twins', { name: 'second', code: 409, body: '2' }),
    item('GET', '/bare'),
    item('get', '/lower/', ok('"lower"')),
    item('GET', '/file-{{name}}.txt', ok('"text"')),
  ],
};

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ behaviours: [] });
  simulator.mount(collectionOf(shop));
});
afterAll(() => simulator.close());

const call = (path: string, init: RequestInit = {}) => fetch(`${simulator.origin}${path}`, init);
const bodyOf = async (path: string, init?: RequestInit) => (await seen(await call(path, init))).body;

describe('routes', () => {
  test('the base URL is the collection’s own, here', () => {
    const mount = simulator.mount(collectionOf(shop), '/shop');
    expect(mount.baseUrl).toBe(`${simulator.origin}/shop/api/v1`);
    expect(mount.accounts).toEqual([]);
    mount.unmount();
    expect(() => simulator.mount(collectionOf(shop), '')).toThrow('mounted');
    expect(() => simulator.mount(collectionOf(shop), '/a/b')).toThrow('prefix');
    expect(() => simulator.mount(collectionOf(shop), '/_wireproof')).toThrow('prefix');
  });

  test.each([
    ['/api/v1/things', [1, 2]],
    ['/things', [1, 2]],
    ['/things/', [1, 2]],
    ['/things/7', { id: 1 }],
    ['/things/a%2Fb%20c', { id: 1 }],
    ['/things/%E0%A4%A', { id: 1 }],
    ['/things/newest', 'newest'],
    ['/things/7?anything=else', { id: 1 }],
    ['/search?kind=blue', 'blue'],
    ['/search?page=1&kind=red', 'red'],
    ['/search?kind=green', 'red'],
    ['/search', 'red'],
    ['/lower', 'lower'],
    ['/file-7.txt', 'text'],
  ])('GET %s', async (path, expected) => {
    expect(await bodyOf(path)).toEqual(expected);
  });

  test('methods of other standards', async () => {
    expect(await bodyOf('/things/7', { method: 'LOCK' })).toBe('locked');
  });

  test('twins share their examples', async () => {
    expect(await bodyOf('/twins', { method: 'PUT' })).toBe(1);
    expect(await bodyOf('/twins', { method: 'PUT', headers: { Prefer: 'code=409' } })).toBe(2);
  });

  test('a route without examples answers 200 and says that nobody documents it', async () => {
    expect(await seen(await call('/bare'))).toEqual({
      status: 200,
      rule: 'no-example; source=assumed',
      body: undefined,
    });
  });

  test('a method that is not there: 405 with Allow', async () => {
    const response = await call('/things/newest', { method: 'PATCH' });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('DELETE, GET, HEAD, LOCK, OPTIONS');
  });

  test('a literal without the method leaves the way to a variable with it', async () => {
    expect((await call('/things/newest', { method: 'DELETE' })).status).toBe(204);
  });

  test('OPTIONS names the methods', async () => {
    const response = await call('/things', { method: 'OPTIONS' });
    expect([response.status, response.headers.get('allow')]).toEqual([204, 'GET, HEAD, OPTIONS, POST']);
  });

  test('HEAD has the headers of GET and no body', async () => {
    const response = await call('/things', { method: 'HEAD' });
    expect([response.status, response.headers.get('content-length'), await response.text()]).toEqual([
      200,
      '5',
      '',
    ]);
  });

  test('nothing there: 404 with the routes that are near', async () => {
    const { status, rule, body } = await seen(await call('/api/v1/thing/newest'));
    expect([status, rule]).toEqual([404, 'no-route; source=simulator']);
    expect(body.near).toContain('GET /api/v1/things/newest');
  });
});

describe('choices', () => {
  test.each([
    [{ Prefer: 'code=404' }],
    [{ Prefer: 'example=gone' }],
    [{ 'x-mock-response-code': '404' }],
    [{ 'x-mock-response-name': 'gone' }],
  ])('%j', async (headers) => {
    const response = await call('/things', { headers: headers as Record<string, string> });
    expect(await seen(response)).toEqual({
      status: 404,
      rule: 'example; source=documented',
      body: { gone: true },
    });
  });

  test('one that does not exist: 406 with those that do', async () => {
    const { status, body } = await seen(await call('/things', { headers: { Prefer: 'code=418' } }));
    expect(status).toBe(406);
    expect(body.documented).toEqual([
      { key: '200', code: 200, name: 'ok' },
      { key: '404', code: 404, name: 'gone' },
    ]);
  });

  test('204 has no body, no type and no length, whatever was saved', async () => {
    const response = await call('/things/7', { method: 'DELETE' });
    expect([...response.headers.keys()].sort()).toEqual([
      'connection',
      'date',
      'keep-alive',
      'wireproof-rule',
    ]);
    expect(await response.text()).toBe('');
  });
});

test('a target in absolute form', async () => {
  const { hostname, port } = new URL(simulator.origin);
  const status = await new Promise((resolve) => {
    request({ hostname, port, path: 'http://shop.example.com/api/v1/things' }, ({ statusCode }) =>
      resolve(statusCode),
    ).end();
  });
  expect(status).toBe(200);
});
