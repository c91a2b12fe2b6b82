import { describe, expect, it } from 'vitest';
import {
  agreementSaid,
  at,
  judged,
  lasting,
  ROUND_THE_CLOCK,
  type Said,
  type Short,
} from '../../../test/support/promises.ts';
import type { Requirement } from '../agreement/index.ts';

const ATTAIN_95: Requirement = { kind: 'attainment', requiredPpm: 950_000 };
const promise = (said: Partial<Said>, rest = {}) =>
  agreementSaid(
    [{ id: 't', measure: 'resolution', within: '1h', calendar: ROUND_THE_CLOCK, ...said }],
    {},
    { effectiveAt: at('2026-01-01T00:00:00Z'), ...rest },
  );

/** Tickets opened one a day from the first of a month at noon, each resolved after so many minutes. */
const tickets = (month: string, minutes: readonly number[]): Short[] =>
  minutes.flatMap((length, i): Short[] => {
    const opened = at(`${month}-01T12:00:00Z`) + i * 6 * 3_600_000;
    const id = `${month}-${String(i).padStart(3, '0')}`;
    return [
      ['opened', id, new Date(opened).toISOString()],
      ['resolved', id, new Date(opened + length * 60_000).toISOString()],
    ];
  });
const rows = (said: Partial<Said>, events: readonly Short[], asOf: string) =>
  judged(promise(said), events, asOf).objectives;
const times = (count: number, minutes: number) => Array.from({ length: count }, () => minutes);

describe('attainment', () => {
  it('of 19 kept and 1 missed is exactly 95 % and kept', () => {
    const [march] = rows(
      { requirement: ATTAIN_95 },
      tickets('2026-03', [...times(19, 30), 90]),
      '2026-04-01T00:00:00Z',
    );
    expect(march).toMatchObject({ met: 19, breached: 1, verdict: 'met', missesLeft: 0, missesRunOutOn: null });
  });

  it('one below 95 % is missed, by however little', () => {
    const [march] = rows(
      { requirement: ATTAIN_95 },
      tickets('2026-03', [...times(37, 30), 90, 90]),
      '2026-04-01T00:00:00Z',
    );
    expect(march).toMatchObject({ met: 37, breached: 2, verdict: 'breached', missesLeft: -1 });
  });

  it('is open while the month runs, even when too many were missed already', () => {
    const [march] = rows({ requirement: ATTAIN_95 }, tickets('2026-03', [90, 90]), '2026-03-20T00:00:00Z');
    expect(march).toMatchObject({ verdict: 'open', missesLeft: -2 });
  });

  it('says on which day the misses run out at the rate so far', () => {
    const events = tickets('2026-03', [...times(40, 30), 90]);
    const [march] = rows({ requirement: ATTAIN_95 }, events, '2026-03-12T00:00:00Z');
    // 41 counted: two may be missed, one was in 11 days; the second would fall on the 23rd.
    expect(march).toMatchObject({ missesLeft: 1, missesRunOutOn: '2026-03-23' });
  });

  it('says no day when the rate would not use them up this month', () => {
    const events = tickets('2026-03', [...times(60, 30), 90]);
    const [march] = rows({ requirement: ATTAIN_95 }, events, '2026-03-17T00:00:00Z');
    expect(march).toMatchObject({ missesLeft: 2, missesRunOutOn: null });
  });

  it('of nothing is not applicable, never 100 %', () => {
    const events = tickets('2026-02', [30]);
    const found = rows({ requirement: ATTAIN_95 }, events, '2026-04-01T00:00:00Z');
    expect(found.map((row) => row.verdict)).toEqual(['met', 'notApplicable']);
  });

  it('counts a clock still open where it is due', () => {
    const events: Short[] = [['opened', 'T', '2026-03-31T23:30:00Z']];
    const found = rows({ requirement: ATTAIN_95 }, events, '2026-03-31T23:45:00Z');
    expect(found).toMatchObject([{ open: 0, verdict: 'open' }]);
    const after = rows({ requirement: ATTAIN_95 }, events, '2026-04-01T00:20:00Z');
    expect(after[after.length - 1]).toMatchObject({ period: { from: at('2026-04-01T00:00:00Z') }, open: 1 });
  });
});

