import { describe, expect, it } from 'vitest';
import { itemsOf } from '../../src/collection/model.ts';
import { readCollections } from '../../src/collection/read.ts';
import { maskDocuments, searchDocuments } from '../../src/secrets/documents.ts';
import { requireSecretlint } from '../secrets/measure.ts';
import { corpusNames, readFromCorpus, whereCorpusIs } from './corpus.ts';

describe.skipIf(corpusNames.length === 0)(`secrets in real collections (${whereCorpusIs})`, () => {
  it('are found in a time that fits, and none is left by masking', async () => {
    const lint = await requireSecretlint();
    let characters = 0;
    let count = 0;
    const start = performance.now();
    for (const name of corpusNames) {
      const { value } = readCollections(readFromCorpus(name));
      for (const source of new Set(value.map((collection) => collection.source))) {
        const items = value.flatMap(itemsOf);
        const searched = await searchDocuments([{ name, source, items }], lint);
        const masked = (await maskDocuments(searched, lint)).get(source) ?? '';
        const secrets = searched.flatMap((each) => each.secrets);
        expect(readCollections(masked).value.flatMap(itemsOf), name).toHaveLength(items.length);
        const left = secrets.filter((secret) => secret.value.length >= 12 && masked.includes(secret.value));
        expect(
          left.map(({ finding }) => finding),
          name,
        ).toEqual([]);
        characters += source.length;
        count += secrets.length;
      }
    }
    const seconds = (performance.now() - start) / 1000;
    console.log(`${count} secrets in ${characters} characters, ${seconds.toFixed(1)} s`);
    // Of what was scrubbed when the corpus was made, little is left.
    expect(count).toBeGreaterThan(20);
    expect(count).toBeLessThan(200);
  });
});
