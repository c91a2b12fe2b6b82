import { Unavailable } from '../../app/ports/index.ts';
import type { Config } from '../../app/running/index.ts';
import { openStorage, type Storage } from '../../store/postgres/index.ts';
import type { StopSignal } from './stop-signal.ts';

const ASK_AGAIN_MS = 1_000;

/**
 * Opens the storage, and asks again as long as the database does not answer: in a house that starts as a whole, it may
 * well come later than we do. Null: it was not there when we were told to stop.
 * @throws Hindered what waiting does not cure
 */
export async function openWhenThere(
  config: Config,
  migrations: string,
  stop: StopSignal,
  { onAway, onStep }: { readonly onAway: () => void; readonly onStep: (done: number, of: number) => void },
): Promise<Storage | null> {
  for (let tries = 0; !stop.isAsked(); tries += 1) {
    try {
      return await openStorage({
        data: config.data,
        databaseUrl: config.databaseUrl,
        as: 'server',
        connections: config.connections ?? 10,
        migrations,
        onStep,
      });
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
      if (tries === 0) onAway();
      await Promise.race([stop.asked, pause(ASK_AGAIN_MS)]);
    }
  }
  return null;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
