import { defineConfig, type TestProjectConfiguration } from 'vitest/config';
import { postgresPrograms } from './test/simulator/postgres.ts';

/** Tests that build programs, open a browser or read the whole corpus: `npm test` runs them, `npm run test:fast` does not. */
const slow = [
  'test/browser/**/*.test.ts',
  'test/corpus/**/*.test.ts',
  'test/oracle/**/*.test.ts',
  'test/prove/**/*.test.ts',
  'test/secrets/export.test.ts',
  'test/shared/chilkat.test.ts',
  'test/shared/http.test.ts',
  'test/shared/targets.test.ts',
  'test/simulator/programs.test.ts',
  'test/stress/**/*.test.ts',
];

/** Tests of the simulator that touch no state. */
const stateless = ['corpus', 'documented-routes', 'mail-command', 'simulate-command', 'zoom-document'];

/** The tests of the simulator once more on another database: `fast` has them in memory. */
function simulatorOn(database: 'file' | 'postgres'): TestProjectConfiguration {
  return {
    test: {
      name: `simulator on ${database}`,
      include: ['src/simulator/behaviours/**/*.test.ts', 'test/simulator/**/*.test.ts'],
      exclude: [...slow, ...stateless.map((name) => `test/simulator/${name}.test.ts`)],
      globalSetup: ['test/simulator/databases-setup.ts'],
      env: { WIREPROOF_TEST_DATABASE: database },
      pool: 'threads',
      isolate: false,
      testTimeout: 20_000,
      // Some start processes, on a machine that is busy with the other tests.
      hookTimeout: 60_000,
    },
  };
}

/** Where everything is required, tests that need PostgreSQL fail without it. */
const hasPostgres = postgresPrograms() !== undefined || process.env['WIREPROOF_REQUIRE'] === 'all';
if (!hasPostgres) console.error('PostgreSQL is not installed: the simulator is not tested on it.');

export default defineConfig({
  test: {
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'fast',
          include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.ts'],
          exclude: [...slow, 'test/cli/**'],
          globalSetup: ['test/bundle-pages.ts', 'test/simulator/databases-setup.ts'],
          env: { WIREPROOF_TEST_DATABASE: 'memory' },
          // No test changes a module that another one uses, and loading them once takes a third off the time.
          pool: 'threads',
          isolate: false,
          testTimeout: 20_000,
          // Some start processes, on a machine that is busy with the other tests.
          hookTimeout: 60_000,
        },
      },
      simulatorOn('file'),
      ...(hasPostgres ? [simulatorOn('postgres')] : []),
      {
        // The command line as it is shipped, so these build first.
        test: {
          name: 'cli',
          include: ['test/cli/**/*.test.ts'],
          globalSetup: ['test/cli/build.ts'],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'slow',
          include: slow,
          globalSetup: ['test/bundle-pages.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
