import { beforeAll, describe, expect, it } from 'vitest';
import type { Catalogue } from '../../src/catalogue/catalogue.ts';
import type { Choice } from '../../src/catalogue/item/choice.ts';
import { type Chosen, choose } from '../../src/catalogue/item/chosen.ts';
import { describeItem } from '../../src/catalogue/item/describe-item.ts';
import { liveItemScript } from '../../src/catalogue/item/live-item-script.ts';
import { findPlaces, writeValues } from '../../src/catalogue/item/written-json.ts';
import { openCatalogue, openSamples } from '../../src/catalogue/open-catalogue.ts';
import type { Opened } from '../../src/catalogue/shelf.ts';
import { shellCommand } from '../../src/catalogue/text/shell-command.ts';
import { type Item, itemsOf } from '../../src/collection/model.ts';
import { readCollections } from '../../src/collection/read.ts';
import { resolve } from '../../src/collection/resolve.ts';
import { itemSource, prettyJson } from '../../src/collection/source.ts';
import { fillPlaceholders } from '../../src/wire/placeholders.ts';
import { toMessage } from '../../src/wire/request.ts';
import type { WireTemplate } from '../../src/wire/template.ts';
import { startLiveCore } from '../live-bundle.ts';
import { corpusNames, readFromCorpus, whereCorpusIs } from './corpus.ts';

/** Hostile and plain: each input of an item gets the next one. */
const typed = [
  '',
  'ü"</script>',
  "it's {{other}} $(x) `y`",
  '{{$guid}}',
  'a/b?c#d%20',
  '\u202e\ud83d\ude00\\',
];

const bases = ['https://own.example/v9', 'http://127.0.0.1:8080', 'https://ü.example/{{version}}/a b'];

function choicesFor(item: Item, turn: number): Choice[] {
  const names = resolve(item).value.inputs.map(({ name }) => name);
  const values = Object.fromEntries(
    names.map((name, index) => [name, typed[(index + turn) % typed.length] ?? '']),
  );
  const base = bases[turn % bases.length] ?? '';
  return [
    { host: 'documented', values: {} },
    { host: 'own', base, values },
  ];
}

/** At most so many of a collection, at even steps. */
function someOf(items: readonly Item[], count: number): Item[] {
  const step = Math.ceil(items.length / count);
  return items.filter((_, index) => index % step === 0);
}

/** The samples, and the collections of the corpus where it is. */
async function openAll(): Promise<Catalogue> {
  const catalogue = await openCatalogue();
  openSamples(catalogue);
  for (const name of corpusNames) {
    for (const collection of readCollections(readFromCorpus(name)).value) {
      catalogue.shelf.open(collection, [], 'file');
    }
  }
  return catalogue;
}

/** Items with what is typed into their pages. */
function pagesOf({ shelf }: Catalogue, count: number): { opened: Opened; item: Item; choice: Choice }[] {
  return shelf
    .all()
    .flatMap((opened, turn) =>
      someOf(opened.items, count).flatMap((item) =>
        choicesFor(item, turn).map((choice) => ({ opened, item, choice })),
      ),
    );
}

async function serverSide(
  catalogue: Catalogue,
  opened: Opened,
  item: Item,
  choice: Choice,
): Promise<unknown> {
  const byId = catalogue.targets.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const pages = await Promise.all(
    byId.map((target) => describeItem(catalogue, opened, item, target, choice)),
  );
  const [first] = pages;
  if (!first) throw new Error('There is a target.');
  const programs = pages.map(({ program }) => [
    program.text,
    [...program.marked],
    program.hidden,
    shellCommand(program, {}),
  ]);
  const json = jsonWith(opened, item, first);
  return JSON.parse(JSON.stringify({ choice: first.choice, inputs: first.inputs, programs, json }));
}

function jsonWith(opened: Opened, item: Item, { baseName, variables }: Chosen): string {
  const json = prettyJson(itemSource(opened.collection, item));
  return writeValues(findPlaces(json, item, baseName), variables);
}

/** What arrives: with names in the place of what nobody knows. */
function wire(template: WireTemplate): string {
  const filled = fillPlaceholders(template);
  if (!filled.ok) return JSON.stringify(filled.fault);
  const { scheme, host, port } = filled.request;
  return `${scheme}://${host}:${port}\n${Buffer.from(toMessage(filled.request)).toString('latin1')}`;
}

/** Postman takes braces for a variable and an empty value for a missing one: it has no other spelling for them. */
function writable({ values, base, ...choice }: Choice): Choice {
  const plain = Object.entries(values).map(([name, value]) => [name, value.replace(/[{}]/g, '') || '0']);
  return {
    ...choice,
    values: Object.fromEntries(plain),
    ...(base && { base: base.replace(/[{}]/g, '') }),
  };
}

/** Version 1 has no item that stands alone, and where there is no address, or none that is right, none can be written. */
function canBeReadAgain({ collection: { format } }: Opened, item: Item): boolean {
  const isUsable = resolve(item).problems.every(({ code }) => code !== 'address-unusable');
  return format.startsWith('postman-2') && item.request.url.base !== '' && isUsable;
}

let catalogue: Catalogue;

beforeAll(async () => {
  catalogue = await openAll();
});

describe(`a page in which someone types, with ${whereCorpusIs}`, () => {
  it('shows what the server shows for the same choice, byte for byte, for every target', async () => {
    const core = await startLiveCore();
    const pages = pagesOf(catalogue, 2);
    for (const { opened, item, choice } of pages) {
      const script = liveItemScript(opened.collection, item, undefined);
      if (script === undefined) continue;
      core.give(script);
      expect(core.show(choice), item.path).toEqual(await serverSide(catalogue, opened, item, choice));
    }
    console.log(`${pages.length} pages compared, each for ${catalogue.targets.length} targets`);
    expect(pages.length).toBeGreaterThan(10);
  });

  it('has JSON that, read again, is the request that was chosen', () => {
    const pages = pagesOf(catalogue, 60).filter(({ opened, item }) => canBeReadAgain(opened, item));
    expect(pages).not.toEqual([]);
    for (const { opened, item, choice } of pages) {
      const chosen = choose(item, writable(choice), undefined);
      const [alone] = readCollections(jsonWith(opened, item, chosen)).value.flatMap(itemsOf);
      // Variables, auth and settings are those of the collection around it.
      const again = alone && resolve({ ...item, request: alone.request }).value;
      expect(again && wire(again), `${opened.title}: ${item.path}`).toBe(wire(chosen.template));
    }
    console.log(`${pages.length} items read again`);
  });
});
