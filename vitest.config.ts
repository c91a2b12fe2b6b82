import { defineConfig } from 'vitest/config';

const outside = ['node_modules/**', 'dist/**', '.stryker-tmp/**', 'bench/**'];
/** Tests that start processes, read the real log or take minutes: part of `npm test`, not of `npm run verify`. */
const slow = ['test/oracle/**/*.test.ts', 'test/cli/**/*.test.ts', 'test/real-log/**/*.test.ts'];
/** Laws that need a process of their own. */
const alone = ['src/connectors/spill/*.law.test.ts'];

export default defineConfig({
  test: {
    pool: 'threads',
    testTimeout: 30_000,
    setupFiles: ['scripts/law-runs.mjs'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // Nothing in these keeps state between files; loading the sources once for all of them saves a third.
          isolate: false,
          include: ['src/**/*.test.ts', 'scripts/**/*.test.mjs'],
          exclude: [...outside, '**/*.law.test.ts'],
        },
      },
      {
        extends: true,
        test: { name: 'laws', isolate: false, include: ['src/**/*.law.test.ts'], exclude: [...outside, ...alone] },
      },
      // It counts the files that this process leaves behind, and so must be the only one that leaves any.
      { extends: true, test: { name: 'laws alone', include: alone, exclude: outside } },
      {
        extends: true,
        test: { name: 'scenarios', isolate: false, include: ['test/**/*.test.ts'], exclude: [...outside, ...slow] },
      },
      {
        extends: true,
        test: { name: 'oracle', include: ['test/oracle/**/*.test.ts'], exclude: outside, testTimeout: 600_000 },
      },
      {
        extends: true,
        test: {
          name: 'cli',
          include: ['test/cli/**/*.test.ts', 'test/real-log/**/*.test.ts'],
          exclude: outside,
          testTimeout: 120_000,
        },
      },
    ],
  },
});
