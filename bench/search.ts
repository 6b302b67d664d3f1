import { gzipSync } from 'node:zlib';
import { openCatalogue } from '../src/catalogue/open-catalogue.ts';
import { searchDataScript } from '../src/catalogue/search/search-scripts.ts';
import type { Opened } from '../src/catalogue/shelf.ts';
import { startCatalogue } from '../src/catalogue/start-catalogue.ts';
import { itemsOf } from '../src/collection/model.ts';
import { readCollections } from '../src/collection/read.ts';
import { startSimulator } from '../src/simulator/simulator.ts';
import { largeCollection as generatedCollection } from '../test/shared/large-collection.ts';
import { largeCollection as realCollections } from './large-file.ts';
import { median, percentile } from './measure.ts';
import { measurePalette, type PaletteFigures } from './search-palette.ts';

/** Milliseconds, and bytes of HTML. */
interface PageFigures {
  readonly name: string;
  readonly milliseconds: number;
  readonly bytes: number;
}

export interface SearchFigures {
  readonly collection: string;
  readonly items: number;
  /** Of the script that the palette loads. */
  readonly scriptBytes: number;
  readonly scriptGzip: number;
  /** Of the form: the first question, which makes the index, and later ones; milliseconds. */
  readonly first: number;
  readonly form: { readonly median: number; readonly p95: number };
  readonly pages: readonly PageFigures[];
  /** Absent where there is no Chromium. */
  readonly palette?: PaletteFigures;
}

const questions = [
  'get',
  'list user',
  'upadte',
  'delete item',
  'put /users/pass',
  'v2 create',
  'x',
  'page_size',
];
const rounds = 15;

/** Search in 10,000 generated items, and in the large collection of real ones. */
export async function measureSearch(): Promise<SearchFigures[]> {
  return [
    await measureCollection('10,000 generated items', generatedCollection('usual')),
    await measureCollection('real collections, over and over', realCollections()),
  ];
}

async function measureCollection(name: string, json: string): Promise<SearchFigures> {
  const catalogue = await openCatalogue();
  const [collection] = readCollections(json).value;
  if (!collection) throw new Error(`${name} was not read.`);
  const opened = catalogue.shelf.open(collection, [], 'file');
  const simulator = await startSimulator();
  const { origin, close } = await startCatalogue({ catalogue, simulator, port: 0 });
  try {
    const script = searchDataScript(opened);
    const first = await timeOf(`${origin}/_search/?q=${questions[0]}`);
    const form: number[] = [];
    for (let round = 0; round < rounds; round++) {
      for (const question of questions)
        form.push((await timeOf(`${origin}/_search/?q=${encodeURIComponent(question)}`)).milliseconds);
    }
    const palette = await measurePalette(`${origin}/${opened.slug}/`);
    return {
      collection: name,
      items: opened.items.length,
      scriptBytes: Buffer.byteLength(script),
      scriptGzip: gzipSync(script).length,
      first: first.milliseconds,
      form: { median: median(form), p95: percentile(form, 0.95) },
      pages: await measurePages(origin, opened),
      ...(palette && { palette }),
    };
  } finally {
    await close();
    await simulator.close();
  }
}

async function measurePages(origin: string, opened: Opened): Promise<PageFigures[]> {
  const [folder] = opened.collection.children.filter((child) => child.kind === 'folder');
  const item = folder && itemsOf(folder)[0];
  const addresses: Readonly<Record<string, string>> = {
    start: '/',
    collection: `/${opened.slug}/`,
    ...(folder && { folder: `/${opened.slug}/${opened.addressOf.get(folder)}/` }),
    ...(item && { item: `/${opened.slug}/${opened.addressOf.get(item)}/cpp-libcurl/` }),
  };
  const pages: PageFigures[] = [];
  for (const [name, address] of Object.entries(addresses)) {
    const laps = [];
    for (let round = 0; round < rounds; round++) laps.push(await timeOf(`${origin}${address}`));
    const milliseconds = median(laps.map((lap) => lap.milliseconds));
    pages.push({ name, milliseconds, bytes: laps[0]?.bytes ?? Number.NaN });
  }
  return pages;
}

async function timeOf(address: string): Promise<{ milliseconds: number; bytes: number }> {
  const start = performance.now();
  const response = await fetch(address);
  const { byteLength } = await response.arrayBuffer();
  if (!response.ok) throw new Error(`${address} was answered with ${response.status}.`);
  return { milliseconds: performance.now() - start, bytes: byteLength };
}
