import { customerIdOf, type Roster, rosterOf } from '../../../core/agreement/index.ts';
import type { Event } from '../../../core/event/index.ts';
import { formatInstant, type Instant } from '../../../core/time/index.ts';
import { type Actor, may, OURSELVES } from '../../access/actor.ts';
import { lineOf } from '../../event-text.ts';
import type { AuditEntry, ClockRow, Projection, Store } from '../../ports/index.ts';
import { isRefusal, notFound, type Refusal } from '../../refusal.ts';
import { type ReadVersion, readAllVersions } from '../agreements/agreement-views.ts';
import { contentFor, namesCustomer } from '../agreements/customer-view.ts';
import { isInUse } from '../agreements/read-published.ts';
import type { RegisterPorts } from '../register-ports.ts';
import { type CustomerView, customerFor } from './customers.ts';

const PAGE = 200;

/**
 * All that belongs to a customer as lines of JSON, each with its `kind`: `customer`, `agreement` (as the customer may read
 * it), `ticket` (with its clocks under those agreements), `fact`, `statement`, `report`, `note`. Facts beside tickets are those that
 * name the customer or its agreements, and those of its services that name nobody. That it was asked for is noted first.
 */
export async function exportCustomer(
  id: string,
  actor: Actor,
  ports: RegisterPorts,
): Promise<AsyncIterable<string> | Refusal> {
  const unknown = notFound(`Client ${id}`, `Customer ${id}`);
  if (!may(actor, 'export:read', id)) return unknown;
  const all: Actor = { ...actor, customer: null, scopes: new Set([...actor.scopes, 'customers:read']) };
  const customer = await customerFor(id, all, ports);
  if (isRefusal(customer)) return customer;
  const inUse = (await readAllVersions(ports)).filter(({ version }) => isInUse(version));
  const versions = inUse.filter(({ agreement }) => namesCustomer(agreement, id));
  const roster = rosterOf(
    inUse.map(({ agreement }) => agreement),
    await ports.store.customerAliases(),
  );
  await ports.store.transact((tx) =>
    tx.note({
      at: ports.now(),
      actor: actor.id,
      action: 'customer.exported',
      object: `customer:${id}`,
      customer: id,
      details: {},
    }),
  );
  return linesOf({ ...customer, roster, versions }, ports.store);
}

/** The customer, its agreements, and who is called what. */
interface Subject extends CustomerView {
  readonly versions: readonly ReadVersion[];
  readonly roster: Roster;
}

async function* linesOf(subject: Subject, store: Store): AsyncGenerator<string, void, undefined> {
  const line = (kind: string, value: object) => `${JSON.stringify({ kind, ...value })}\n`;
  const { roster: _names, versions, ...customer } = subject;
  yield line('customer', customer);
  for (const { version, plain } of versions) {
    const { resolved, hash } = contentFor(asCustomer(customer.id), plain, version.text);
    const { agreement, publishedAt } = version;
    yield line('agreement', {
      agreement,
      version: version.version,
      publishedAt: formatInstant(publishedAt),
      hash,
      resolved,
    });
  }
  yield* ticketLines(customer, new Set(versions.map(({ agreement }) => agreement.id)), store);
  for await (const events of store.factsBeside()) {
    for (const event of events) if (concerns(event, subject)) yield factLine(event);
  }
  yield* statementLines(customer, store);
  yield* reportLines(customer, store);
  for await (const note of notesOf(customer.id, store)) yield line('note', { ...note, at: formatInstant(note.at) });
}

/** What a customer sees of an agreement does not depend on which of its people asks. */
function asCustomer(id: string): Actor {
  return { ...OURSELVES, role: 'customer', customer: id, scopes: new Set(['agreements:read']) };
}

