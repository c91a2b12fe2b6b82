import { defineConfig } from 'vitest/config';

/** The tests that must notice a broken core: those beside it and the scenarios. Not the slow ones. */
export default defineConfig({
  test: {
    pool: 'threads',
    include: ['src/core/**/*.test.ts', 'test/scenarios/**/*.test.ts'],
    testTimeout: 30_000,
    // Every mutant runs the tests that reach it: laws are tried fewer times than usual, or an hour becomes four.
    setupFiles: ['scripts/law-runs.mjs'],
    env: { LEEWAY_LAW_RUNS: '30' },
  },
});
