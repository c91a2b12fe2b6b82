import {
  type Agreement,
  customerIdOf,
  levelOf,
  type MemberFact,
  type Roster,
  rankFor,
  specificity,
  type Target,
  type Versions,
  versionAt,
} from '../agreement/index.ts';
import type { Event } from '../event/index.ts';
import { dateOfDay, instantToLocal } from '../time/index.ts';
import { textOf } from '../timeline/index.ts';
import type { WithoutEffect } from './notice.ts';

/** A promise that a fact counts for, in the version in force when it occurred. */
export interface Governed {
  readonly version: Agreement;
  readonly target: Target;
}

/** The promises of one fact; `why` where the customer's agreements have none for it, or tie. */
export interface Governing {
  readonly governed: readonly Governed[];
  readonly customerId: string | null;
  readonly why: WithoutEffect | null;
  readonly tied: readonly string[];
}

/** What choosing an agreement needs to know. */
export interface Register {
  readonly roster: Roster;
  readonly members: readonly MemberFact[];
}

/** The target of a version that a fact means, for a customer of this level; null: none. */
export type Choice = (version: Agreement, level: string | null) => Target | null;

interface Candidate extends Governed {
  readonly rank: number;
}

/**
 * Which promises a fact counts for, as for tickets (SEMANTICS 1, "which agreement"; open-cases 12 to 16): the customer by
 * id or alias, the version in force when the fact occurred, the agreement that names the customer most closely, then the
 * more specific target. Two that tie: none. Internal and suppliers' agreements beside.
 */
export function governedBy(register: Register, event: Event, choose: Choice): Governing {
  const name = textOf(event.data, 'customer');
  const customerId = name === null ? null : customerIdOf(register.roster, name, event.source);
  const candidates: Candidate[] = [];
  const beside: Candidate[] = [];
  let known = false;
  let inForce = false;
  for (const versions of register.roster.all) {
    const version = versionAt(versions, event.occurredAt);
    const rank = rankOf(versions, version, customerId, event);
    if (rank < 0) continue;
    known = true;
    if (version === null) continue;
    inForce = true;
    const target = choose(version, levelFor(version, customerId, event, register.members));
    if (target !== null) (version.kind === 'sla' ? candidates : beside).push({ version, target, rank });
  }
  const chosen = closest(candidates);
  const tied = chosen.length > 1 ? chosen.map(({ version }) => version.ref) : [];
  const governed = [...(tied.length > 0 ? [] : chosen), ...beside];
  const why =
    tied.length > 0 ? 'ambiguousAgreement' : governed.length > 0 ? null : whyNone(name, customerId, known, inForce);
  return { governed, customerId, why, tied };
}

function rankOf(versions: Versions, version: Agreement | null, customerId: string | null, event: Event): number {
  const told = version ?? (versions.versions[0] as Agreement);
  return rankFor(told, customerId, () => dateOfDay(instantToLocal(told.timeZone, event.occurredAt).dayNumber));
}

/** Those of the highest rank, and among them of the most specific target; one, unless agreements tie. */
function closest(candidates: readonly Candidate[]): readonly Candidate[] {
  const rank = Math.max(...candidates.map((one) => one.rank));
  const able = candidates.filter((one) => one.rank === rank);
  const keys = Math.max(...able.map(({ target }) => specificity(target)));
  return able.filter(({ target }) => specificity(target) === keys);
}

function whyNone(name: string | null, customerId: string | null, known: boolean, inForce: boolean): WithoutEffect {
  if (inForce) return 'unknownTarget';
  if (known) return 'notInForce';
  if (name === null) return 'noCustomer';
  return customerId === null ? 'unknownCustomer' : 'notInForce';
}

/** The level a fact names, else that of whom it concerns (open-case 16). */
function levelFor(
  version: Agreement,
  customerId: string | null,
  event: Event,
  members: readonly MemberFact[],
): string | null {
  const named = textOf(event.data, 'level');
  if (named !== null || version.levels.length === 0) return named;
  const concerned = (['user', 'site', 'device'] as const).flatMap((kind) => {
    const id = textOf(event.data, kind);
    return id === null ? [] : [`${kind}:${id}`];
  });
  return levelOf(version, { customerId, members: concerned, openedAt: event.occurredAt }, members);
}

/** The target of that id: the level's own figures where it has any. */
export function targetNamed(version: Agreement, id: string, level: string | null): Target | null {
  const named = version.targets.filter((target) => target.id === id);
  const ofLevel = named.find((target) => target.level !== null && target.level === level);
  return ofLevel ?? named.find((target) => target.level === null) ?? null;
}
