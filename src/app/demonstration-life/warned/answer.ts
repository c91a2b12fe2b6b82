import { HOUR_MS, SECOND_MS } from '../../../core/time/index.ts';
import { personActor } from '../../access/authenticate.ts';
import { acknowledge } from '../../alerts/index.ts';
import type { Store } from '../../ports/index.ts';

/** So long after they were decided somebody of the provider takes alerts on. */
const AFTER_MS = 15 * SECOND_MS;
const BATCH = 200;

/** Acknowledges what was told a while ago, in the name of a technician of the demonstration: of every three alerts two. */
export async function answerAlerts(ports: { readonly store: Store; readonly now: () => number }): Promise<void> {
  const { store, now } = ports;
  const to = now() - AFTER_MS;
  const waiting = await store.alerts(
    { standing: ['told'], acknowledged: false, ended: false, from: to - HOUR_MS, to },
    null,
    BATCH,
  );
  const keys = waiting.filter(({ at }) => Math.floor(at / 1_000) % 3 !== 0).map(({ key }) => key);
  if (keys.length === 0) return;
  const people = await store.people({ customer: null, after: null, limit: BATCH });
  const technician = people.find(({ role, disabled, erasedAt }) => role === 'technician' && !disabled && !erasedAt);
  if (technician !== undefined) await acknowledge(keys, personActor(technician), ports);
}
