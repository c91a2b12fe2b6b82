import type { Requirement } from '../agreement/index.ts';
import type { Alert } from '../alert/index.ts';
import { receiptOf } from '../clock/index.ts';
import type { Evaluation } from '../evaluate.ts';
import { formatPercent, formatPercentFloored } from '../money/index.ts';
import type { Objective, Restatement } from '../objective/index.ts';
import { formatDuration, formatInstant, type Instant } from '../time/index.ts';
import type { Judged } from '../verdict/index.ts';
import { availabilityJson } from './availability-json.ts';
import { becauseOf, type ClauseNaming, type Language } from './because.ts';
import { bonusJson, creditJson } from './credit-json.ts';
import { type DiagnosticJson, noticeJson, noticesToTell } from './notice-text.ts';

/** How values are told. `receipts` false: a clock's `receipt` is null. */
export interface Telling {
  readonly lang: Language;
  readonly receipts: boolean;
}

const instant = (at: Instant | null) => (at === null ? null : formatInstant(at));
const seconds = (ms: number | null) => (ms === null ? null : ms / 1000);

/** A clock as FORMAT section 3 has it; keys never absent, our own keys last. */
export function clockJson(clock: Judged, telling: Telling) {
  return {
    ticket: clock.ticket,
    measure: clock.measure,
    target: clock.target.id,
    targets: clock.targets.map(({ target, from, to }) => ({
      target: target.id,
      from: formatInstant(from),
      to: instant(to),
    })),
    agreement: clock.version.ref,
    cycle: clock.cycle,
    state: clock.state,
    startedAt: instant(clock.startedAt),
    dueAt: instant(clock.dueAt),
    stoppedAt: instant(clock.stoppedAt),
    elapsedSeconds: clock.elapsedMs / 1000,
    remainingSeconds: seconds(clock.remainingMs),
    pausedSeconds: clock.pausedMs / 1000,
    verdict: clock.verdict,
    firstVerdict: clock.firstVerdict,
    breachedAt: instant(clock.breachedAt),
    receipt: telling.receipts ? receiptOf(clock).map((span) => spanJson(span, telling.lang)) : null,
    level: clock.target.level,
    excusedBy: clock.excusal?.approver ?? null,
    excusedBecause: clock.excusal?.reason ?? null,
    countedOn: clock.countedOn,
  };
}

/** A span of a receipt, with the sentence that says why. @param nameOf missing: clauses by their places in the file */
export function spanJson(span: ReturnType<typeof receiptOf>[number], language: Language, nameOf?: ClauseNaming) {
  return {
    from: formatInstant(span.from),
    to: formatInstant(span.to),
    state: span.state,
    because: becauseOf(span, language, nameOf),
  };
}

/** An objective's row as FORMAT section 3 has it. */
export function objectiveJson(objective: Objective) {
  const judged = objective.met + objective.breached;
  return {
    agreement: objective.agreement,
    target: objective.target,
    period: { from: formatInstant(objective.period.from), to: formatInstant(objective.period.to) },
    met: objective.met,
    breached: objective.breached,
    excused: objective.excused,
    open: objective.open,
    attainment: judged === 0 ? null : formatPercentFloored(objective.met, judged),
    required: requiredText(objective.requirement),
    verdict: objective.verdict,
    missesLeft: objective.missesLeft,
    missesRunOutOn: objective.missesRunOutOn,
    restatements: objective.restatements.map(restatementJson),
    level: objective.level,
    carried: objective.carried,
    measuredSeconds: seconds(objective.measuredMs),
  };
}

/** What is required, as the agreement would write it: `95%`, `allow 1`, `p90 4h`, `mean 3h`. */
export function requiredText(requirement: Requirement | null): string | null {
  switch (requirement?.kind) {
    case undefined:
      return null;
    case 'attainment':
      return formatPercent(requirement.requiredPpm);
    case 'allow':
      return `allow ${requirement.misses}`;
    case 'percentile':
      return `p${requirement.percent} ${formatDuration(requirement.within)}${requirement.method === 'linear' ? ' linear' : ''}`;
    case 'mean':
      return `mean ${formatDuration(requirement.within)}`;
  }
}

function restatementJson({ ticket, measure, cycle, was, is, because }: Restatement) {
  return {
    ticket,
    measure,
    cycle,
    was,
    is,
    because: {
      type: because.type,
      source: because.source,
      id: because.id,
      occurredAt: formatInstant(because.occurredAt),
      recordedAt: formatInstant(because.recordedAt),
    },
  };
}

/** A threshold reached, as FORMAT section 3 has it. */
export function alertJson(alert: Alert) {
  return {
    ticket: alert.ticket,
    target: alert.target,
    cycle: alert.cycle,
    threshold: formatPercent(alert.thresholdPpm),
    at: formatInstant(alert.at),
    agreement: alert.agreement,
    allowance: alert.allowance,
    to: alert.to,
  };
}

/** A whole evaluation as one JSON value (FORMAT section 3). For long ones write clock by clock instead. */
export function evaluationJson(
  evaluation: Evaluation,
  telling: Telling & { readonly tzdata: string; readonly diagnostics?: readonly DiagnosticJson[] },
) {
  const found = [...evaluation.notices, ...noticesToTell(evaluation.findings)];
  const notices = found.map((notice) => noticeJson(notice, telling.lang));
  return {
    asOf: formatInstant(evaluation.asOf),
    tzdata: telling.tzdata,
    clocks: evaluation.clocks.map((clock) => clockJson(clock, telling)),
    noCommitment: evaluation.noCommitment.map(({ ticket, reason }) => ({ ticket, reason })),
    objectives: evaluation.objectives.map(objectiveJson),
    availability: evaluation.findings.availability.map(availabilityJson),
    credits: evaluation.findings.credits.map(creditJson),
    bonuses: evaluation.findings.bonuses.map(bonusJson),
    alerts: evaluation.alerts.map(alertJson),
    diagnostics: [...(telling.diagnostics ?? []), ...notices],
  };
}
