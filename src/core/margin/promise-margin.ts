import type { Agreement, Measure, Target } from '../agreement/index.ts';
import type { RatioPpm } from '../money/index.ts';
import type { Span } from '../time/index.ts';
import { type AvailabilityMargin, availabilityMargin } from './availability.ts';
import type { Chain } from './chain.ts';
import { type DelayMargin, delayMargin, type Handling } from './delay/delay-margin.ts';
import { type ClaimMargin, type ClaimPolicy, claimMargins } from './money/claims.ts';
import { type MoneyGap, moneyGaps } from './money/gap.ts';
import type { Cover, CoverReason, PromiseRef } from './reason.ts';
import { scopeGaps } from './scope.ts';
import { carriers, holesIn, isOwnWork, promisesIn, situationsOf, stands, type Under, underOf } from './under.ts';

/** How much must be kept free over suppliers, and what we need for ourselves. */
export interface MarginPolicy {
  /** Share of a time limit to keep free. */
  readonly delayPpm: RatioPpm;
  /** How many times the suppliers' downtime ours must be, in millionths. */
  readonly downtimePpm: RatioPpm;
  /** What redundant suppliers have in common. */
  readonly betaPpm: RatioPpm;
  readonly handling: Handling;
  readonly claims: ClaimPolicy;
}

/** One promise on one service, against the suppliers' promises that stand under it there. */
export interface PromiseMargin {
  /** `id@version` of the agreement that promises. */
  readonly agreement: string;
  readonly target: string;
  readonly level: string | null;
  readonly measure: Measure;
  /** Null when the promise stands on nobody. */
  readonly service: string | null;
  readonly cover: Cover;
  readonly reasons: readonly CoverReason[];
  readonly suppliers: readonly PromiseRef[];
  readonly delay: DelayMargin | null;
  readonly availability: AvailabilityMargin | null;
  readonly claims: readonly ClaimMargin[];
  /** When missed by the least, and wholly; empty when a miss costs nothing. */
  readonly money: readonly MoneyGap[];
}

/** The margins of one target: one for each service it covers that stands on suppliers, else one that says why not. */
export function promiseMargins(
  promise: Agreement,
  target: Target,
  chain: Chain,
  policy: MarginPolicy,
  over: Span,
): readonly PromiseMargin[] {
  const situations = situationsOf(promise, target);
  if (situations.length === 0) return [alone(promise, target, { kind: 'noDependency' })];
  if (carriers(target.measure).length === 0) {
    const kind = target.measure === 'ratio' ? 'notComparable' : 'ownWork';
    return [alone(promise, target, { kind, measure: target.measure })];
  }
  return situations.flatMap(({ service, traits }) => {
    const dependency = promise.services[service]?.dependsOn;
    if (dependency == null) return [];
    const under = underOf(dependency, target.measure, traits, chain);
    if (isOwnWork(target.measure, under)) return [alone(promise, target, { kind: 'ownWork', measure: target.measure })];
    return [onService({ promise, target, service, under, policy, over })];
  });
}

function alone(promise: Agreement, target: Target, reason: CoverReason): PromiseMargin {
  return { ...named(promise, target, null), cover: 'nothingUnder', reasons: [reason] };
}

function named(promise: Agreement, target: Target, service: string | null) {
  const { id, level, measure } = target;
  const nothing = { suppliers: [], delay: null, availability: null, claims: [], money: [] };
  return { agreement: promise.ref, target: id, level, measure, service, ...nothing };
}

interface Setting {
  readonly promise: Agreement;
  readonly target: Target;
  readonly service: string;
  readonly under: Under;
  readonly policy: MarginPolicy;
  readonly over: Span;
}

function onService(setting: Setting): PromiseMargin {
  const { promise, target, service, under, policy, over } = setting;
  const found = promisesIn(under);
  const compared = stands(under) ? comparison(setting) : { cover: 'uncovered' as const, reasons: [] };
  const claims = found.flatMap((each) => claimMargins(promise, each, policy.claims, over));
  const gaps = found.flatMap((each) => scopeGaps(promise, target, service, each));
  const reasons = [...holeReasons(target, under), ...compared.reasons, ...gaps, ...claims.flatMap(lateClaim)];
  // What is excluded upstream is ours to answer for alone: such a promise is not wholly covered, whatever the figures.
  const open = gaps.some(({ kind }) => kind !== 'workExcluded');
  return {
    ...named(promise, target, service),
    cover: compared.cover === 'covered' && open ? 'thin' : compared.cover,
    reasons,
    suppliers: found.map((each) => ({ agreement: each.agreement.ref, target: each.target.id })),
    delay: compared.delay ?? null,
    availability: compared.availability ?? null,
    claims,
    money: moneyGaps(promise, target, under, over),
  };
}

interface Comparison {
  readonly cover: Cover;
  readonly reasons: readonly CoverReason[];
  readonly delay?: DelayMargin;
  readonly availability?: AvailabilityMargin;
}

function comparison({ promise, target, under, policy, over }: Setting): Comparison {
  const { within, atLeastPpm } = target;
  if (target.measure === 'availability' && atLeastPpm !== null) {
    const { downtimePpm: neededTimesPpm, betaPpm } = policy;
    const found = availabilityMargin({
      promise,
      target: { ...target, atLeastPpm },
      under,
      neededTimesPpm,
      betaPpm,
      over,
    });
    if (found !== null) return found;
  } else if (within !== null) {
    const { delayPpm: marginPpm, handling } = policy;
    const found = delayMargin({ promise, target: { ...target, within }, under, handling, marginPpm, over });
    if (found !== null) return { ...found, reasons: delayReasons(found.cover) };
  }
  return { cover: 'uncovered', reasons: [{ kind: 'noFigure' }] };
}

function delayReasons(cover: Cover): readonly CoverReason[] {
  if (cover === 'covered') return [];
  return [{ kind: cover === 'thin' ? 'withinMargin' : 'tooLate' }];
}

function holeReasons(target: Target, under: Under): readonly CoverReason[] {
  return holesIn(under).map(({ agreement, why }) =>
    why === 'notGiven'
      ? { kind: 'supplierNotGiven', agreement }
      : { kind: 'noPromiseUnder', agreement, measures: carriers(target.measure) },
  );
}

function lateClaim({ promise, remedy, spareDays, inTime }: ClaimMargin): readonly CoverReason[] {
  return inTime ? [] : [{ kind: 'claimTooLate', promise, remedy, spareDays }];
}
