import type { Hono } from 'hono';
import { beforeAll, describe, expect, it } from 'vitest';
import { openCatalogue } from '../../src/catalogue/open-catalogue.ts';
import { catalogueServer } from '../../src/catalogue/server.tsx';
import type { Opened } from '../../src/catalogue/shelf.ts';
import { readCollections } from '../../src/collection/read.ts';
import { largeCollection, type Shape } from '../shared/large-collection.ts';

const maximumBytes = 100_000;
const shapes: readonly Shape[] = ['flat', 'wide', 'deep', 'usual'];

describe('pages of 10,000 items', () => {
  const opened = new Map<Shape, Opened>();
  let app: Hono;
  beforeAll(async () => {
    const catalogue = await openCatalogue(['http', 'shell-curl']);
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

  it.each(shapes)('are small, and lead to each of them: %s', async (shape) => {
    const { slug, items = [], addressOf } = opened.get(shape) ?? {};
    const reached = new Set<string>();
    let largest = 0;
    for await (const { address, html } of listsOf(slug ?? '')) {
      const size = Buffer.byteLength(html);
      expect(size, address).toBeLessThan(maximumBytes);
      largest = Math.max(largest, size);
      for (const [, item = ''] of html.matchAll(/ href="([^"?]*)\/http\/"/g)) reached.add(item);
    }
    const missing = items.filter((item) => !reached.has(`/${slug}/${addressOf?.get(item)}`));
    expect(missing.slice(0, 5).map(({ path }) => path)).toEqual([]);
    console.log(`${shape}: largest list ${largest} bytes`);
  });
});