async function* ticketLines(
  { id }: CustomerView,
  agreements: ReadonlySet<string>,
  store: Store,
): AsyncGenerator<string> {
  let after: { readonly openedAt: Instant | null; readonly ticket: string } | null = null;
  for (;;) {
    const page: readonly Projection[] = await store.tickets({ customer: [id] }, after, PAGE);
    const own = new Set(page.map(({ ticket }) => ticket.ticket));
    for (const { ticket, clocks } of page) {
      const { openedAt, endedAt, priority, service, noCommitment } = ticket;
      const shown = clocks.filter(({ agreement }) => agreements.has(agreement)).map(clockOf);
      const head = { ticket: ticket.ticket, openedAt: textOf(openedAt), endedAt: textOf(endedAt) };
      yield `${JSON.stringify({ kind: 'ticket', ...head, priority, service, noCommitment, clocks: shown })}\n`;
    }
    // Tickets tied to these may be others': of a group only the customer's own are told.
    for (const { events } of await store.groupsOf([...own])) {
      for (const event of events) if (own.has(event.subject)) yield factLine(event);
    }
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    after = { openedAt: last.ticket.openedAt, ticket: last.ticket.ticket };
  }
}

function clockOf(clock: ClockRow) {
  const { agreement, version, target, measure, cycle, state, verdict, excusedBecause } = clock;
  const times = { startedAt: textOf(clock.startedAt), dueAt: textOf(clock.dueAt), stoppedAt: textOf(clock.stoppedAt) };
  const breachedAt = textOf(clock.breachedAt);
  return {
    agreement: `${agreement}@${version}`,
    target,
    measure,
    cycle,
    state,
    verdict,
    ...times,
    breachedAt,
    excusedBecause,
  };
}

async function* statementLines({ id }: CustomerView, store: Store): AsyncGenerator<string> {
  let after: Parameters<Store['issuedStatements']>[1] = null;
  for (;;) {
    const page = await store.issuedStatements({ customer: id }, after, PAGE);
    for (const { agreement, month, number, hash, issuedAt, body } of page) {
      const head = { kind: 'statement', agreement, month, number, hash, issuedAt: formatInstant(issuedAt) };
      yield `${JSON.stringify({ ...head, statement: JSON.parse(body) as unknown })}\n`;
    }
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    after = last;
  }
}

async function* reportLines({ id }: CustomerView, store: Store): AsyncGenerator<string> {
  let after: Parameters<Store['issuedReports']>[1] = null;
  for (;;) {
    const page = await store.issuedReports({ customer: id }, after, PAGE_OF_REPORTS);
    for (const { customer, month, number, hash, issuedAt, body } of page) {
      const head = { kind: 'report', customer, month, number, hash, issuedAt: formatInstant(issuedAt) };
      yield `${JSON.stringify({ ...head, report: JSON.parse(body) as unknown })}\n`;
    }
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE_OF_REPORTS) return;
    after = last;
  }
}

/** Each holds a whole month, with its receipts. */
const PAGE_OF_REPORTS = 12;

async function* notesOf(customer: string, store: Store): AsyncGenerator<AuditEntry> {
  for (let after = 0; ; ) {
    const page = await store.auditEntries(after, 1000);
    for (const entry of page) if (entry.customer === customer) yield entry;
    const last = page.at(-1);
    if (last === undefined) return;
    after = last.number;
  }
}

/** Does a fact beside tickets concern the customer, by name, by agreement, or by a service of all? */
function concerns(event: Event, { id, roster, versions }: Subject): boolean {
  const { customer: named, agreement } = event.data;
  if (typeof named === 'string' && named !== '') return customerIdOf(roster, named, event.source) === id;
  const own = versions.filter((one) => one.agreement.customer?.id === id);
  const about = typeof agreement === 'string' ? agreement : event.subject;
  if (own.some((one) => about === one.agreement.id || about === one.agreement.ref)) return true;
  return SERVICE_FACTS.test(event.type) && versions.some((one) => Object.hasOwn(one.agreement.services, event.subject));
}

const SERVICE_FACTS = /^(outage|check|monitor|maintenance|exclusion)\./;

function factLine(event: Event): string {
  return `{"kind":"fact","fact":${lineOf(event)}}\n`;
}

function textOf(at: Instant | null): string | null {
  return at === null ? null : formatInstant(at);
}