describe('absolute allowances', () => {
  const ALLOW_1: Requirement = { kind: 'allow', misses: 1 };
  it('one miss a quarter is allowed, the second breaks the promise at once', () => {
    const quarter = (minutes: readonly number[], asOf: string) =>
      rows({ requirement: ALLOW_1, per: 'quarter' }, tickets('2026-02', minutes), asOf);
    expect(quarter([90, 30], '2026-04-01T00:00:00Z')).toMatchObject([{ verdict: 'met', missesLeft: 0 }]);
    expect(quarter([90, 90], '2026-02-20T00:00:00Z')).toMatchObject([{ verdict: 'breached', missesLeft: -1 }]);
    expect(quarter([90, 30], '2026-02-20T00:00:00Z')).toMatchObject([{ verdict: 'open', missesLeft: 0 }]);
  });
  it('covers January to March, whatever the zone of the reader', () => {
    const [row] = rows({ requirement: ALLOW_1, per: 'quarter' }, tickets('2026-02', [30]), '2026-04-01T00:00:00Z');
    expect(row?.period).toEqual({ from: at('2026-01-01T00:00:00Z'), to: at('2026-04-01T00:00:00Z') });
  });
});

describe('percentile and mean', () => {
  const durations = [12, 15, 18, 20, 22, 25, 30, 31, 35, 40, 44, 50, 55, 61, 70, 82, 90, 110, 150, 600];
  const percentile = (percent: number, within: string): Requirement => ({
    kind: 'percentile',
    percent,
    within: lasting(within),
  });
  it('the 95th percentile of twenty is the nineteenth (nearest rank): 150 minutes', () => {
    const judge = (within: string) =>
      rows({ requirement: percentile(95, within), within }, tickets('2026-03', durations), '2026-04-01T00:00:00Z');
    expect(judge('150m')).toMatchObject([{ verdict: 'met', measuredMs: 150 * 60_000 }]);
    expect(judge('149m')).toMatchObject([{ verdict: 'breached', measuredMs: 150 * 60_000 }]);
  });
  it('the 95th percentile of twenty, in proportion between two (linear): 172.5 minutes', () => {
    const linear = (within: string): Requirement => ({
      kind: 'percentile',
      percent: 95,
      within: lasting(within),
      method: 'linear',
    });
    const judge = (within: string) =>
      rows({ requirement: linear(within), within }, tickets('2026-03', durations), '2026-04-01T00:00:00Z');
    expect(judge('172m30s')).toMatchObject([{ verdict: 'met', measuredMs: 172.5 * 60_000, missesLeft: null }]);
    expect(judge('172m29s')).toMatchObject([{ verdict: 'breached', measuredMs: 172.5 * 60_000 }]);
  });
  it('tells how many may still be missed: one of twenty at the 95th', () => {
    const [row] = rows(
      { requirement: percentile(95, '150m'), within: '150m' },
      tickets('2026-03', durations),
      '2026-04-01T00:00:00Z',
    );
    expect(row?.missesLeft).toBe(0);
  });
  it('the mean of these is 78 minutes, to the second', () => {
    const mean = (within: string): Requirement => ({ kind: 'mean', within: lasting(within) });
    const judge = (within: string) =>
      rows({ requirement: mean(within), within }, tickets('2026-03', durations), '2026-04-01T00:00:00Z');
    expect(judge('78m')).toMatchObject([{ verdict: 'met', measuredMs: 78 * 60_000, missesLeft: null }]);
    expect(judge('77m')).toMatchObject([{ verdict: 'breached' }]);
  });
});

describe('small samples', () => {
  const few = (belowMinimum: Said['belowMinimum'], minutes: readonly number[], asOf = '2026-04-01T00:00:00Z') =>
    rows(
      { requirement: ATTAIN_95, minimumSample: 10, belowMinimum: belowMinimum as never },
      tickets('2026-03', minutes),
      asOf,
    );
  it('are exempt where the agreement says so, and then no misses are left to tell', () => {
    expect(few({ kind: 'exempt' }, [90, 30])).toMatchObject([{ verdict: 'notApplicable', missesLeft: null }]);
  });
  it('may be judged by a number of misses instead', () => {
    expect(few({ kind: 'allowMisses', misses: 1 }, [90, 30])).toMatchObject([{ verdict: 'met', missesLeft: 0 }]);
    expect(few({ kind: 'allowMisses', misses: 1 }, [90, 90])).toMatchObject([{ verdict: 'breached', missesLeft: -1 }]);
  });
  it('of ten tickets are no longer below a minimum of ten', () => {
    expect(few({ kind: 'exempt' }, [90, ...times(9, 30)])).toMatchObject([{ verdict: 'breached', missesLeft: -1 }]);
    expect(few({ kind: 'exempt' }, times(10, 30))).toMatchObject([{ verdict: 'met', missesLeft: 0 }]);
  });
  it('may be carried forward into the next period, which is then judged on both', () => {
    const said = { requirement: ATTAIN_95, minimumSample: 10, belowMinimum: { kind: 'carryForward' as const } };
    const events = [...tickets('2026-02', [90, 30, 30]), ...tickets('2026-03', times(16, 30))];
    const found = rows(said, events, '2026-04-01T00:00:00Z');
    expect(found).toMatchObject([
      { verdict: 'notApplicable', met: 2, breached: 1, carried: null },
      { verdict: 'breached', met: 16, breached: 0, carried: { met: 2, breached: 1 }, missesLeft: -1 },
    ]);
  });
});

