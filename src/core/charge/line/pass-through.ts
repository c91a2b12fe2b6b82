import type { ChargeLine } from '../../agreement/index.ts';
import { addRatios, multiplyRatios, ONE, ratio, ratioOfPpm, type Step } from '../../money/index.ts';
import { dateOfDay, dayNumberOf, type Span } from '../../time/index.ts';
import type { ChargedLine, ChargeNotice, ChargeNoticeKind } from '../charge.ts';
import type { SupplierBill } from '../fact/charge-facts.ts';
import { sumOf } from '../price/cycle-price.ts';
import { exactly } from '../price/unit-price.ts';
import { dayAt, daysOf, type Reign, reignAt } from '../reign.ts';
import type { View } from '../view.ts';
import { agreedLines, itemOf } from './agreed-lines.ts';
import { rounded, unroundedOf } from './rounded.ts';

/**
 * What suppliers billed in a period, passed through with the line's markup: one line for each, a supplier's credit
 * (below zero) included. A bill counts in the month it names, though it comes later (give those known
 * as of the instant asked), else when it came.
 */
export function passedThrough(
  view: View,
  bills: readonly SupplierBill[],
  period: Span,
  currency: string,
): { readonly lines: readonly ChargedLine[]; readonly notices: readonly ChargeNotice[] } {
  const judged = bills
    .filter((bill) => isWithin(view, bill, period))
    .map((bill) => ({ bill, odd: oddOf(view, bill, currency) }));
  const taken = judged.flatMap(({ bill, odd }) => (odd === null ? [bill] : []));
  const notices = judged.flatMap(({ bill, odd }): readonly ChargeNotice[] => {
    const { line, at, event } = bill;
    return odd === null ? [] : [{ kind: odd, agreement: view.versions.id, line, at, event, facts: { line } }];
  });
  const lines = view.reigns.flatMap((reign) =>
    agreedLines(reign.version).flatMap((line): readonly ChargedLine[] => {
      const mine = taken.filter((bill) => bill.line === line.id && reignOf(view, bill) === reign);
      return mine.length === 0 ? [] : [withMarkup(reign, line, mine, period, currency)];
    }),
  );
  return { lines, notices };
}

function withMarkup(
  reign: Reign,
  line: ChargeLine,
  bills: readonly SupplierBill[],
  period: Span,
  currency: string,
): ChargedLine {
  const markupPpm = line.pricing.kind === 'passThrough' ? line.pricing.markupPpm : 0;
  const passed = bills.map((bill) => ({
    bill,
    minor: multiplyRatios(ratio(bill.amount.amountMinor), addRatios(ONE, ratioOfPpm(markupPpm))),
  }));
  const steps = passed.map(
    ({ bill, minor }): Step => ({
      kind: 'supplierBill',
      clause: `charges.lines.${line.id}`,
      inputs: { billed: { kind: 'money', money: bill.amount }, markup: { kind: 'share', ppm: markupPpm } },
      result: exactly(minor, currency),
      evidence: [bill.event],
    }),
  );
  const days = daysOf(reign.version.timeZone, period);
  return rounded({
    ...unroundedOf(reign.version, line, itemOf(line), currency),
    kind: 'passThrough',
    days: { from: Math.max(days.from, reign.fromDay), to: Math.min(days.to, reign.toDay) },
    quantity: ratio(bills.length),
    minor: sumOf(passed.map(({ minor }) => minor)),
    steps,
  });
}

function isWithin(view: View, bill: SupplierBill, period: Span): boolean {
  const zone = (reignOf(view, bill) ?? view.reigns[0])?.version.timeZone ?? 'UTC';
  const days = daysOf(zone, period);
  const day = dayNumberOf(dateOfBill(bill, zone));
  return days.from <= day && day < days.to;
}

function oddOf(view: View, bill: SupplierBill, currency: string): ChargeNoticeKind | null {
  const reign = reignOf(view, bill);
  if (reign === null) return 'outsideTerm';
  const line = agreedLines(reign.version).find(({ id }) => id === bill.line);
  if (line?.pricing.kind !== 'passThrough') return 'lineUnknown';
  return bill.amount.currency === currency ? null : 'otherCurrency';
}

/** The version in force in the month billed: on its first day, else when it begins within that month. */
function reignOf(view: View, bill: SupplierBill): Reign | null {
  if (bill.month === null) return reignAt(view.reigns, bill.at);
  const first = dayNumberOf(`${bill.month}-01`);
  const within = view.reigns.filter(({ fromDay, toDay }) => fromDay < first + 31 && toDay > first);
  return within.find(({ fromDay }) => dateOfDay(Math.max(fromDay, first)).startsWith(bill.month ?? '')) ?? null;
}

function dateOfBill(bill: SupplierBill, zone: string): string {
  return bill.month === null ? dateOfDay(dayAt(zone, bill.at)) : `${bill.month}-01`;
}
