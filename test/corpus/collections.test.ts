import { describe, expect, it } from 'vitest';
import { itemsOf } from '../../src/collection/model.ts';
import { readCollections } from '../../src/collection/read.ts';
import { resolve } from '../../src/collection/resolve.ts';
import { itemSource, prettyJson } from '../../src/collection/source.ts';
import { fill } from '../../src/wire/fill.ts';
import type { Input } from '../../src/wire/template.ts';
import { corpusNames, readFromCorpus, whereCorpusIs } from './corpus.ts';

/** Counts items in its own way: whatever stands in a list of items and has no such list itself. */
function countItems(list: unknown[]): number {
  return list.reduce<number>((count, entry) => {
    const { item, items } = entry as { item?: unknown; items?: unknown };
    const children = Array.isArray(item) ? item : items;
    return count + (Array.isArray(children) ? countItems(children) : 1);
  }, 0);
}

/** Undefined where the file is no collection of version 2. */
function expectedItems(bytes: Uint8Array): number | undefined {
  try {
    const document = JSON.parse(new TextDecoder().decode(bytes));
    const { item, items } = document.collection ?? document;
    return Array.isArray(item ?? items) ? countItems(item ?? items) : undefined;
  } catch {
    return undefined;
  }
}

/** Files that are no collection of version 2, and what is said of them. */
const refused: Readonly<Record<string, string>> = {
  'StuAtKong__Backup.postman_dump.json': 'format-not-read',
  'capellaspace__capella_env_postman_collection.json': 'not-a-collection',
  'postmanlabs__box.json': 'format-not-read',
  'postmanlabs__nestedEntities.json': 'format-not-read',
  'venicegeo__Generic_Tests.postman_collection.json': 'format-not-read',
  'wso2__Access_Control_Demo.postman_collection.json': 'format-not-read',
  'yudiell__malformed_json.json': 'not-json',
};

/** How many items have an address that the collection itself got wrong: host parts in a wrong order, a host twice. */
const unusable: Readonly<Record<string, number>> = {
  'Synergex__PostMan_ODataTests.postman_collection.json': 14,
  'forcedotcom__Salesforce-API.postman_collection.json': 1,
};

let total = 0;

describe.skipIf(corpusNames.length === 0)(`the corpus (${whereCorpusIs})`, () => {
  it.each(corpusNames)('%s', (name) => {
    const bytes = readFromCorpus(name);
    const { value, problems } = readCollections(bytes);
    const items = value.flatMap((collection) => itemsOf(collection).map((item) => ({ collection, item })));
    expect(problems.some(({ code }) => code === refused[name])).toBe(name in refused);
    expect(items.length).toBe(expectedItems(bytes) ?? 0);
    expect(items.length === 0).toBe(name in refused);
    expect(new Set(items.map(({ item }) => item.path)).size).toBe(items.length);

    const faults: string[] = [];
    for (const { collection, item } of items) {
      const source = itemSource(collection, item);
      expect(JSON.parse(prettyJson(source))).toEqual(JSON.parse(source));
      const template = resolve(item).value;
      const values = template.inputs.map((input) => [input.name, input.value ?? sample(input)]);
      const filled = fill(template, Object.fromEntries(values), { readFile: () => new Uint8Array() });
      if (!filled.ok) faults.push(filled.fault.reason);
      else expect(filled.request.target).not.toMatch(/\{\{|%7B%7B|[^!-~]/);
    }
    expect(faults).toEqual(Array(unusable[name] ?? 0).fill('address-unusable'));
    total += items.length;
  });

  it('is read in full', () => {
    process.stdout.write(`Items read and resolved in the corpus: ${total} in ${corpusNames.length} files.\n`);
    expect(total).toBeGreaterThan(6000);
  });
});

function sample({ name, kind }: Input): string {
  if (kind === 'base-url') return 'http://host.example';
  if (/protocol|scheme/i.test(name)) return 'https';
  return /port$/i.test(name) ? '8080' : 'x';
}

describe.skipIf(!corpusNames.includes('Zoom-API.postman_collection.json'))(
  `the Zoom collection (${whereCorpusIs})`,
  () => {
    it('has 310 items, which all resolve without a problem', () => {
      const { value, problems } = readCollections(readFromCorpus('Zoom-API.postman_collection.json'));
      const items = value.flatMap(itemsOf);
      expect(items).toHaveLength(310);
      expect([...problems, ...items.flatMap((item) => resolve(item).problems)]).toEqual([]);
      for (const item of items) {
        expect(resolve(item).value.inputs.find(({ kind }) => kind === 'base-url')).toMatchObject({
          name: 'baseUrl',
          value: 'https://api.zoom.us/v2',
        });
      }
    });
  },
);
