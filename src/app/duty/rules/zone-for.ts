import type { Actor } from '../../access/actor.ts';
import type { LivePorts } from '../../live/index.ts';
import type { Store } from '../../ports/index.ts';
import type { PlainRules } from './plain-rules.ts';

/**
 * The zone in which times are told to whoever asks, where nothing nearer says one: a customer's own agreement's; for the
 * house the rules' where somebody has set rules, else that of its agreements as long as they agree, else the program's own.
 */
export async function zoneFor(
  { customer }: Pick<Actor, 'customer'>,
  { store, live, timeZone }: { readonly store: Store; readonly live: LivePorts; readonly timeZone: string },
): Promise<string> {
  const { agreements } = await live.rosters.inForce(store);
  if (customer !== null) return agreements.find((one) => one.customer?.id === customer)?.timeZone ?? timeZone;
  const kept = await store.notificationRules();
  if (kept !== null) return (JSON.parse(kept.body) as PlainRules).timeZone;
  const zones = new Set(agreements.map((one) => one.timeZone));
  return zones.size === 1 ? ([...zones][0] as string) : timeZone;
}
