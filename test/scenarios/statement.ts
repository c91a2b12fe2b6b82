import type { Charges } from '../../src/core/charge/index.ts';
import type { Evaluation } from '../../src/core/evaluate.ts';
import { formatPercent, type Money, type Ratio } from '../../src/core/money/index.ts';
import { bonusJson, creditJson, decimalText, moneyJson, periodJson, stepJson } from '../../src/core/report/index.ts';
import { type Credit, type EarnedBonus, type Statement, settle } from '../../src/core/settlement/index.ts';
import { formatInstant } from '../../src/core/time/index.ts';
import type { JsonObject } from './story.ts';

/** The statement of a month of an agreement, as a story reads it; `refusal` says why there is none. */
export function statementTold(evaluation: Evaluation, agreement: string, month: string): JsonObject {
  const settling = evaluation.findings.settling.find(({ versions }) => versions.id === agreement);
  if (settling === undefined) return { agreement, month, refusal: 'noMoney' };
  const found = settle({ ...settling, month });
  if (found.kind !== 'statement') return { agreement, month, refusal: found.kind };
  return JSON.parse(JSON.stringify({ agreement, month, refusal: null, ...figuresOf(found) })) as JsonObject;
}

function figuresOf(statement: Statement<Charges>) {
  const { charges, totals } = statement;
  return {
    version: statement.agreement,
    lines: charges.lines.map(lineOf),
    annualValue: charges.annualValue === null ? null : moneyJson(charges.annualValue),
    accruals: charges.accruals.map(({ line, level, amount }) => ({ line, level, amount: moneyJson(amount) })),
    blocks: charges.blocks.map((block) => ({
      line: block.line,
      boughtOn: block.boughtOn,
      lastDay: block.lastDay,
      leftMinutes: numberOf(block.leftMinutes),
      lapsedMinutes: numberOf(block.lapsedMinutes),
    })),
    credits: statement.credits.map(creditJson),
    penalties: statement.penalties.map(creditJson),
    bonuses: statement.bonuses.map(bonusJson),
    serviceDays: statement.serviceDays.map(creditJson),
    fromEarlier: statement.fromEarlier.map(figureJson),
    improvementPlans: statement.improvementPlans.map(({ remedy, target, from }) => ({
      remedy,
      target,
      from: formatInstant(from),
    })),
    rightsToEnd: statement.rightsToEnd.map(({ because, periods, arisesAt }) => ({
      ...because,
      because: because.kind,
      periods: periods.map(({ from }) => formatInstant(from)),
      arisesAt: formatInstant(arisesAt),
    })),
    caps: statement.caps.map(({ window, bit, ...money }) => ({ window, bit, ...amountsOf(money) })),
    vat: statement.vat.map(({ vatPpm, vat, ...money }) => ({
      rate: vatPpm === null ? null : formatPercent(vatPpm),
      vat: vat === null ? null : moneyJson(vat),
      ...amountsOf(money),
    })),
    buckets: statement.buckets.map(({ bucket, ...money }) => ({ bucket, ...amountsOf(money) })),
    totals: amountsOf(totals),
    refused: statement.refused.map(({ kind, id, because }) => ({ kind, id, because })),
    notices: [
      ...statement.notices.map(({ kind, item, event }) => ({ kind, item, event })),
      ...charges.notices.map(({ kind, line, event }) => ({ kind, item: line, event })),
    ],
  };
}

function figureJson(figure: Credit | EarnedBonus) {
  return 'remedy' in figure ? creditJson(figure) : bonusJson(figure);
}

function lineOf(charged: Charges['lines'][number]) {
  return {
    line: charged.line.id,
    kind: charged.kind,
    agreement: charged.agreement,
    level: charged.level,
    ticket: charged.ticket,
    period: periodJson(charged.period),
    quantity: numberOf(charged.quantity),
    amount: moneyJson(charged.amount),
    vat: charged.vatPpm === null ? null : formatPercent(charged.vatPpm),
    working: charged.working.map(stepJson),
  };
}

/** A whole number as such, else a decimal of at most six places as text. */
function numberOf(value: Ratio): number | string {
  return value.whole === 1n ? Number(value.part) : decimalText(value, 6);
}

function amountsOf(amounts: object) {
  return Object.fromEntries(Object.entries(amounts).map(([name, money]) => [name, moneyJson(money as Money)]));
}
