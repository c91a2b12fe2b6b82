import type { Agreement } from '../core/agreement/index.ts';
import { type Cases, caseJudgements, type Findings } from '../core/findings/index.ts';
import type { TicketJudgement } from '../core/ticket/index.ts';

/** Cases that wait to be told among tickets, in the order of their ids. */
export interface CasesToTell {
  /** The cases whose ids come before a ticket's; null: all that are left. */
  before(ticket: string | null): Iterable<TicketJudgement>;
  /** A ticket, with the case that goes by the same id. */
  joined(judgement: TicketJudgement): TicketJudgement;
}

/** @param customer only what concerns this one; null: everyone */
export function casesToTell({ clocks, ...rest }: Cases, customer: string | null): CasesToTell {
  const own = customer === null ? clocks : clocks.filter(({ version }) => isOwn(version, customer));
  const left = [...caseJudgements({ ...rest, clocks: own })];
  return {
    *before(ticket) {
      while (left[0] !== undefined && (ticket === null || left[0].ticket < ticket)) {
        yield left.shift() as TicketJudgement;
      }
    },
    joined(judgement) {
      if (left[0]?.ticket !== judgement.ticket) return judgement;
      return { ...judgement, clocks: [...judgement.clocks, ...(left.shift()?.clocks ?? [])] };
    },
  };
}

/** What concerns one customer; null: everyone. */
export function findingsFor(findings: Findings, agreements: readonly Agreement[], customer: string | null): Findings {
  if (customer === null) return findings;
  const own = new Set(agreements.filter((agreement) => isOwn(agreement, customer)).map(({ ref }) => ref));
  return {
    objectives: findings.objectives.filter(({ agreement }) => own.has(agreement)),
    availability: findings.availability.filter(({ version }) => own.has(version.ref)),
    credits: findings.credits.filter(({ agreement }) => own.has(agreement)),
    bonuses: findings.bonuses.filter(({ agreement }) => own.has(agreement)),
    tests: findings.tests.filter(({ version }) => own.has(version.ref)),
    settling: findings.settling.filter(({ versions }) => versions.versions.some(({ ref }) => own.has(ref))),
    notices: findings.notices,
  };
}

function isOwn({ customer, adherents }: Agreement, id: string): boolean {
  const isNamed = customer === null || customer.id === id;
  return isNamed && (adherents.length === 0 || adherents.some((adherent) => adherent.customer === id));
}
