import type { Versions } from '../../../core/agreement/index.ts';
import type { Instant } from '../../../core/time/index.ts';
import type { LiveRoster } from '../../live/roster.ts';
import type { NewFact, Tx } from '../../ports/index.ts';

/** Facts have come that may begin or end an outage: promises of availability that they concern are looked at, at once. */
export async function planBurn(tx: Tx, added: readonly NewFact[], live: () => Promise<LiveRoster>, at: Instant) {
  const services = new Set<string>();
  let dueAt = at;
  for (const { event } of added) {
    const isDown = event.type === 'check.observed' && event.data['up'] === false;
    if (!isDown && !event.type.startsWith('outage.')) continue;
    services.add(event.subject);
    // Nothing is down yet at the instant at which it begins.
    dueAt = Math.max(dueAt, event.occurredAt + 1);
  }
  if (services.size === 0) return;
  const concerned = (await live()).roster.all.filter((versions) => promisesOne(versions, services));
  for (const id of concerned.map((versions) => versions.id).sort())
    await tx.plan({ name: `burn:${id}`, dueAt, note: id }, 'earlier');
}

function promisesOne({ versions }: Versions, services: ReadonlySet<string>): boolean {
  return versions.some(({ targets, services: its }) =>
    targets.some(({ measure, when }) => {
      if (measure !== 'availability') return false;
      const named = when.service ?? Object.keys(its);
      return named.length === 0 || named.some((service) => services.has(service));
    }),
  );
}
