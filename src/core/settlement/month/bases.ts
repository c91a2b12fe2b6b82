import type { Agreement, AmountBase, Target } from '../../agreement/index.ts';
import { addRatios, type Ratio, ratio, ZERO } from '../../money/index.ts';
import type { Instant } from '../../time/index.ts';
import { contractYear } from '../cap/cap-months.ts';
import type { ChargesOf, LineCharged } from './charges-given.ts';
import { type Month, monthSpan } from './month.ts';

/** What shares and caps are taken of. */
export interface Bases {
  /** The charged lines behind a base over some months. */
  lines(asked: BaseAsked): readonly LineCharged[];
  /** Their sum before VAT, in minor units. */
  sum(asked: BaseAsked): Ratio;
}

export interface BaseAsked {
  readonly of: AmountBase;
  readonly version: Agreement;
  /** The month that is settled: nothing that happens after it counts. */
  readonly settled: Month;
  /** The months whose charges are meant; `annualValue` takes its own. */
  readonly months: readonly Month[];
  readonly revised: boolean;
  /** The target whose miss is answered: charges of other levels are not its own. Null: all charges. */
  readonly target: Target | null;
}

/** Asks for the charges of each month once. */
export function openBases(chargesOf: ChargesOf, zone: string): Bases {
  const kept = new Map<string, readonly LineCharged[]>();
  const ofMonth = (month: Month, settled: Month, revised: boolean) => {
    // Past months are asked for as they ended, so that they are asked for once.
    const asOf: Instant = monthSpan(zone, month < settled ? month : settled).to;
    const key = `${month} ${asOf} ${revised}`;
    const lines = kept.get(key) ?? chargesOf(monthSpan(zone, month), { asOf, revised }).lines;
    kept.set(key, lines);
    return lines;
  };
  const lines = (asked: BaseAsked) => {
    const months = asked.of.kind === 'annualValue' ? contractYear(asked.version, asked.settled) : asked.months;
    return months.flatMap((month) => chosen(ofMonth(month, asked.settled, asked.revised), asked));
  };
  return {
    lines,
    sum: (asked) => lines(asked).reduce((sum, { amount }) => addRatios(sum, ratio(amount.amountMinor)), ZERO),
  };
}

/** Lines named count whatever their kind; else the recurring ones, those of other levels left out. */
function chosen(lines: readonly LineCharged[], { of, target, version }: BaseAsked): readonly LineCharged[] {
  if (of.kind === 'lines') return lines.filter(({ line }) => of.lines.includes(line.id));
  const recurring = lines.filter(({ kind }) => kind === 'recurring');
  if (target === null) return recurring;
  if (target.level !== null) {
    const own = recurring.filter(({ level }) => level === target.level);
    return own.length > 0 ? own : recurring;
  }
  const varied = new Set(version.targets.filter(({ id }) => id === target.id).map(({ level }) => level));
  varied.delete(null);
  return recurring.filter(({ level }) => level === null || !varied.has(level));
}
