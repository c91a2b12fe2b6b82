import { closeFacts, openFacts, takeFact } from '../../../core/availability/index.ts';
import { isVisible, retractionsOf } from '../../../core/ticket/index.ts';
import type { Instant } from '../../../core/time/index.ts';
import { serviceStream } from '../../live/streams.ts';
import type { LiveReads } from '../../ports/index.ts';

/** Of these services, those of which an outage was told that goes on at an instant. */
export async function servicesDown(
  reads: Pick<LiveReads, 'factsOf'>,
  services: readonly string[],
  asOf: Instant,
): Promise<ReadonlySet<string>> {
  const down = new Set<string>();
  if (services.length === 0) return down;
  const { byStream, retractions } = await reads.factsOf(services.map(serviceStream));
  const takenBack = retractionsOf(retractions);
  for (const service of services) {
    const log = openFacts();
    for (const event of byStream.get(serviceStream(service)) ?? []) {
      if (event.type.startsWith('outage.') && isVisible(event, { asOf, knownAt: null }, takenBack))
        takeFact(log, event);
    }
    const outages = closeFacts(log).services.get(service)?.outages ?? [];
    if (outages.some(({ from, to }) => from <= asOf && (to === null || to > asOf))) down.add(service);
  }
  return down;
}
