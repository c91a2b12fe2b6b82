import { isLongPast } from '../../../core/alert/index.ts';
import type { Instant } from '../../../core/time/index.ts';
import type { LiveRoster } from '../../live/roster.ts';
import type { Tx } from '../../ports/index.ts';
import { planClaimsOf } from '../watch/claims.ts';
import { dryRunOf } from './dry-run.ts';
import { servicesDown } from './outages.ts';
import type { ReachedAlert } from './reached.ts';

/**
 * Keeps what was reached, in the transaction in which it was judged: each alert once, for ever. What was reached too long
 * ago is recorded only, so that importing a year asks nothing else of the store.
 */
export async function decideReached(
  tx: Tx,
  reached: readonly ReachedAlert[],
  live: LiveRoster,
  asOf: Instant,
): Promise<void> {
  if (reached.length === 0) return;
  const recent = reached.filter(({ alert, goesOn }) => !isLongPast(alert.at, asOf, goesOn));
  const isDryRun = recent.length === 0 ? null : await dryRunOf(tx);
  const services = new Set(recent.flatMap(({ alert: { service } }) => service ?? []));
  const down = await servicesDown(tx, [...services].sort(), asOf);
  const told = new Set(recent);
  const alerts = reached.map((one) => {
    const alert = one.goesOn ? one.alert : { ...one.alert, endedAt: asOf };
    if (!told.has(one) || isDryRun === null) return { ...alert, standing: 'longPast' as const };
    const isDown = alert.service !== null && down.has(alert.service);
    const standing = isDryRun(alert) ? ('dryRun' as const) : ('new' as const);
    return { ...alert, bundle: isDown ? `outage:${alert.service}` : alert.bundle, standing };
  });
  const decided = new Set(await tx.decide(alerts, asOf));
  if (decided.size === 0) return;
  const isClaim = ({ alert }: ReachedAlert) => alert.kind === 'supplierClaim' && decided.has(alert.key);
  await planClaimsOf(
    tx,
    recent.filter(isClaim).map(({ alert }) => alert),
    live,
  );
}
