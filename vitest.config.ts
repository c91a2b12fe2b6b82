import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const outside = ['node_modules/**', 'dist/**', '.stryker-tmp/**', 'bench/**'];
/** Tests that start processes, read the real log or take many seconds: part of `npm test`, not of `npm run verify`. */
const slow = [
  'test/cli/**/*.test.ts',
  'test/real-log/**/*.test.ts',
  // A PostgreSQL of their own, sockets or processes.
  'test/{store,http,access,running,security,server,register,live,same-answer,sources,delivery}/**/*.test.ts',
  'test/{alerts,difference}/**/*.test.ts',
  'test/language/{hostile,schema}.test.ts',
  'src/app/simulation/simulate-log.test.ts',
  // Laws that take seconds each: `npm run verify` is to stay under a minute.
  'src/language/print/print-agreement.law.test.ts',
  'src/app/live/**/*.law.test.ts',
  'src/core/margin/delay/worst-start.law.test.ts',
  // It counts the files that its process leaves behind, and so shares none.
  'src/connectors/spill/*.law.test.ts',
];
const oracle = ['test/oracle/**/*.test.ts'];
/** Pages in a browser, against a server with a year of data. */
const web = ['test/web/**/*.test.ts'];

/** Those that wait for minutes (for what is killed to come back, for an outage to last) begin first: the others fill the gaps. */
const LONG = /test\/(?:server|same-answer|web\/states)\/|warned|tampering|restoring|matrix|real-log|welcome/;

/** Where files share their sources, a core left to Vitest itself is a core left idle. */
const CORES = Math.max(2, availableParallelism() - 1);

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => LONG.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  test: {
    pool: 'threads',
    // What failed is read from one line in a log: its values are told whole.
    chaiConfig: { truncateThreshold: 1_000 },
    // Nothing keeps state between files: loading the sources once for all of them is a third of the work less.
    isolate: false,
    // What was transformed once is kept below node_modules, by its content: for the next step, and the next run.
    experimental: { fsModuleCache: true },
    testTimeout: 30_000,
    sequence: { sequencer: LongFirst },
    setupFiles: ['scripts/law-runs.mjs'],
    projects: [
      {
        extends: true,
        test: {
          name: 'fast',
          include: ['src/**/*.test.ts', 'web/src/**/*.test.ts', 'scripts/**/*.test.mjs', 'test/**/*.test.ts'],
          exclude: [...outside, ...slow, ...oracle, ...web],
          maxWorkers: CORES,
        },
      },
      {
        extends: true,
        test: { name: 'oracle', include: oracle, exclude: outside, testTimeout: 600_000, maxWorkers: CORES },
      },
      {
        extends: true,
        test: {
          name: 'slow',
          include: slow,
          exclude: outside,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          globalSetup: ['test/support/postgres/run-cluster.ts'],
          // They wait more than they work: some leave room for others. Groups of other sizes come one after another.
          maxWorkers: 2 * CORES,
          sequence: { sequencer: LongFirst, groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'web',
          include: web,
          exclude: outside,
          testTimeout: 120_000,
          globalSetup: ['test/web/support/run-house.ts'],
          // A page waits for its server, and a server for its pages: a third fills the gaps of two.
          maxWorkers: CORES + 1,
          sequence: { sequencer: LongFirst, groupOrder: 2 },
        },
      },
    ],
  },
});
