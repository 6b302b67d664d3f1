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

/** What a collection of version 1 or 2 holds, or every collection of a dump; nothing where it is none of them. */
function countDocument(document: Record<string, unknown>): number {
  const { collection, collections, requests, item = document['items'] } = document;
  if (collection) return countDocument(collection as Record<string, unknown>);
  if (Array.isArray(collections)) {
    return collections.reduce<number>((count, each) => count + countDocument(each), 0);
  }
  // Version 1 lists every request once, wherever it stands.
  if (Array.isArray(requests)) return requests.length;
  return Array.isArray(item) ? countItems(item) : 0;
}

/** Nothing where the file is not JSON. */
function expectedItems(bytes: Uint8Array): number {
  try {
    return countDocument(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return 0;
  }
}

/** Files that are no collection, and what is said of them. */
const refused: Readonly<Record<string, string>> = {
  'capellaspace__capella_env_postman_collection.json': 'This is a Postman environment, not a collection.',
  'yudiell__malformed_json.json': 'This is not JSON: line 5, column 9: a comma or } was expected.',
};

/** How many items have an address that the collection itself got wrong: host parts in a wrong order, a host twice. */
const unusable: Readonly<Record<string, number>> = {
  'Synergex__PostMan_ODataTests.postman_collection.json': 14,
  'forcedotcom__Salesforce-API.postman_collection.json': 1,
};

/** Whether a JSON pointer leads to a value of the document. */
function isThere(bytes: Uint8Array, pointer: string): boolean {
  let value: unknown = JSON.parse(new TextDecoder().decode(bytes));
  for (const token of pointer.split('/').slice(1)) {
    const key = token.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return false;
    value = (value as Record<string, unknown>)[key];
  }
  return true;
}

let total = 0;

describe.skipIf(corpusNames.length === 0)(`the corpus (${whereCorpusIs})`, () => {
  it.each(corpusNames)('%s', (name) => {
    const bytes = readFromCorpus(name);
    const { value, problems } = readCollections(bytes);
    const items = value.flatMap((collection) => itemsOf(collection).map((item) => ({ collection, item })));
    expect(problems.filter(({ pointer }) => pointer === '').map(({ message }) => message)).toEqual(
      name in refused ? [refused[name]] : [],
    );
    expect(items.length).toBe(expectedItems(bytes));
    expect(items.length === 0).toBe(name in refused);
    for (const collection of value) {
      const paths = itemsOf(collection).map(({ path }) => path);
      expect(new Set(paths).size).toBe(paths.length);
    }
    const resolved = items.map(({ item }) => resolve(item));
    for (const { pointer, message, advice } of [...problems, ...resolved.flatMap((each) => each.problems)]) {
      expect(pointer === '' || isThere(bytes, pointer), pointer).toBe(true);
      expect([message, advice]).toEqual([expect.stringMatching(/\.$/), expect.stringMatching(/\.$/)]);
    }

    const faults: string[] = [];
    for (const [index, { collection, item }] of items.entries()) {
      const source = itemSource(collection, item);
      expect(JSON.parse(prettyJson(source))).toEqual(JSON.parse(source));
      const template = resolved[index]?.value ?? resolve(item).value;
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
    expect(total).toBeGreaterThan(7000);
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
