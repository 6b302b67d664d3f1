import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readCollections } from '../collection/read.ts';
import { resolve } from '../collection/resolve.ts';
import { sendItem } from './send-item.ts';

let server: Server;
let base: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ path: request.url, wish: request.headers['prefer'] ?? null }));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => server.close());

const [item] = readCollections(JSON.stringify({ name: 'A', request: '{{baseUrl}}/a/:id' })).value.flatMap(
  ({ children }) => children,
);
const template = item?.kind === 'item' ? resolve(item).value : undefined;
const documented = [
  {
    status: 200,
    headers: [{ name: 'Content-Type', value: 'application/json' }],
    body: '{"path": "/", "wish": ""}',
  },
];

it('fills, sends, and holds the answer against what is documented', async () => {
  if (!template) throw new Error('There is no item.');
  const sent = await sendItem(template, {
    values: { baseUrl: base, id: 'x/y' },
    headers: [{ name: 'Prefer', value: 'code=200' }],
    documented,
  });
  expect(sent).toMatchObject({
    ok: true,
    request: { target: '/a/x%2Fy' },
    exchange: { outcome: { answered: true, answer: { status: 200 } } },
    check: { verdict: 'as-documented' },
  });
  const without = await sendItem(template, { values: { baseUrl: base, id: '1' }, documented });
  expect(without).toMatchObject({
    check: {
      verdict: 'differs',
      differences: [{ where: 'body /wish', documented: 'string', arrived: 'null' }],
    },
  });
});

it('says why there is nothing to send, and why nothing came back', async () => {
  if (!template) throw new Error('There is no item.');
  expect(await sendItem(template, { values: { id: '1' }, documented })).toEqual({
    ok: false,
    fault: { reason: 'input-missing', what: 'baseUrl' },
  });
  const nobody = await sendItem(template, { values: { baseUrl: 'http://127.0.0.1:1', id: '1' }, documented });
  expect(nobody).toMatchObject({ ok: true, exchange: { outcome: { answered: false } } });
  expect(nobody).not.toHaveProperty('check');
});
