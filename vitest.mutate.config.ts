import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Tests beside the broken code notice soonest; then laws; the stories, which are many, come last. */
class SoonestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) =>
      moduleId.includes('/scenarios/') ? 2 : moduleId.includes('.law.') ? 1 : 0;
    return files.toSorted((a, b) => rank(a) - rank(b));
  }
}

/**
 * The tests that must notice a broken core: those beside it and the stories. `scripts/mutate.mjs` bundles each to one
 * file of JavaScript, for a worker reads one file sooner than a hundred, and a worker is started for every mutant.
 */
export default defineConfig({
  test: {
    pool: 'threads',
    include: ['**/*.bundled.mjs'],
    exclude: ['node_modules/**'],
    testTimeout: 30_000,
    sequence: { sequencer: SoonestFirst },
    experimental: { viteModuleRunner: false, nodeLoader: false },
    // Every mutant runs the tests that reach it: laws are tried fewer times than usual, or an hour becomes four.
    setupFiles: ['scripts/law-runs.mjs'],
    env: { LEEWAY_LAW_RUNS: '30' },
  },
});
