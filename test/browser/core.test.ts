import { expect, it } from 'vitest';
import { fill, itemsOf, ownValues, readCollections, resolve, toMessage } from '../../src/index.ts';
import { targetIds } from '../../src/targets/index.ts';
import { bundleCore } from '../core-bundle.ts';
import { goldenCases, goldenPrograms } from '../shared/golden-programs.ts';
import { describeBrowsing } from './browser.ts';

/** Runs in the page: every golden program of a target, as base64 of its bytes. */
const printAll = `async ({ id, templates }) => {
  const target = await wireproof.loadTarget(id);
  return templates.map((template) => {
    const bytes = new TextEncoder().encode(wireproof.generate(template, target).text);
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  });
}`;

describeBrowsing('the core in Chromium', ({ visit }) => {
  it('prints the same bytes as in Node: every golden program of every target', async () => {
    const programs = await goldenPrograms();
    const templates = (await goldenCases()).map(({ template }) => template);
    await visit({}, async (page) => {
      await page.goto('about:blank');
      await page.addScriptTag({ content: await bundleCore() });
      for (const id of targetIds) {
        const here = programs.filter(({ target }) => target.id === id);
        const inPage = await page.evaluate<string[]>(`(${printAll})(${JSON.stringify({ id, templates })})`);
        expect(inPage.length).toBe(here.length);
        for (const [index, { path, text }] of here.entries()) {
          expect(inPage[index], path).toBe(Buffer.from(text).toString('base64'));
        }
      }
    });
  });

  it('reads and resolves real bytes, and fills the same request', async () => {
    const text = JSON.stringify({
      name: 'Füße 🐾',
      request: {
        method: 'POST',
        url: 'https://a.example/ü?q=a b%20c',
        body: { mode: 'raw', raw: '\ud800é\r\n' },
      },
    });
    const [item] = readCollections(text).value.flatMap(itemsOf);
    if (!item) throw new Error('The document has an item.');
    const template = resolve(item).value;
    const filled = fill(template, ownValues(template));
    if (!filled.ok) throw new Error('The item has no inputs.');
    await visit({}, async (page) => {
      await page.addScriptTag({ content: await bundleCore() });
      const inPage = await page.evaluate<number[]>(`(() => {
        const [item] = wireproof.readCollections(${JSON.stringify(text)}).value.flatMap(wireproof.itemsOf);
        const template = wireproof.resolve(item).value;
        const { request } = wireproof.fill(template, wireproof.ownValues(template));
        return Array.from(wireproof.toMessage(request));
      })()`);
      expect(Buffer.from(inPage)).toEqual(Buffer.from(toMessage(filled.request)));
    });
  });
});
