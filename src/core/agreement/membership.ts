import type { Instant } from '../time/index.ts';
import type { Agreement } from './agreement.ts';

/** A joiner or leaver told as a fact (`member.joined`, `member.left`). */
export interface MemberFact {
  readonly at: Instant;
  readonly customer: string | null;
  /** `user:…`, `site:…` or `device:…`. */
  readonly member: string;
  /** Null: left. */
  readonly level: string | null;
}

/** Who a ticket concerns, as far as levels are assigned by it. */
export interface Concerned {
  readonly customerId: string | null;
  readonly members: readonly string[];
  readonly openedAt: Instant;
}

/**
 * The level of a ticket that does not name one itself: by a fact in force at its opening, by the agreement's
 * assignments, by its adherent's, else the first (open-case 16). Null when the agreement has no levels.
 */
export function levelOf(agreement: Agreement, concerned: Concerned, facts: readonly MemberFact[]): string | null {
  if (agreement.levels.length === 0) return null;
  for (const member of concerned.members) {
    const level = byFact(member, concerned, facts);
    if (level !== null) return level;
  }
  for (const assignment of agreement.assignments) {
    if (assignment.members.some((member) => concerned.members.includes(member))) return assignment.level;
  }
  const adherent = agreement.adherents.find((one) => one.customer === concerned.customerId);
  return adherent?.level ?? agreement.levels[0]?.id ?? null;
}

function byFact(member: string, concerned: Concerned, facts: readonly MemberFact[]): string | null {
  let level: string | null = null;
  for (const fact of facts) {
    if (fact.at > concerned.openedAt) break;
    if (fact.member !== member) continue;
    if (fact.customer === null || fact.customer === concerned.customerId) level = fact.level;
  }
  return level;
}
