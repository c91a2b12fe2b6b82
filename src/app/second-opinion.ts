import type { TicketJudgement } from '../core/ticket/index.ts';

/**
 * The helpdesk's own outcome beside ours, ticket by ticket (`--compare-with`). The counts add up to all tickets.
 */
export interface SecondOpinion {
  readonly field: string;
  /** Recorded as kept, and no clock of ours breached. */
  readonly bothKept: number;
  /** Recorded as kept, and a clock of ours breached. */
  readonly onlyTheyKept: number;
  /** Recorded as missed, and no clock of ours breached. */
  readonly onlyWeKept: number;
  readonly bothMissed: number;
  /** No agreement of ours says anything of the ticket. */
  readonly noCommitment: number;
  /** The field never stood in the ticket's events, or neither as true nor as false. */
  readonly notRecorded: number;
  readonly tickets: number;
  /** A few tickets of each disagreement, the first by id. */
  readonly examples: { readonly onlyTheyKept: readonly string[]; readonly onlyWeKept: readonly string[] };
}

/** What the two say of one ticket. */
export type Opinion = 'bothKept' | 'onlyTheyKept' | 'onlyWeKept' | 'bothMissed' | 'noCommitment' | 'notRecorded';

/** Counts tickets as they are judged. */
export interface OpinionCount {
  /** Gives what the two say of this one. */
  take(judgement: TicketJudgement): Opinion;
  result(): SecondOpinion;
}

const EXAMPLES = 5;

export function opinionCount(field: string): OpinionCount {
  const cells: { [C in Opinion]: number } = {
    bothKept: 0,
    onlyTheyKept: 0,
    onlyWeKept: 0,
    bothMissed: 0,
    noCommitment: 0,
    notRecorded: 0,
  };
  const examples = { onlyTheyKept: [] as string[], onlyWeKept: [] as string[] };
  let tickets = 0;
  return {
    take(judgement) {
      const cell = cellOf(judgement, field);
      tickets += 1;
      cells[cell] += 1;
      if ((cell === 'onlyTheyKept' || cell === 'onlyWeKept') && examples[cell].length < EXAMPLES)
        examples[cell].push(judgement.ticket);
      return cell;
    },
    result: () => ({ field, ...cells, tickets, examples }),
  };
}

function cellOf(judgement: TicketJudgement, field: string): Opinion {
  if (judgement.noCommitment !== null) return 'noCommitment';
  const recorded = recordedOutcome(judgement, field);
  if (recorded === null) return 'notRecorded';
  // An excused breach is still a breach: the helpdesk knows nothing of who excused what.
  const missed = judgement.clocks.some((clock) => clock.version.kind === 'sla' && clock.breachedAt !== null);
  if (recorded) return missed ? 'onlyTheyKept' : 'bothKept';
  return missed ? 'bothMissed' : 'onlyWeKept';
}

const KEPT: ReadonlySet<unknown> = new Set([true, 'true', 'yes', '1', 1, 'met', 'kept']);
const MISSED: ReadonlySet<unknown> = new Set([false, 'false', 'no', '0', 0, 'breached', 'missed']);

/** The field's last value in the ticket's own events; null where it says neither. */
function recordedOutcome({ ticket, timeline }: TicketJudgement, field: string): boolean | null {
  const moments = timeline?.moments ?? [];
  for (let i = moments.length - 1; i >= 0; i--) {
    const event = moments[i]?.event;
    if (event === undefined || event.subject !== ticket || !Object.hasOwn(event.data, field)) continue;
    const value = event.data[field];
    return KEPT.has(value) ? true : MISSED.has(value) ? false : null;
  }
  return null;
}
