import { describe, expect, it } from 'vitest';
import {
  agreementSaid,
  at,
  clockSaid,
  eventSaid,
  lasting,
  ROUND_THE_CLOCK,
  type Said,
  type Short,
} from '../../../test/support/promises.ts';
import { type Agreement, type Requirement, rosterOf, type Target } from '../agreement/index.ts';
import { evaluate } from '../evaluate.ts';
import { formatInstant } from '../time/index.ts';
import type { Judged } from '../verdict/index.ts';
import {
  closeLedger,
  closingsBetween,
  type Entry,
  entryOf,
  openLedger,
  type Restatement,
  restate,
  take,
} from './index.ts';

const ATTAIN_95: Requirement = { kind: 'attainment', requiredPpm: 950_000 };
const said = (more: Partial<Said> = {}): Said => ({
  id: 't',
  measure: 'resolution',
  within: '1h',
  calendar: ROUND_THE_CLOCK,
  requirement: ATTAIN_95,
  ...more,
});
const from = (date: string, rest: Partial<Agreement> = {}): Partial<Agreement> => ({
  effectiveFrom: date,
  effectiveAt: at(`${date}T00:00:00Z`),
  ...rest,
});
const month = (text: string) => at(`${text}-01T00:00:00Z`);

/** A ticket opened at noon of a day and resolved after so many minutes. */
const ticket = (day: string, minutes = 30, data = {}): Short[] => {
  const opened = at(`${day}T12:00:00Z`);
  return [
    ['opened', day, formatInstant(opened), data],
    ['resolved', day, formatInstant(opened + minutes * 60_000)],
  ];
};
const days = (text: string, count: number, minutes = 30) =>
  Array.from({ length: count }, (_, i) => ticket(`${text}-${String(i + 1).padStart(2, '0')}`, minutes)).flat();

/** The rows over short events; between two instants when they are told. */
const told = (agreements: readonly Agreement[], events: readonly Short[], asOf: string, window?: [string, string]) =>
  evaluate({
    agreements,
    events: events.map(eventSaid),
    asOf: at(asOf),
    window: window === undefined ? null : { from: at(window[0]), to: at(window[1]) },
  }).objectives;
const months = (rows: readonly { readonly period: { readonly from: number } }[]) =>
  rows.map(({ period }) => formatInstant(period.from).slice(0, 7));

describe('the periods of a report', () => {
  const agreement = agreementSaid([said()], {}, from('2026-01-10'));

  it('run from the first in which anything counts to the one that has begun', () => {
    expect(months(told([agreement], ticket('2026-02-10'), '2026-04-01T00:00:00Z'))).toEqual(['2026-02', '2026-03']);
    expect(months(told([agreement], ticket('2026-02-10'), '2026-04-01T00:00:00.001Z'))).toEqual([
      '2026-02',
      '2026-03',
      '2026-04',
    ]);
  });
  it('hold one that only begins at the report’s instant when something counts in it already', () => {
    const events: Short[] = [['opened', 'T', '2026-03-31T23:30:00Z']];
    const rows = told([agreement], events, '2026-04-01T00:00:00Z');
    expect(rows.at(-1)).toMatchObject({ period: { from: month('2026-04') }, open: 1, verdict: 'open' });
  });
  it('are those that overlap the span asked for, the first of the agreement too, though it began within the month', () => {
    const rows = told([agreement], [], '2026-06-01T00:00:00Z', ['2026-01-01T00:00:00Z', '2026-03-01T00:00:00Z']);
    expect(months(rows)).toEqual(['2026-01', '2026-02']);
    expect(rows).toMatchObject([
      { verdict: 'notApplicable', measuredMs: null, missesLeft: 0 },
      { verdict: 'notApplicable' },
    ]);
  });
  it('end with the agreement, but for a later month in which something still counts', () => {
    const ended = agreementSaid([said()], {}, from('2026-01-01', { endsAt: month('2026-03') }));
    const open: Short[] = [['opened', 'T', '2026-02-28T23:30:00Z']];
    const rows = told([ended], [...ticket('2026-01-10'), ...open], '2026-06-01T00:00:00Z');
    expect(rows.map(({ met, breached, period }) => [formatInstant(period.from).slice(0, 7), met, breached])).toEqual([
      ['2026-01', 1, 0],
      ['2026-02', 0, 0],
      ['2026-03', 0, 1],
    ]);
  });
  it('are of clocks alone: availability is measured elsewhere', () => {
    const both = agreementSaid([said(), said({ id: 'up', measure: 'availability' })], {}, from('2026-01-01'));
    expect(told([both], ticket('2026-02-10'), '2026-03-01T00:00:00Z').map((row) => row.target)).toEqual(['t']);
  });
});

