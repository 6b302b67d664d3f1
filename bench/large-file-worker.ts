import { readFileSync } from 'node:fs';
import { cpuMilliseconds, loadBuilt, peakMemory } from './measure.ts';

export interface LargeLap {
  readonly items: number;
  /** Milliseconds. */
  readonly cpu: number;
  readonly wall: number;
  /** Bytes. */
  readonly memory: number;
  readonly memoryBefore: number;
}

const { itemsOf, readCollections, resolve } = await loadBuilt();
const memoryBefore = peakMemory();
const [cpu, wall] = [cpuMilliseconds(), performance.now()];
const items = readCollections(readFileSync(process.argv[2] ?? '')).value.flatMap(itemsOf);
const listed = items.map((item) => {
  const { value, problems } = resolve(item);
  return { path: item.path, method: value.method, inputs: value.inputs.length, problems: problems.length };
});
const lap: LargeLap = {
  items: listed.length,
  cpu: cpuMilliseconds() - cpu,
  wall: performance.now() - wall,
  memory: peakMemory(),
  memoryBefore,
};
console.log(JSON.stringify(lap));
