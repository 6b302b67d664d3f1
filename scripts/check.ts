import { spawn } from 'node:child_process';
import { build } from './build.ts';

/** What must hold before a commit, beside the tests. Each runs alone as written here. */
const steps: Readonly<Record<string, string>> = {
  'format and lint': 'biome check --error-on-warnings',
  'format of golden programs': 'tsx scripts/format-check.ts',
  types: 'tsc -p tsconfig.json',
  'types of the scripts of pages': 'tsc -p src/catalogue/browser',
  'dead code': 'knip --no-progress',
  'package, by publint': 'publint --strict',
  'package, by attw': 'attw --pack . --profile esm-only',
  "proofs match today's programs": 'tsx scripts/proofs.ts --check',
  'documents made from data': 'tsx scripts/documents.ts --check',
  'documents match the code': 'vitest run --project fast test/documents.test.ts test/architecture.test.ts',
};

interface Outcome {
  readonly passed: boolean;
  readonly seconds: string;
  readonly output: string;
}

function run(command: string): Promise<Outcome> {
  const start = performance.now();
  return new Promise((resolve) => {
    // The package is packed as it was built: packing must not build again while other steps read it.
    const env = { ...process.env, npm_config_ignore_scripts: 'true', NO_COLOR: '1', FORCE_COLOR: '0' };
    const child = spawn(command, { shell: true, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('close', (status) => {
      resolve({ passed: status === 0, seconds: ((performance.now() - start) / 1000).toFixed(1), output });
    });
  });
}

const start = performance.now();
// Two of the steps look at the package as it is built.
if (!(await build())) process.exit(1);
const outcomes = await Promise.all(
  Object.entries(steps).map(async ([name, command]) => {
    const { passed, seconds, output } = await run(command);
    console.log(`${passed ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
    if (!passed) console.log(`$ ${command}\n${output}`);
    return passed;
  }),
);
const failed = outcomes.filter((passed) => !passed).length;
console.log(
  `${outcomes.length - failed} passed, ${failed} failed, in ${((performance.now() - start) / 1000).toFixed(1)} s`,
);
if (failed > 0) process.exitCode = 1;
