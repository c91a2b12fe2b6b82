import type { Agreement } from '../agreement/index.ts';
import type { BlockBalance, ChargedLine, Charges } from '../charge/index.ts';
import { formatPercent, type Money } from '../money/index.ts';
import type { CapUse, Credit, EarnedBonus, RightToEnd, Statement, VatBucket } from '../settlement/index.ts';
import { formatDuration, formatInstant } from '../time/index.ts';
import type { Language } from './because.ts';
import { bonusJson, creditJson } from './credit-json.ts';
import { chargeNoticeJson, lineTitle, notComputableJson, statementNoticeJson } from './statement-text.ts';
import { decimalText, moneyJson, periodJson } from './value-json.ts';
import { type StepTelling, workingJson } from './working-text.ts';

/** How the workings of a statement are told: in the agreement's zone, ids by their titles there. */
export function tellingOf({ timeZone, commercial, levels, targets }: Agreement, lang: Language): StepTelling {
  const titles = {
    line: [...commercial.lines, ...levels.map(({ id, title }) => ({ id: `levels.${id}.price`, title }))],
    target: targets,
    remedy: commercial.remedies,
  };
  return {
    zone: timeZone,
    nameOf: (sort, id) => titles[sort].find((one) => one.id === id)?.title?.[lang] ?? id,
  };
}

/** Every part of a statement as values of FORMAT section 3, each amount with its working and each step with its sentence. */
export function statementJson(statement: Statement<Charges>, lang: Language, telling: StepTelling) {
  const credit = (one: Credit) => ({ ...creditJson(one), working: workingJson(one.working, lang, telling) });
  const bonus = (one: EarnedBonus) => ({ ...bonusJson(one), working: workingJson(one.working, lang, telling) });
  const { charges, currency, totals } = statement;
  return {
    agreement: statement.agreement,
    month: statement.month,
    period: periodJson(statement.period),
    asOf: formatInstant(statement.asOf),
    currency,
    lines: charges.lines.map((line) => lineJson(line, lang, telling)),
    blocks: charges.blocks.map(blockJson),
    annualValue: charges.annualValue === null ? null : moneyJson(charges.annualValue),
    credits: statement.credits.map(credit),
    penalties: statement.penalties.map(credit),
    bonuses: statement.bonuses.map(bonus),
    serviceDays: statement.serviceDays.map(credit),
    fromEarlier: statement.fromEarlier.map((one) => ('remedy' in one ? credit(one) : bonus(one))),
    vat: statement.vat.map(vatJson),
    buckets: statement.buckets.map((one) => ({
      bucket: one.bucket,
      credits: moneyJson(one.credits),
      bonuses: moneyJson(one.bonuses),
      setOff: moneyJson(one.setOff),
    })),
    totals: Object.fromEntries(Object.entries(totals).map(([name, of]) => [name, moneyJson(of as Money)])),
    caps: statement.caps.map(capJson),
    improvementPlans: statement.improvementPlans.map(({ from, within, ...rest }) => ({
      ...rest,
      from: formatInstant(from),
      within: within === null ? null : formatDuration(within),
    })),
    rightsToEnd: statement.rightsToEnd.map(rightJson),
    notices: [
      ...statement.notices.map((one) => statementNoticeJson(one, lang)),
      ...statement.refused.map((one) => notComputableJson(one, lang)),
      ...charges.notices.map((one) => chargeNoticeJson(one, lang, telling)),
    ],
  };
}

function lineJson(line: ChargedLine, lang: Language, telling: StepTelling) {
  return {
    line: line.line.id,
    title: lineTitle(line, lang),
    clause: line.line.clause,
    kind: line.kind,
    agreement: line.agreement,
    level: line.level,
    ticket: line.ticket,
    period: periodJson(line.period),
    quantity: decimalText(line.quantity, 6),
    amount: moneyJson(line.amount),
    vat: line.vatPpm === null ? null : formatPercent(line.vatPpm),
    working: workingJson(line.working, lang, telling),
  };
}

function blockJson({ line, boughtOn, lastDay, sizeMinutes, leftMinutes, lapsedMinutes, used }: BlockBalance) {
  return {
    line,
    boughtOn,
    lastDay,
    sizeMinutes: decimalText(sizeMinutes, 6),
    leftMinutes: decimalText(leftMinutes, 6),
    lapsedMinutes: decimalText(lapsedMinutes, 6),
    used: used.map(({ event, minutes }) => ({ event, minutes: decimalText(minutes, 6) })),
  };
}

function vatJson({ vatPpm, charges, reductions, bonuses, base, vat, total }: VatBucket) {
  return {
    rate: vatPpm === null ? null : formatPercent(vatPpm),
    charges: moneyJson(charges),
    reductions: moneyJson(reductions),
    bonuses: moneyJson(bonuses),
    base: moneyJson(base),
    vat: vat === null ? null : moneyJson(vat),
    total: moneyJson(total),
  };
}

function capJson({ window, cap, usedBefore, granted, left, bit }: CapUse) {
  return {
    window,
    cap: moneyJson(cap),
    usedBefore: moneyJson(usedBefore),
    granted: moneyJson(granted),
    left: moneyJson(left),
    bit,
  };
}

function rightJson({ because, periods, arisesAt, notice, evidence }: RightToEnd) {
  return {
    because,
    periods: periods.map(periodJson),
    arisesAt: formatInstant(arisesAt),
    notice: notice === null ? null : `${notice.count}${notice.unit}`,
    evidence,
  };
}
