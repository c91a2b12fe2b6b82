import {
  type Agreement,
  CLOCK_MEASURES,
  type ClockMeasure,
  candidatesFor,
  customerIdOf,
  type Roster,
  rankFor,
  specificity,
  type Versions,
  versionAt,
} from '../agreement/index.ts';
import { dateOfDay, type Instant, instantToLocal } from '../time/index.ts';
import type { Timeline } from '../timeline/index.ts';
import { type Case, targetUnder } from './reign.ts';

/** One measure of one ticket, and the agreement that governs it. */
export interface Governed {
  readonly measure: ClockMeasure;
  readonly versions: Versions;
}

/** Which agreements govern a ticket, and why not, where none does (open-cases 13 to 15). */
export interface Governing {
  readonly customerId: string | null;
  readonly governed: readonly Governed[];
  /** Two agreements tied on these measures. */
  readonly ambiguous: readonly { readonly measure: ClockMeasure; readonly agreements: readonly string[] }[];
  /** Agreements name this ticket's customer, or none in particular; and one of them was in force. */
  readonly known: boolean;
  readonly inForce: boolean;
}

interface Candidate {
  readonly versions: Versions;
  readonly version: Agreement;
  readonly rank: number;
}

/** Chooses, measure by measure, the agreement that governs a ticket; internal and suppliers' agreements run beside. */
export function governingFor(
  roster: Roster,
  timeline: Timeline,
  caseOf: (customerId: string | null) => Case,
): Governing {
  const customerId = timeline.customer === null ? null : customerIdOf(roster, timeline.customer, timeline.source);
  const theCase = caseOf(customerId);
  const candidates: Candidate[] = [];
  const governed: Governed[] = [];
  let known = false;
  for (const versions of candidatesFor(roster, customerId, servicesOf(timeline))) {
    const version = versionAt(versions, timeline.openedAt);
    const rank = rankFor(version ?? (versions.versions[0] as Agreement), customerId, () =>
      localDate(version, versions, timeline.openedAt),
    );
    if (rank < 0) continue;
    if (versions.kind === 'sla') known = true;
    if (version === null) continue;
    if (versions.kind === 'sla') candidates.push({ versions, version, rank });
    else for (const measure of measuresOf(version)) governed.push({ measure, versions });
  }
  const ambiguous: { measure: ClockMeasure; agreements: readonly string[] }[] = [];
  for (const measure of measuresAmong(candidates)) {
    const chosen = chooseFor(theCase, measure, candidates);
    if (chosen.length === 1) governed.push({ measure, versions: (chosen[0] as Candidate).versions });
    else if (chosen.length > 1) ambiguous.push({ measure, agreements: chosen.map((one) => one.version.ref) });
  }
  return { customerId, governed, ambiguous, known, inForce: candidates.length > 0 };
}

/** What a ticket, and those it absorbed, ever were of. */
function servicesOf(timeline: Timeline): readonly string[] {
  const services = new Set<string>();
  for (const { attributes } of timeline.attributes) if (attributes.service !== null) services.add(attributes.service);
  for (const absorbed of timeline.absorbed.values()) for (const service of servicesOf(absorbed)) services.add(service);
  return [...services];
}

function localDate(version: Agreement | null, versions: Versions, at: Instant): string {
  const zone = (version ?? (versions.versions[0] as Agreement)).timeZone;
  return dateOfDay(instantToLocal(zone, at).dayNumber);
}

const measures = new WeakMap<Agreement, readonly ClockMeasure[]>();

function measuresOf(version: Agreement): readonly ClockMeasure[] {
  let found = measures.get(version);
  if (found === undefined) {
    found = CLOCK_MEASURES.filter((measure) => version.targets.some((target) => target.measure === measure));
    measures.set(version, found);
  }
  return found;
}

function measuresAmong(candidates: readonly Candidate[]): readonly ClockMeasure[] {
  if (candidates.length === 1) return measuresOf((candidates[0] as Candidate).version);
  return CLOCK_MEASURES.filter((measure) => candidates.some((one) => measuresOf(one.version).includes(measure)));
}

/** None, the one, or those that tie. A lower rank is asked only when no agreement of a higher one ever matches. */
function chooseFor(theCase: Case, measure: ClockMeasure, candidates: readonly Candidate[]): readonly Candidate[] {
  const only = candidates.length === 1;
  const able = only ? candidates : candidates.filter((one) => measuresOf(one.version).includes(measure));
  if (only) return able;
  for (const rank of [3, 2, 1, 0]) {
    const chosen = firstMatching(
      theCase,
      measure,
      able.filter((one) => one.rank === rank),
    );
    if (chosen.length > 0) return chosen;
  }
  return [];
}

function firstMatching(theCase: Case, measure: ClockMeasure, able: readonly Candidate[]): readonly Candidate[] {
  if (able.length === 0) return able;
  for (const span of theCase.timeline.attributes) {
    let best: Candidate[] = [];
    let bestKeys = -1;
    for (const one of able) {
      const target = targetUnder(theCase, one.version, measure, span.attributes);
      if (target === null) continue;
      const keys = specificity(target);
      if (keys > bestKeys) best = [one];
      else if (keys === bestKeys) best.push(one);
      bestKeys = Math.max(keys, bestKeys);
    }
    if (best.length > 0) return best;
  }
  return [];
}
