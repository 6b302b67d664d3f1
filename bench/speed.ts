import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { targetIds } from '../src/targets/index.ts';
import { median, runWorker } from './measure.ts';
import { peers } from './peers.ts';
import { realRequests } from './real-requests.ts';
import type { Lap } from './speed-worker.ts';

/** What one generator prints for one target. */
export interface TargetSpeed {
  readonly target: string;
  /** Requests that it prints; for the others it fails. */
  readonly programs: number;
  /** Mean length of a program, in bytes of UTF-8. */
  readonly bytes: number;
  readonly programsPerSecond: number;
  readonly bytesPerSecond: number;
}

export interface Speed {
  readonly requests: number;
  readonly rounds: number;
  /** By generator; ours is `wireproof`. A second is one of CPU time. */
  readonly generators: Readonly<Record<string, readonly TargetSpeed[]>>;
}

const rounds = 3;

/** Prints the same real requests with every generator, in turn, each in a process of its own. */
export function measureSpeed(): Speed {
  const requests = realRequests();
  const folder = mkdtempSync(join(tmpdir(), 'wireproof-bench-'));
  const file = join(folder, 'requests.json');
  writeFileSync(file, JSON.stringify(requests));
  try {
    const names = ['wireproof', ...peers.map(({ name }) => name)];
    const laps = Array.from({ length: rounds }, () =>
      names.map((name) => runWorker<Lap[]>('speed-worker.ts', name, file, ...shared())),
    );
    const generators = names.map((name, index) => [name, summarize(laps.map((round) => round[index] ?? []))]);
    return { requests: requests.length, rounds, generators: Object.fromEntries(generators) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Our targets that a peer has too, with the same library. */
function shared(): string[] {
  return targetIds.filter((id) => peers.filter(({ targets }) => id in targets).length >= 2);
}

function summarize(rounds: readonly (readonly Lap[])[]): TargetSpeed[] {
  return (rounds[0] ?? []).map(({ target, programs, bytes }, index) => {
    const seconds = median(rounds.map((laps) => laps[index]?.seconds ?? Number.NaN));
    return {
      target,
      programs,
      bytes: Math.round(bytes / programs),
      programsPerSecond: Math.round(programs / seconds),
      bytesPerSecond: Math.round(bytes / seconds),
    };
  });
}