describe('a rolling period', () => {
  const rolling = agreementSaid([said({ per: 'rolling30d' })], {}, from('2026-01-01'));

  it('is one row, counts what settled in the last thirty days and tells what is open without waiting for it', () => {
    const open: Short[] = [['opened', 'T', '2026-03-31T23:30:00Z']];
    const events = [...ticket('2026-02-10', 90), ...ticket('2026-03-10'), ...open];
    expect(told([rolling], events, '2026-04-01T00:00:00Z')).toMatchObject([
      { met: 1, breached: 0, open: 1, verdict: 'met', missesRunOutOn: null },
    ]);
  });
  it('holds its first instant', () => {
    const events = ticket('2026-03-02', 0);
    expect(told([rolling], events, '2026-04-01T12:00:00Z')).toMatchObject([{ met: 1 }]);
    expect(told([rolling], events, '2026-04-01T12:00:00.001Z')).toMatchObject([{ met: 0 }]);
  });
  it('says nothing of a closed period, for it never closes', () => {
    const agreement = agreementSaid([said({ per: 'rolling12mo' })]);
    expect(entryOf(clockSaid(agreement))).toBeNull();
    expect(
      closingsBetween(openLedger(rosterOf([agreement]).all, month('2026-06')), month('2026-01'), month('2026-06')),
    ).toEqual([]);
  });
});

describe('counts below the minimum', () => {
  const agreed = (belowMinimum: Target['belowMinimum'], more: Partial<Said> = {}) =>
    agreementSaid([said({ minimumSample: 4, belowMinimum, ...more })], {}, from('2026-01-01'));
  const carry = agreed({ kind: 'carryForward' });
  const carried = (rows: readonly { readonly carried: unknown }[]) => rows.map((row) => row.carried);

  it('add up over months until there are enough', () => {
    const events = [
      ...days('2026-01', 2, 90),
      ...days('2026-02', 1),
      ...ticket('2026-02-20', 90),
      ...days('2026-03', 1),
    ];
    const rows = told([carry], events, '2026-05-01T00:00:00Z');
    expect(carried(rows)).toEqual([null, { met: 0, breached: 2 }, null, { met: 1, breached: 0 }]);
    expect(rows.map((row) => row.verdict)).toEqual(['notApplicable', 'breached', 'notApplicable', 'notApplicable']);
  });
  it('add up over more than two months', () => {
    const events = [...days('2026-01', 1), ...ticket('2026-02-01', 90), ...days('2026-03', 1)];
    expect(carried(told([carry], events, '2026-05-01T00:00:00Z'))).toEqual([
      null,
      { met: 1, breached: 0 },
      { met: 1, breached: 1 },
      { met: 2, breached: 1 },
    ]);
  });
  it('are carried into a span that begins after them', () => {
    const rows = told([carry], days('2026-02', 2), '2026-04-01T00:00:00Z', [
      '2026-03-01T00:00:00Z',
      '2026-04-01T00:00:00Z',
    ]);
    expect(carried(rows)).toEqual([{ met: 2, breached: 0 }]);
  });
  it('are not carried where the agreement says that a small month is exempt', () => {
    const rows = told(
      [agreed({ kind: 'exempt' })],
      [...days('2026-01', 1), ...days('2026-02', 4)],
      '2026-03-01T00:00:00Z',
    );
    expect(carried(rows)).toEqual([null, null]);
  });
  it('do not concern a number of misses that is allowed, nor a promise that asks for no rate', () => {
    const allow = agreed({ kind: 'carryForward' }, { requirement: { kind: 'allow', misses: 0 } });
    expect(told([allow], days('2026-01', 2), '2026-02-01T00:00:00Z')).toMatchObject([
      { verdict: 'met', missesLeft: 0 },
    ]);
    expect(
      told([agreed({ kind: 'carryForward' }, { requirement: null })], days('2026-01', 2), '2026-02-01T00:00:00Z'),
    ).toMatchObject([{ verdict: 'notApplicable', missesLeft: null, measuredMs: null }]);
  });
});

