import type { Agreement } from '../../agreement/index.ts';
import { roundRatio } from '../../money/index.ts';
import {
  type Account,
  type AccountQuestion,
  openAccount,
  roomsIn,
  type SettledMonth,
  versionOf,
} from '../account/open-account.ts';
import { roomOf } from '../cap/apply-caps.ts';
import { currencyOf } from '../due/currency.ts';
import type { BaseAsked, BasePart } from '../month/bases.ts';
import type { ChargesGiven, ChargesOf } from '../month/charges-given.ts';
import { isMonth, type Month, monthSpan } from '../month/month.ts';
import { type Credit, creditOf, type EarnedBonus, earnedBonusOf, money } from './credit.ts';
import { noticesOf } from './notices.ts';
import { rightsOf } from './rights.ts';
import type { CapUse, ImprovementPlan, SettleRefusal, Statement } from './statement.ts';
import { bucketTotals, totalsOf } from './totals.ts';
import { type Rated, vatBuckets } from './vat.ts';

/** One month of one agreement, to be settled as of an instant. */
export interface SettleQuestion<C extends ChargesGiven = ChargesGiven> extends AccountQuestion {
  readonly charges: ChargesOf<C>;
  readonly month: Month;
}

/**
 * The statement of a month: what is charged, credited, owed as penalty and earned, each with its working and how far it has
 * come; VAT by rate, rounded once each; what is to be paid now, what waits, what is contested. Only what is final counts
 * towards what is to be paid. A refusal where the month is none, the agreement is not in force in it, or the charges are in
 * another currency than the agreement's.
 */
export function settle<C extends ChargesGiven>(question: SettleQuestion<C>): Statement<C> | SettleRefusal {
  const { month, versions, asOf } = question;
  if (!isMonth(month)) return { kind: 'badMonth', month };
  const account = openAccount(question);
  const period = monthSpan(account.timeZone, month);
  const version = versionOf(versions, period);
  if (version.effectiveAt >= period.to || (version.endsAt !== null && version.endsAt <= period.from))
    return { kind: 'notInForce', month, agreement: versions.id };
  const charges = question.charges(period, { asOf: Math.min(asOf, period.to - 1), revised: true });
  const expected = currencyOf(version);
  const other = [...charges.lines, ...charges.accruals].find(({ amount }) => amount.currency !== expected);
  if (other !== undefined) return { kind: 'otherCurrency', expected, found: other.amount.currency };
  const settled = account.months.find((one) => one.month === month) ?? emptyMonth(account, month, version);
  return statementOf(question, account, settled, charges);
}

function emptyMonth(account: Account, month: Month, version: Agreement): SettledMonth {
  const span = monthSpan(account.timeZone, month);
  const context = { span, decisions: account.decisions, following: () => [], endsAt: version.endsAt };
  const nothing = { items: [], caps: [], bites: [], totalMinor: 0n, refused: [], bonuses: [] };
  return { month, version, span, context, ...nothing };
}

function statementOf<C extends ChargesGiven>(
  { asOf, versions }: SettleQuestion<C>,
  account: Account,
  settled: SettledMonth,
  charges: C,
): Statement<C> {
  const currency = currencyOf(settled.version);
  const all = settled.items.map((item) => creditOf(item, settled, asOf));
  const bonuses = settled.bonuses.map((item) => earnedBonusOf(item, settled, asOf));
  const inMoney = all.filter(
    ({ kind, days }) => kind !== 'improvementPlan' && kind !== 'terminationRight' && days === 0,
  );
  const vat = vatBuckets(
    charges.lines,
    settled.items.flatMap((item, place) => rated(item.base, all[place] as Credit, 'priceReduction', account, settled)),
    settled.bonuses.flatMap((item, place) =>
      rated(item.base, bonuses[place] as EarnedBonus, 'taxable', account, settled),
    ),
    currency,
  );
  return {
    kind: 'statement',
    agreement: settled.version.ref,
    agreementId: versions.id,
    month: settled.month,
    period: settled.span,
    asOf,
    currency,
    charges,
    credits: inMoney.filter(({ kind }) => kind !== 'penalty'),
    penalties: inMoney.filter(({ kind }) => kind === 'penalty'),
    bonuses,
    serviceDays: all.filter(({ days }) => days > 0),
    fromEarlier: earlierFigures(account, settled.month, asOf),
    improvementPlans: settled.items.flatMap(planOf),
    rightsToEnd: rightsOf(settled, account.outcomes),
    caps: capUses(account, settled),
    vat,
    buckets: bucketTotals(all, bonuses, currency),
    totals: totalsOf(charges.lines, all, bonuses, vat, currency),
    refused: settled.refused,
    notices: noticesOf(settled, charges, [...all, ...bonuses], asOf),
  };
}

