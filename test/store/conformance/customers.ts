import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { CountedSpan, IssuedReport, Store } from '../../../src/app/ports/index.ts';
import { ODD } from './live/odd-texts.ts';
import { AT, MINUTE, projected, projection, stoppedClock, ticketRow } from './live/rows.ts';

/** What every store must answer of customers as a whole: sums of what is projected, and reports. `open` gives an empty store. */
export function describeCustomers(name: string, open: () => Promise<Store>): void {
  describe(`customers as a whole in ${name}`, () => {
    let store: Store;
    const opened: Store[] = [];
    beforeEach(async () => {
      store = await open();
      opened.push(store);
    });
    afterAll(async () => {
      for (const one of opened) await one.close();
    });
    openClocksAreCounted(() => store);
    clocksAreSummed(() => store);
    timesAreTold(() => store);
    movingClocksAreTold(() => store);
    reportsAreKept(() => store);
  });
}

const report = (customer: string, month: string, number: number): IssuedReport => ({
  customer,
  month,
  number,
  asOf: AT,
  knownAt: AT + 1,
  body: `{"fr":"é 😀","en":"${customer} ${month} ${number}"}`,
  hash: `h-${number}`,
  issuedAt: AT + number,
  issuedBy: 'p-1',
});

function openClocksAreCounted(store: () => Store): void {
  it('counts clocks that are not over by customer, state and verdict', async () => {
    await projected(
      store(),
      projection('a', { customer: 'alba' }, [{}, { cycle: 2, verdict: 'breached' }, { cycle: 3, verdict: 'breached' }]),
      projection('b', { customer: 'alba' }, [{ state: 'paused', dueAt: null }]),
      projection('c', { customer: 'brio' }, [{ verdict: 'atRisk' }]),
      projection('d', { customer: null }, [{}]),
      { ticket: ticketRow('e', { customer: 'alba' }), clocks: [stoppedClock('e', AT)] },
    );
    const alba = [
      { customer: 'alba', state: 'paused', verdict: 'open', clocks: 1 },
      { customer: 'alba', state: 'running', verdict: 'breached', clocks: 2 },
      { customer: 'alba', state: 'running', verdict: 'open', clocks: 1 },
    ];
    const brio = [{ customer: 'brio', state: 'running', verdict: 'atRisk', clocks: 1 }];
    expect(await store().openClocks(null)).toEqual([...alba, ...brio]);
    expect(await store().openClocks(['brio'])).toEqual(brio);
    expect(await store().openClocks([])).toEqual([]);
  });
  it('counts them under any name', async () => {
    await projected(store(), ...ODD.map((text) => projection(`t${text}`, { customer: text })));
    const counted = await store().openClocks(null);
    expect(new Set(counted.map(({ customer }) => customer))).toEqual(new Set(ODD));
    for (const text of ODD) expect(await store().openClocks([text])).toMatchObject([{ customer: text, clocks: 1 }]);
  });
}

const span = (given: Partial<CountedSpan> = {}): CountedSpan => ({
  agreement: 'boreal-or',
  version: 1,
  target: 'resolve',
  level: null,
  from: AT,
  to: AT + 100,
  timed: false,
  ...given,
});

const counted = (ticket: string, customer: string | null, ...clocks: Parameters<typeof stoppedClock>[]) => ({
  ticket: ticketRow(ticket, { customer }),
  clocks: clocks.map((given) => stoppedClock(...given)),
});

function clocksAreSummed(store: () => Store): void {
  it('sums what counts from the first instant of a span to before its end, by customer and verdict', async () => {
    await projected(
      store(),
      counted('a', 'alba', ['a', AT], ['a', AT + 99, { cycle: 2, verdict: 'breached', elapsedMs: 7 }]),
      counted('b', 'alba', ['b', AT + 50, { elapsedMs: 9 }], ['b', AT + 100, { cycle: 2 }]),
      counted('c', 'brio', ['c', AT + 1], ['c', AT - 1, { cycle: 2 }]),
      counted('d', null, ['d', AT + 2]),
      counted('e', 'alba', ['e', AT, { version: 2 }], ['e', AT, { cycle: 2, level: 'gold' }]),
      counted('f', 'alba', ['f', AT, { target: 'other' }], ['f', AT, { cycle: 2, agreement: 'other' }]),
    );
    const sum = (customer: string | null, verdict: string, clocks: number, firstAt: number) => ({
      span: 0,
      customer,
      verdict,
      clocks,
      firstAt,
      elapsedMs: [],
    });
    const alba = [sum('alba', 'breached', 1, AT + 99), sum('alba', 'met', 2, AT)];
    expect(await store().countedSums([span()], null, AT)).toEqual([
      ...alba,
      sum('brio', 'met', 1, AT + 1),
      sum(null, 'met', 1, AT + 2),
    ]);
    expect(await store().countedSums([span()], ['alba'], AT)).toEqual(alba);
    const others = [span({ level: 'gold' }), span({ version: 2 }), span({ from: AT + 100, to: AT + 101 })];
    const found = await store().countedSums(others, ['alba'], AT);
    expect(found.map((one) => [one.span, one.clocks])).toEqual([
      [0, 1],
      [1, 1],
      [2, 1],
    ]);
    expect(await store().countedSums([], null, AT)).toEqual([]);
  });
}

