import { Worker } from 'node:worker_threads';
import type { MappingPlan, PlanPlace } from '../../app/ports/index.ts';
import { readPayload } from './read-payload.ts';

// A process of its own: reads one payload at a time, as `openMappingRunner` hands them over, and knows nothing else.

/** What is handed over. */
interface Handed {
  readonly plan: MappingPlan;
  readonly body: string;
}

const tell = (message: object) => process.send?.(message);

process.on('message', ({ plan, body }: Handed) => {
  void readPayload(plan, body, (at: PlanPlace) => tell({ at })).then(
    (read) => tell({ read }),
    (error: unknown) => tell({ broken: String(error) }),
  );
});
// Whoever started us has gone. In the midst of an expression that never ends nobody here would hear of it: somebody beside
// looks whether they are still there.
process.on('disconnect', () => process.exit());
const watch = `const of = ${process.ppid}; setInterval(() => { if (process.ppid !== of) process.kill(process.pid, 'SIGKILL'); }, 500);`;
new Worker(watch, { eval: true, stdout: true, stderr: true }).unref();
tell({ ready: true });
