import { readdirSync, readFileSync } from 'node:fs';
import { readCollections } from '../collection/read.ts';
import { storedProofs } from '../prove/stored-proofs.ts';
import { loadTarget, targetIds } from '../targets/index.ts';
import type { Target } from '../targets/target.ts';
import type { Catalogue } from './catalogue.ts';
import { Runs } from './send/runs.ts';
import { Shelf } from './shelf.ts';

/** Offered first, in this order. */
const first = ['cpp-libcurl', 'cpp-chilkat', 'shell-curl', 'python-requests', 'node-fetch', 'go-net-http'];

/** A catalogue with these targets, or all, and the stored proofs; nothing is on its shelf, and no simulator plays it. */
export async function openCatalogue(ids: readonly string[] = targetIds): Promise<Catalogue> {
  return {
    shelf: new Shelf(),
    targets: inOrder(await Promise.all(targetIds.filter((id) => ids.includes(id)).map(loadTarget))),
    proofs: storedProofs(),
    mounts: new Map(),
    runs: new Runs(),
  };
}

/** Opens the samples that come with the package. */
export function openSamples({ shelf }: Catalogue): void {
  const folder = new URL('../../samples/', import.meta.url);
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.postman_collection.json'))) {
    const { value, problems } = readCollections(readFileSync(new URL(name, folder)));
    for (const collection of value) shelf.open(collection, problems, 'sample');
  }
}

function inOrder(targets: readonly Target[]): Target[] {
  const rank = ({ id }: Target) => (first.includes(id) ? first.indexOf(id) : first.length);
  return targets.toSorted((one, other) => rank(one) - rank(other));
}
