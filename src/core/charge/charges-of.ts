import type { Versions } from '../agreement/index.ts';
import { addMoney, type Money } from '../money/index.ts';
import { addMonths, dateOfDay, dayNumberOf, type Instant, type Span } from '../time/index.ts';
import type { ChargeNotice, Charges } from './charge.ts';
import type { ChargeFacts } from './fact/charge-facts.ts';
import { agreedLines, currencyIn } from './line/agreed-lines.ts';
import { extrasOf } from './line/extra.ts';
import { oneOffLines } from './line/one-off.ts';
import { passedThrough } from './line/pass-through.ts';
import { accrualsOf, recurringLines } from './line/recurring.ts';
import { spanOf } from './line/rounded.ts';
import { usageLines } from './line/usage.ts';
import { currencyOf } from './price/unit-price.ts';
import { dayAt, reignAt } from './reign.ts';
import { type View, viewAt } from './view.ts';
import { allot } from './work/allotment.ts';
import { balanceOf, blockNotices } from './work/block-notices.ts';

/**
 * What is billed for a period under an agreement, before VAT and before any remedy, as of an instant: facts later than
 * `asOf` or than the period have not happened, and until the period's end all stays as it is. Each line is rounded once,
 * half up, and carries its working. Odd facts give notices and have no effect; nothing is thrown.
 */
export function chargesOf(versions: Versions, period: Span, facts: ChargeFacts, asOf: Instant): Charges {
  const agreement = versions.id;
  const nothing = { lines: [], accruals: [], annualValue: null, blocks: [], notices: [] };
  if (!(period.to > period.from)) return { agreement, period, currency: null, ...nothing };
  const own = oneAgreement(versions, facts);
  const now = viewAt(versions, own, Math.min(period.to, asOf + 1));
  const currency = currencyOfView(versions, now);
  if (currency === null) return { agreement, period, currency, ...nothing };
  const priced = inCurrency(versions, currency);
  const view = viewAt(priced.versions, own, now.cut);
  const before = viewAt(priced.versions, own, Math.min(period.from, asOf + 1));
  const work = allot(view);
  const extras = extrasOf(view, work.parts, period, currency);
  const passed = passedThrough(
    view,
    own.bills.filter(({ at }) => at <= asOf),
    period,
    currency,
  );
  const within = (notice: ChargeNotice) => notice.at >= period.from && notice.at < period.to;
  return {
    agreement,
    period,
    currency,
    lines: [
      ...recurringLines(view, before, period, currency),
      ...oneOffLines(view, period, currency),
      ...usageLines(view, work.parts, period, currency),
      ...extras.lines,
      ...passed.lines,
    ],
    accruals: accrualsOf(view, period, currency),
    annualValue: annualValueOf(priced.versions, period.from, own, asOf),
    blocks: work.blocks.map(balanceOf),
    notices: [
      ...priced.notices(period),
      ...memberNotices(view).filter(within),
      ...view.reigns.flatMap(({ version }) => view.revisions(version).notices).filter(within),
      ...work.notices.filter(within),
      ...blockNotices(view, work.blocks, period),
      ...extras.notices,
      ...passed.notices,
    ],
  };
}

/** Work, quotes and bills concern one agreement; what else there is, each line asks for itself. */
function oneAgreement({ id }: Versions, facts: ChargeFacts): ChargeFacts {
  const mine = <F extends { readonly agreement: string }>(list: readonly F[]) =>
    list.filter((one) => one.agreement === id);
  return { ...facts, work: mine(facts.work), quotes: mine(facts.quotes), bills: mine(facts.bills) };
}

/** The currency of the version in force last; before any is, of the first. */
function currencyOfView(versions: Versions, view: View): string | null {
  const version = view.reigns.at(-1)?.version ?? versions.versions[0];
  return version === undefined ? null : currencyIn(version);
}

/** The versions with only those lines and prices that are in the currency; the others are told, and bill nothing. */
function inCurrency(versions: Versions, currency: string) {
  const other = (line: { readonly pricing: Parameters<typeof currencyOf>[0] }) => {
    const found = currencyOf(line.pricing);
    return found !== null && found !== currency;
  };
  const odd = versions.versions.flatMap((version) =>
    agreedLines(version)
      .filter(other)
      .map(({ id }) => ({ version, id })),
  );
  const notices = (period: Span): readonly ChargeNotice[] =>
    odd.map(({ version, id }) => {
      const facts = { version: version.ref };
      return { kind: 'otherCurrency', agreement: versions.id, line: id, at: period.from, event: null, facts };
    });
  if (odd.length === 0) return { versions, notices };
  const kept = versions.versions.map((version) => ({
    ...version,
    commercial: { ...version.commercial, lines: version.commercial.lines.filter((line) => !other(line)) },
    levels: version.levels.map((level) =>
      level.price !== null && level.price.amount.currency !== currency ? { ...level, price: null } : level,
    ),
  }));
  return { versions: { ...versions, versions: kept }, notices };
}

/** Leavers whom no line that counts them had seen join. */
function memberNotices(view: View): readonly ChargeNotice[] {
  const said = new Map<string, ChargeNotice>();
  for (const { version } of view.reigns) {
    for (const line of agreedLines(version)) {
      for (const leaver of view.counts(version, line).unknownLeavers) {
        const facts = { member: leaver.member };
        const notice = { agreement: version.id, line: null, at: leaver.at, event: leaver.event, facts } as const;
        said.set(leaver.event, { kind: 'leaverUnknown', ...notice });
      }
    }
  }
  return [...said.values()];
}

/**
 * The recurring charges, before VAT, of the contract year (from the term's first day) in which an instant lies: what has
 * been, as it was, and the rest as things stand at `asOf`. Null where the agreement bills nothing.
 */
export function annualValueOf(versions: Versions, at: Instant, facts: ChargeFacts, asOf: Instant): Money | null {
  const view = viewAt(versions, facts, asOf + 1);
  const version = (reignAt(view.reigns, at) ?? view.reigns.at(-1))?.version ?? versions.versions[0];
  const currency = version === undefined ? null : currencyIn(version);
  if (version === undefined || currency === null) return null;
  const { from } = version.term;
  const today = dateOfDay(dayAt(version.timeZone, at));
  const years = Number(today.slice(0, 4)) - Number(from.slice(0, 4));
  const begun = addMonths(from, 12 * years) > today ? years - 1 : years;
  const begin = (year: number) => dayNumberOf(addMonths(from, 12 * year));
  const year = spanOf(version.timeZone, begin(begun), begin(begun + 1));
  return accrualsOf(view, year, currency).reduce((sum, { amount }) => addMoney(sum, amount), {
    amountMinor: 0,
    currency,
  });
}
