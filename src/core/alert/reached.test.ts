import { describe, expect, it } from 'vitest';
import { agreementSaid, at, EIGHT_TO_FIVE, eventSaid, type Said, type Short } from '../../../test/support/promises.ts';
import { evaluate } from '../evaluate.ts';
import { formatInstant } from '../time/index.ts';
import { reachedBy } from './index.ts';

// Friday 6 March 2026; open from eight to five: eight hours from nine are used up at five.
const target: Said = { id: 't', measure: 'resolution', within: '8h', calendar: EIGHT_TO_FIVE };
const friday = (time: string) => `2026-03-06T${time}Z`;
const opened: Short = ['opened', 'T', friday('09:00:00')];

function reached(events: readonly Short[], asOf: string) {
  const facts = events.map(eventSaid);
  const { clocks } = evaluate({ agreements: [agreementSaid([target])], events: facts, asOf: at(asOf) });
  const found = clocks.flatMap((clock) => reachedBy(clock, at(asOf)));
  return found.map(({ kind, at: when, allowance }) => `${kind} ${formatInstant(when)} ${allowance}`);
}

describe('what a clock is to be warned of', () => {
  it('is a share of its allowance, from the instant at which it is used up', () => {
    expect(reached([opened], friday('14:59:59'))).toEqual([]);
    expect(reached([opened], friday('15:00:00'))).toEqual([`threshold ${friday('15:00:00')} 1`]);
  });
  it('is a breach only after the instant at which it is due: exactly then it is still in time', () => {
    const warned = `threshold ${friday('15:00:00')} 1`;
    expect(reached([opened], friday('17:00:00'))).toEqual([warned]);
    expect(reached([opened], '2026-03-06T17:00:00.001Z')).toEqual([warned, `breach ${friday('17:00:00')} 1`]);
    const escalated = agreementSaid([target], {}, { escalation: [{ afterPpm: 1_000_000, to: ['boss'] }] });
    const told = (asOf: string) =>
      evaluate({ agreements: [escalated], events: [eventSaid(opened)], asOf: at(asOf) })
        .clocks.flatMap((clock) => reachedBy(clock, at(asOf)))
        .map(({ kind, to }) => `${kind} ${to}`);
    expect(told(friday('17:00:00'))).toEqual(['threshold ']);
    expect(told('2026-03-06T17:00:00.001Z')).toEqual(['threshold ', 'breach boss']);
  });
  it('is nothing of a promise that was kept at the very last instant', () =>
    expect(reached([opened, ['resolved', 'T', friday('17:00:00')]], friday('18:00:00'))).toEqual([
      `threshold ${friday('15:00:00')} 1`,
    ]));
});
