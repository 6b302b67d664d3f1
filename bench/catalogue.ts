import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { itemAddress } from '../src/catalogue/addresses.ts';
import { openCatalogue } from '../src/catalogue/open-catalogue.ts';
import { readCollections } from '../src/collection/read.ts';
import { corpusFolder, readFromCorpus } from '../test/corpus/corpus.ts';
import { median } from './measure.ts';
import { cpuSeconds, freePort, start } from './processes.ts';

/** What asking for many pages showed; times in milliseconds. */
export interface Visits {
  readonly pages: number;
  /** From the moment a page was due until it was whole. */
  readonly median: number;
  readonly p99: number;
  /** CPU time of the server for one page. */
  readonly cpu: number;
}

export interface Browsing {
  readonly perSecond: number;
  /** Each page for the first time since the start, one after another. */
  readonly first: Visits;
  /** Each once more, at a fixed rate. */
  readonly again: Visits;
}

const perSecond = 200;
const languages = 4;
const collection = 'Zoom-API.postman_collection.json';

/** Serves the Zoom collection and asks for the pages of its items, in several languages. */
export async function measureCatalogue(): Promise<Browsing> {
  const addresses = await itemAddresses();
  const port = await freePort();
  const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
  const file = join(corpusFolder, 'collections', collection);
  const server = await start(
    [process.execPath, main, 'serve', file, '--port', String(port), '--simulator-port', '0'],
    port,
    '/',
  );
  const pages = addresses.map((address) => `http://127.0.0.1:${port}${address}`);
  try {
    const first = await visits(server.pid, () => inTurn(pages));
    return { perSecond, first, again: await visits(server.pid, () => atRate(pages)) };
  } finally {
    await server.stop();
  }
}

/** The pages of the first languages, item by item in the order of the collection. */
async function itemAddresses(): Promise<string[]> {
  const { shelf, targets } = await openCatalogue();
  const [zoom] = readCollections(readFromCorpus(collection)).value;
  if (!zoom) throw new Error(`${collection} holds no collection.`);
  const opened = shelf.open(zoom, [], 'file');
  return targets
    .slice(0, languages)
    .flatMap(({ id }) => opened.items.map((item) => itemAddress(opened, item, id)));
}

async function visits(pid: number, ask: () => Promise<number[]>): Promise<Visits> {
  const before = cpuSeconds(pid);
  const times = (await ask()).sort((one, other) => one - other);
  return {
    pages: times.length,
    median: median(times),
    p99: times[Math.ceil(times.length * 0.99) - 1] ?? Number.NaN,
    cpu: (1000 * (cpuSeconds(pid) - before)) / times.length,
  };
}

async function inTurn(pages: readonly string[]): Promise<number[]> {
  const times: number[] = [];
  for (const page of pages) times.push(await read(page, performance.now()));
  return times;
}

/** Asks for each when it is due, whether or not the ones before are answered. */
function atRate(pages: readonly string[]): Promise<number[]> {
  const started = performance.now();
  return Promise.all(
    pages.map(async (page, index) => {
      const due = started + (1000 * index) / perSecond;
      await new Promise((resolve) => setTimeout(resolve, due - performance.now()));
      return read(page, due);
    }),
  );
}

/** Milliseconds from when a page was due until it is whole. */
async function read(page: string, due: number): Promise<number> {
  const response = await fetch(page);
  await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`${page}: ${response.status}`);
  return performance.now() - due;
}
