import { type AlertingHealth, alertingHealth } from '../../app/alerts/index.ts';
import type { Store } from '../../app/ports/index.ts';
import type { Instant } from '../../core/time/index.ts';

/** What is stored of warning people, as figures. */
export interface AlertingReading {
  readonly lagSeconds: { readonly [stage in 'deciding' | 'watching' | 'dispatching' | 'delivering']: number };
  readonly waiting: number;
  readonly messages: { readonly [state in 'due' | 'retrying' | 'dead']: number };
  /** Of the sources whose rhythm is watched: for how long each is silent beyond it. */
  readonly sources: readonly { readonly source: string; readonly silentSeconds: number }[];
}

type Behind = Awaited<ReturnType<Store['behind']>>;
export type AlertingReads = Pick<Store, 'undispatched' | 'deliveryBacklog' | 'nextOnAgenda' | 'sources'>;

/** @param behind what the store said of the tickets that wait, so that it is asked once */
export async function readAlerting(store: AlertingReads, behind: Behind, at: Instant): Promise<AlertingReading> {
  const { undispatched, deliveryBacklog, nextOnAgenda } = store;
  const asked = { behind: async () => behind, undispatched, deliveryBacklog, nextOnAgenda };
  const [health, sources] = await Promise.all([alertingHealth(asked, at), store.sources()]);
  return {
    lagSeconds: lagOf(health),
    waiting: health.waiting,
    messages: { due: health.messagesDue, retrying: health.messagesRetrying, dead: health.messagesDead },
    sources: sources
      .filter(({ everyMs }) => everyMs !== null)
      .map(({ id, silentSince }) => ({
        source: id,
        // One that has just fallen silent is so already.
        silentSeconds: silentSince === null ? 0 : Math.max(1, at - silentSince) / 1_000,
      })),
  };
}

function lagOf({ decidingLateMs, watchingLateMs, dispatchingLateMs, deliveringLateMs }: AlertingHealth) {
  return {
    deciding: decidingLateMs / 1_000,
    watching: watchingLateMs / 1_000,
    dispatching: dispatchingLateMs / 1_000,
    delivering: deliveringLateMs / 1_000,
  };
}
