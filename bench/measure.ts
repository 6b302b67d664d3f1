import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';

/** The middle one of some numbers; of an even count the lower of the two in the middle. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}

/** The number that such a part of some numbers, as 0.95, does not exceed. */
export function percentile(numbers: readonly number[], part: number): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.ceil(sorted.length * part) - 1] ?? Number.NaN;
}

/** CPU time of this process so far, in milliseconds: of all its threads, compilers and collectors among them. */
export function cpuMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** The most memory that this process had, in bytes. */
export function peakMemory(): number {
  return process.resourceUsage().maxRSS * 1024;
}

/**
 * Runs a file of this folder in a process of its own and gives what it prints as JSON.
 * It is compiled before: no loader takes time or memory there.
 */
export function runWorker<Result>(file: string, ...parameters: string[]): Result {
  const { status, stdout } = spawnSync(process.execPath, [compile(file), ...parameters], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 1024 ** 3,
  });
  if (status !== 0) throw new Error(`${file} ended with exit status ${status}.`);
  return JSON.parse(stdout) as Result;
}

/** Compiles a file of this folder with everything of ours that it needs, and gives the path of the program. */
export function compile(file: string): string {
  const compiled = join(folder, '.cache', file.replace(/\.ts$/, '.mjs'));
  buildSync({
    entryPoints: [join(folder, file)],
    outfile: compiled,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
  });
  return compiled;
}

const folder = fileURLToPath(new URL('.', import.meta.url));

/** The library as it is built, which is what users run; npm runs scripts in the folder that has it. */
export async function loadBuilt() {
  const path = pathToFileURL('dist/index.js').href;
  return (await import(path)) as typeof import('../src/index.ts');
}
