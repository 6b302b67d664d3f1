import { defineConfig } from 'vitest/config';

/** Tests that build programs, open a browser or read the whole corpus: `npm test` runs them, `npm run test:fast` does not. */
const slow = ['test/browser/**/*.test.ts', 'test/prove/**/*.test.ts', 'test/corpus/**/*.test.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'fast',
          include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.ts'],
          exclude: [...slow, 'test/cli/**'],
          testTimeout: 20_000,
        },
      },
      {
        // The command line as it is shipped, so these build first.
        test: {
          name: 'cli',
          include: ['test/cli/**/*.test.ts'],
          globalSetup: ['test/cli/build.ts'],
          testTimeout: 30_000,
        },
      },
      { test: { name: 'slow', include: slow, testTimeout: 120_000, hookTimeout: 120_000 } },
    ],
  },
});