describe('versions of an agreement', () => {
  const first = agreementSaid([said()], {}, from('2026-01-01'));
  const second = (more: Partial<Said>, date: string) => agreementSaid([said(more)], {}, from(date, { version: 2 }));
  const LENIENT: Requirement = { kind: 'attainment', requiredPpm: 500_000 };

  it('a month is judged by the one in force when it ends, while it runs by the one in force now', () => {
    const both = [first, second({ requirement: LENIENT }, '2026-03-20')];
    const events = [...ticket('2026-03-02', 90), ...ticket('2026-03-03')];
    expect(told(both, events, '2026-03-10T00:00:00Z')).toMatchObject([{ agreement: 'a@1' }]);
    expect(told(both, events, '2026-04-01T00:00:00Z')).toMatchObject([{ agreement: 'a@2', verdict: 'met' }]);
  });
  it('one that takes effect as the month ends does not judge it', () => {
    const both = [first, second({ requirement: LENIENT }, '2026-04-01')];
    const events = [...ticket('2026-03-02', 90), ...ticket('2026-03-03')];
    expect(told(both, events, '2026-05-01T00:00:00Z')).toMatchObject([
      { agreement: 'a@1', verdict: 'breached' },
      { agreement: 'a@2', verdict: 'notApplicable' },
    ]);
  });
  it('one that counts by quarters from April has its first quarter from April', () => {
    const both = [first, second({ per: 'quarter' }, '2026-04-01')];
    const rows = told(both, ticket('2026-03-02'), '2026-07-01T00:00:00Z');
    expect(rows.map(({ period }) => [formatInstant(period.from), formatInstant(period.to)])).toEqual([
      ['2026-03-01T00:00:00Z', '2026-04-01T00:00:00Z'],
      ['2026-04-01T00:00:00Z', '2026-07-01T00:00:00Z'],
    ]);
  });
  it('a promise dropped by a later one goes on to be told in the words of the last that had it', () => {
    const both = [first, second({ id: 'other' }, '2026-03-01')];
    const rows = told(both, ticket('2026-02-10'), '2026-04-01T00:00:00Z').filter((row) => row.target === 't');
    expect(rows).toMatchObject([
      { agreement: 'a@1', met: 1 },
      { agreement: 'a@1', met: 0 },
    ]);
  });
  it('a promise added by a later one is judged by it', () => {
    const both = [first, second({ id: 'other' }, '2026-03-01')];
    const rows = told(both, [...ticket('2026-02-10'), ...ticket('2026-03-10')], '2026-04-01T00:00:00Z');
    expect(rows.filter((row) => row.target === 'other').at(-1)).toMatchObject({ agreement: 'a@2', met: 1 });
  });
  it('a percentile that replaces a rate within the month is judged by how many were kept', () => {
    const percentile: Requirement = { kind: 'percentile', percent: 50, within: lasting('1h') };
    const judge = (...events: Short[][]) =>
      told([first, second({ requirement: percentile }, '2026-03-31')], events.flat(), '2026-04-01T00:00:00Z');
    expect(judge(ticket('2026-03-02'), ticket('2026-03-03', 90))).toMatchObject([{ verdict: 'met', measuredMs: null }]);
    expect(judge(ticket('2026-03-02', 90), ticket('2026-03-03', 90))).toMatchObject([{ verdict: 'breached' }]);
  });
  it('a rate that replaces a percentile within the month tells no time, nor does a promise that asks for neither', () => {
    const percentile: Requirement = { kind: 'percentile', percent: 50, within: lasting('1h') };
    const before = agreementSaid([said({ requirement: percentile })], {}, from('2026-01-01'));
    const judge = (requirement: Requirement | null) =>
      told([before, second({ requirement }, '2026-03-31')], ticket('2026-03-02'), '2026-04-01T00:00:00Z');
    expect(judge(ATTAIN_95)).toMatchObject([{ verdict: 'met', measuredMs: null }]);
    expect(judge(null)).toMatchObject([{ verdict: 'notApplicable', measuredMs: null }]);
  });
});

