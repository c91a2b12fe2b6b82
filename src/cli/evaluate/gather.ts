import type { Judged } from '../../core/verdict/index.ts';

/** Of a stream of clocks, what a page shows: counts, and the few to look at first. Memory does not grow with the log. */
export interface Gathered {
  readonly clocks: number;
  readonly tickets: number;
  readonly missed: Few<Judged>;
  readonly atRisk: Few<Judged>;
  /** By reason, in the order in which the reasons first came. */
  readonly noCommitment: ReadonlyMap<string, { readonly tickets: number; readonly examples: readonly string[] }>;
}

/** How many there are, and the first of them in the order asked for. */
export interface Few<T> {
  readonly count: number;
  readonly first: readonly T[];
}

export interface Gatherer {
  readonly clock: (row: Judged) => void;
  readonly noCommitment: (ticket: string, reason: string) => void;
  readonly gathered: () => Gathered;
}

const SHOWN = 10;
const EXAMPLES = 3;

/** Missed are kept latest first, at risk soonest due first. Clocks come ordered by ticket. */
export function gatherer(): Gatherer {
  const missed = fewest<Judged>(SHOWN, (row) => -(row.breachedAt ?? 0));
  const atRisk = fewest<Judged>(SHOWN, (row) => row.dueAt ?? Number.POSITIVE_INFINITY);
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
    noCommitment: (without, why) => {
      const reason = reasons.get(why) ?? { tickets: 0, examples: [] };
      reason.tickets += 1;
      if (reason.examples.length < EXAMPLES) reason.examples.push(without);
      reasons.set(why, reason);
    },
    gathered: () => {
      const without = [...reasons.values()].reduce((sum, each) => sum + each.tickets, 0);
      return { clocks, tickets: tickets + without, missed: missed.few(), atRisk: atRisk.few(), noCommitment: reasons };
    },
  };
}

/** Keeps the `limit` values with the smallest keys, of any number; of equal keys the earlier come first. */
function fewest<T>(limit: number, keyOf: (value: T) => number) {
  const kept: { readonly key: number; readonly value: T }[] = [];
  let count = 0;
  return {
    add: (value: T): void => {
      count += 1;
      const key = keyOf(value);
      if (kept.length === limit && key >= (kept.at(-1)?.key ?? 0)) return;
      let at = kept.length;
      while (at > 0 && key < (kept[at - 1]?.key ?? 0)) at -= 1;
      kept.splice(at, 0, { key, value });
      if (kept.length > limit) kept.pop();
    },
    few: (): Few<T> => ({ count, first: kept.map((each) => each.value) }),
  };
}
