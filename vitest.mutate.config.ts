import { defineConfig } from 'vitest/config';

/**
 * The tests that must notice a broken room of the core: those beside it, the oracle and the stories, as
 * `scripts/mutate-bundle.mjs` bundled them. Which room, `scripts/mutate.mjs` says.
 */
export default defineConfig({
  test: {
    pool: 'threads',
    include: [`${process.env['LEEWAY_MUTATED_ROOM'] ?? '*'}.room.mjs`],
    testTimeout: 30_000,
    experimental: { viteModuleRunner: false, nodeLoader: false },
    // Every mutant runs the tests that reach it: laws are tried fewer times than usual, or an hour becomes four.
    setupFiles: ['scripts/law-runs.mjs'],
    env: { LEEWAY_LAW_RUNS: '30', LEEWAY_CALENDARS: '30' },
  },
});
