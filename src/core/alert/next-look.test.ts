import { describe, expect, it } from 'vitest';
import { agreementSaid, at, EIGHT_TO_FIVE, eventSaid, type Said, type Short } from '../../../test/support/promises.ts';
import { rosterOf } from '../agreement/index.ts';
import { evaluate } from '../evaluate.ts';
import { formatInstant } from '../time/index.ts';
import { nextLookAt } from './index.ts';

// Friday 6 March 2026; open from eight to five, and not at the weekend.
const target: Said = { id: 't', measure: 'resolution', within: '8h', calendar: EIGHT_TO_FIVE };
const friday = (time: string) => `2026-03-06T${time}:00Z`;
const opened: Short = ['opened', 'T', friday('09:00')];

function next(
  events: readonly Short[],
  asOf: string,
  rules = {},
  versions: Parameters<typeof agreementSaid>[2][] = [{}],
) {
  const agreements = versions.map((rest) => agreementSaid([target], rules, rest));
  const facts = events.map(eventSaid);
  const { clocks } = evaluate({ agreements, events: facts, asOf: at(asOf) });
  const told = facts.map(({ occurredAt }) => occurredAt);
  const found = nextLookAt({ clocks, told, agreements: rosterOf(agreements).all }, at(asOf));
  return found === null ? null : formatInstant(found);
}

describe('when to look again', () => {
  it('is when three quarters are used, when it is due, and just after', () => {
    expect(next([opened], friday('09:30'))).toBe(friday('15:00'));
    expect(next([opened], friday('15:00'))).toBe(friday('17:00'));
    expect(next([opened], friday('17:00'))).toBe('2026-03-06T17:00:00.001Z');
    expect(next([opened], '2026-03-06T17:00:00.001Z')).toBeNull();
  });
  it('is not when the office opens or closes: closed hours are no change', () =>
    expect(next([['opened', 'T', friday('16:00')]], friday('18:00'))).toBe('2026-03-09T13:00:00Z'));
  it('is never for a clock that is stopped, or that waits for the customer without end', () => {
    expect(next([opened, ['resolved', 'T', friday('10:00')]], friday('11:00'))).toBeNull();
    expect(next([opened, ['paused', 'T', friday('10:00'), { reason: 'waitingCustomer' }]], friday('11:00'))).toBeNull();
  });
  it('is when the longest pause ends', () => {
    const paused: Short = ['paused', 'T', friday('10:00'), { reason: 'waitingCustomer' }];
    const rules = { maxPause: { kind: 'service', ms: 2 * 3_600_000 } };
    expect(next([opened, paused], friday('11:00'), rules)).toBe(friday('12:00'));
  });
  it('is when something happens that was told before', () =>
    expect(next([opened, ['assigned', 'T', friday('10:00'), { to: 'a' }]], friday('09:30'))).toBe(friday('10:00')));
  it('is when a version takes over, where the agreement says that it does', () => {
    const later = [{}, { version: 2, effectiveAt: at(friday('12:00')) }];
    expect(next([opened], friday('09:30'), { agreementChange: 'switch' }, later)).toBe(friday('12:00'));
    expect(next([opened], friday('09:30'), { agreementChange: 'atStart' }, later)).toBe(friday('15:00'));
  });
});
