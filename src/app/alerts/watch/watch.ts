import type { Agreement } from '../../../core/agreement/index.ts';
import type { Instant } from '../../../core/time/index.ts';
import type { LiveRoster } from '../../live/roster.ts';
import type { AgendaEntry, NewAlert, Tx } from '../../ports/index.ts';
import { dryRunOf } from '../decide/dry-run.ts';
import type { AlertPorts } from '../ports.ts';

/** One look at what the agenda says is due. */
export interface Look {
  readonly entry: AgendaEntry;
  readonly tx: Tx;
  readonly ports: AlertPorts;
  readonly live: LiveRoster;
  readonly at: Instant;
}

/** Looks, and gives when to look again; null: not any more, unless somebody plans it. */
export type Watcher = (look: Look) => Promise<Instant | null>;

/** Decides alerts that no clock's threshold is; those of who is not live are only shown. Gives the new ones' keys. */
export async function decideWatched(
  { tx, at }: Pick<Look, 'tx' | 'at'>,
  alerts: readonly NewAlert[],
): Promise<readonly string[]> {
  if (alerts.length === 0) return [];
  const isDryRun = await dryRunOf(tx);
  const standing = (alert: NewAlert) => (isDryRun(alert) ? 'dryRun' : 'new');
  return await tx.decide(
    alerts.map((alert) => ({ ...alert, standing: standing(alert) })),
    at,
  );
}

/** Plans the end of alerts that no fact ends: a day that has come, a period that is over. */
export async function planEnds({ tx }: Pick<Look, 'tx'>, keys: readonly string[], dueAt: Instant): Promise<void> {
  for (const key of keys) await tx.plan({ name: `end:${key}`, dueAt, note: key });
}

/** Who promises us, as the agreement calls them. */
export function supplierOf({ parties }: Pick<Agreement, 'parties'>) {
  return (parties['supplier'] ?? parties['provider'])?.name ?? '';
}
