import type { ClockRow, NewFact, Projection, Store, TicketRow } from '../../../../src/app/ports/index.ts';
import { type Event, parseEvent } from '../../../../src/core/event/index.ts';

export const AT = Date.parse('2026-03-02T09:00:00Z');
export const MINUTE = 60_000;

type Given = { readonly [Name in keyof Event]?: Event[Name] };

/** A fact as the use cases hand it in; learned a minute after it happened. */
export function factOf(
  id: string,
  given: Given & { readonly stream?: string; readonly author?: string } = {},
): NewFact {
  const { stream, author, recordedAt = AT + MINUTE, ...event } = given;
  const type = event.type ?? 'ticket.updated';
  const subject = event.subject ?? 'INC-1';
  const value = {
    specversion: '1.0',
    id,
    source: event.source ?? 'desk',
    type,
    subject,
    time: new Date(event.occurredAt ?? AT).toISOString(),
    ...(event.sequence == null ? {} : { sequence: event.sequence }),
    data: event.data ?? {},
    extension: 'kept',
  };
  const parsed = parseEvent(value);
  if (!('event' in parsed)) throw new Error(JSON.stringify(parsed.problems));
  return {
    event: { ...parsed.event, recordedAt },
    stream: stream ?? `ticket:${subject}`,
    body: JSON.stringify(value),
    author: author ?? null,
  };
}

export function ticketRow(ticket: string, given: Partial<TicketRow> = {}): TicketRow {
  return {
    ticket,
    root: ticket,
    customer: 'boreal',
    calledAs: 'Boréal',
    source: 'desk',
    openedAt: AT,
    endedAt: null,
    priority: 'P2',
    service: 'mail',
    type: 'incident',
    team: 'lille',
    site: null,
    assignee: 'p-1',
    noCommitment: null,
    notices: [],
    restatements: [],
    lastEventAt: AT,
    generation: 1,
    wakeAt: null,
    ...given,
  };
}

export function clockRow(ticket: string, given: Partial<ClockRow> = {}): ClockRow {
  return {
    ticket,
    agreement: 'boreal-or',
    version: 1,
    measure: 'resolution',
    cycle: 1,
    target: 'resolve',
    level: null,
    state: 'running',
    verdict: 'open',
    startedAt: AT,
    dueAt: AT + 240 * MINUTE,
    dueTarget: 'resolve',
    dueLevel: null,
    stoppedAt: null,
    breachedAt: null,
    firstVerdict: null,
    elapsedMs: null,
    remainingMs: null,
    pausedMs: null,
    budgetMs: 240 * MINUTE,
    countedOn: null,
    priority: 'P2',
    excusedBy: null,
    excusedBecause: null,
    countsAt: null,
    moves: false,
    ...given,
  };
}

/** A clock that was stopped in time, and counts. */
export function stoppedClock(ticket: string, countsAt: number, given: Partial<ClockRow> = {}): ClockRow {
  return clockRow(ticket, {
    state: 'stopped',
    verdict: 'met',
    stoppedAt: countsAt,
    elapsedMs: 5 * MINUTE,
    remainingMs: 10 * MINUTE,
    pausedMs: 0,
    firstVerdict: 'met',
    countsAt,
    ...given,
  });
}

export function projection(
  ticket: string,
  given: Partial<TicketRow> = {},
  clocks: readonly Partial<ClockRow>[] = [{}],
): Projection {
  return { ticket: ticketRow(ticket, given), clocks: clocks.map((clock) => clockRow(ticket, clock)) };
}

/** Locks and projects, as live evaluation does. */
export async function projected(store: Store, ...projections: readonly Projection[]): Promise<void> {
  await store.transact(async (tx) => {
    await tx.lockGroups(
      projections.map(({ ticket }) => ticket.ticket),
      [],
    );
    await tx.project(projections);
  });
}

export async function tie(store: Store, ...ties: readonly (readonly [string, string])[]) {
  return await store.transact((tx) => tx.lockGroups([], ties));
}

export async function appended(store: Store, ...facts: readonly NewFact[]) {
  return await store.transact((tx) => tx.append(facts));
}

export async function all<T>(pages: AsyncIterable<readonly T[]>): Promise<T[]> {
  const found: T[] = [];
  for await (const page of pages) found.push(...page);
  return found;
}

export const byId = (events: readonly Event[]) => events.map(({ id }) => id).sort();
