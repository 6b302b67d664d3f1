import { readFileSync } from 'node:fs';
import type { TargetId } from '../src/targets/index.ts';
import { cpuMilliseconds, loadBuilt } from './measure.ts';
import { peers } from './peers.ts';
import type { RealRequest } from './real-requests.ts';

/** All requests printed once for one target. */
export interface Lap {
  readonly target: string;
  readonly programs: number;
  /** Of UTF-8, of all programs together. */
  readonly bytes: number;
  /** CPU time of one pass, in the mean of the passes that are counted. */
  readonly seconds: number;
}

/** Prints all requests once; undefined for one that it cannot print. */
type Pass = () => readonly (string | undefined)[];

/** CPU time until the compiler of the JavaScript engine is nearly done, and CPU time that counts. */
const warmMilliseconds = 500;
const countedMilliseconds = 300;

const [name = '', file = '', ...targets] = process.argv.slice(2);
const requests = JSON.parse(readFileSync(file, 'utf8')) as RealRequest[];
const passes = name === 'wireproof' ? await ownPasses() : await peerPasses();
// All before any is timed: they share most of their code.
for (const [, pass] of passes) repeat(pass, warmMilliseconds);
console.log(JSON.stringify(passes.map(([target, pass]) => time(target, pass))));

async function ownPasses(): Promise<[string, Pass][]> {
  const { generate, loadTarget } = await loadBuilt();
  const loaded = await Promise.all(targets.map((id) => loadTarget(id as TargetId)));
  return loaded.map((target) => [
    target.id,
    () => requests.map(({ template }) => generate(template, target).text),
  ]);
}

async function peerPasses(): Promise<[string, Pass][]> {
  const peer = peers.find((each) => each.name === name);
  if (!peer) throw new Error(`There is no peer "${name}".`);
  const { toInput, print } = await peer.load();
  // The peer's own format is made before the clock runs.
  const inputs = requests.map(({ plain }) => toInput(plain));
  return targets.flatMap((target): [string, Pass][] => {
    const own = peer.targets[target];
    if (own === undefined) return [];
    const tryPrint = (input: unknown) => {
      try {
        return print(input, own);
      } catch {
        return undefined;
      }
    };
    return [[target, () => inputs.map(tryPrint)]];
  });
}

function time(target: string, pass: Pass): Lap {
  const texts = pass().filter((text) => text !== undefined);
  return {
    target,
    programs: texts.length,
    bytes: texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0),
    seconds: repeat(pass, countedMilliseconds) / 1000,
  };
}

/** Repeats a pass for so long; gives the milliseconds that one took. */
function repeat(pass: Pass, milliseconds: number): number {
  const start = cpuMilliseconds();
  let count = 0;
  while (cpuMilliseconds() - start < milliseconds) {
    pass();
    count++;
  }
  return (cpuMilliseconds() - start) / count;
}
