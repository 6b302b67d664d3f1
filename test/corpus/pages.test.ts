import { describe, expect, it } from 'vitest';
import { itemAddress } from '../../src/catalogue/addresses.ts';
import { servedLinks } from '../../src/catalogue/links.ts';
import { openCatalogue } from '../../src/catalogue/open-catalogue.ts';
import { pageAt } from '../../src/catalogue/pages.tsx';
import { readCollections } from '../../src/collection/read.ts';
import { itemSource } from '../../src/collection/source.ts';
import { corpusNames, readFromCorpus, whereCorpusIs } from './corpus.ts';

/** Bytes of HTML, at most. */
const maximum = 100_000;
/** Of each collection, the items that say most. */
const looked = 5;
/** The target with the longest programs. */
const target = 'cpp-chilkat';

describe.skipIf(corpusNames.length === 0)(`pages of real items (${whereCorpusIs})`, () => {
  it.each(corpusNames)('are small: %s', async (name) => {
    const catalogue = await openCatalogue([target, 'shell-curl']);
    for (const collection of readCollections(readFromCorpus(name)).value) {
      const opened = catalogue.shelf.open(collection, [], 'file');
      const items = opened.items
        .map((item) => ({ item, length: itemSource(collection, item).length }))
        .toSorted((one, other) => other.length - one.length)
        .slice(0, looked);
      for (const { item } of items) {
        const path = itemAddress(opened, item, target);
        const page = await pageAt(catalogue, { path, query: new URLSearchParams(), links: servedLinks() });
        expect(page.kind).toBe('html');
        if (page.kind === 'html') expect(Buffer.byteLength(page.html), path).toBeLessThan(maximum);
      }
    }
  });
});
