import type { TicketJudgement } from '../../core/ticket/index.ts';
import type { Instant } from '../../core/time/index.ts';
import { type Actor, may } from '../access/actor.ts';
import { evaluateStore } from '../live/answers/evaluation.ts';
import type { LivePorts } from '../live/index.ts';
import { notAllowed, type Refusal } from '../refusal.ts';
import { opinionCount, type SecondOpinion } from '../second-opinion.ts';

export interface ComparisonQuestion {
  /** The field in which the helpdesk says whether it kept its own promise (`made_sla`). */
  readonly field: string;
  /** Only this customer's tickets; null: everybody's. */
  readonly customer: string | null;
  /** Null: now. */
  readonly asOf: Instant | null;
  /** Differences after this ticket, in the order of their ids; at most so many. */
  readonly after: string | null;
  readonly limit: number;
}

/** A ticket of which the helpdesk and we do not say the same, and the clocks of ours that decide it. */
export interface Difference {
  readonly ticket: string;
  readonly customer: string | null;
  readonly opinion: 'onlyTheyKept' | 'onlyWeKept';
  readonly clocks: TicketJudgement['clocks'];
}

export interface Comparison {
  readonly asOf: Instant;
  readonly opinion: SecondOpinion;
  readonly differences: readonly Difference[];
  readonly next: string | null;
}

/**
 * Our verdicts beside what the helpdesk recorded of its own, ticket by ticket: what a dry run is ended on. Every ticket is
 * judged anew from its facts; each difference carries the clocks from which a receipt can be shown.
 */
export async function compareWithHelpdesk(
  question: ComparisonQuestion,
  actor: Actor,
  ports: LivePorts,
): Promise<Comparison | Refusal> {
  if (!may(actor, 'tickets:read') || actor.customer !== null) {
    return notAllowed('Cette comparaison ne vous est pas ouverte.', 'This comparison is not yours to see.');
  }
  const { field, customer, asOf, after, limit } = question;
  const count = opinionCount(field);
  const differences: Difference[] = [];
  const take = (judgement: TicketJudgement) => {
    const opinion = count.take(judgement);
    if (opinion !== 'onlyTheyKept' && opinion !== 'onlyWeKept') return;
    const { ticket, clocks } = judgement;
    if (differences.length > limit || (after !== null && ticket <= after)) return;
    const ours = clocks.filter((clock) => clock.version.kind === 'sla');
    differences.push({ ticket, customer: judgement.customer, opinion, clocks: ours });
  };
  const { view } = await evaluateStore({ asOf, knownAt: null, window: null, customer }, take, ports);
  const page = differences.slice(0, limit);
  const next = differences.length > limit ? (page[page.length - 1]?.ticket ?? null) : null;
  return { asOf: view.vantage.asOf, opinion: count.result(), differences: page, next };
}
