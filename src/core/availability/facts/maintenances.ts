import { compareEvents, type Event } from '../../event/index.ts';
import type { Instant } from '../../time/index.ts';
import type { AvailabilityNotice, MaintenanceFact } from './fact.ts';
import { concernOf, instantIn, nameOf, textIn } from './read-field.ts';

type Say = (kind: AvailabilityNotice['kind'], event: Event, facts?: AvailabilityNotice['facts']) => void;

interface Announced {
  readonly event: Event;
  readonly name: string | null;
  readonly fact: MaintenanceFact;
  endedAt: Instant | null;
}

/**
 * The maintenances of one service, in order of their begin. An end belongs to the maintenance it names (`maintenance`:
 * as the announcement named it, or its id), else to the one that began last before it and has not ended yet, of its
 * customer if it names one. Ends without one have no effect; an end before the begin calls it off.
 * @param events `maintenance.announced` and `maintenance.ended` of the service, each once, in any order
 */
export function maintenancesOf(events: readonly Event[], say: Say): readonly MaintenanceFact[] {
  const announced: Announced[] = [];
  for (const event of events) {
    if (event.type !== 'maintenance.announced') continue;
    const [from, to] = [instantIn(event, 'from'), instantIn(event, 'to')];
    if (from === null || to === null || to <= from) {
      say('spanWithoutLength', event, { type: event.type });
      continue;
    }
    const fact = { ...concernOf(event), id: nameOf(event), from, to, announcedAt: event.occurredAt, endedAt: null };
    announced.push({ event, name: textIn(event, 'maintenance'), fact, endedAt: null });
  }
  announced.sort((a, b) => a.fact.from - b.fact.from || a.fact.announcedAt - b.fact.announcedAt || byId(a, b));
  endAll(announced, events.filter(({ type }) => type === 'maintenance.ended').sort(compareEvents), say);
  return announced.map(({ fact, endedAt }) => ({ ...fact, endedAt }));
}

function byId(a: Announced, b: Announced): number {
  return a.fact.id < b.fact.id ? -1 : a.fact.id > b.fact.id ? 1 : 0;
}

/** Gives each end, in order of time, to its maintenance. */
function endAll(announced: readonly Announced[], ends: readonly Event[], say: Say): void {
  const byName = new Map(announced.map((one) => [one.event.id, one]));
  for (const one of announced) if (one.name !== null) byName.set(one.name, one);
  const begun = new Map<string, Announced[]>();
  let next = 0;
  for (const event of ends) {
    for (; next < announced.length; next++) {
      const one = announced[next] as Announced;
      if (one.fact.from > event.occurredAt) break;
      for (const key of new Set(['', one.fact.customer ?? ''])) {
        const stack = begun.get(key);
        if (stack === undefined) begun.set(key, [one]);
        else stack.push(one);
      }
    }
    const name = textIn(event, 'maintenance');
    const found = name === null ? latest(begun.get(textIn(event, 'customer') ?? '')) : byName.get(name);
    if (found !== undefined && found.endedAt === null) found.endedAt = event.occurredAt;
    else say('maintenanceEndWithoutStart', event);
  }
}

/** The last begun that has not ended; ended ones are dropped. */
function latest(begun: Announced[] | undefined): Announced | undefined {
  while (begun !== undefined && begun.length > 0 && begun.at(-1)?.endedAt !== null) begun.pop();
  return begun?.at(-1);
}
