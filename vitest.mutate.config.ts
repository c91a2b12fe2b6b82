import { defineConfig } from 'vitest/config';

/** The tests that must notice a broken core: those beside it and the scenarios. Not the slow ones. */
export default defineConfig({
  test: {
    pool: 'threads',
    include: ['src/core/**/*.test.ts', 'test/scenarios/**/*.test.ts'],
    testTimeout: 30_000,
  },
});
