import type { Agreement, ClockMeasure, Target, Traits, Versions } from '../agreement/index.ts';
import { lastVersionAt, targetFor } from '../agreement/index.ts';
import type { Instant } from '../time/index.ts';
import { type Attributes, attributesAt, type Timeline } from '../timeline/index.ts';

/** Which target applies from an instant on; null: none. */
export interface Reign {
  readonly from: Instant;
  /** The moment that brought it; -1 for a new version's effect, which comes before the moments of its instant. */
  readonly index: number;
  readonly target: Target | null;
  readonly version: Agreement;
  /** None applies because the ticket is decided to be out of scope, which `priorityChange: ignore` does not ignore. */
  readonly outOfScope: boolean;
}

/** One ticket, and what choosing targets for it needs to know. */
export interface Case {
  readonly timeline: Timeline;
  /** The ticket's level where its own data does not name one (open-case 16). */
  readonly levelIn: (version: Agreement) => string | null;
  readonly asOf: Instant;
}

/** What targets of an agreement version choose by, for a ticket's attributes. */
export function traitsOf(theCase: Case, version: Agreement, attributes: Attributes): Traits {
  return {
    priority: priorityUnder(version, attributes),
    service: attributes.service,
    level: attributes.level ?? theCase.levelIn(version),
    type: attributes.type,
    team: attributes.team,
    site: attributes.site,
    channel: attributes.channel,
    tags: attributes.tags,
  };
}

/** A ticket's priority: as told, else by the agreement's matrix from impact and urgency; null where neither says. */
export function priorityUnder(version: Agreement, attributes: Attributes): string | null {
  if (attributes.priority !== null) return attributes.priority;
  const matrix = version.priorityMatrix;
  if (matrix === null || attributes.impact === null || attributes.urgency === null) return null;
  const row = matrix.table[matrix.impacts.indexOf(attributes.impact)];
  return row?.[matrix.urgencies.indexOf(attributes.urgency)] ?? null;
}

/** The target a version has for a measure on a ticket with these attributes; none while it is out of scope. */
export function targetUnder(
  theCase: Case,
  version: Agreement,
  measure: ClockMeasure,
  attributes: Attributes,
): Target | null {
  if (attributes.outOfScope) return null;
  return targetFor(version, measure, traitsOf(theCase, version, attributes));
}

/**
 * The targets of a measure over a ticket's life, as they apply to a clock begun at `startedAt`: by the version in force
 * then, and under `agreementChange: switch` by each later version from its effect on.
 * @returns at least one reign, the first from the opening; consecutive ones differ in target or scope
 */
export function reignsOf(theCase: Case, measure: ClockMeasure, versions: Versions, startedAt: Instant): Reign[] {
  let version = lastVersionAt(versions, startedAt);
  const switches = switchesAfter(versions, version, startedAt, theCase.asOf);
  const reigns: Reign[] = [];
  let next = 0;
  let attributes = attributesAt(theCase.timeline, 0);
  const reign = (from: Instant, index: number) => {
    const target = targetUnder(theCase, version, measure, attributes);
    const { outOfScope } = attributes;
    const last = reigns[reigns.length - 1];
    if (last !== undefined && last.target === target && last.outOfScope === outOfScope) return;
    reigns.push({ from, index, target, version, outOfScope });
  };
  for (const span of theCase.timeline.attributes) {
    for (let to = switches[next]; to !== undefined && to.effectiveAt <= span.from; to = switches[++next]) {
      version = to;
      reign(to.effectiveAt, -1);
    }
    attributes = span.attributes;
    reign(span.from, span.index);
  }
  for (let to = switches[next]; to !== undefined; to = switches[++next]) {
    version = to;
    reign(to.effectiveAt, -1);
  }
  return reigns;
}

function switchesAfter(versions: Versions, first: Agreement, after: Instant, asOf: Instant): Agreement[] {
  const switches: Agreement[] = [];
  let current = first;
  for (const version of versions.versions) {
    if (version.effectiveAt <= after || version.effectiveAt > asOf) continue;
    if (current.rules.agreementChange !== 'switch') break;
    switches.push(version);
    current = version;
  }
  return switches;
}

/** True when the reign begins before the moment of that index and instant takes effect, or with it. */
export function precedes(reign: Reign, at: Instant, index: number): boolean {
  return reign.index >= 0 ? reign.index <= index : reign.from <= at;
}
