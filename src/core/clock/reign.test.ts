import { describe, expect, it } from 'vitest';
import { agreementSaid, at, judged, ROUND_THE_CLOCK, type Said, type Short } from '../../../test/support/promises.ts';
import type { Agreement } from '../agreement/index.ts';

const said = (id: string, priority: string, within: string): Said => ({
  id,
  measure: 'resolution',
  within,
  when: { priority: [priority] },
  calendar: ROUND_THE_CLOCK,
});
const MATRIX = {
  impacts: ['high', 'low'],
  urgencies: ['high', 'low'],
  table: [
    ['P1', 'P2'],
    ['P2', 'P3'],
  ],
};
const agreed = (priorityMatrix: Agreement['priorityMatrix']) =>
  agreementSaid([said('p1', 'P1', '1h'), said('p2', 'P2', '4h'), said('p3', 'P3', '8h')], {}, { priorityMatrix });
const targetsOf = (agreement: Agreement, data: Record<string, unknown>) =>
  judged(agreement, [['opened', 'T', '2026-03-09T08:00:00Z', data]], '2026-03-09T08:10:00Z').clocks.map(
    (c) => c.target.id,
  );

describe('the priority of a ticket', () => {
  it.each([
    ['high', 'high', ['p1']],
    ['high', 'low', ['p2']],
    ['low', 'high', ['p2']],
    ['low', 'low', ['p3']],
    ['low', 'unheard of', []],
    ['unheard of', 'low', []],
  ])('of %s impact and %s urgency is the matrix’s', (impact, urgency, expected) => {
    expect(targetsOf(agreed(MATRIX), { impact, urgency })).toEqual(expected);
  });
  it('is none while only the impact or only the urgency is told, or where there is no matrix', () => {
    expect(targetsOf(agreed(MATRIX), { impact: 'high' })).toEqual([]);
    expect(targetsOf(agreed(MATRIX), { urgency: 'high' })).toEqual([]);
    expect(targetsOf(agreed(null), { impact: 'high', urgency: 'high' })).toEqual([]);
  });
});

describe('a new version under `agreementChange: switch`', () => {
  const version = (number: number, date: string, within: string) =>
    agreementSaid(
      [{ id: 't', measure: 'resolution', within, calendar: ROUND_THE_CLOCK }],
      { agreementChange: 'switch', startOn: 'assigned' },
      { version: number, effectiveAt: at(`${date}T00:00:00Z`) },
    );
  const both = [version(1, '2026-01-01', '24h'), version(2, '2026-03-10', '20h'), version(3, '2026-03-11', '16h')];
  const clockAt = (asOf: string, ...more: Short[]) =>
    judged(both, [['opened', 'T', '2026-03-09T08:00:00Z'], ...more], asOf).clocks[0];

  it('concerns a clock that waits for its start only once it is in force', () => {
    expect(clockAt('2026-03-09T12:00:00Z')).toMatchObject({ state: 'notStarted', version: { ref: 'a@1' } });
    expect(clockAt('2026-03-10T00:00:00Z')).toMatchObject({ state: 'notStarted', version: { ref: 'a@2' } });
    expect(clockAt('2026-03-12T00:00:00Z')).toMatchObject({ state: 'notStarted', version: { ref: 'a@3' } });
  });
  it('brings its figures to a running one from its day on, and not before', () => {
    const assigned: Short = ['assigned', 'T', '2026-03-09T12:00:00Z', { to: 'ana' }];
    const due = (asOf: string) => clockAt(asOf, assigned)?.dueAt;
    expect(due('2026-03-09T23:59:00Z')).toBe(at('2026-03-10T12:00:00Z'));
    // Twenty hours from the change end later than what was left of twenty-four: that is kept.
    expect(due('2026-03-10T01:00:00Z')).toBe(at('2026-03-10T12:00:00Z'));
    expect(clockAt('2026-03-10T01:00:00Z', assigned)?.targets.map(({ from }) => from)).toEqual([
      at('2026-03-09T12:00:00Z'),
      at('2026-03-10T00:00:00Z'),
    ]);
  });
});
