import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type AuditEntry, chained, type FactRow, type Ledger, type LedgerBook, type Stretch } from '../ports/index.ts';
import { scheduleSeals } from './seals.ts';

const at = (text: string) => Date.parse(text);

/** Facts at these instants, and a record of their seals. */
function bookOf(...recorded: readonly string[]) {
  const entries: AuditEntry[] = [];
  let isAway = false;
  const facts = recorded.map(
    (one, n) => ({ source: 's', id: `e${n}`, recordedAt: at(one), identity: null }) as FactRow,
  );
  const within = ({ from, until }: Stretch) =>
    facts.filter(({ recordedAt }) => recordedAt >= (from ?? 0) && recordedAt < (until ?? Number.POSITIVE_INFINITY));
  const ledger = {
    auditAbout: async (_: readonly string[], after: number) => entries.filter(({ number }) => number > after),
    async *factRows(stretch: Stretch) {
      yield within(stretch);
    },
    async *forgottenRows() {
      yield [];
    },
  } as unknown as Ledger;
  const book: LedgerBook = {
    read: async (work) => {
      if (isAway) throw new Error('the database is away');
      return await work(ledger);
    },
    noteAfter: async (last, note) => {
      if ((entries.at(-1)?.number ?? 0) !== last) return false;
      entries.push(chained(note, entries.at(-1) ?? { number: 0, hash: '' }));
      return true;
    },
  };
  const seals = () => entries.map(({ details }) => [details['from'], details['until'], details['facts']]);
  const away = (is: boolean) => {
    isAway = is;
  };
  return { book, seals, away };
}

describe('what was recorded is sealed', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: at('2026-11-22T14:00:00Z') });
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const hours = (n: number) => vi.advanceTimersByTimeAsync(n * 3_600_000);
  const FIRST = [null, '2026-11-22T13:01:00Z'];

  it('a minute after the start but for its last hour, then each night at 01:00 UTC, each stretch from where the last ended', async () => {
    const { book, seals } = bookOf('2026-11-21T09:00:00Z', '2026-11-22T13:30:00Z', '2026-11-22T23:59:59Z');
    const told: number[] = [];
    const stop = scheduleSeals(
      book,
      () => Date.now(),
      (facts) => told.push(facts),
    );
    await hours(24);
    expect(seals()).toEqual([
      [...FIRST, 1],
      ['2026-11-22T13:01:00Z', '2026-11-23T00:00:00Z', 2],
    ]);
    expect(told).toEqual([1, 2]);
    await stop();
  });

  it('once a night, however often the server is started', async () => {
    const { book, seals } = bookOf('2026-11-21T09:00:00Z');
    for (let starts = 0; starts < 4; starts += 1) {
      const stop = scheduleSeals(
        book,
        () => Date.now(),
        () => {},
      );
      await hours(1);
      await stop();
    }
    expect(seals()).toEqual([[...FIRST, 1]]);
  });

  it('an hour later where the database was away', async () => {
    const { book, seals, away } = bookOf('2026-11-21T09:00:00Z');
    const faults: unknown[] = [];
    away(true);
    const stop = scheduleSeals(
      book,
      () => Date.now(),
      (_, fault) => faults.push(fault),
    );
    await hours(0.5);
    away(false);
    await hours(0.4);
    expect([seals(), faults.length]).toEqual([[], 1]);
    await hours(0.2);
    expect(seals()).toHaveLength(1);
    await stop();
  });
});
