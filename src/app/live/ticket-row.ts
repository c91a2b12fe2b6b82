import { priorityUnder } from '../../core/clock/index.ts';
import type { Event } from '../../core/event/index.ts';
import type { Notice, TicketJudgement } from '../../core/ticket/index.ts';
import type { Instant } from '../../core/time/index.ts';
import { IS, type Timeline, textOf } from '../../core/timeline/index.ts';
import type { TicketRow } from '../ports/index.ts';
import type { KeptRestatement } from './restated.ts';

/** What all tickets of a group share. */
export interface GroupMark {
  readonly root: string;
  readonly generation: number;
  readonly wakeAt: Instant | null;
}

/** What a ticket's row is made of. */
export interface TicketFound {
  readonly ticket: string;
  readonly judgement: TicketJudgement | null;
  /** Of its case, where it is (also) one; null: it is none. */
  readonly detected: {
    readonly at: Instant;
    readonly customer: string | null;
    readonly calledAs: string | null;
  } | null;
  /** Its own that have happened, work apart. */
  readonly happened: readonly Event[];
  readonly restatements: readonly KeptRestatement[];
}

/** A ticket as it is projected. */
export function ticketRow(found: TicketFound, mark: GroupMark): TicketRow {
  const { ticket, judgement, detected, happened, restatements } = found;
  const timeline = judgement?.timeline ?? null;
  const last = timeline?.attributes[timeline.attributes.length - 1]?.attributes ?? null;
  const sla = judgement?.clocks.find(({ version }) => version.kind === 'sla');
  return {
    ticket,
    root: mark.root,
    customer: judgement?.customer ?? detected?.customer ?? null,
    calledAs: timeline?.customer ?? detected?.calledAs ?? null,
    source: timeline?.source ?? happened[0]?.source ?? null,
    openedAt: judgement?.openedAt ?? detected?.at ?? null,
    endedAt: timeline === null ? null : endOf(timeline),
    priority: last === null ? null : sla === undefined ? last.priority : priorityUnder(sla.version, last),
    service: last?.service ?? null,
    type: last?.type ?? null,
    team: last?.team ?? null,
    site: last?.site ?? null,
    assignee: timeline === null ? null : assigneeOf(timeline),
    noCommitment: judgement?.noCommitment ?? null,
    notices: judgement?.notices.map(keptNotice) ?? [],
    restatements,
    lastEventAt: happened.length === 0 ? null : Math.max(...happened.map((event) => event.occurredAt)),
    generation: mark.generation,
    wakeAt: mark.wakeAt,
  };
}

/** When it was resolved, closed, cancelled or merged away, and not reopened since. */
function endOf({ moments, cancelledAt, merged }: Timeline): Instant | null {
  let endedAt: Instant | null = null;
  for (const moment of moments) {
    if (moment.type === 'reopened') endedAt = null;
    else if ((moment.is & IS.resolution) !== 0) endedAt ??= moment.at;
  }
  return cancelledAt ?? merged?.at ?? endedAt;
}

function assigneeOf({ moments }: Timeline): string | null {
  const last = moments.findLast(({ type, via }) => type === 'assigned' && via === null);
  return last === undefined ? null : textOf(last.event.data, 'to');
}

function keptNotice({ kind, event, facts }: Notice) {
  const about =
    event === null ? null : { type: event.type, source: event.source, id: event.id, occurredAt: event.occurredAt };
  return { kind, event: about, facts };
}