function timesAreTold(store: () => Store): void {
  it('tells how long each took, where that is asked, of those kept or missed', async () => {
    await projected(
      store(),
      counted('a', 'alba', ['a', AT], ['a', AT + 1, { cycle: 2, elapsedMs: 1 }]),
      counted('b', 'alba', ['b', AT, { verdict: 'excused', excusedBy: 'p-1' }]),
    );
    const found = await store().countedSums([span({ timed: true })], null, AT);
    const times = found.map(({ verdict, elapsedMs }) => [verdict, elapsedMs.toSorted((a, b) => a - b)]);
    expect(times).toEqual([
      ['excused', []],
      ['met', [1, 5 * MINUTE]],
    ]);
  });
  it('counts a clock in each span that it falls in', async () => {
    await projected(store(), counted('a', 'alba', ['a', AT + 10]));
    const found = await store().countedSums([span(), span({ from: AT + 5 }), span({ to: AT + 5 })], null, AT);
    expect(found.map((one) => one.span)).toEqual([0, 1]);
  });
}

function movingClocksAreTold(store: () => Store): void {
  it('tells the clocks that move, and those whose time has come, and sums neither', async () => {
    await projected(
      store(),
      { ticket: ticketRow('a', { customer: 'alba' }), clocks: [stoppedClock('a', AT, { moves: true })] },
      { ticket: ticketRow('b', { customer: 'alba', wakeAt: AT + 5 }), clocks: [stoppedClock('b', AT)] },
      { ticket: ticketRow('c', { customer: 'brio', wakeAt: AT + 6 }), clocks: [stoppedClock('c', AT)] },
    );
    const named = (ticket: string) => {
      return { ticket, customer: 'alba', agreement: 'boreal-or', measure: 'resolution', cycle: 1, target: 'resolve' };
    };
    expect(await store().movingClocks(['boreal-or'], null, AT + 5)).toEqual([named('a'), named('b')]);
    expect(await store().movingClocks(['boreal-or'], null, AT + 4)).toEqual([named('a')]);
    expect(await store().movingClocks(['boreal-or'], ['brio'], AT + 5)).toEqual([]);
    expect(await store().movingClocks(['other'], null, AT + 5)).toEqual([]);
    expect(await store().movingClocks([], null, AT + 5)).toEqual([]);
    const summed = await store().countedSums([span()], null, AT + 5);
    expect(summed.map(({ customer }) => customer)).toEqual(['brio']);
  });
}

function reportsAreKept(store: () => Store): void {
  it('gives reports back as they were issued, by month, customer and number, page by page', async () => {
    const given = [
      report('alba', '2026-03', 10),
      report('alba', '2026-03', 2),
      report('brio', '2026-03', 1),
      report('alba', '2026-02', 1),
    ];
    await store().transact(async (tx) => {
      for (const one of given.toReversed()) expect(await tx.addReport(one)).toBe(true);
      expect(await tx.issuedReports({}, null, 9)).toHaveLength(4);
    });
    expect(await store().issuedReports({}, null, 9)).toEqual(given);
    expect(await store().issuedReports({}, given[1] ?? null, 1)).toEqual([given[2]]);
    expect(await store().issuedReports({ customer: 'alba' }, given[1] ?? null, 9)).toEqual([given[3]]);
    expect(await store().issuedReports({ month: '2026-02' }, null, 9)).toEqual([given[3]]);
    expect(await store().issuedReports({ customer: 'nobody' }, null, 9)).toEqual([]);
  });
  it('never changes one, nor keeps one of a transaction that fails', async () => {
    const [first, other] = [report('alba', '2026-03', 1), { ...report('alba', '2026-03', 1), body: '{}' }];
    expect(await store().transact((tx) => tx.addReport(first))).toBe(true);
    expect(await store().transact((tx) => tx.addReport(other))).toBe(false);
    const failing = store().transact(async (tx) => {
      await tx.addReport(report('alba', '2026-04', 1));
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await store().issuedReports({}, null, 9)).toEqual([first]);
  });
}
