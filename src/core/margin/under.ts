import {
  type Agreement,
  type Dependency,
  type Measure,
  type Target,
  type Traits,
  targetFor,
} from '../agreement/index.ts';
import type { Chain } from './chain.ts';

export interface SupplierPromise {
  readonly kind: 'promise';
  readonly agreement: Agreement;
  readonly target: Target;
}

/** A supplier that was not given, or that promises nothing that could carry ours. */
export interface Hole {
  readonly kind: 'hole';
  readonly agreement: string;
  readonly why: 'notGiven' | 'noPromise';
}

/**
 * What stands under a promise: a supplier's promise, a hole, several of which so many must hold, or promises of one
 * supplier of which one is meant, so that only the least favourable can be relied on.
 */
export type Under =
  | SupplierPromise
  | Hole
  | { readonly kind: 'several'; readonly needed: number; readonly of: readonly Under[] }
  | { readonly kind: 'oneMeant'; readonly of: readonly SupplierPromise[] };

/**
 * Which of a supplier's promises can carry one of ours, the closest first. A supplier's resolution ends our outage too
 * where it promises no restoration. Measures that are not named are our own people's to keep, or cannot be compared.
 */
const CARRIED_BY: { readonly [M in Measure]?: readonly Measure[] } = {
  intervention: ['intervention'],
  workaround: ['workaround'],
  restoration: ['restoration', 'resolution'],
  resolution: ['resolution', 'restoration'],
  availability: ['availability'],
  recoveryPoint: ['recoveryPoint'],
  recoveryTime: ['recoveryTime'],
  notification: ['notification'],
};

/** Measures of a supplier that can carry ours; empty when the promise is ours alone to keep. */
export function carriers(measure: Measure): readonly Measure[] {
  return CARRIED_BY[measure] ?? [];
}

/** Measures our own people keep unless a supplier promises them: its technician's coming, its workaround, its warning. */
const OWN_UNLESS_PROMISED: ReadonlySet<Measure> = new Set(['intervention', 'workaround', 'notification']);

/** Is a promise with such a tree under it ours alone to keep after all? */
export function isOwnWork(measure: Measure, under: Under): boolean {
  const promised = promisesIn(under).length > 0 || holesIn(under).some(({ why }) => why === 'notGiven');
  return OWN_UNLESS_PROMISED.has(measure) && !promised;
}

/** Services a target covers that stand on suppliers, each with the tickets (as traits) that the target judges there. */
export function situationsOf(
  agreement: Agreement,
  target: Target,
): readonly { service: string; traits: readonly Traits[] }[] {
  const named = target.when.service;
  const services = Object.keys(agreement.services).filter((id) => named === undefined || named.includes(id));
  const priorities = target.when.priority ?? [...Object.keys(agreement.priorities), null];
  return services.flatMap((service) => {
    if (agreement.services[service]?.dependsOn == null) return [];
    const all = priorities.map((priority) => traitsOf(target, service, priority));
    const judged = all.filter((traits) => targetFor(agreement, target.measure, traits) === target);
    return judged.length === 0 ? [] : [{ service, traits: judged }];
  });
}

function traitsOf({ when }: Target, service: string, priority: string | null): Traits {
  const first = (values: readonly string[] | undefined) => values?.[0] ?? null;
  return {
    priority,
    service,
    level: first(when.level),
    type: first(when.type),
    team: first(when.team),
    site: first(when.site),
    channel: first(when.channel),
    tags: when.tag?.slice(0, 1) ?? [],
  };
}

/** What stands under a measure on tickets of a service: the tree of suppliers with their promises in the leaves. */
export function underOf(dependency: Dependency, measure: Measure, traits: readonly Traits[], chain: Chain): Under {
  if (dependency.kind !== 'agreement') {
    const of = dependency.of.map((each) => underOf(each, measure, traits, chain));
    return several(dependency.kind === 'all' ? of.length : dependency.kind === 'any' ? 1 : dependency.count, of);
  }
  const agreement = chain.get(dependency.id);
  if (agreement === undefined) return { kind: 'hole', agreement: dependency.id, why: 'notGiven' };
  const targets = [...new Set(traits.flatMap((each) => candidates(agreement, measure, each)))];
  const promises = targets.map((target): SupplierPromise => ({ kind: 'promise', agreement, target }));
  if (promises.length > 0) return promises.length === 1 ? (promises[0] as Under) : { kind: 'oneMeant', of: promises };
  // It promises nothing of the kind itself: what it stands on may.
  const service = traits[0]?.service ?? '';
  const own = agreement.services[service]?.dependsOn;
  const below = own == null ? Object.values(agreement.services).flatMap(({ dependsOn }) => dependsOn ?? []) : [own];
  if (below.length === 0) return { kind: 'hole', agreement: agreement.id, why: 'noPromise' };
  return several(
    below.length,
    below.map((each) => underOf(each, measure, traits, chain)),
  );
}

function several(needed: number, of: readonly Under[]): Under {
  return of.length === 1 && needed === 1 ? (of[0] as Under) : { kind: 'several', needed, of };
}

/**
 * The supplier's promise for a ticket: the one its agreement chooses. Where it chooses none because it has other names
 * for services and priorities than we do, every one that may be meant, for the least favourable is what we can rely on.
 */
function candidates(agreement: Agreement, measure: Measure, traits: Traits): readonly Target[] {
  for (const each of carriers(measure)) {
    const chosen = targetFor(agreement, each, traits);
    if (chosen !== null) return [chosen];
    const possible = agreement.targets.filter(
      (target) => target.measure === each && mayBeMeant(agreement, target, traits),
    );
    if (possible.length > 0) return possible;
  }
  return [];
}

function mayBeMeant(agreement: Agreement, { when }: Target, { service, priority }: Traits): boolean {
  const matches = (values: readonly string[] | undefined, value: string | null, known: object) =>
    values === undefined || value === null || values.includes(value) || !Object.hasOwn(known, value);
  return matches(when.service, service, agreement.services) && matches(when.priority, priority, agreement.priorities);
}

/** The supplier's promises in a tree, in its order, each once. */
export function promisesIn(under: Under): readonly SupplierPromise[] {
  const found = new Map<Target, SupplierPromise>();
  const visit = (each: Under): void => {
    if (each.kind === 'promise') found.set(each.target, each);
    else if (each.kind !== 'hole') for (const part of each.of) visit(part);
  };
  visit(under);
  return [...found.values()];
}

/** Suppliers in a tree that promise nothing, in its order, each once. */
export function holesIn(under: Under): readonly Hole[] {
  if (under.kind === 'hole') return [under];
  if (under.kind === 'promise') return [];
  const all = under.of.flatMap(holesIn);
  return all.filter((hole, place) => all.findIndex((each) => each.agreement === hole.agreement) === place);
}

/** Do enough promises stand, that is, is there anything to compare with? */
export function stands(under: Under): boolean {
  if (under.kind === 'several') return under.of.filter(stands).length >= under.needed;
  return under.kind === 'oneMeant' ? under.of.every(stands) : under.kind === 'promise';
}
