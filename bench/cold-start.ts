import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { median } from './measure.ts';

/** Wall and CPU time of one process from its start to its end, in milliseconds. */
interface Start {
  readonly wall: number;
  readonly cpu: number;
}

export interface ColdStart {
  readonly rounds: number;
  /** `node -e 0`. */
  readonly node: Start;
  /** `wireproof generate` of one small item. */
  readonly generate: Start;
}

const rounds = 21;
const path = (name: string) => fileURLToPath(new URL(`../${name}`, import.meta.url));

/** Starts node alone and the command line as it is built, in turn. */
export function measureColdStart(): ColdStart {
  const item = path('test/cases/create-a-pet/item.json');
  const commands = {
    node: ['-e', '0'],
    generate: [path('dist/cli/main.js'), 'generate', item, '--target', 'cpp-libcurl'],
  };
  const taken = Array.from({ length: rounds }, () => ({
    node: start(commands.node),
    generate: start(commands.generate),
  }));
  const middle = (name: keyof typeof commands): Start => ({
    wall: median(taken.map((round) => round[name].wall)),
    cpu: median(taken.map((round) => round[name].cpu)),
  });
  return { rounds, node: middle('node'), generate: middle('generate') };
}

function start(parameters: readonly string[]): Start {
  // The time of all processes that this one waited for; its difference is that of the one in between.
  const before = performance.now();
  const { status, stdout } = spawnSync(
    '/bin/sh',
    ['-c', '"$@"; times', 'sh', process.execPath, ...parameters],
    {
      encoding: 'utf8',
    },
  );
  const wall = performance.now() - before;
  if (status !== 0) throw new Error(`node ${parameters.join(' ')} ended with exit status ${status}.`);
  return { wall, cpu: childTime(stdout.trimEnd().split('\n').at(-1) ?? '') };
}

/** The last line that `times` prints: `0m0.050s 0m0.010s`, user and system time of the children. */
function childTime(line: string): number {
  const parts = Array.from(
    line.matchAll(/(\d+)m([\d.]+)s/g),
    ([, minutes, seconds]) => Number(minutes) * 60 + Number(seconds),
  );
  return parts.reduce((sum, part) => sum + part, 0) * 1000;
}
