import type { Agreement } from '../../agreement/index.ts';
import { canonicalText } from '../canonical-text.ts';
import type { Direction, DirectionReason, Judgement } from '../direction.ts';
import type { NamedSection, StatedValue } from '../value.ts';
import { comparePrices, compareSets, compareTiers, compareValues, directionOf } from './measured.ts';

/** The two versions a term is judged between, and the earlier id of what has been renamed since. */
export interface Sides {
  readonly before: Agreement;
  readonly after: Agreement;
  readonly earlierId: (section: NamedSection, laterId: string) => string;
  /** What was reckoned once for these two versions is not reckoned again. */
  readonly once: <T>(key: string, reckon: () => T) => T;
}

export type Value = StatedValue | null;
/** For whom is the change of one term better? `before` and `after` differ; null: the version does not say it. */
export type Judge = (before: Value, after: Value, sides: Sides) => Judgement;

/** What a missing value amounts to: endlessly much, nothing, or it can not be told. */
export type Unsaid = 'endless' | 'nothing' | 'unknown';

/** A term of which more is better for the customer. */
export const moreForCustomer = (reason: DirectionReason, unsaid: Unsaid = 'unknown') =>
  amountJudge('customer', reason, unsaid);

/** A term of which more is better for the provider. */
export const moreForProvider = (reason: DirectionReason, unsaid: Unsaid = 'unknown') =>
  amountJudge('provider', reason, unsaid);

function amountJudge(forMore: 'customer' | 'provider', reason: DirectionReason, unsaid: Unsaid): Judge {
  return (before, after) => ({ direction: directionOf(compareAmounts(after, before, unsaid), forMore), reason });
}

/** Any two values of which one may be more; null: it can not be told. */
function compareAmounts(a: Value, b: Value, unsaid: Unsaid): number | null {
  if (a === null || b === null) {
    if (unsaid === 'unknown') return null;
    const more = unsaid === 'endless' ? a === null : a !== null;
    return more ? 1 : -1;
  }
  if (a.kind === 'tiers' && b.kind === 'tiers') return compareTiers(a, b);
  if (a.kind === 'prices' && b.kind === 'prices') return comparePrices(a, b);
  const [left, right] = [membersOf(a), membersOf(b)];
  if (left !== null && right !== null) return compareSets(left, right);
  if (a.kind === 'base' && b.kind === 'base') return compareBases(a.base, b.base);
  return compareValues(a, b);
}

/** What a set is made of, as texts. */
function membersOf(value: StatedValue): readonly string[] | null {
  if (value.kind === 'names') return value.names;
  if (value.kind === 'references') return value.ids;
  return value.kind === 'texts' ? value.texts.map((one) => canonicalText({ kind: 'text', text: one })) : null;
}

type Base = Extract<StatedValue, { kind: 'base' }>['base'];
const BREADTH = { lines: 0, charges: 1, annualValue: 2 };

/** Some lines are at most all recurring charges, and those of a period at most those of a year. */
function compareBases(a: Base, b: Base): number | null {
  if (a.kind === 'lines' && b.kind === 'lines') return compareSets(a.lines, b.lines);
  return BREADTH[a.kind] - BREADTH[b.kind];
}

/** Words from the best for the provider to the best for the customer; words of one place can not be told apart. */
export function ranked(reason: DirectionReason, places: readonly (readonly string[])[]): Judge {
  const placeOf = (value: Value) =>
    value === null ? -1 : places.findIndex((words) => words.includes(canonicalText(value)));
  return (before, after) => {
    const [from, to] = [placeOf(before), placeOf(after)];
    const told = from >= 0 && to >= 0 && from !== to;
    return { direction: told ? directionOf(to - from, 'customer') : 'unclear', reason };
  };
}

/** A term that makes neither side's position better. */
export const neutral =
  (reason: DirectionReason): Judge =>
  () => ({ direction: 'neutral', reason });

/** A term whose effect depends on what will happen, or on how it is read. */
export const unclear =
  (reason: DirectionReason): Judge =>
  () => ({ direction: 'unclear', reason });

/** What is better for one side when it is there; its loss is better for the other. */
export const presence =
  (forWhom: Direction, reason: DirectionReason): Judge =>
  (before) => {
    if (forWhom === 'neutral' || forWhom === 'unclear' || before === null) return { direction: forWhom, reason };
    return { direction: forWhom === 'customer' ? 'provider' : 'customer', reason };
  };
