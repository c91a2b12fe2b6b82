import type { Agreement, AmountBase, Target } from '../../agreement/index.ts';
import { type Ratio, type RatioPpm, ratio } from '../../money/index.ts';
import type { Span } from '../../time/index.ts';
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
  const spans = new Map<Month, Span>();
  const spanOf = (month: Month) => remembered(spans, month, () => monthSpan(zone, month));
  const kept = new Map<string, KeptMonth>();
  const ofMonth = (month: Month, { settled, revised }: BaseAsked) => {
    // Past months are asked for as they ended, so that they are asked for once.
    const known = month < settled ? month : settled;
    return remembered(kept, `${month} ${known} ${revised}`, () =>
      keptMonth(chargesOf(spanOf(month), { asOf: spanOf(known).to - 1, revised })),
    );
  };
  return {
    parts: (asked) => {
      const months = asked.of.kind === 'annualValue' ? [asked.settled] : asked.months;
      return months.flatMap((month) => partsOf(ofMonth(month, asked).charges, asked));
    },
    sum: (asked) => {
      const { of, target, version, months, settled } = asked;
      if (of.kind === 'annualValue') return ratio(ofMonth(settled, asked).charges.annualValue?.amountMinor ?? 0);
      const whole = of.kind === 'charges' && (target === null || isForAll(target, version));
      const sums = months.map((month) =>
        whole ? ofMonth(month, asked).recurring : sumOf(ofMonth(month, asked), asked),
      );
      return ratio(sums.reduce((sum, one) => sum + one, 0n));
    },
  };
}

/** A month's charges, and the sum of the recurring ones, which is asked for again and again. */
interface KeptMonth {
  readonly charges: ChargesGiven;
  readonly recurring: bigint;
}

function keptMonth(charges: ChargesGiven): KeptMonth {
  return { charges, recurring: charges.accruals.reduce((sum, { amount }) => sum + BigInt(amount.amountMinor), 0n) };
}

function sumOf({ charges }: KeptMonth, asked: BaseAsked): bigint {
  return partsOf(charges, asked).reduce((sum, { amountMinor }) => sum + BigInt(amountMinor), 0n);
}

function remembered<K, V>(memory: Map<K, V>, key: K, make: () => V): V {
  const found = memory.get(key) ?? make();
  memory.set(key, found);
  return found;
}

/** Is a target the same for every level, so that all charges are its own? */
function isForAll(target: Target, { targets }: Agreement): boolean {
  return target.level === null && targets.every(({ id, level }) => id !== target.id || level === null);
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
