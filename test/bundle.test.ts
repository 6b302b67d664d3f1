import { createContext, runInContext } from 'node:vm';
import { beforeAll, describe, expect, it } from 'vitest';
import { generate, itemsOf, readCollections, resolve } from '../src/index.ts';
import { loadTarget, targetIds } from '../src/targets/index.ts';
import { bundleCore } from './core-bundle.ts';

const document = JSON.stringify({
  info: { name: 'Pets', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
  auth: {
    type: 'basic',
    basic: [
      { key: 'username', value: 'Zoë' },
      { key: 'password', value: '{{secret}}' },
    ],
  },
  item: [
    {
      name: 'Rename a pet',
      request: {
        method: 'PUT',
        header: [{ key: 'X-Trace', value: 'a"b\\c' }],
        url: '{{baseUrl}}/pets/:petId?dry run=ja&note=ü',
        body: { mode: 'formdata', formdata: [{ key: 'name', value: 'Füße 🐾', type: 'text' }] },
      },
    },
  ],
});

/** Names that a page has and the language itself does not. Nothing of Node is among them. */
const ofPages = { TextEncoder, TextDecoder, btoa, atob, URL, URLSearchParams };

let bundle = '';

beforeAll(async () => {
  bundle = await bundleCore();
});

describe('the core without Node', () => {
  it.each(targetIds)('prints the same %s program', async (id) => {
    const [item] = readCollections(document).value.flatMap(itemsOf);
    if (!item) throw new Error('The document has an item.');
    const here = generate(resolve(item).value, await loadTarget(id));
    const inPage = await runInContext(
      `${bundle}
      (async () => {
        const { generate, itemsOf, loadTarget, readCollections, resolve } = wireproof;
        const [item] = readCollections(given).value.flatMap(itemsOf);
        return generate(resolve(item).value, await loadTarget(${JSON.stringify(id)}));
      })()`,
      createContext({ ...ofPages, given: document }),
    );
    expect(here.text).toContain('PUT');
    expect(inPage.text).toBe(here.text);
    expect(JSON.stringify(inPage)).toBe(JSON.stringify(here));
  });
});
