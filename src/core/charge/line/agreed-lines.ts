import type { Agreement, ChargeLine, Level } from '../../agreement/index.ts';
import type { BilledItem } from '../charge.ts';
import { currencyOf } from '../price/unit-price.ts';
import { unitOf } from '../view.ts';

const LEVELS = 'levels.';

const known = new WeakMap<Agreement, readonly ChargeLine[]>();

/**
 * All that a version bills: its lines, then its levels' own prices. A level's price counts its members where no line
 * prices the same unit for them, so that nobody is billed for one thing twice. The same lines each time.
 */
export function agreedLines(version: Agreement): readonly ChargeLine[] {
  let lines = known.get(version);
  if (lines === undefined) {
    // Of a block there is no part: it is bought whole.
    const own = (version.commercial.lines ?? []).map((line) =>
      line.pricing.kind === 'blockHours' ? { ...line, prorated: false } : line,
    );
    lines = [...own, ...version.levels.flatMap((level) => levelLine(version, level, own))];
    known.set(version, lines);
  }
  return lines;
}

function levelLine(version: Agreement, level: Level, own: readonly ChargeLine[]): readonly ChargeLine[] {
  const { price } = level;
  if (price === null) return [];
  const unit = price.unit as ReturnType<typeof unitOf>;
  const elsewhere = own.some((line) => unitOf(line) === unit && (line.level === null || line.level === level.id));
  if (elsewhere || unit === 'hour' || unit === 'day' || unit === 'block') return [];
  const everyone = version.levels[0] === level || version.assignments.some((one) => one.level === level.id);
  if (!everyone && unit !== 'user' && unit !== 'device' && unit !== 'site') return [];
  const cycles: readonly string[] = ['month', 'quarter', 'semester', 'year', 'once'];
  const line: ChargeLine = {
    id: `${LEVELS}${level.id}.price`,
    title: level.title,
    pricing: { kind: 'fixed', unit, amount: price.amount },
    vatPpm: commonVat(version),
    every: cycles.includes(unit) ? (unit as ChargeLine['every']) : 'month',
    billed: 'inArrears',
    schedule: 'calendar',
    prorated: true,
    minimum: null,
    quantity: null,
    discountPpm: 0,
    level: level.id,
    work: [],
    incrementMs: null,
  };
  return [line];
}

/** The VAT rate of what states none itself: the one on which all lines that state one agree; else null. */
export function commonVat(version: Agreement): number | null {
  const rates = new Set((version.commercial.lines ?? []).flatMap(({ vatPpm }) => (vatPpm === null ? [] : [vatPpm])));
  return rates.size === 1 ? ([...rates][0] ?? null) : null;
}

/** The currency of an agreement's amounts: the one it names, else that of its first price; null: it has no price. */
export function currencyIn(version: Agreement): string | null {
  const first = agreedLines(version).find((line) => currencyOf(line.pricing) !== null);
  const excluded = Object.values(version.services).flatMap(({ excludes }) => excludes);
  return (
    version.commercial.currency ??
    (first === undefined ? null : currencyOf(first.pricing)) ??
    excluded.find(({ price }) => price !== null)?.price?.amount.currency ??
    null
  );
}

export function itemOf(line: ChargeLine): BilledItem {
  const clause = line.id.startsWith(LEVELS) ? line.id : `charges.lines.${line.id}`;
  return { id: line.id, title: line.title, clause };
}

/** Is a line billed cycle after cycle: not once, not by work, not passed through? */
export function isRecurring(line: ChargeLine): boolean {
  const unit = unitOf(line);
  return line.pricing.kind !== 'passThrough' && !isOnce(line) && unit !== 'hour' && unit !== 'day';
}

/** Is a line billed once, when it first takes effect? */
export function isOnce(line: ChargeLine): boolean {
  const unit = unitOf(line);
  return (
    line.pricing.kind !== 'passThrough' &&
    (unit === 'once' || line.every === 'once') &&
    unit !== 'hour' &&
    unit !== 'day'
  );
}
