import { alertingHealth } from '../app/alerts/index.ts';
import { type Store, Unavailable } from '../app/ports/index.ts';
import type { Instant } from '../core/time/index.ts';
import { newBell } from './bell.ts';
import type { Loop } from './loop.ts';
import { remember } from './remember.ts';

const EVERY_MS = 60_000;
const NAME = 'heartbeat';

/**
 * Tells a watcher outside, each minute, that events are kept, alerts decided and messages delivered: only as long as the
 * store takes a write and none of it is late. Silence is the alarm.
 * @param ping hands the sign over; what it throws is told, and the next one is tried all the same
 */
export function openHeartbeat(
  store: Store,
  now: () => Instant,
  ping: () => Promise<void>,
  onFailure: (why: unknown) => void,
): Loop {
  const bell = newBell();
  let stopped = false;
  const beat = async () => {
    const at = now();
    await remember(store, NAME, String(at));
    const { isLate, lateMs } = await alertingHealth(store, at);
    if (isLate) onFailure(new Error(`no heartbeat: warnings are ${Math.round(lateMs / 1000)} s late`));
    else await ping();
  };
  const run = async () => {
    while (!stopped) {
      await beat().catch((error) => {
        if (!(error instanceof Unavailable)) onFailure(error);
      });
      if (!stopped) await bell.pause(EVERY_MS);
    }
  };
  const running = run();
  return {
    async stop() {
      stopped = true;
      bell.close();
      await running;
    },
  };
}
