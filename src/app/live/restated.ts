import type { Event } from '../../core/event/index.ts';
import type { Entry, Restatement } from '../../core/objective/index.ts';
import type { Span } from '../../core/time/index.ts';

/** What a late fact moved in a closed period, as it is kept with its ticket: plain JSON. */
export interface KeptRestatement {
  readonly agreement: string;
  readonly target: string;
  readonly level: string | null;
  readonly measure: string;
  readonly ticket: string;
  readonly cycle: number;
  readonly period: Span;
  readonly was: Restatement['was'];
  readonly is: Restatement['is'];
  readonly because: Pick<Event, 'type' | 'source' | 'id' | 'subject' | 'occurredAt' | 'recordedAt'>;
}

export function keptRestatement(change: Entry & Restatement): KeptRestatement {
  const { agreementId, target, level, measure, ticket, cycle, period, was, is } = change;
  const { type, source, id, subject, occurredAt, recordedAt } = change.because;
  const because = { type, source, id, subject, occurredAt, recordedAt };
  return { agreement: agreementId, target, level, measure, ticket, cycle, period, was, is, because };
}

/** What `restate` of core notes in a ledger. */
export function restatementFrom(kept: KeptRestatement): Entry & Restatement {
  const { agreement, because, ...rest } = kept;
  return {
    ...rest,
    agreementId: agreement,
    because: { ...because, sequence: null, data: {} },
    // Neither is looked at where a restatement is noted.
    outcome: 'met',
    attribute: 'settled',
  };
}
