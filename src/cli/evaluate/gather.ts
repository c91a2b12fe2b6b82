import type { ClockRow, NoCommitmentRow } from '../rows.ts';

/** Of a stream of clocks, what a page shows: counts, and the few to look at first. Memory does not grow with the log. */
export interface Gathered {
  readonly clocks: number;
  readonly tickets: number;
  readonly missed: Few<ClockRow>;
  readonly atRisk: Few<ClockRow>;
  /** By reason, in the order in which the reasons first came. */
  readonly noCommitment: ReadonlyMap<string, { readonly tickets: number; readonly examples: readonly string[] }>;
}

/** How many there are, and the first of them in the order asked for. */
export interface Few<T> {
  readonly count: number;
  readonly first: readonly T[];
}

export interface Gatherer {
  readonly clock: (row: ClockRow) => void;
  readonly noCommitment: (row: NoCommitmentRow) => void;
  readonly gathered: () => Gathered;
}

const SHOWN = 10;
const EXAMPLES = 3;

/** Missed are kept latest first, at risk soonest due first. Clocks come ordered by ticket. */
export function gatherer(): Gatherer {
  const missed = fewest<ClockRow>(SHOWN, (row) => row.breachedAt ?? row.dueAt ?? '', 'last');
  const atRisk = fewest<ClockRow>(SHOWN, (row) => row.dueAt ?? '9', 'first');
  const reasons = new Map<string, { tickets: number; examples: string[] }>();
  let clocks = 0;
  let tickets = 0;
  let ticket: string | null = null;
  return {
    clock: (row) => {
      clocks += 1;
      if (row.ticket !== ticket) tickets += 1;
      ticket = row.ticket;
      if (row.verdict === 'breached') missed.add(row);
      if (row.verdict === 'atRisk') atRisk.add(row);
    },
    noCommitment: (row) => {
      const reason = reasons.get(row.reason) ?? { tickets: 0, examples: [] };
      reason.tickets += 1;
      if (reason.examples.length < EXAMPLES) reason.examples.push(row.ticket);
      reasons.set(row.reason, reason);
    },
    gathered: () => {
      const without = [...reasons.values()].reduce((sum, each) => sum + each.tickets, 0);
      return { clocks, tickets: tickets + without, missed: missed.few(), atRisk: atRisk.few(), noCommitment: reasons };
    },
  };
}

/** Keeps the `limit` values with the first (or last) keys, of any number; of equal keys the earlier come. */
function fewest<T>(limit: number, keyOf: (value: T) => string, wanted: 'first' | 'last') {
  const kept: { readonly key: string; readonly value: T }[] = [];
  let count = 0;
  const before = (a: string, b: string) => (wanted === 'first' ? a < b : a > b);
  return {
    add: (value: T): void => {
      count += 1;
      const key = keyOf(value);
      const last = kept.at(-1);
      if (kept.length === limit && last !== undefined && !before(key, last.key)) return;
      let at = kept.length;
      while (at > 0 && before(key, kept[at - 1]?.key ?? '')) at -= 1;
      kept.splice(at, 0, { key, value });
      if (kept.length > limit) kept.pop();
    },
    few: (): Few<T> => ({ count, first: kept.map((each) => each.value) }),
  };
}
