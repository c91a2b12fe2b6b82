import { formatInstant, type Instant } from '../../../core/time/index.ts';
import type { TicketRow } from '../../ports/index.ts';
import type { KeptRestatement } from '../restated.ts';

const instant = (at: Instant | null) => (at === null ? null : formatInstant(at));

/** What a ticket is, as JSON; clocks apart. @param uncertainSince since when its source is silent */
export function ticketJson(row: TicketRow, uncertainSince: Instant | null) {
  return {
    ticket: row.ticket,
    customer: row.customer,
    calledAs: row.calledAs,
    source: row.source,
    openedAt: instant(row.openedAt),
    endedAt: instant(row.endedAt),
    priority: row.priority,
    service: row.service,
    type: row.type,
    team: row.team,
    site: row.site,
    assignee: row.assignee,
    noCommitment: row.noCommitment,
    lastEventAt: instant(row.lastEventAt),
    uncertainSince: instant(uncertainSince),
    restatements: row.restatements.map((one) => restatedJson(one as KeptRestatement)),
  };
}

function restatedJson({ agreement, target, level, measure, cycle, period, was, is, because }: KeptRestatement) {
  const { type, source, id, occurredAt, recordedAt } = because;
  return {
    agreement,
    target,
    level,
    measure,
    cycle,
    period: { from: formatInstant(period.from), to: formatInstant(period.to) },
    was,
    is,
    because: { type, source, id, occurredAt: formatInstant(occurredAt), recordedAt: formatInstant(recordedAt) },
  };
}
