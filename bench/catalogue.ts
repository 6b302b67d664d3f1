import { fileURLToPath } from 'node:url';
import { itemAddress } from '../src/catalogue/addresses.ts';
import { openCatalogue } from '../src/catalogue/open-catalogue.ts';
import { readCollections } from '../src/collection/read.ts';
import { readFromCorpus } from '../test/corpus/corpus.ts';
import { cpuSeconds, freePort, start } from './processes.ts';

/** Asking for pages at a fixed rate, whether or not the last answer is there. */
export interface Paced {
  readonly pages: number;
  /** Milliseconds from the moment a page was due until it was whole. */
  readonly median: number;
  readonly p99: number;
  /** CPU time of the server for one page, in milliseconds. */
  readonly cpu: number;
}

export interface Browsing {
  readonly perSecond: number;
  /** Each page for the first time since the start, and again. */
  readonly first: Paced;
  readonly again: Paced;
}

const perSecond = 200;
const languages = 4;
const collection = 'Zoom-API.postman_collection.json';

/** Serves the Zoom collection and asks for the pages of its items, in several languages. */
export async function measureCatalogue(): Promise<Browsing> {
  const port = await freePort();
  const file = `${process.env['WIREPROOF_CORPUS'] ?? '../shared'}/collections/${collection}`;
  const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
  const command = [process.execPath, main, 'serve', file, '--port', String(port), '--simulator-port', '0'];
  const server = await start(command, port, '/');
  try {
    const addresses = await itemAddresses();
    const ask = () =>
      askAll(
        server.pid,
        addresses.map((address) => `http://127.0.0.1:${port}${address}`),
      );
    return { perSecond, first: await ask(), again: await ask() };
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

async function askAll(pid: number, addresses: readonly string[]): Promise<Paced> {
  const before = cpuSeconds(pid);
  const started = performance.now();
  const times = await Promise.all(
    addresses.map(async (address, index) => {
      const due = started + (1000 * index) / perSecond;
      await new Promise((resolve) => setTimeout(resolve, due - performance.now()));
      const response = await fetch(address);
      await response.text();
      if (response.status !== 200) throw new Error(`${address}: ${response.status}`);
      return performance.now() - due;
    }),
  );
  const sorted = times.sort((one, other) => one - other);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return {
    pages: times.length,
    median: at(0.5),
    p99: at(0.99),
    cpu: (1000 * (cpuSeconds(pid) - before)) / times.length,
  };
}
