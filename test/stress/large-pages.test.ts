import type { Hono } from 'hono';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Catalogue } from '../../src/catalogue/catalogue.ts';
import { openCatalogue } from '../../src/catalogue/open-catalogue.ts';
import { catalogueServer } from '../../src/catalogue/server.tsx';
import type { Opened } from '../../src/catalogue/shelf.ts';
import { readCollections } from '../../src/collection/read.ts';
import { largeCollection, type Shape } from '../shared/large-collection.ts';

const maximumBytes = 100_000;
const shapes: readonly Shape[] = ['flat', 'wide', 'deep', 'usual'];

const depth = 60;

/** Sixty folders one inside the other, with names that give the longest slugs, and requests with names of 100,000 characters. */
function longCollection() {
  const request = { method: 'GET', url: 'https://api.example.com/long' };
  const long = (end: number) => `${'<script>"&'.repeat(10_000)} ${end}`;
  const items = Array.from({ length: 30 }, (_, index) => ({ name: long(index), request }));
  let inner: unknown[] = items;
  for (let level = depth; level > 0; level--)
    inner = [{ name: `${'a long name '.repeat(8)}${level}`, item: [...items.slice(0, 4), ...inner] }];
  return {
    info: {
      name: 'Long',
      schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
    },
    item: inner,
  };
}

describe('pages of 10,000 items', () => {
  const opened = new Map<Shape, Opened>();
  let app: Hono;
  let catalogue: Catalogue;
  beforeAll(async () => {
    catalogue = await openCatalogue(['http', 'shell-curl']);
    for (const shape of shapes) {
      const [collection] = readCollections(largeCollection(shape)).value;
      if (!collection) throw new Error('It was not read.');
      opened.set(shape, catalogue.shelf.open(collection, [], 'file'));
    }
    app = catalogueServer(catalogue, { host: '127.0.0.1', isLocal: true });
  });

  const textOf = async (path: string) => {
    const response = await app.request(`http://127.0.0.1:8024${path}`, {
      headers: { host: '127.0.0.1:8024' },
    });
    return response.text();
  };

  /** Every list of a collection that links lead to, as address and HTML. Lists of one language only. */
  async function* listsOf(slug: string) {
    const seen = new Set([`/${slug}/?target=http`]);
    for (const address of seen) {
      const html = await textOf(address);
      yield { address, html };
      for (const [, href = ''] of html.matchAll(/ href="([^"]*)"/g)) {
        const next = href.replaceAll('&amp;', '&').replace(/#.*/, '');
        if (next.startsWith(`/${slug}/`) && next.includes('?target=http')) seen.add(next);
      }
    }
  }

  it.each(shapes)('are small, and lead to each of them: %s', { timeout: 400_000 }, async (shape) => {
    const { slug, items = [], addressOf } = opened.get(shape) ?? {};
    const reached = new Set<string>();
    for await (const { address, html } of listsOf(slug ?? '')) {
      expect(Buffer.byteLength(html), address).toBeLessThan(maximumBytes);
      for (const [, item = ''] of html.matchAll(/ href="([^"?]*)\/http\/"/g)) reached.add(item);
    }
    const missing = items.filter((item) => !reached.has(`/${slug}/${addressOf?.get(item)}`));
    expect(missing.slice(0, 5).map(({ path }) => path)).toEqual([]);
  });

  it('are small for what is found', async () => {
    for (const question of ['u', 'lines', 'get /v2/berth1', 'upadte invioce', '%3Cscript%3E']) {
      for (const address of [`/_search/?q=${question}`, `/harbour-deep/?q=${question}`])
        expect(Buffer.byteLength(await textOf(address)), address).toBeLessThan(maximumBytes);
    }
  });

  it('are small where names and addresses are as long as they get', async () => {
    const [collection] = readCollections(JSON.stringify(longCollection())).value;
    if (!collection) throw new Error('It was not read.');
    const { slug } = catalogue.shelf.open(collection, [], 'file');
    let pages = 0;
    for await (const { address, html } of listsOf(slug)) {
      expect(Buffer.byteLength(html), address).toBeLessThan(maximumBytes);
      pages++;
    }
    expect(pages).toBeGreaterThan(depth);
    for (const question of ['script', 'long', 'x'])
      expect(Buffer.byteLength(await textOf(`/${slug}/?q=${question}`)), question).toBeLessThan(maximumBytes);
  });
});
