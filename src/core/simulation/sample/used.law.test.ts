import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreementSaid, at, EIGHT_TO_FIVE, eventSaid, type Short } from '../../../../test/support/promises.ts';
import { type Agreement, NO_COMMERCIAL } from '../../agreement/index.ts';
import { prepare } from '../../evaluate.ts';
import { cellsOf } from '../years/cells.ts';
import { withChanges } from '../years/term.ts';
import { outcomesUnder } from '../years/week-counts.ts';
import { newSample, takeTicket } from './sample.ts';

const MINUTE = 60_000;
const BEGIN = at('2026-03-02T06:00:00Z');
const AS_OF = at('2026-04-20T00:00:00Z');
const promised = (within: string): Agreement =>
  agreementSaid(
    [{ id: 't', measure: 'resolution', within, calendar: EIGHT_TO_FIVE }],
    {},
    { commercial: NO_COMMERCIAL },
  );

/** Minutes after one another at which a ticket is opened, paused, resumed and resolved, any but the first left out. */
const story = fc.record({
  opened: fc.integer({ min: 0, max: 10_000 }),
  paused: fc.option(fc.integer({ min: 0, max: 3000 })),
  resumed: fc.integer({ min: 1, max: 3000 }),
  resolved: fc.option(fc.integer({ min: 0, max: 6000 })),
  // Whole hours make deadlines, closing times and stops fall together.
  onTheHour: fc.boolean(),
});

function eventsOf(stories: readonly (typeof story extends fc.Arbitrary<infer T> ? T : never)[]): Short[] {
  return stories.flatMap(({ opened, paused, resumed, resolved, onTheHour }, number) => {
    let minute = 0;
    const next = (later: number) => {
      minute += onTheHour ? Math.round(later / 60) * 60 : later;
      return new Date(BEGIN + minute * MINUTE).toISOString();
    };
    const ticket = `T${String(number).padStart(3, '0')}`;
    const events: Short[] = [['opened', ticket, next(opened)]];
    if (paused !== null) {
      events.push(['paused', ticket, next(paused), { reason: 'waitingCustomer' }], ['resumed', ticket, next(resumed)]);
    }
    if (resolved !== null) events.push(['resolved', ticket, next(resolved)]);
    return events;
  });
}

function judgements(agreement: Agreement, events: readonly Short[]) {
  return prepare({ agreements: [agreement], asOf: AS_OF }).group(events.map(eventSaid));
}

function isSameAsEvaluated(stories: Parameters<typeof eventsOf>[0], before: string, after: string): void {
  const events = eventsOf(stories);
  const agreement = promised(before);
  const change = { kind: 'within', within: promised(after).targets[0]?.within } as const;
  const other = withChanges(agreement, [{ target: 't', level: null, change: change as never }]);
  const sample = newSample(agreement, null);
  for (const judgement of judgements(agreement, events)) takeTicket(sample, judgement);
  const outcomeOf = outcomesUnder(cellsOf(sample, null, null, 1), 0, other.targets[0] as never);
  const estimated = stories.map((_, clock) => outcomeOf(clock));
  const evaluated = judgements(other, events).map(({ clocks }) => clocks[0]?.verdict);
  expect(estimated).toEqual(evaluated.map((verdict) => (verdict === 'met' || verdict === 'breached' ? verdict : null)));
}

const stories = fc.array(story, { minLength: 1, maxLength: 20 });
const service = fc.constantFrom('30m', '1h', '2h', '8h', '9h', '18h', '27h');
const days = fc.constantFrom('1bd', '2bd', '3bd', 'end of 0bd', 'end of 1bd', 'end of 2bd');

describe('a clock under another time limit, told from what it used', () => {
  it('comes out as a real evaluation has it, in service time, pauses and stops at night included', () => {
    fc.assert(fc.property(stories, service, service, isSameAsEvaluated));
  });
  it('comes out as a real evaluation has it, in working days, where nothing was paused', () => {
    const unpaused = stories.map((all) => all.map((one) => ({ ...one, paused: null })));
    fc.assert(fc.property(unpaused, days, days, isSameAsEvaluated));
  });
  it('comes out as it was judged when the limit is the same', () => {
    fc.assert(fc.property(stories, fc.oneof(service, days), (all, limit) => isSameAsEvaluated(all, limit, limit)));
  });
});