describe('a percentile promised in working days', () => {
  const percentile: Requirement = { kind: 'percentile', percent: 90, within: lasting('1bd') };
  const agreement = agreementSaid([said({ within: '1bd', requirement: percentile })], {}, from('2026-01-01'));
  const missed = (count: number) => days('2026-03', count, 3 * 1440);
  const kept = (count: number) =>
    days('2026-02', count).map(([type, id, time]): Short => [type, `K${id}`, time.replace('-02-', '-03-')]);

  it('is kept when so many in a hundred were kept, for days have no length in hours', () => {
    expect(told([agreement], [...kept(9), ...missed(1)], '2026-04-01T00:00:00Z')).toMatchObject([
      { met: 9, breached: 1, verdict: 'met' },
    ]);
    expect(told([agreement], [...kept(8), ...missed(2)], '2026-04-01T00:00:00Z')).toMatchObject([
      { met: 8, breached: 2, verdict: 'breached' },
    ]);
  });
});

describe('the day the misses run out', () => {
  const agreement = agreementSaid([said({ requirement: { kind: 'allow', misses: 4 } })], {}, from('2026-01-01'));
  const runOut = (misses: number, asOf: string) =>
    told([agreement], days('2026-04', misses, 90), asOf)[0]?.missesRunOutOn;

  it('comes as much later as the misses allowed exceed those there were', () => {
    expect(runOut(2, '2026-04-11T00:00:00Z')).toBe('2026-04-21');
    expect(runOut(3, '2026-04-11T00:00:00Z')).toBe('2026-04-14');
  });
  it('is none when they would last to the end of the month, or when there was no miss', () => {
    expect(runOut(2, '2026-04-16T00:00:00Z')).toBeNull();
    expect(runOut(0, '2026-04-16T00:00:00Z') ?? null).toBeNull();
  });
  it('is none once they have run out, and for what has no number of misses', () => {
    expect(runOut(4, '2026-04-11T00:00:00Z')).toBeNull();
    const mean = agreementSaid(
      [said({ requirement: { kind: 'mean', within: lasting('1h') } })],
      {},
      from('2026-01-01'),
    );
    expect(told([mean], days('2026-04', 2, 90), '2026-04-11T00:00:00Z')[0]?.missesRunOutOn).toBeNull();
  });
});

