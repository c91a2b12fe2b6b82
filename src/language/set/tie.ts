import { type Agreement, type Target, WHEN_KEYS, type WhenKey } from '../../core/agreement/index.ts';

/** Two targets that would judge the same tickets by the same right. */
export interface Tie {
  readonly ofFirst: Target;
  readonly ofSecond: Target;
}

/**
 * Where two agreements tie (open cases 12 to 14): both are customers' agreements of one rank, share a customer and a
 * day, and for some ticket both hold a best target of one measure that is equally specific. Null when they do not.
 * Versions of one agreement follow each other and never tie.
 */
export function tieOf(a: Agreement, b: Agreement, all: readonly Agreement[]): Tie | null {
  if (a.kind !== 'sla' || b.kind !== 'sla' || a.id === b.id) return null;
  if (rankOf(a) !== rankOf(b) || !shareCustomer(a, b) || !shareTime(a, b, all)) return null;
  for (const ofFirst of a.targets) {
    for (const ofSecond of b.targets) {
      if (ofFirst.measure !== ofSecond.measure || keysOf(ofFirst).length !== keysOf(ofSecond).length) continue;
      const ticket = ticketOf(ofFirst, ofSecond);
      if (ticket === null) continue;
      const [best, other] = [bestOf(a, ofFirst.measure, ticket), bestOf(b, ofSecond.measure, ticket)];
      if (best !== null && other !== null && keysOf(best).length === keysOf(other).length) {
        return { ofFirst: best, ofSecond: other };
      }
    }
  }
  return null;
}

const RANKS = ['customer', 'multiLevel', 'service'];

function rankOf(agreement: Agreement): number {
  return (customersOf(agreement).length > 0 ? 0 : RANKS.length) + RANKS.indexOf(agreement.basis);
}

function customersOf(agreement: Agreement): readonly string[] {
  const named = agreement.customer === null ? [] : [agreement.customer.id];
  return [...named, ...agreement.adherents.map(({ customer }) => customer)];
}

function shareCustomer(a: Agreement, b: Agreement): boolean {
  const [ofA, ofB] = [customersOf(a), customersOf(b)];
  return ofA.length === 0 ? ofB.length === 0 : ofA.some((customer) => ofB.includes(customer));
}

/** Each is in force from its effect to its end, or to the effect of its next version. */
function shareTime(a: Agreement, b: Agreement, all: readonly Agreement[]): boolean {
  return a.effectiveAt < endOf(b, all) && b.effectiveAt < endOf(a, all);
}

function endOf(agreement: Agreement, all: readonly Agreement[]): number {
  const next = all.filter(({ id, effectiveAt }) => id === agreement.id && effectiveAt > agreement.effectiveAt);
  return Math.min(agreement.endsAt ?? Number.POSITIVE_INFINITY, ...next.map(({ effectiveAt }) => effectiveAt));
}

type Ticket = { readonly [K in WhenKey]?: string };

function keysOf(target: Target): readonly WhenKey[] {
  return WHEN_KEYS.filter((key) => target.when[key] !== undefined);
}

/** The plainest ticket both targets match; null when no ticket does. */
function ticketOf(a: Target, b: Target): Ticket | null {
  const fields: [WhenKey, string][] = [];
  for (const key of WHEN_KEYS) {
    const [ofA, ofB] = [a.when[key], b.when[key]];
    const values = ofA !== undefined && ofB !== undefined ? ofA.filter((value) => ofB.includes(value)) : (ofA ?? ofB);
    if (values === undefined) continue;
    const [value] = values;
    if (value === undefined) return null;
    fields.push([key, value]);
  }
  return Object.fromEntries(fields);
}

/** The most specific target of a measure for a ticket; the earlier one among equals. */
function bestOf(agreement: Agreement, measure: Target['measure'], ticket: Ticket): Target | null {
  let best: Target | null = null;
  for (const target of agreement.targets) {
    if (target.measure !== measure || !keysOf(target).every((key) => target.when[key]?.includes(ticket[key] ?? '')))
      continue;
    if (best === null || keysOf(target).length > keysOf(best).length) best = target;
  }
  return best;
}