describe('restatements', () => {
  it('list a breach of a closed month that was excused later, with the fact that did it', () => {
    const events: Short[] = [
      ['opened', 'T', '2026-03-10T12:00:00Z'],
      ['resolved', 'T', '2026-03-10T14:00:00Z'],
      ['excused', 'T', '2026-04-03T09:00:00Z', { target: 't', reason: 'power cut', approver: 'cto' }],
    ];
    const [march] = rows({ requirement: ATTAIN_95 }, events, '2026-04-05T00:00:00Z');
    expect(march).toMatchObject({ breached: 0, excused: 1 });
    expect(march?.restatements).toMatchObject([
      { ticket: 'T', was: 'breached', is: 'excused', because: { type: 'ticket.excused' } },
    ]);
  });
  it('do not list what was excused within the month', () => {
    const events: Short[] = [
      ['opened', 'T', '2026-03-10T12:00:00Z'],
      ['resolved', 'T', '2026-03-10T14:00:00Z'],
      ['excused', 'T', '2026-03-12T09:00:00Z', { target: 't', reason: 'power cut', approver: 'cto' }],
    ];
    const [march] = rows({ requirement: ATTAIN_95 }, events, '2026-04-05T00:00:00Z');
    expect(march?.restatements).toEqual([]);
  });
  it('passing time alone moves nothing: a breach counts in the month it happened, however late the ticket is resolved', () => {
    const events: Short[] = [
      ['opened', 'T', '2026-03-31T12:00:00Z'],
      ['resolved', 'T', '2026-05-02T12:00:00Z'],
    ];
    const found = rows({ requirement: ATTAIN_95 }, events, '2026-06-01T00:00:00Z');
    expect(found.map((row) => row.breached)).toEqual([1, 0, 0]);
    expect(found.flatMap((row) => row.restatements)).toEqual([]);
  });
});

describe('periods', () => {
  it('contract years run from the term’s first day', () => {
    const agreement = promise(
      { requirement: ATTAIN_95, per: 'contractYear' },
      {
        term: { from: '2025-07-15', to: null, renewal: 'tacit', renewFor: null, notice: null, reviewEvery: null },
      },
    );
    const [row] = judged(agreement, tickets('2026-03', [30]), '2026-06-01T00:00:00Z').objectives;
    expect(row?.period).toEqual({ from: at('2025-07-15T00:00:00Z'), to: at('2026-07-15T00:00:00Z') });
  });
  it('a month in Paris begins at Paris’s midnight, and a stop one second earlier is the month before’s', () => {
    const agreement = promise({ requirement: ATTAIN_95 }, { timeZone: 'Europe/Paris' });
    const events: Short[] = [
      ['opened', 'A', '2026-03-31T21:30:00Z'],
      ['resolved', 'A', '2026-03-31T21:59:59Z'],
      ['opened', 'B', '2026-03-31T21:30:00Z'],
      ['resolved', 'B', '2026-03-31T22:00:00Z'],
    ];
    const found = judged(agreement, events, '2026-04-30T22:00:00Z').objectives;
    expect(found.map((row) => row.met)).toEqual([1, 1]);
  });
  it('rolling months reach back to the same local time', () => {
    const agreement = promise({ requirement: ATTAIN_95, per: 'rolling30d' }, { timeZone: 'Europe/Paris' });
    const [row] = judged(agreement, tickets('2026-03', [30]), '2026-04-15T10:00:00Z').objectives;
    expect(row?.period).toEqual({ from: at('2026-03-16T11:00:00Z'), to: at('2026-04-15T10:00:00Z') });
  });
});

describe('levels', () => {
  it('a level’s own figures are an objective of their own', () => {
    const base = agreementSaid([
      { id: 't', measure: 'resolution', within: '4h', calendar: ROUND_THE_CLOCK, requirement: ATTAIN_95 },
      {
        id: 't',
        measure: 'resolution',
        within: '1h',
        level: 'premium',
        when: { level: ['premium'] },
        calendar: ROUND_THE_CLOCK,
        requirement: ATTAIN_95,
      },
    ]);
    const events: Short[] = [
      ['opened', 'A', '2026-03-10T12:00:00Z', { level: 'premium' }],
      ['resolved', 'A', '2026-03-10T14:00:00Z'],
      ['opened', 'B', '2026-03-10T12:00:00Z'],
      ['resolved', 'B', '2026-03-10T14:00:00Z'],
    ];
    expect(judged(base, events, '2026-03-31T00:00:00Z').objectives).toMatchObject([
      { level: null, met: 1, breached: 0 },
      { level: 'premium', met: 0, breached: 1 },
    ]);
  });
});