describe('the books', () => {
  const levels = agreementSaid(
    [said(), said({ level: 'basic' }), said({ level: 'premium' }), said({ id: 'u', per: 'quarter' })],
    {},
    from('2026-01-01'),
  );
  const other = agreementSaid([said()], {}, from('2026-01-01', { id: 'b' }));
  const opened = () => openLedger(rosterOf([levels, other]).all, month('2026-04'));
  const row = (row: { agreementId: string; target: string; level: string | null }) =>
    `${row.agreementId} ${row.target} ${row.level}`;
  const restated: Entry & Restatement = {
    ...(entryOf(clockSaid(levels)) as Entry),
    was: 'breached',
    is: 'excused',
    because: eventSaid(['excused', 'T', '2026-04-03T09:00:00Z']),
  };

  it('count each level of a promise for itself', () => {
    const ledger = opened();
    const clocks: readonly Judged[] = levels.targets.map((target) => clockSaid(levels, { target }));
    for (const clock of [...clocks, clockSaid(levels, { target: levels.targets[1] as Target })]) take(ledger, clock);
    const rows = closeLedger(ledger, null).filter((one) => one.met > 0);
    expect(rows.map((one) => [row(one), one.met])).toEqual([
      ['a t null', 1],
      ['a t basic', 2],
      ['a t premium', 1],
      ['a u null', 1],
    ]);
  });
  it('do not count a clock of an agreement they were not opened for, nor restate one', () => {
    const ledger = openLedger(rosterOf([other]).all, month('2026-04'));
    take(ledger, clockSaid(levels));
    restate(ledger, restated);
    expect(closeLedger(ledger, { from: month('2026-03'), to: month('2026-04') })).toMatchObject([
      { met: 0, restatements: [] },
    ]);
  });
  it.each([
    ['a t null', {}],
    ['a t basic', { level: 'basic' }],
    ['a t premium', { level: 'premium' }],
    ['a u null', { target: 'u', period: { from: month('2026-01'), to: month('2026-04') } }],
    ['b t null', { agreementId: 'b' }],
  ])('restate on the row of %s alone', (name, more: Partial<Entry>) => {
    const ledger = opened();
    restate(ledger, { ...restated, ...more });
    const rows = closeLedger(ledger, { from: month('2026-03'), to: month('2026-04') });
    expect(rows.filter((one) => one.restatements.length > 0).map(row)).toEqual([name]);
  });
  it('list what was restated by ticket, then by cycle', () => {
    const ledger = opened();
    for (const [ticket, cycle] of [
      ['T2', 2],
      ['T3', 1],
      ['T1', 1],
      ['T2', 1],
      ['T2', 3],
      ['T1', 2],
    ] as const) {
      restate(ledger, { ...restated, ticket, cycle });
    }
    const [march] = closeLedger(ledger, { from: month('2026-03'), to: month('2026-04') });
    expect(march?.restatements.map((one) => `${one.ticket} ${one.cycle}`)).toEqual([
      'T1 1',
      'T1 2',
      'T2 1',
      'T2 2',
      'T2 3',
      'T3 1',
    ]);
  });
  it('remember of a clock what it counted for and where; of one still open nothing', () => {
    const opening = agreementSaid([said()], { attribute: 'opened' });
    expect(entryOf(clockSaid(opening))).toEqual({
      agreementId: 'a',
      target: 't',
      level: null,
      measure: 'resolution',
      ticket: 'T',
      cycle: 1,
      period: { from: month('2026-03'), to: month('2026-04') },
      outcome: 'met',
      attribute: 'opened',
    });
    expect(entryOf(clockSaid(opening, { verdict: 'open', stoppedAt: null }))).toBeNull();
    expect(entryOf(clockSaid(opening, { verdict: 'notApplicable' }))).toBeNull();
  });
});

describe('the closings of periods', () => {
  const closings = (targets: readonly Said[], begin: string, end: string) =>
    closingsBetween(
      openLedger(rosterOf([agreementSaid(targets, {}, from('2026-01-01'))]).all, month('2026-06')),
      month(begin),
      month(end),
    ).map((instant) => formatInstant(instant).slice(0, 10));

  it('are each told once and in order, whatever the promises count by', () => {
    const contract = said({ id: 'c', per: 'contractYear' });
    const targets = [
      said({ id: 'q', per: 'quarter' }),
      said({ id: 'm' }),
      said({ id: 'n' }),
      said({ id: 'r', per: 'rolling30d' }),
      contract,
    ];
    expect(closings(targets, '2026-02', '2026-06')).toEqual(['2026-03-01', '2026-04-01', '2026-05-01']);
    expect(closings([contract], '2026-02', '2027-02')).toEqual(['2027-01-01']);
  });
  it('begin after the first instant and end before the last', () => {
    expect(closings([said()], '2026-03', '2026-05')).toEqual(['2026-04-01']);
    expect(closings([said()], '2026-03', '2026-04')).toEqual([]);
  });
});
