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
// Whoever started us has gone.
process.on('disconnect', () => process.exit());
tell({ ready: true });
