import type { Agreement, Due, Target } from '../../agreement/index.ts';
import { type Money, parseMoney, parsePercent, type RatioPpm } from '../../money/index.ts';
import { type Duration, parseDuration } from '../../time/index.ts';
import { withinOf } from '../years/term.ts';

/** The value of a term, with its unit. */
export type TermValue =
  | { readonly kind: 'duration'; readonly duration: Duration }
  | { readonly kind: 'share'; readonly ppm: RatioPpm }
  | { readonly kind: 'money'; readonly money: Money }
  | { readonly kind: 'count'; readonly count: number };

/** The value that a text of an agreement says; null for any other text. */
export function parseTermValue(text: string): TermValue | null {
  const ppm = parsePercent(text);
  if (ppm !== null) return { kind: 'share', ppm };
  if (/^\d{1,9}$/.test(text)) return { kind: 'count', count: Number(text) };
  const duration = parseDuration(text);
  if (duration !== null) return { kind: 'duration', duration };
  const money = parseMoney(text);
  return money === null ? null : { kind: 'money', money };
}

/**
 * The value of the term at a path as the agreement file has it (`p1-response.within`, `caps.month.share`,
 * `remedies.p1-late.perBreach`, `charges.lines.base.amount`); null where there is none, or it is no single value.
 */
export function termAt(agreement: Agreement, path: string): TermValue | null {
  const parts = path.split('.');
  const field = parts[parts.length - 1] as string;
  const before = parts.slice(0, -1).join('.');
  const id = before.startsWith('targets.') ? before.slice('targets.'.length) : before;
  const target = agreement.targets.find((one) => one.id === id && one.level === null);
  if (target !== undefined) return ofTarget(target, field);
  const { caps, remedies, lines } = agreement.commercial;
  const [section, ...rest] = before.split('.');
  const named = rest.join('.');
  if (section === 'caps') {
    const terms = caps[named as keyof typeof caps];
    if (terms?.kind === 'share' && field === 'share') return { kind: 'share', ppm: terms.sharePpm };
    return terms?.kind === 'amount' && field === 'amount' ? { kind: 'money', money: terms.amount } : null;
  }
  if (section === 'remedies') {
    const formula = remedies.find((one) => one.id === named)?.formula;
    return formula && formula.kind === field && 'due' in formula ? ofDue(formula.due) : null;
  }
  const pricing = section === 'charges' ? lines.find((one) => `lines.${one.id}` === named)?.pricing : undefined;
  return pricing?.kind === 'fixed' && field === 'amount' ? { kind: 'money', money: pricing.amount } : null;
}

function ofTarget(target: Target, field: string): TermValue | null {
  const { requirement, atLeastPpm, outstandingPpm, minimumSample } = target;
  const share = (ppm: RatioPpm | null): TermValue | null => (ppm === null ? null : { kind: 'share', ppm });
  switch (field) {
    case 'within': {
      const duration = withinOf(target);
      return duration === null ? null : { kind: 'duration', duration };
    }
    case 'attainment':
      return requirement?.kind === 'attainment' ? share(requirement.requiredPpm) : null;
    case 'allow':
      return requirement?.kind === 'allow' ? { kind: 'count', count: requirement.misses } : null;
    case 'atLeast':
      return share(atLeastPpm);
    case 'outstanding':
      return share(outstandingPpm);
    case 'minimumSample':
      return minimumSample === null ? null : { kind: 'count', count: minimumSample };
    default:
      return null;
  }
}

function ofDue(due: Due): TermValue {
  return due.kind === 'share' ? { kind: 'share', ppm: due.sharePpm } : { kind: 'money', money: due.amount };
}

/**
 * Below 0, 0 or above 0 as one value is less than, equal to or more than another of its kind; null where two can not be
 * compared (hours with days, two currencies).
 */
export function compareTerms(a: TermValue, b: TermValue): number | null {
  if (a.kind === 'share' && b.kind === 'share') return a.ppm - b.ppm;
  if (a.kind === 'count' && b.kind === 'count') return a.count - b.count;
  if (a.kind === 'money' && b.kind === 'money') {
    return a.money.currency === b.money.currency ? a.money.amountMinor - b.money.amountMinor : null;
  }
  if (a.kind !== 'duration' || b.kind !== 'duration' || a.duration.kind !== b.duration.kind) return null;
  const length = (one: Duration) => ('ms' in one ? one.ms : one.days);
  return length(a.duration) - length(b.duration);
}
