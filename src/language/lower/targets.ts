import {
  type AvailabilityBasis,
  type BelowMinimum,
  DEFAULT_RULES,
  type Requirement,
  type Rules,
  type Target,
  TIME_BASIS,
  type When,
} from '../../core/agreement/index.ts';
import { ALWAYS, type CalendarSpec } from '../../core/calendar/index.ts';
import type { PlainAgreement } from '../grammar/agreement-shape.ts';
import type { ValueOf } from '../grammar/form.ts';
import type { target } from '../grammar/target-shapes.ts';
import { durationOf, known, msOf, orNull, ppmOf, textOf } from './amounts.ts';
import { rulesOver } from './rules.ts';

export type PlainTarget = ValueOf<typeof target>;

/** Calendars that every agreement has without saying so. */
export const BUILT_IN_CALENDARS: { readonly [id: string]: CalendarSpec } = { always: ALWAYS, '24x7': ALWAYS };

/** An agreement's own calendars and the built-in ones, whose service days are those of the agreement's zone. */
export function withBuiltIns(
  calendars: { readonly [id: string]: CalendarSpec },
  timeZone: string,
): { readonly [id: string]: CalendarSpec } {
  const all: { [id: string]: CalendarSpec } = {};
  for (const [id, spec] of Object.entries(BUILT_IN_CALENDARS)) all[id] = { ...spec, timeZone };
  return { ...all, ...calendars };
}

/** The agreement's rules over the defaults. */
export function agreementRules(plain: Pick<PlainAgreement, 'rules'>): Rules {
  return rulesOver(DEFAULT_RULES, plain.rules);
}

/** Every target in file order, each directly followed by the figures of levels that have their own. */
export function loweredTargets(
  plain: PlainAgreement,
  calendars: { readonly [id: string]: CalendarSpec },
): readonly Target[] {
  const rules = agreementRules(plain);
  const variants = Object.entries(plain.targets ?? {}).flatMap(([id, ofAll]) => [
    { id, level: null, plain: ofAll },
    ...Object.entries(plain.levels ?? {}).flatMap(([level, { targets }]) => {
      const over = targets?.[id];
      return over === undefined ? [] : [{ id, level, plain: variantOf(ofAll, over, level) }];
    }),
  ]);
  return variants.map((variant, order) => loweredTarget(variant.plain, { ...variant, order, rules, calendars }));
}

/** A target with a level's own figures over it; what it asks of many tickets is replaced as a whole. */
export function variantOf(ofAll: PlainTarget, over: Partial<PlainTarget>, level: string): PlainTarget {
  const { attainment, allow, percentile, mean, ...rest } = ofAll;
  const asks = [over.attainment, over.allow, over.percentile, over.mean].some((ask) => ask !== undefined);
  const under: PlainTarget = asks ? rest : ofAll;
  const rules = over.rules === undefined ? under.rules : { ...under.rules, ...over.rules };
  const when = { ...under.when, ...over.when, level: [level] };
  return { ...under, ...over, when, ...(rules === undefined ? {} : { rules }) };
}

interface TargetContext {
  readonly id: string;
  readonly level: string | null;
  readonly order: number;
  readonly rules: Rules;
  readonly calendars: { readonly [id: string]: CalendarSpec };
}

function loweredTarget(plain: PlainTarget, context: TargetContext): Target {
  const calendarId = plain.calendar ?? 'always';
  return {
    id: context.id,
    level: context.level,
    order: context.order,
    title: orNull(plain.title, textOf),
    measure: plain.measure,
    when: (plain.when ?? {}) as When,
    within: orNull(plain.within ?? plain.percentile?.within ?? plain.mean?.within, durationOf),
    calendarId,
    calendar: known(context.calendars[calendarId], `calendar ${calendarId}`),
    requirement: requirementOf(plain),
    per: plain.per ?? 'month',
    minimumSample: plain.minimumSample ?? null,
    belowMinimum: belowMinimumOf(plain.belowMinimum ?? 'exempt'),
    warnAtPpm: orNull(plain.warnAt, ascending),
    pausable: plain.pausable ?? null,
    atLeastPpm: orNull(plain.atLeast, ppmOf),
    outstandingPpm: orNull(plain.outstanding, ppmOf),
    basis: basisOf(plain),
    good: plain.good ?? null,
    total: plain.total ?? null,
    rules: rulesOver(context.rules, plain.rules),
  };
}

/** What is asked of many tickets together; null when nothing is. */
export function requirementOf(plain: Partial<PlainTarget>): Requirement | null {
  if (plain.attainment !== undefined) return { kind: 'attainment', requiredPpm: ppmOf(plain.attainment) };
  if (plain.allow !== undefined) return { kind: 'allow', misses: plain.allow };
  if (plain.percentile !== undefined) {
    const { p, within, method } = plain.percentile;
    const nearest: Requirement = { kind: 'percentile', percent: p, within: durationOf(within) };
    return method === 'linear' ? { ...nearest, method } : nearest;
  }
  return plain.mean === undefined ? null : { kind: 'mean', within: durationOf(plain.mean.within) };
}

/** What an availability is a share of. */
function basisOf({ basis, requests }: PlainTarget): AvailabilityBasis {
  if (basis !== 'requests') return basis === undefined ? TIME_BASIS : { kind: basis };
  return {
    kind: 'requests',
    intervalMs: msOf(requests?.interval ?? '5m'),
    minimum: requests?.minimum ?? 1,
    badAbovePpm: orNull(requests?.badAbove, ppmOf),
  };
}

/** Shares from the lowest to the highest, each once. */
function ascending(shares: readonly string[]): readonly number[] {
  return [...new Set(shares.map(ppmOf))].sort((a, b) => a - b);
}

function belowMinimumOf(text: string): BelowMinimum {
  if (text === 'exempt' || text === 'carryForward') return { kind: text };
  return { kind: 'allowMisses', misses: Number(/\d+/.exec(text)?.[0] ?? 0) };
}
