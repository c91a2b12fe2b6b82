import type { Agreement, AmountBase, Target } from '../../agreement/index.ts';
import { type Ratio, type RatioPpm, ratio } from '../../money/index.ts';
import type { Instant } from '../../time/index.ts';
import type { ChargesGiven, ChargesOf } from './charges-given.ts';
import { type Month, monthSpan } from './month.ts';

/** A part of a base: what one line comes to in a month. */
export interface BasePart {
  readonly line: string;
  readonly level: string | null;
  readonly amountMinor: number;
  readonly vatPpm: RatioPpm | null;
}

export interface BaseAsked {
  readonly of: AmountBase;
  readonly version: Agreement;
  /** The month that is settled: nothing that happens after it counts. */
  readonly settled: Month;
  /** The months whose charges are meant; `annualValue` is told by itself. */
  readonly months: readonly Month[];
  readonly revised: boolean;
  /** The target whose miss is answered: charges of other levels are not its own. Null: all charges. */
  readonly target: Target | null;
}

/** What shares and caps are taken of. */
export interface Bases {
  /** The sum of a base before VAT, in minor units. */
  sum(asked: BaseAsked): Ratio;
  /** The charged lines behind it, with their VAT rates; of an annual value, those of the settled month. */
  parts(asked: BaseAsked): readonly BasePart[];
}

/** Asks for the charges of each month once. */
export function openBases(chargesOf: ChargesOf, zone: string): Bases {
  const kept = new Map<string, ChargesGiven>();
  const ofMonth = (month: Month, { settled, revised }: BaseAsked) => {
    // Past months are asked for as they ended, so that they are asked for once.
    const asOf: Instant = monthSpan(zone, month < settled ? month : settled).to - 1;
    const key = `${month} ${asOf} ${revised}`;
    const charges = kept.get(key) ?? chargesOf(monthSpan(zone, month), { asOf, revised });
    kept.set(key, charges);
    return charges;
  };
  const parts = (asked: BaseAsked) => {
    const months = asked.of.kind === 'annualValue' ? [asked.settled] : asked.months;
    return months.flatMap((month) => partsOf(ofMonth(month, asked), asked));
  };
  return {
    parts,
    sum: (asked) => {
      if (asked.of.kind === 'annualValue') return ratio(ofMonth(asked.settled, asked).annualValue?.amountMinor ?? 0);
      return ratio(parts(asked).reduce((sum, { amountMinor }) => sum + BigInt(amountMinor), 0n));
    },
  };
}

/** Lines named count whatever their kind; else the recurring ones, those of other levels left out. */
function partsOf(charges: ChargesGiven, { of, target, version }: BaseAsked): readonly BasePart[] {
  const accrued = charges.accruals.map(({ line, level, amount }) => ({
    line,
    level,
    amountMinor: amount.amountMinor,
    vatPpm: vatOf(charges, version, line),
  }));
  if (of.kind === 'lines') {
    const others = charges.lines.filter(({ kind }) => kind !== 'recurring');
    const billed = others.map(({ line, level, amount, vatPpm }) => ({
      line: line.id,
      level,
      amountMinor: amount.amountMinor,
      vatPpm,
    }));
    return [...accrued, ...billed].filter(({ line }) => of.lines.includes(line));
  }
  return target === null ? accrued : ofLevel(accrued, target, version);
}

function vatOf(charges: ChargesGiven, version: Agreement, line: string): RatioPpm | null {
  const billed = charges.lines.find((one) => one.line.id === line);
  return billed?.vatPpm ?? version.commercial.lines.find(({ id }) => id === line)?.vatPpm ?? null;
}

/** What a level's own promise is about: its own charges; of the promise as it stands for all, those of no such level. */
function ofLevel(parts: readonly BasePart[], target: Target, version: Agreement): readonly BasePart[] {
  if (target.level !== null) {
    const own = parts.filter(({ level }) => level === target.level);
    return own.length > 0 ? own : parts;
  }
  const varied = new Set(version.targets.filter(({ id }) => id === target.id).map(({ level }) => level));
  varied.delete(null);
  return parts.filter(({ level }) => level === null || !varied.has(level));
}
