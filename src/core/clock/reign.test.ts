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

describe('what stops a clock before a new version is in force', () => {
  const version = (number: number, time: string, when: NonNullable<Said['when']>, within = '8h') =>
    agreementSaid(
      [{ id: 't', measure: 'resolution', within, when, calendar: ROUND_THE_CLOCK }],
      { agreementChange: 'switch' },
      { version: number, effectiveAt: at(time) },
    );
  const early: Short[] = [
    ['opened', 'T', '2026-03-09T08:00:00Z', { priority: 'P1' }],
    ['updated', 'T', '2026-03-09T08:10:00Z', { team: 'net' }],
    ['updated', 'T', '2026-03-09T08:20:00Z', { team: 'desk' }],
  ];
  const stopped = (time: string): Short => ['resolved', 'T', time];
  const moved: Short = ['priorityChanged', 'T', '2026-03-10T12:00:00Z', { priority: 'P1', confirmed: true }];
  const noted: Short = ['updated', 'T', '2026-03-10T12:00:00Z', { team: 'net' }];

  it.each([['nothing more'], ['changes after it']])(
    'is judged by the old one, and from its instant on by the new (%s)',
    (more) => {
      const after = more === 'nothing more' ? [] : [moved, noted];
      const both = [version(1, '2026-01-01T00:00:00Z', {}, '99h'), version(2, '2026-03-10T00:00:00Z', {}, '2h')];
      const judgedBy = (time: string) =>
        judged(both, [...early, stopped(time), ...after], '2026-03-11T00:00:00Z').clocks.map(
          ({ target }) => target.within,
        );
      expect(judgedBy('2026-03-09T23:00:00Z')).toEqual([both[0]?.targets[0]?.within]);
      expect(judgedBy('2026-03-10T00:00:00Z')).toEqual([both[1]?.targets[0]?.within]);
    },
  );
  it('leaves no clock where only the new one promises anything', () => {
    const both = [
      version(1, '2026-01-01T00:00:00Z', { priority: ['P9'] }),
      version(2, '2026-03-10T00:00:00Z', { priority: ['P1'] }),
    ];
    const cycles = (time: string) => judged(both, [...early, stopped(time)], '2026-03-11T00:00:00Z').clocks.length;
    expect(cycles('2026-03-09T23:00:00Z')).toBe(0);
    expect(cycles('2026-03-10T01:00:00Z')).toBe(1);
    expect(cycles('2026-03-10T00:00:00Z')).toBe(1);
  });
  it('counts the targets of each version in their order, once where nothing differs', () => {
    const p1 = {
      id: 'a',
      measure: 'resolution',
      within: '99h',
      when: { priority: ['P1'] },
      calendar: ROUND_THE_CLOCK,
    } as const;
    const p2 = { ...p1, id: 'b', within: '98h', when: { priority: ['P2'] } };
    const versioned = (number: number, date: string) =>
      agreementSaid([p1, p2], { agreementChange: 'switch' }, { version: number, effectiveAt: at(`${date}T00:00:00Z`) });
    const three = [versioned(1, '2026-01-01'), versioned(2, '2026-03-09'), versioned(3, '2026-03-10')];
    const events: Short[] = [
      ...early,
      ['priorityChanged', 'T', '2026-03-10T12:00:00Z', { priority: 'P2' }],
      ['updated', 'T', '2026-03-10T13:00:00Z', { team: 'net' }],
    ];
    const [clock] = judged(three, events, '2026-03-11T00:00:00Z').clocks;
    expect(clock?.version.ref).toBe('a@2');
    expect(clock?.targets.map(({ target, from }) => [target.id, from])).toEqual([
      ['a', at('2026-03-09T08:00:00Z')],
      ['a', at('2026-03-10T00:00:00Z')],
      ['b', at('2026-03-10T12:00:00Z')],
    ]);
    expect(clock?.targets[1]?.target).toBe(three[2]?.targets[0]);
    expect(clock?.targets[2]?.target).toBe(three[2]?.targets[1]);
  });
});
