import type { Agreement } from '../../agreement/index.ts';
import type {
  BoundCrossing,
  ChangedTerm,
  DeadlineShift,
  Difference,
  Effect,
  ExposureChange,
  NetCost,
} from '../../difference/index.ts';
import { formatInstant, type Instant, type Span } from '../../time/index.ts';
import type { Language } from '../because.ts';
import { moneyJson, periodJson, secondsJson } from '../value-json.ts';
import { differenceTally } from './tally.ts';
import { type SaidText, type TermText, termTelling } from './term-text.ts';

/**
 * A difference as one JSON document; every key is there, null where there is nothing to say. What is ours alone is null
 * in a customer's (`forCustomer`). `before` and `after` are as the agreement file writes them; `saidBefore` and `saidAfter`
 * are the same in words, of a whole entry line by line.
 */
export function differenceJson(difference: Difference, before: Agreement, after: Agreement, language: Language) {
  const tell = termTelling({ before, after, language });
  return {
    before: difference.before,
    after: difference.after,
    sameAgreement: before.id === after.id,
    ...differenceTally(difference.terms),
    terms: difference.terms.map((term) => termJson(term, tell(term))),
    approvals: difference.approvals,
    exposure: difference.exposure === null ? null : exposureJson(difference.exposure, before, after),
    coverLost: difference.coverLost,
  };
}

function termJson(term: ChangedTerm, { group, thing, label, because, before, after }: TermText) {
  return {
    path: term.path,
    formerPath: term.formerPath,
    section: group,
    title: thing,
    term: label === '' ? null : label,
    change: term.change,
    before: term.beforeText,
    after: term.afterText,
    saidBefore: saidJson(before),
    saidAfter: saidJson(after),
    direction: term.direction,
    reason: term.reason,
    because,
    effect: term.effect === null ? null : effectJson(term.effect),
    internalOnly: term.internalOnly,
    approvals: term.internal?.approvals ?? null,
    bounds: term.internal?.bounds.map(boundJson) ?? null,
  };
}

/** Null: not said. A line has no label where it is the value itself. */
function saidJson(said: SaidText | null) {
  if (said === null) return null;
  return said.kind === 'entry' ? said.lines : [{ label: null, text: said.text }];
}

function boundJson({ path, approver, before, after, crossed }: BoundCrossing) {
  return { path, approver, before, after, crossed };
}

function effectJson(effect: Effect) {
  if (effect.kind === 'hours') {
    return {
      kind: effect.kind,
      over: periodJson(effect),
      addedSeconds: secondsJson(effect.addedMs),
      removedSeconds: secondsJson(effect.removedMs),
      firstAdded: spanJson(effect.firstAdded),
      firstRemoved: spanJson(effect.firstRemoved),
    };
  }
  const { kind, earlier, later, same, mostEarlier, mostLater } = effect;
  return { kind, earlier, later, same, mostEarlier: shiftJson(mostEarlier), mostLater: shiftJson(mostLater) };
}

function spanJson(span: Span | null) {
  return span === null ? null : periodJson(span);
}

/** Null instants lie past the horizon. */
function shiftJson(shift: DeadlineShift | null) {
  if (shift === null) return null;
  const at = (instant: Instant | null) => (instant === null ? null : formatInstant(instant));
  return { from: at(shift.startAt), before: at(shift.beforeAt), after: at(shift.afterAt) };
}

function exposureJson({ currency, ...costs }: ExposureChange, before: Agreement, after: Agreement) {
  const [earlier, later] = [before.commercial.currency, after.commercial.currency];
  return {
    before: costJson(costs.before, earlier ?? later),
    after: costJson(costs.after, later ?? earlier),
    change: costs.change === null ? null : costJson(costs.change, currency),
  };
}

/** Amounts a year: credits and penalties less bonuses; null where no money is spoken of. */
function costJson({ mean, p5, p95 }: NetCost, currency: string | null) {
  const amount = (minor: number) =>
    currency === null ? null : moneyJson({ amountMinor: Math.round(minor), currency });
  return { mean: amount(mean), p5: amount(p5), p95: amount(p95) };
}
