// Agreements about money, what became of their promises, and charges, made by hand for tests of settlement.

import {
  type Agreement,
  type Bonus,
  type Commercial,
  type EarnBack,
  NO_COMMERCIAL,
  NO_GOVERNANCE,
  type Remedy,
  type RemedyFormula,
  type Target,
} from '../../src/core/agreement/index.ts';
import { type Money, parseMoney, type Ratio, ratio } from '../../src/core/money/index.ts';
import type { Breach } from '../../src/core/objective/index.ts';
import {
  type AccountQuestion,
  type ChargesGiven,
  type ChargesOf,
  monthAt,
  monthSpan,
  type PeriodOutcome,
} from '../../src/core/settlement/index.ts';
import { agreementSaid, at, eventSaid, type Said } from './promises.ts';

export const eur = (text: string): Money => {
  const money = parseMoney(`${text} EUR`);
  if (money === null) throw new Error(`not an amount: ${text}`);
  return money;
};
/** `99.8999` as a share, exactly. */
export const percent = (text: string): Ratio => {
  const [whole = '', decimals = ''] = text.split('.');
  return ratio(BigInt(whole + decimals), 100n * 10n ** BigInt(decimals.length));
};
export const share = (percentage: number) => ({ kind: 'share', sharePpm: Math.round(percentage * 10_000) }) as const;
export const amount = (text: string) => ({ kind: 'amount', amount: eur(text) }) as const;
/** `[99.9, 10]`: below 99.9 %, 10 % is due. */
export const tiers = (...rows: readonly (readonly [below: number, credit: number])[]): RemedyFormula => ({
  kind: 'tiers',
  tiers: rows.map(([below, credit]) => ({ belowPpm: Math.round(below * 10_000), due: share(credit) })),
});

export const remedySaid = (said: Partial<Remedy> & Pick<Remedy, 'id'>): Remedy => ({
  title: null,
  on: 'uptime',
  kind: 'priceReduction',
  formula: tiers([99.9, 10]),
  of: { kind: 'charges' },
  vatTreatment: said.kind === 'penalty' ? 'outOfScope' : 'priceReduction',
  repeat: null,
  group: null,
  cap: null,
  deMinimis: null,
  claim: null,
  noticeRequired: null,
  contestWithin: null,
  silenceAccepts: false,
  soleRemedy: null,
  countsTowardLiability: null,
  applied: 'nextInvoice',
  missingReportCounts: false,
  within: null,
  ...said,
});

export const bonusSaid = (said: Partial<Bonus> & Pick<Bonus, 'id'>): Bonus => ({
  title: null,
  on: 'uptime',
  tiers: [{ fromPpm: 999_900, due: share(2) }],
  linear: false,
  of: { kind: 'charges' },
  cap: null,
  unlessBreached: [],
  approvedByCustomer: false,
  vatTreatment: 'taxable',
  offset: false,
  ...said,
});

export const earnBackSaid = (on: string, kind: EarnBack['condition']['kind'], count: number, of: number): EarnBack => ({
  on,
  condition: { kind, count, of },
  portionPpm: 1_000_000,
});

const UPTIME: Said = {
  id: 'uptime',
  measure: 'availability',
  within: '1h',
  atLeastPpm: 999_000,
  outstandingPpm: 999_900,
};
const P1: Said = { id: 'p1', measure: 'restoration', within: '4h' };

/** An agreement in UTC with an availability `uptime` (99.9 %, outstanding 99.99 %) and restorations `p1`, one by one. */
export function moneySaid(commercial: Partial<Commercial>, rest: Partial<Agreement> = {}, more: readonly Said[] = []) {
  return agreementSaid(
    [UPTIME, P1, ...more],
    {},
    {
      commercial: { ...NO_COMMERCIAL, currency: 'EUR', ...commercial },
      governance: NO_GOVERNANCE,
      priorities: { P1: { title: { fr: '', en: '' }, description: null, examples: [] } },
      ...rest,
    },
  );
}

/** What became of a target in a month (or from the first to the last of some). */
export function outcomeOf(
  version: Agreement,
  target: string,
  months: string,
  said: Partial<PeriodOutcome> & { readonly level?: string } = {},
): PeriodOutcome {
  const [first = '', last = first] = months.split('..');
  const { level = null, ...rest } = said;
  const found = version.targets.find((one) => one.id === target && one.level === level) as Target;
  const breaches = said.breaches ?? [];
  const missed = said.reached != null && said.reached.part * 1000n < 999n * said.reached.whole;
  const clocks = found.atLeastPpm === null && found.requirement === null;
  return {
    version,
    target: found,
    period: { from: monthSpan(version.timeZone, first).from, to: monthSpan(version.timeZone, last).to },
    verdict: clocks ? 'notApplicable' : missed ? 'breached' : 'met',
    reached: null,
    counted: breaches.length,
    downtime: null,
    ...rest,
    broken: breaches.length,
    breaches,
  };
}

export const reaching = (version: Agreement, month: string, reached: string) =>
  outcomeOf(version, 'uptime', month, { reached: percent(reached) });

/** A breach in short: due then, late by so many minutes. */
export function lateBy(ticket: string, dueAt: string, minutes: number, priority: string | null = null): Breach {
  return {
    ticket,
    cycle: 1,
    priority,
    dueAt: at(dueAt),
    breachedAt: at(dueAt) + 1,
    lateMs: minutes * 60_000,
    lateRealMs: minutes * 60_000,
  };
}

export interface LineSaid {
  readonly id: string;
  readonly amount: string;
  readonly vatPpm?: number | null;
  readonly level?: string | null;
  readonly kind?: ChargesGiven['lines'][number]['kind'];
}

/** The same charges every month, from the first to the last of them; by default 2 000 EUR at 20 %. */
export function chargedEvery(
  lines: readonly LineSaid[] = [{ id: 'base', amount: '2000.00' }],
  from = '1900-01',
  to = '2199-12',
): ChargesOf {
  const charged = lines.map(({ id, amount: text, vatPpm = 200_000, level = null, kind = 'recurring' }) => ({
    line: { id },
    kind,
    level,
    amount: eur(text),
    vatPpm,
  }));
  const accrued = charged.filter(({ kind }) => kind === 'recurring');
  const year = accrued.reduce((sum, one) => sum + 12 * one.amount.amountMinor, 0);
  return (period) => {
    const month = monthAt('UTC', period.from);
    const within = from <= month && month <= to;
    return {
      lines: within ? charged : [],
      accruals: within ? accrued.map(({ line, level, amount: of }) => ({ line: line.id, level, amount: of })) : [],
      annualValue: { amountMinor: year, currency: 'EUR' },
    };
  };
}

/** Decisions in short: `['settlement.accepted', 'a', '2026-04-05T08:00:00Z', { period: '2026-03' }]`. */
export type Decided = readonly [type: string, subject: string, time: string, data?: Record<string, unknown>];

export function questionOf(
  version: Agreement,
  outcomes: readonly PeriodOutcome[],
  asOf: string,
  { charges = chargedEvery(), decisions = [] }: { charges?: ChargesOf; decisions?: readonly Decided[] } = {},
): AccountQuestion {
  return {
    versions: { id: version.id, kind: version.kind, versions: [version] },
    outcomes,
    charges,
    decisions: decisions.map(eventSaid),
    asOf: at(asOf),
  };
}
