import type { Agreement, ChargeLine } from '../../agreement/index.ts';
import {
  type Money,
  multiplyRatios,
  ONE,
  type Ratio,
  ratioOfPpm,
  roundRatio,
  type Step,
  subtractRatios,
} from '../../money/index.ts';
import { type Span, startOfLocalDay } from '../../time/index.ts';
import type { BilledItem, ChargedLine, ChargeKind } from '../charge.ts';
import { exactly } from '../price/unit-price.ts';

/** What a line comes to before it is rounded. */
interface Unrounded {
  readonly version: Agreement;
  readonly item: BilledItem;
  readonly kind: ChargeKind;
  readonly level: string | null;
  readonly ticket: string | null;
  /** Local days, `[from, to)`. */
  readonly days: { readonly from: number; readonly to: number };
  readonly quantity: Ratio;
  /** In minor units, before the discount. */
  readonly minor: Ratio;
  readonly currency: string;
  readonly discountPpm: number;
  readonly vatPpm: number | null;
  readonly steps: readonly Step[];
}

/** The charge: the discount taken off, then rounded once, half up, each with its step. */
export function rounded(of: Unrounded): ChargedLine {
  const { version, item, currency, discountPpm } = of;
  const left = discounted(of.minor, discountPpm);
  const amount = moneyOf(left, currency);
  const discount: readonly Step[] =
    discountPpm === 0
      ? []
      : [
          {
            kind: 'discount',
            clause: item.clause === null ? null : `${item.clause}.discount`,
            inputs: { of: exactly(of.minor, currency), share: { kind: 'share', ppm: discountPpm } },
            result: exactly(left, currency),
            evidence: [],
          },
        ];
  const rounding: Step = {
    kind: 'rounded',
    clause: null,
    inputs: { exact: exactly(left, currency) },
    result: { kind: 'money', money: amount },
    evidence: [],
  };
  return {
    line: item,
    kind: of.kind,
    agreement: version.ref,
    level: of.level,
    ticket: of.ticket,
    period: spanOf(version.timeZone, of.days.from, of.days.to),
    quantity: of.quantity,
    amount,
    vatPpm: of.vatPpm,
    working: [...of.steps, ...discount, rounding],
  };
}

export function discounted(minor: Ratio, discountPpm: number): Ratio {
  return multiplyRatios(minor, subtractRatios(ONE, ratioOfPpm(discountPpm)));
}

/** Rounded half up to the minor unit; an amount beyond what a number holds exactly is held at that bound. */
export function moneyOf(minor: Ratio, currency: string): Money {
  const whole = Number(roundRatio(minor));
  const most = Number.MAX_SAFE_INTEGER;
  return { amountMinor: Math.max(-most, Math.min(most, whole)), currency };
}

export function spanOf(zone: string, from: number, to: number): Span {
  return { from: startOfLocalDay(zone, from), to: startOfLocalDay(zone, to) };
}

/** What all lines of one kind from a charge line share. */
export function unroundedOf(version: Agreement, line: ChargeLine, item: BilledItem, currency: string) {
  const { level, discountPpm, vatPpm } = line;
  return { version, item, level, ticket: null, currency, discountPpm, vatPpm } as const;
}
