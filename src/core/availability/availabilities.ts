import { type Agreement, type Target, type Versions, versionAt } from '../agreement/index.ts';
import { isRolling, periodOf, rollingPeriod } from '../objective/index.ts';
import type { Instant, Span } from '../time/index.ts';
import { type Availability, availabilityFrom, firstTold } from './availability.ts';
import type { AvailabilityFacts } from './facts/fact.ts';
import { statesOf } from './states.ts';

/** What is asked of all promised availabilities of an agreement. */
export interface AvailabilitiesQuestion {
  readonly versions: Versions;
  readonly facts: AvailabilityFacts;
  readonly asOf: Instant;
  /** Only periods that overlap it; null: from the first in which anything was told of the service, up to `asOf`. */
  readonly window: Span | null;
  readonly reportedAt?: (ticket: string) => Instant | null;
}

/**
 * The availabilities of an agreement over all its versions: by target in file order, service, period. A period is
 * judged by the version in force when it ends (or at `asOf`) that has the target; time before the first version and
 * after the term is not measured.
 */
export function availabilitiesOf(question: AvailabilitiesQuestion): readonly Availability[] {
  const seen = new Set<string>();
  return question.versions.versions
    .flatMap(({ targets }) => targets)
    .filter(({ measure }) => measure === 'availability')
    .flatMap(({ id, level }) => {
      const key = JSON.stringify([id, level]);
      if (seen.has(key)) return [];
      seen.add(key);
      return ofTarget(question, id, level);
    });
}

interface Terms {
  readonly version: Agreement;
  readonly target: Target;
}

/** The version in force at an instant that has the target, else the last before, else the first that has it. */
function termsAt({ versions }: AvailabilitiesQuestion, id: string, level: string | null, at: Instant): Terms {
  let found: Terms | undefined;
  for (const version of versions.versions) {
    const target = version.targets.find((one) => one.id === id && one.level === level);
    if (target !== undefined && (found === undefined || version.effectiveAt <= at)) found = { version, target };
  }
  // It was found in one of the versions.
  return found as Terms;
}

function ofTarget(question: AvailabilitiesQuestion, id: string, level: string | null): readonly Availability[] {
  const latest = termsAt(question, id, level, question.asOf);
  return servicesOf(latest, question.facts).flatMap((service) => ofService(question, { id, level, service }));
}

/** The services a target names; else those of the agreement; else, when it lists none, all of which anything is told. */
export function servicesOf({ version, target }: Terms, facts: AvailabilityFacts): readonly string[] {
  if (target.when.service !== undefined) return target.when.service;
  const listed = Object.keys(version.services);
  return listed.length > 0 ? listed : [...facts.services.keys()].sort();
}

interface Promised {
  readonly id: string;
  readonly level: string | null;
  readonly service: string;
}

function ofService(question: AvailabilitiesQuestion, promised: Promised): readonly Availability[] {
  const { versions, asOf, window } = question;
  const inForce = forceOf(versions);
  // Periods of one version share what is known of the service.
  const known = new Map<Target, ReturnType<typeof statesOf>>();
  const statesUnder = (terms: Terms) => {
    const states = known.get(terms.target) ?? statesOf({ ...question, ...terms, service: promised.service });
    known.set(terms.target, states);
    return states;
  };
  const latest = termsAt(question, promised.id, promised.level, asOf);
  const told = () => Math.min(firstTold(statesUnder(latest)) ?? asOf, asOf - 1);
  const first = window?.from ?? told();
  const to = Math.min(window?.to ?? asOf, asOf);
  const rows: Availability[] = [];
  for (let at = Math.max(first, inForce.from); at < to; ) {
    const { version, target } = termsAt(question, promised.id, promised.level, at);
    const rolling = isRolling(target.per);
    const period = rolling ? rollingPeriod(version, target.per, asOf) : periodOf(version, target.per, at);
    const terms = termsAt(question, promised.id, promised.level, Math.min(period.to - 1, asOf));
    const over = versionAt(versions, Math.max(period.from, inForce.from)) === null;
    if (!over) {
      const asked = { ...question, ...terms, service: promised.service, period, inForce };
      rows.push(availabilityFrom(statesUnder(terms), asked));
    }
    if (rolling) break;
    at = period.to;
  }
  return rows;
}

/** From the first version's effect to the end of the last one's term. */
function forceOf({ versions }: Versions): Span {
  const [first, last] = [versions[0] as Agreement, versions.at(-1) as Agreement];
  return { from: first.effectiveAt, to: last.endsAt ?? Number.POSITIVE_INFINITY };
}
