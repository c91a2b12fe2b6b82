import type { Evaluation } from '../evaluate.ts';
import { countedAt, type Objective } from '../objective/index.ts';
import type { Span } from '../time/index.ts';
import type { Judged } from '../verdict/index.ts';

/** What a customer is told of a period: counts, objectives, and each missed or excused promise with its clock. */
export interface CustomerReport {
  readonly customer: string;
  readonly period: Span;
  readonly kept: number;
  readonly missed: readonly Judged[];
  readonly excused: readonly Judged[];
  readonly open: number;
  readonly objectives: readonly Objective[];
}

/**
 * A customer's period, out of an evaluation of all.
 * @param tickets the customer's tickets; agreements beside (internal, suppliers') never appear
 */
export function customerReport(
  evaluation: Evaluation,
  customer: string,
  tickets: ReadonlySet<string>,
  period: Span,
): CustomerReport {
  const counted = evaluation.clocks.flatMap((clock) => {
    if (clock.version.kind !== 'sla' || !tickets.has(clock.ticket)) return [];
    const one = countedAt(clock);
    return one !== null && period.from <= one.at && one.at < period.to ? [{ clock, outcome: one.outcome }] : [];
  });
  const agreements = new Set(counted.map(({ clock }) => clock.version.id));
  return {
    customer,
    period,
    kept: counted.filter((one) => one.outcome === 'met').length,
    missed: counted.filter((one) => one.outcome === 'breached').map((one) => one.clock),
    excused: counted.filter((one) => one.outcome === 'excused').map((one) => one.clock),
    open: counted.filter((one) => one.outcome === 'open').length,
    objectives: evaluation.objectives.filter(
      (one) => agreements.has(one.agreementId) && one.period.from < period.to && period.from < one.period.to,
    ),
  };
}
