import { defineConfig } from 'vitest/config';

/** Tests that build programs, open a browser or read the whole corpus: `npm test` runs them, `npm run test:fast` does not. */
const slow = [
  'test/browser/**/*.test.ts',
  'test/corpus/**/*.test.ts',
  'test/oracle/**/*.test.ts',
  'test/prove/**/*.test.ts',
  'test/simulator/mail-kill.test.ts',
  'test/shared/chilkat.test.ts',
  'test/shared/http.test.ts',
  'test/shared/targets.test.ts',
];

export default defineConfig({
  test: {
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'fast',
          include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.ts'],
          exclude: [...slow, 'test/cli/**'],
          // No test changes a module that another one uses, and loading them once takes a third off the time.
          pool: 'threads',
          isolate: false,
          testTimeout: 20_000,
        },
      },
      {
        // The command line as it is shipped, so these build first.
        test: {
          name: 'cli',
          include: ['test/cli/**/*.test.ts'],
          globalSetup: ['test/cli/build.ts'],
          testTimeout: 60_000,
        },
      },
      { test: { name: 'slow', include: slow, testTimeout: 120_000, hookTimeout: 120_000 } },
    ],
  },
});
