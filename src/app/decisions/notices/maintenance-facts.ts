import { type Event, identityOf } from '../../../core/event/index.ts';
import { retractionsOf } from '../../../core/ticket/index.ts';
import type { Instant } from '../../../core/time/index.ts';
import { serviceStream } from '../../live/streams.ts';
import type { Fact, LiveReads } from '../../ports/index.ts';

const TYPES = ['maintenance.announced', 'maintenance.ended'] as const;
const PAGE = 500;

/**
 * What was told of planned maintenance of a service and never taken back, in the order in which it was learned; checks of
 * the service are not read. @param asOf only what was announced or ended by then; null: all of it
 */
export async function maintenanceFactsOf(
  service: string,
  store: Pick<LiveReads, 'facts' | 'retractionsOf'>,
  asOf: Instant | null,
): Promise<readonly Event[]> {
  const found: Event[] = [];
  const filter = { stream: serviceStream(service), type: TYPES };
  let last: Fact | undefined;
  do {
    const after = last === undefined ? null : last.event;
    const page: readonly Fact[] = await store.facts(filter, after, PAGE);
    found.push(...page.map(({ event }) => event));
    last = page.length < PAGE ? undefined : page.at(-1);
  } while (last !== undefined);
  if (found.length === 0) return found;
  const takenBack = retractionsOf((await store.retractionsOf(found)).map(({ event }) => event));
  return found.filter((one) => !takenBack.has(identityOf(one)) && (asOf === null || one.occurredAt <= asOf));
}
