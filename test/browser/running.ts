import { existsSync, readFileSync } from 'node:fs';
import { openCatalogue, openSamples } from '../../src/catalogue/open-catalogue.ts';
import { startCatalogue } from '../../src/catalogue/start-catalogue.ts';
import type { Connect } from '../../src/network/connect.ts';
import { startSimulator } from '../../src/simulator/simulator.ts';

/** A catalogue with its simulator on free ports, as `npm start` runs them. */
export interface Running {
  readonly origin: string;
  readonly close: () => Promise<void>;
}

/** With a `connect`, its pages send to real hosts too. */
export async function startBoth(connect?: Connect): Promise<Running> {
  const catalogue = { ...(await openCatalogue()), ...(connect && { connect }) };
  openSamples(catalogue);
  const simulator = await startSimulator();
  const running = await startCatalogue({ catalogue, simulator, port: 0 });
  return {
    origin: running.origin,
    close: async () => {
      await running.close();
      await simulator.close();
    },
  };
}

const corpus = process.env['WIREPROOF_CORPUS'] ?? '../shared';
const referencePage = `${corpus}/seed/000_01bee33b5b1d65db.txt`;

/** Where the item comes from: the reference page where the corpus is there, else our own sample. */
export const itemSource = existsSync(referencePage) ? 'the reference page' : 'our sample, without the corpus';

/** The JSON of one item, as one would copy it from a page. */
export function itemToPaste(): string {
  if (existsSync(referencePage)) {
    const page = readFileSync(referencePage, 'utf8');
    return page.slice(page.indexOf('{\n', page.indexOf('Postman Collection Item JSON')));
  }
  const sample = readFileSync(
    new URL('../../samples/zoom-users.postman_collection.json', import.meta.url),
    'utf8',
  );
  return JSON.stringify(JSON.parse(sample).item[0].item[0].item[0], null, 2);
}
