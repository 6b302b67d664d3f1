import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { proofLines } from '../src/cli/prove-report.ts';
import type { Proof } from '../src/prove/proof.ts';
import { build } from './build.ts';
import { setUp } from './set-up.ts';

/** What one part of the run comes to. */
interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const folder = mkdtempSync(join(tmpdir(), 'wireproof-test-'));
const environment = {
  ...process.env,
  // Nothing that an earlier run proved may count for this one.
  WIREPROOF_CACHE: join(folder, 'cache'),
  WIREPROOF_BUILT: '1',
};

try {
  if (setUp() && (await build())) report([runTests(), runProofs()]);
  else process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Everything that Vitest runs: units, golden programs, properties, corpus, servers, command line, browser. */
function runTests(): Counts {
  const file = join(folder, 'tests.json');
  const { status } = spawnSync(
    'node_modules/.bin/vitest',
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    { stdio: 'inherit', env: environment },
  );
  const result = JSON.parse(readFileSync(file, 'utf8'));
  const {
    numPassedTests: passed,
    numFailedTests: failed,
    numPendingTests: pending,
    numTodoTests: todo,
  } = result;
  console.log(`\ntests run: ${passed + failed}`);
  // A test file that does not load fails the run without failing a test.
  return { passed, failed: status === 0 ? failed : Math.max(failed, 1), skipped: pending + todo };
}

/** Every target on every case, by the command line as it is shipped. */
function runProofs(): Counts {
  const { stdout } = spawnSync(process.execPath, ['dist/cli/main.js', 'prove', '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
    env: environment,
    maxBuffer: 1024 ** 3,
  });
  const proofs: Proof[] = JSON.parse(stdout);
  console.log(proofLines(proofs, false).join('\n'));
  const count = (...states: Proof['state'][]) => proofs.filter(({ state }) => states.includes(state)).length;
  return { passed: count('ran', 'limited', 'stand-in'), failed: count('failed'), skipped: count('unproven') };
}

/** The last line counts all that ran. Where everything is required, what was left out is a failure too. */
function report(parts: readonly Counts[]): void {
  const sum = (key: keyof Counts) => parts.reduce((total, part) => total + part[key], 0);
  const [passed, failed, skipped] = [sum('passed'), sum('failed'), sum('skipped')];
  const isIncomplete = skipped > 0 && process.env['WIREPROOF_REQUIRE'] === 'all';
  if (isIncomplete)
    console.log('WIREPROOF_REQUIRE=all is set, and something was left out: this is a failure.');
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  if (failed > 0 || isIncomplete) process.exitCode = 1;
}
