import { readFileSync } from 'node:fs';
import { cpuMilliseconds, loadBuilt, peakMemory } from './measure.ts';

export interface CollectionLap {
  readonly items: number;
  readonly targets: number;
  /** Milliseconds of CPU. */
  readonly prepare: number;
  readonly print: number;
  readonly bytes: number;
  readonly memory: number;
}

const { generate, itemsOf, loadTarget, readCollections, resolve, targetIds } = await loadBuilt();
const targets = await Promise.all(targetIds.map(loadTarget));
const start = cpuMilliseconds();
const items = readCollections(readFileSync(process.argv[2] ?? '')).value.flatMap(itemsOf);
const templates = items.map((item) => resolve(item).value);
const prepared = cpuMilliseconds();
let bytes = 0;
for (const target of targets) {
  for (const template of templates) bytes += Buffer.byteLength(generate(template, target).text);
}
const lap: CollectionLap = {
  items: items.length,
  targets: targets.length,
  prepare: prepared - start,
  print: cpuMilliseconds() - prepared,
  bytes,
  memory: peakMemory(),
};
console.log(JSON.stringify(lap));
