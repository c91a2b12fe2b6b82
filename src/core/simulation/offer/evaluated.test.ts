import { describe, expect, it } from 'vitest';
import { agreementSaid, at, EIGHT_TO_FIVE, eventSaid, type Short } from '../../../../test/support/promises.ts';
import { type Agreement, NO_COMMERCIAL, NO_GOVERNANCE, type Requirement } from '../../agreement/index.ts';
import { prepare } from '../../evaluate.ts';
import { formatDuration } from '../../time/index.ts';
import { chanceOf } from '../sample/chance.ts';
import { newSample, takeTicket } from '../sample/sample.ts';
import { type Simulation, simulation } from '../simulation.ts';
import { withChanges } from '../years/term.ts';
import { offerOf } from './offer.ts';
import { answered, keeps, type OfferSearch, searchOffer, toEvaluate } from './search.ts';

const MINUTE = 60_000;
const MONDAY = at('2026-01-05T00:00:00Z');
const AS_OF = at('2026-07-06T00:00:00Z');

/** Half a year of tickets that are paused, raised, lowered, reopened, and some never resolved. */
function pastEvents(): Short[] {
  const chance = chanceOf(41);
  return Array.from({ length: 400 }, (_, number): readonly Short[] => {
    let minute = chance.below(25 * 7 * 24 * 60);
    const later = (minutes: number) => {
      minute += 1 + chance.below(minutes);
      return new Date(MONDAY + minute * MINUTE).toISOString();
    };
    const ticket = `T${String(number).padStart(3, '0')}`;
    const events: Short[] = [['opened', ticket, later(1), { priority: chance.below(2) === 0 ? 'P1' : 'P2' }]];
    if (chance.below(3) === 0) {
      events.push(['paused', ticket, later(300), { reason: 'waitingCustomer' }], ['resumed', ticket, later(3000)]);
    }
    if (chance.below(5) === 0) events.push(['priorityChanged', ticket, later(600), { priority: 'P1' }]);
    if (chance.below(30) === 0) return events;
    events.push(['resolved', ticket, later(number % 7 === 0 ? 6000 : 1500)]);
    if (chance.below(8) === 0) events.push(['reopened', ticket, later(2000)], ['resolved', ticket, later(900)]);
    return events;
  }).flat();
}

const EVENTS = pastEvents().map(eventSaid);
function evaluated(agreement: Agreement): Simulation {
  const sample = newSample(agreement, null);
  for (const judgement of prepare({ agreements: [agreement], asOf: AS_OF }).group(EVENTS))
    takeTicket(sample, judgement);
  return simulation({
    sample,
    past: [],
    history: { from: MONDAY, to: AS_OF },
    years: 100,
    seed: 9,
    reckon: () => [],
    borrowed: null,
  });
}

const ninety: Requirement = { kind: 'attainment', requiredPpm: 900_000 };
const promised = (within: string, requirement: Requirement): Agreement =>
  agreementSaid(
    [
      { id: 'p1', measure: 'resolution', within: '4h', calendar: EIGHT_TO_FIVE, when: { priority: ['P1'] } },
      { id: 't', measure: 'resolution', within, calendar: EIGHT_TO_FIVE, requirement, when: { priority: ['P2'] } },
    ],
    {},
    { commercial: NO_COMMERCIAL, governance: NO_GOVERNANCE },
  );

describe('a counter-offer, evaluated again with all its pauses, reopenings and changes of priority', () => {
  it.each([
    ['8h', ninety],
    ['2bd', ninety],
    ['end of 1bd', ninety],
    ['12h real', ninety],
    ['8h', { kind: 'allow', misses: 1 }],
    ['8h', { kind: 'percentile', percent: 80, within: { kind: 'service', ms: 8 * 60 * MINUTE } }],
  ] as const)('in place of %s is kept with 90 %% confidence, and one step tighter is not', (within, requirement) => {
    const agreement = promised(within, requirement);
    const years = evaluated(agreement);
    let search = searchOffer(years, 1, 'within', 900_000) as OfferSearch;
    const estimate = search.place as number;
    for (let asked = toEvaluate(search); asked !== null; asked = toEvaluate(search)) {
      search = answered(search, asked, evaluated(withChanges(agreement, [asked])));
    }
    const offer = offerOf(years, search, 1);
    expect(offer.basis).toBe('evaluated');
    expect(keeps(offer.offered?.missed as never, 900_000)).toBe(true);
    expect(keeps(offer.tighter?.missed as never, 900_000)).toBe(false);
    // What the clocks used had told it to a step.
    expect(Math.abs((search.place as number) - estimate)).toBeLessThanOrEqual(1);
    const change = offer.offered?.change;
    if (change?.kind === 'within') expect(formatDuration(change.within)).not.toBe(within);
  });
});
