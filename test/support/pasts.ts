// Pasts made by hand for simulations: tickets with one clock each, of which only what it used is said.
import type { Agreement, Target } from '../../src/core/index.ts';
import { newSample, type Sample, takeTicket, type WorkFact } from '../../src/core/simulation/index.ts';
import type { TicketJudgement } from '../../src/core/ticket/index.ts';
import type { Judged } from '../../src/core/verdict/index.ts';
import { clockSaid } from './promises.ts';

/** A ticket of the past: opened when, how long its clock ran; and what else matters. */
export interface PastTicket {
  readonly openedAt: number;
  readonly usedMs: number;
  readonly target?: Target;
  readonly customer?: string;
  readonly work?: readonly WorkFact[];
  readonly clock?: Partial<Judged> | undefined;
}

/** The judgement of such a ticket by the agreement's first target (or the one said), a round-the-clock one of hours. */
export function pastJudgement(agreement: Agreement, ticket: PastTicket, number = 1): TicketJudgement {
  const target = ticket.target ?? (agreement.targets[0] as Target);
  const within = target.within;
  const budgetMs = within !== null && 'ms' in within ? within.ms : 0;
  const { openedAt, usedMs } = ticket;
  const broken = usedMs > budgetMs;
  const clock = clockSaid(agreement, {
    ticket: `T${number}`,
    target,
    openedAt,
    startedAt: openedAt,
    dueAt: openedAt + budgetMs,
    stoppedAt: openedAt + usedMs,
    until: openedAt + usedMs,
    elapsedMs: usedMs,
    usedMs,
    budgetMs,
    verdict: broken ? 'breached' : 'met',
    breachedAt: broken ? openedAt + budgetMs : null,
    ...ticket.clock,
  });
  return {
    ticket: `T${number}`,
    openedAt,
    customer: ticket.customer ?? 'c',
    clocks: [clock],
    noCommitment: null,
    notices: [],
    timeline: null,
  };
}

/** A sample of such tickets. */
export function pastOf(agreement: Agreement, tickets: readonly PastTicket[]): Sample {
  const sample = newSample(agreement, null);
  tickets.forEach((ticket, number) => {
    takeTicket(sample, pastJudgement(agreement, ticket, number), ticket.work);
  });
  return sample;
}
