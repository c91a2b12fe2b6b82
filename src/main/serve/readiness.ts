import type { Readings } from '../metrics/readings.ts';
import type { Condition } from './condition.ts';

/** Beyond it what is shown is older than it says: another node should be asked. */
const LAG_SECONDS = 30;

export interface Readiness {
  readonly ready: boolean;
  readonly checks: { readonly [name: string]: string };
}

/** How far this node is, in a word or two. */
export function phaseText({ phase, percent }: Condition): string {
  return phase() === 'migrating' ? `migrating ${percent()} %` : phase();
}

/** Whether this node can answer: it has started, the database answers, and clocks are looked at in time. */
export function readinessOf(condition: Condition, readings: Readings): () => Promise<Readiness> {
  return async () => {
    const phase = condition.phase();
    if (phase !== 'ready') return { ready: false, checks: { phase: phaseText(condition) } };
    const { waker } = await readings();
    const lag =
      waker === null ? 'unknown' : waker.lagSeconds <= LAG_SECONDS ? 'ok' : `${Math.round(waker.lagSeconds)} s behind`;
    const needed = { phase, database: waker === null ? 'away' : 'ok', waker: lag };
    // A node that does not hear what others change answers rightly all the same: only its streams are late.
    const checks = { ...needed, changes: condition.isHearing() ? 'ok' : 'not heard' };
    return { ready: Object.values(needed).every((each) => each === 'ok' || each === 'ready'), checks };
  };
}
