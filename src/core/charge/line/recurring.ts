import {
  compareRatios,
  multiplyRatios,
  type Ratio,
  ratio,
  type Step,
  subtractRatios,
  ZERO,
} from '../../money/index.ts';
import type { Span } from '../../time/index.ts';
import type { Accrual, ChargedLine } from '../charge.ts';
import { type Cycle, cyclesOver } from '../price/cycle.ts';
import { minorOf, type Question, type Stretch, stepsOf, stretchesOf, sumOf } from '../price/cycle-price.ts';
import { exactly } from '../price/unit-price.ts';
import { daysOf, type Reign } from '../reign.ts';
import type { View } from '../view.ts';
import { agreedLines, isRecurring, itemOf } from './agreed-lines.ts';
import { discounted, moneyOf, rounded, unroundedOf } from './rounded.ts';

// A cycle billed in arrears is billed in the period in which its last day lies, whole. One billed in advance is billed
// in the period in which its first day lies, as things stand at that period's end; what changes later within the cycle
// (a joiner, a leaver, a new price, the agreement's end) is put right in the period in which it happens. So the amounts
// billed for a cycle add up to what it comes to in the end.

/** A cycle to be billed: what it comes to now, less what had been billed of it before. */
interface Bill {
  readonly cycle: Cycle;
  readonly now: readonly Stretch[];
  readonly before: { readonly question: Question; readonly stretches: readonly Stretch[] } | null;
}

/** The recurring lines billed in a period, one for each version and line. */
export function recurringLines(now: View, before: View, period: Span, currency: string): readonly ChargedLine[] {
  return now.reigns.flatMap((reign) =>
    agreedLines(reign.version)
      .filter(isRecurring)
      .flatMap((line): readonly ChargedLine[] => {
        const question = { view: now, reign, line };
        const bills = line.billed === 'inAdvance' ? inAdvance(question, before, period) : inArrears(question, period);
        const charged = chargedOf(question, bills, currency);
        return charged === null ? [] : [charged];
      }),
  );
}

function inArrears(question: Question, period: Span): readonly Bill[] {
  const { reign, line } = question;
  const days = daysOf(reign.version.timeZone, period);
  return cyclesOver(reign.version, line, Math.max(days.from, reign.fromDay), Math.min(days.to, reign.toDay))
    .filter((cycle) => {
      const last = Math.min(cycle.to, reign.toDay) - 1;
      return days.from <= last && last < days.to;
    })
    .map((cycle) => ({ cycle, now: stretchesOf(question, cycle, cycle.from, cycle.to), before: null }));
}

function inAdvance(question: Question, before: View, period: Span): readonly Bill[] {
  const { reign, line } = question;
  const days = daysOf(reign.version.timeZone, period);
  const billed = before.reigns.find((one) => one.version === reign.version);
  return cyclesOver(reign.version, line, Math.max(days.from, reign.fromDay), days.to)
    .filter(
      (cycle) => Math.max(cycle.from, reign.fromDay) < Math.min(cycle.to, Math.max(reign.toDay, billed?.toDay ?? 0)),
    )
    .map((cycle) => {
      const now = stretchesOf(question, cycle, cycle.from, cycle.to);
      if (billed === undefined || Math.max(cycle.from, reign.fromDay) >= days.from) return { cycle, now, before: null };
      const then = { view: before, reign: billed, line };
      return { cycle, now, before: { question: then, stretches: stretchesOf(then, cycle, cycle.from, cycle.to) } };
    });
}

function chargedOf(question: Question, bills: readonly Bill[], currency: string): ChargedLine | null {
  const { reign, line } = question;
  const parts = bills.map(({ now, before }) => ({
    now,
    minor: minorSum(question, now),
    billed: before === null ? null : minorSum(before.question, before.stretches),
    quantity: subtractRatios(unitsIn(now), before === null ? ZERO : unitsIn(before.stretches)),
  }));
  const changed = parts.filter(({ billed, minor, now }) => (billed === null ? now.length > 0 : !same(billed, minor)));
  if (changed.length === 0) return null;
  const item = itemOf(line);
  const clause = item.clause ?? item.id;
  const steps = changed.flatMap(({ now, billed }): readonly Step[] => [
    ...now.flatMap((stretch) => stepsOf(question, stretch, currency, clause)),
    ...(billed === null ? [] : [alreadyBilled(billed, currency, clause)]),
  ]);
  const covered = bills.filter((_, place) => changed.includes(parts[place] as (typeof parts)[number]));
  return rounded({
    ...unroundedOf(reign.version, line, item, currency),
    kind: 'recurring',
    days: daysCovered(reign, covered),
    quantity: sumOf(changed.map(({ quantity }) => quantity)),
    minor: sumOf(changed.map(({ minor, billed }) => subtractRatios(minor, billed ?? ZERO))),
    steps,
  });
}

function alreadyBilled(minor: Ratio, currency: string, clause: string): Step {
  return {
    kind: 'alreadyBilled',
    clause: `${clause}.billed`,
    inputs: { billed: exactly(minor, currency) },
    result: exactly(subtractRatios(ZERO, minor), currency),
    evidence: [],
  };
}

function daysCovered(reign: Reign, bills: readonly Bill[]): { readonly from: number; readonly to: number } {
  const from = Math.max(reign.fromDay, Math.min(...bills.map(({ cycle }) => cycle.from)));
  return { from, to: Math.max(from + 1, Math.min(reign.toDay, Math.max(...bills.map(({ cycle }) => cycle.to)))) };
}

function minorSum(question: Question, stretches: readonly Stretch[]): Ratio {
  return sumOf(stretches.map((stretch) => minorOf(question, stretch)));
}

/** Units for a whole cycle: 31 users for half of it are 15.5. */
function unitsIn(stretches: readonly Stretch[]): Ratio {
  return sumOf(stretches.map(({ count, share }) => multiplyRatios(ratio(count), share)));
}

function same(a: Ratio, b: Ratio): boolean {
  return compareRatios(a, b) === 0;
}

/** What of the recurring lines is for the days of a period, one entry for each version and line. */
export function accrualsOf(view: View, period: Span, currency: string): readonly Accrual[] {
  return view.reigns.flatMap((reign) =>
    agreedLines(reign.version)
      .filter(isRecurring)
      .flatMap((line): readonly Accrual[] => {
        const question = { view, reign, line };
        const days = daysOf(reign.version.timeZone, period);
        const stretches = cyclesOver(reign.version, line, days.from, days.to).flatMap((cycle) =>
          stretchesOf(question, cycle, days.from, days.to),
        );
        if (stretches.length === 0) return [];
        const minor = discounted(minorSum(question, stretches), line.discountPpm);
        return [{ line: line.id, level: line.level, amount: moneyOf(minor, currency) }];
      }),
  );
}
