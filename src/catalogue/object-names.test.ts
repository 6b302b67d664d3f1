import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '../simulator/simulator.ts';
import { targetIds } from '../targets/index.ts';
import { openCatalogue } from './open-catalogue.ts';
import { openGiven } from './open-given.ts';
import { catalogueServer } from './server.tsx';

/** Names that every object of JavaScript has members of: a collection may use them for anything. */
const names = ['constructor', 'toString', 'valueOf', 'hasOwnProperty', '__proto__', '__defineGetter__'];
const [first, second, third, fourth, fifth, sixth] = names;

const document = {
  info: {
    name: 'Names of objects',
    schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
  },
  variable: [{ key: 'baseUrl', value: 'http://127.0.0.1:1' }],
  item: [
    {
      name: 'All of them',
      request: {
        method: 'POST',
        url: `{{baseUrl}}/a/{{${first}}}/{{${second}}}/:${third}/:${fourth}?${first}={{${fifth}}}`,
        header: names.map((key) => ({ key, value: `{{${sixth}}}` })),
        auth: { type: 'bearer', bearer: [{ key: 'token', value: '{{isPrototypeOf}}', type: 'string' }] },
        body: {
          mode: 'raw',
          raw: `{"a":"{{${first}}}","b":{{$${first}}}}`,
          options: { raw: { language: first } },
        },
      },
      response: [{ name: 'constructor', code: 200, header: [], body: '{"constructor":1}' }],
    },
  ],
};

const origin = 'http://127.0.0.1:8024';
const item = '/names-of-objects/all-of-them/';
let simulator: Simulator;
let app: Hono;
let faults: unknown[] = [];

beforeAll(async () => {
  simulator = await startSimulator();
  const catalogue = await openCatalogue();
  const given = await openGiven(catalogue.shelf, JSON.stringify(document));
  if ('trouble' in given) throw new Error(given.trouble.sentence);
  for (const { slug, collection } of given.opened)
    catalogue.mounts.set(slug, simulator.mount(collection, `/${slug}`));
  const onFault = (error: unknown) => faults.push(error);
  app = catalogueServer(catalogue, { host: '127.0.0.1', isLocal: true, onFault });
});

afterAll(() => simulator.close());

const get = (path: string) => app.request(`${origin}${path}`, { headers: { host: '127.0.0.1:8024' } });

describe('variables and headers that are called as members of every object', () => {
  it.each(targetIds)('have a page in %s, with their values and without', async (target) => {
    faults = [];
    for (const query of ['', '?host=simulator', '?value.constructor=typed&value.__proto__=typed']) {
      const response = await get(`${item}${target}/${query}`);
      expect(faults).toEqual([]);
      expect(response.status).toBe(200);
      expect(await response.text()).not.toMatch(/\[native code\]|\[object Object\]/);
    }
  });

  it('can be typed, sent and shown', async () => {
    const sent = await app.request(`${origin}${item}shell-curl/_run`, {
      method: 'POST',
      body: new URLSearchParams({ 'value.toString': 'typed-1', 'value.__proto__': 'typed-2' }),
      headers: { host: '127.0.0.1:8024', origin },
    });
    expect(sent.status).toBe(303);
    const html = await (await get(sent.headers.get('location')?.replace('#run', '') ?? '')).text();
    expect(html).toContain('/a/1/typed-1/1/1?constructor=typed-2');
  });
});
