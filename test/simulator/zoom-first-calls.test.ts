import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { atTheSimulator } from '../../src/catalogue/send/destination.ts';
import { play } from '../../src/catalogue/send/play.ts';
import { type Collection, type Item, itemsOf } from '../../src/collection/model.ts';
import { readCollections } from '../../src/collection/read.ts';
import type { Mount, Simulator } from '../../src/simulator/index.ts';
import { startSimulator } from '../../src/simulator/index.ts';

/** A folder with real collections. It is no part of the project; without it these tests say so and do not run. */
const corpus = process.env['WIREPROOF_CORPUS'] ?? '../shared';
const real = join(corpus, 'collections/Zoom-API.postman_collection.json');
if (!existsSync(real)) console.warn(`No ${real}: the first calls of the real collection are not played.`);

const sample = collectionIn('samples/zoom-users.postman_collection.json');

function collectionIn(path: string): Collection {
  const [collection] = readCollections(readFileSync(path)).value;
  if (!collection) throw new Error(`${path} holds no collection.`);
  return collection;
}

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ settings: { passwordCost: 4, plan: 'business' } });
});
afterAll(() => simulator.close());

/** Plays an item as the catalogue's button does, with the simulator's values. */
async function firstCall(mount: Mount, item: Item) {
  const here = { baseUrl: mount.baseUrlOf(item), values: mount.values(item), hasRules: true };
  const destination = atTheSimulator(item, here);
  const result = await play({ destination, values: destination.values }, []);
  if ('fault' in result) return result.fault;
  const outcome = result.played?.outcome;
  return outcome?.answered ? outcome.answer.status : outcome?.why;
}

describe('the sample', () => {
  const mount = () => simulator.mount(sample, '/sample');
  const documented: Readonly<Record<string, number>> = {
    'List users': 200,
    'Create a user': 201,
    "Check a user's email": 200,
    'Get a user': 200,
    'Get account settings': 200,
    'Get a token': 200,
    'Revoke a token': 200,
  };

  test('every item answers with its documented success at the first call', async () => {
    const mounted = mount();
    expect(mounted.behaviours).toHaveLength(1);
    expect(itemsOf(sample)).toHaveLength(13);
    for (const item of itemsOf(sample)) {
      expect(await firstCall(mounted, item), item.name).toBe(documented[item.name] ?? 204);
    }
    mounted.unmount();
  });
});

test.skipIf(!existsSync(real))(
  'the real collection mounts the same rules, and its password item gets its 204',
  async () => {
    const collection = collectionIn(real);
    const mount = simulator.mount(collection, '/real');
    await fetch(`${simulator.origin}/_wireproof/reset`, { method: 'POST' });
    const item = itemsOf(collection).find(({ name }) => name === "Update a user's password");
    if (!item) throw new Error('There is no such item.');
    expect(await firstCall(mount, item)).toBe(204);
    expect(await firstCall(mount, item)).toBe(400);
  },
);
