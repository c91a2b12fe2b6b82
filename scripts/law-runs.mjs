// How often each law is tried: as fast-check does by default, or as often as `npm run test:long` asks.
import fc from 'fast-check';

const runs = Number(process.env.LEEWAY_LAW_RUNS ?? 0);
if (runs > 0) fc.configureGlobal({ ...fc.readConfigureGlobal(), numRuns: runs, interruptAfterTimeLimit: undefined });
