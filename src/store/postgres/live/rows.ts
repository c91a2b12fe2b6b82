import type { ClockRow, TicketRow } from '../../../app/ports/index.ts';
import { facetsOf, kindOf } from './facets.ts';
import type { Columns } from './records.ts';

/** In the order of the table. */
export function ticketColumns(row: TicketRow): Columns {
  return {
    ticket: row.ticket,
    root: row.root,
    customer: row.customer,
    called_as: row.calledAs,
    source: row.source,
    opened_at: row.openedAt,
    ended_at: row.endedAt,
    priority: row.priority,
    service: row.service,
    type: row.type,
    team: row.team,
    site: row.site,
    assignee: row.assignee,
    no_commitment: row.noCommitment,
    notices: JSON.stringify(row.notices),
    restatements: JSON.stringify(row.restatements),
    last_event_at: row.lastEventAt,
    generation: row.generation,
    wake_at: row.wakeAt,
  };
}

export function ticketOf(row: Columns): TicketRow {
  return {
    ticket: row['ticket'],
    root: row['root'],
    customer: row['customer'],
    calledAs: row['called_as'],
    source: row['source'],
    openedAt: row['opened_at'],
    endedAt: row['ended_at'],
    priority: row['priority'],
    service: row['service'],
    type: row['type'],
    team: row['team'],
    site: row['site'],
    assignee: row['assignee'],
    noCommitment: row['no_commitment'],
    notices: JSON.parse(String(row['notices'])),
    restatements: JSON.parse(String(row['restatements'])),
    lastEventAt: row['last_event_at'],
    generation: row['generation'],
    wakeAt: row['wake_at'],
  } as TicketRow;
}

/** After every due instant there is. */
export const UNDUE = 8_640_000_000_000_001;

/** In the order of the table. */
export function clockColumns(row: ClockRow, ticket: TicketRow): Columns {
  const shown = SHOWN.has(row.state);
  return {
    ticket: row.ticket,
    agreement: row.agreement,
    version: row.version,
    measure: row.measure,
    cycle: row.cycle,
    target: row.target,
    level: row.level,
    state: row.state,
    verdict: row.verdict,
    started_at: row.startedAt,
    due_at: row.dueAt,
    due_target: row.dueTarget,
    due_level: row.dueLevel,
    stopped_at: row.stoppedAt,
    breached_at: row.breachedAt,
    first_verdict: row.firstVerdict,
    elapsed_ms: row.elapsedMs,
    remaining_ms: row.remainingMs,
    paused_ms: row.pausedMs,
    budget_ms: row.budgetMs,
    counted_on: row.countedOn,
    priority: row.priority,
    excused_by: row.excusedBy,
    excused_because: row.excusedBecause,
    counts_at: row.countsAt,
    moves: row.moves,
    board_at: shown ? (row.dueAt ?? UNDUE) : null,
    kind: shown ? kindOf(row, ticket) : null,
    facets: shown ? facetsOf(row, ticket) : null,
  };
}

export function clockOf(row: Columns): ClockRow {
  return {
    ticket: row['ticket'],
    agreement: row['agreement'],
    version: row['version'],
    measure: row['measure'],
    cycle: row['cycle'],
    target: row['target'],
    level: row['level'],
    state: row['state'],
    verdict: row['verdict'],
    startedAt: row['started_at'],
    dueAt: row['due_at'],
    dueTarget: row['due_target'],
    dueLevel: row['due_level'],
    stoppedAt: row['stopped_at'],
    breachedAt: row['breached_at'],
    firstVerdict: row['first_verdict'],
    elapsedMs: row['elapsed_ms'],
    remainingMs: row['remaining_ms'],
    pausedMs: row['paused_ms'],
    budgetMs: row['budget_ms'],
    countedOn: row['counted_on'],
    priority: row['priority'],
    excusedBy: row['excused_by'],
    excusedBecause: row['excused_because'],
    countsAt: row['counts_at'],
    moves: row['moves'],
  } as ClockRow;
}

/** States of clocks that are not over. */
const SHOWN: ReadonlySet<string> = new Set(['running', 'paused', 'notStarted']);