/** A final figure of a bucket within VAT, with the lines whose rates it follows: those of its base, or all charges. */
function rated(
  base: BaseAsked | null,
  figure: Credit | EarnedBonus,
  bucket: string,
  { bases }: Account,
  { version, month }: SettledMonth,
): readonly Rated[] {
  const amountMinor = BigInt(figure.payable.amountMinor);
  if (figure.vatTreatment !== bucket || amountMinor === 0n) return [];
  const charges: BaseAsked = {
    of: { kind: 'charges' },
    version,
    settled: month,
    months: [month],
    revised: true,
    target: null,
  };
  const own: readonly BasePart[] = base === null ? [] : bases.parts(base);
  return [{ amountMinor, parts: own.some((part) => part.amountMinor > 0) ? own : bases.parts(charges) }];
}

/** Final, and not yet on an invoice. */
function earlierFigures(account: Account, month: Month, asOf: number): readonly (Credit | EarnedBonus)[] {
  return account.months
    .filter((one) => one.month < month)
    .flatMap((one) => [
      ...one.items.map((item) => creditOf(item, one, asOf)),
      ...one.bonuses.map((item) => earnedBonusOf(item, one, asOf)),
    ])
    .filter(({ state, payable }) => state === 'final' && payable.amountMinor !== 0);
}

function planOf({ remedy, outcome }: SettledMonth['items'][number]): readonly ImprovementPlan[] {
  if (remedy.kind !== 'improvementPlan') return [];
  return [{ remedy: remedy.id, target: remedy.on, from: outcome.period.to, within: remedy.within }];
}

function capUses(account: Account, settled: SettledMonth): readonly CapUse[] {
  const { caps, bites, totalMinor, month, span, version } = settled;
  const rooms = caps.length > 0 ? caps : roomsIn(account, month, span, version);
  const currency = currencyOf(version);
  return rooms.map((cap) => {
    const left = roundRatio(roomOf(cap)) - totalMinor;
    return {
      window: cap.window,
      cap: money(roundRatio(cap.capMinor), currency),
      usedBefore: money(roundRatio(cap.usedMinor), currency),
      granted: money(totalMinor, currency),
      left: money(left > 0n ? left : 0n, currency),
      bit: bites.some(({ window }) => window === cap.window),
    };
  });
}

/** Every remedy's figure in every month up to `asOf`, in order of month; those that caps or groups left nothing of too. */
export function creditsOf(question: AccountQuestion): readonly Credit[] {
  return creditsIn(openAccount(question));
}

/** Every bonus in every month up to `asOf`, in order of month; forfeited ones at nothing. */
export function bonusesOf(question: AccountQuestion): readonly EarnedBonus[] {
  return bonusesIn(openAccount(question));
}

/** The same of an account already opened. */
export function creditsIn({ months, question }: Account): readonly Credit[] {
  return months.flatMap((month) => month.items.map((item) => creditOf(item, month, question.asOf)));
}

export function bonusesIn({ months, question }: Account): readonly EarnedBonus[] {
  return months.flatMap((month) => month.bonuses.map((item) => earnedBonusOf(item, month, question.asOf)));
}
