import pg from 'pg';
import { authenticate } from '../../../src/app/access/index.ts';
import { markLoaded, removeLoaded } from '../../../src/app/demonstration-life/index.ts';
import { openRosters } from '../../../src/app/live/index.ts';
import type { Store } from '../../../src/app/ports/index.ts';
import { loadHolidaySource } from '../../../src/connectors/holidays/index.ts';
import { readShifts } from '../../../src/connectors/shifts/index.ts';
import type { HttpParts } from '../../../src/http/index.ts';
import { basesFor } from '../../../src/main/bases.ts';
import { type Metrics, openMetrics } from '../../../src/main/metrics/metrics.ts';
import { objectiveReadings } from '../../../src/main/metrics/objective-readings.ts';
import { readingsOf } from '../../../src/main/metrics/readings.ts';
import { openDatabase } from '../../../src/store/postgres/database.ts';
import { openPostgresStore } from '../../../src/store/postgres/open-store.ts';
import { type Served, serve } from '../../http/support/server.ts';
import { storesOfRun } from '../../support/postgres/stores-of-run.ts';
import { agreementOf, supplierText } from './agreement-text.ts';
import { planted } from './canaries.ts';
import { type ActorName, type Credential, type People, peopleOf } from './people.ts';

/** When everything is asked. */
export const NOW = Date.parse('2026-04-10T08:00:00Z');

export interface Asking {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: { readonly [name: string]: string };
}

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** A provider with two customers, alba (A) and brio (B), over PostgreSQL 15, as a server on the loopback has it. */
export interface World {
  readonly served: Served;
  readonly store: Store;
  readonly people: People;
  readonly logged: readonly string[];
  /** The figures for Prometheus where customers are to be named. */
  readonly namingFigures: () => Promise<string>;
  readonly ask: (who: ActorName | Credential, asking: Asking) => Promise<Answered>;
  /** Asks the database itself, as its superuser. */
  readonly sql: (text: string) => Promise<readonly { readonly [column: string]: unknown }[]>;
  readonly database: pg.PoolConfig;
  readonly close: () => Promise<void>;
}

/** The figures of a node on a store, as a program has them. */
function figuresOf(store: Store, customers: boolean): Metrics {
  const now = () => NOW;
  const objectives = objectiveReadings({ store, now, rosters: openRosters() });
  const readings = readingsOf({ store, now, pool: () => ({ total: 1, idle: 1, waiting: 0 }), objectives });
  return openMetrics({ version: '0.0.0', readings, customers });
}

function logOf(logged: string[], metrics: Metrics): HttpParts['log'] {
  return {
    request: (line) => {
      logged.push(JSON.stringify(line));
      metrics.request(line.method, line.route, line.status, line.milliseconds);
    },
    defect: (id, error) => void logged.push(`${id} ${String((error as Error).stack)}`),
  };
}

async function registered(store: Store, customer: string): Promise<void> {
  await store.transact(async (tx) => {
    await tx.putCustomer({ id: customer, name: customer, changedAt: NOW, changedBy: null });
    const noted = { at: NOW, actor: null, action: 'customer.registered', object: `customer:${customer}` } as const;
    await tx.note({ ...noted, customer, details: {} });
  });
}

async function superuserOf(database: pg.PoolConfig): Promise<pg.Client> {
  const client = new pg.Client({ ...database, user: 'postgres' } as pg.ClientConfig);
  client.on('error', () => {});
  await client.connect();
  return client;
}

/** No demonstration is loaded here, and none can be. */
function loadedIn(store: Store): NonNullable<HttpParts['loaded']> {
  return {
    isLoaded: async () => false,
    isShown: async () => false,
    load: async (by) => ((await markLoaded(store, by, NOW)) === null ? 'notEmpty' : 'loading'),
    remove: (by) => removeLoaded(store, by, NOW),
  };
}

export async function openWorld(more: Partial<HttpParts['config']> = {}): Promise<World> {
  const stores = storesOfRun();
  const database = await stores.newDatabase();
  const store = openPostgresStore(openDatabase({ ...database, max: 10 }));
  const now = () => NOW;
  const access = { store, now, secretKey: new Uint8Array(32).fill(7), baseUrl: 'https://leeway.example' };
  const logged: string[] = [];
  const metrics = figuresOf(store, false);
  const served = await serve({
    store,
    config: { slots: 64, publicReference: false, ...more },
    parts: {
      now,
      log: logOf(logged, metrics),
      publishing: { bases: basesFor('none/none.yaml', process.cwd()), holidays: async () => loadHolidaySource() },
      duty: { timeZone: 'UTC', readShifts },
      loaded: loadedIn(store),
      authenticate: (credentials) => authenticate(credentials, access),
      metrics: metrics.scrape,
    },
  });
  served.clock.at = NOW;
  const client = await superuserOf(database);
  const world = {
    served,
    store,
    logged,
    namingFigures: async () => (await figuresOf(store, true).scrape()).text,
    database,
    sql: async (text: string) => (await client.query(text)).rows,
  };
  for (const customer of ['alba', 'brio']) {
    await registered(store, customer);
  }
  const people = await peopleOf(access);
  const ask = askAt(served, people);
  const opened: World = {
    ...world,
    people,
    ask,
    close: async () => {
      await client.end();
      await served.close();
      await stores.drop();
    },
  };
  await plant(opened);
  return opened;
}

function askAt(served: Served, people: People): World['ask'] {
  return async (who, { method, path, body, headers = {} }) => {
    const credential = typeof who === 'string' ? people.credentials[who] : who;
    const sent: Record<string, string> = { 'accept-language': 'en', origin: served.url };
    if (credential?.kind === 'session') sent['cookie'] = `leeway=${credential.secret}`;
    if (credential?.kind === 'token') sent['authorization'] = `Bearer ${credential.secret}`;
    if (body !== undefined) sent['content-type'] = 'application/json';
    const init = { method, redirect: 'manual', headers: { ...sent, ...headers } } as const;
    const text = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
    const answer = await fetch(`${served.url}${path}`, { ...init, ...text });
    return { status: answer.status, headers: answer.headers, text: await bodyOf(answer) };
  };
}

/** All of an answer; of a stream that never ends, what came with its beginning. */
async function bodyOf(answer: Response): Promise<string> {
  if (!answer.headers.get('content-type')?.startsWith('text/event-stream')) return await answer.text();
  const reader = (answer.body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream()).getReader();
  const { value } = await reader.read();
  await reader.cancel();
  return value ?? '';
}

let number = 0;
/** An event of the help desk. */
export function eventOf(type: string, subject: string, time: string, data: object, source = 'desk'): object {
  number += 1;
  return { specversion: '1.0', id: `e${number}`, source, type, subject, time, data };
}

/** The facts of each customer under known ids: `A-1`, `B-1` … */
async function plant(world: World): Promise<void> {
  await publish(world);
  const ok = async (asking: Asking) => {
    const answer = await world.ask('owner', asking);
    if (answer.status >= 300) throw new Error(`${asking.method} ${asking.path}: ${answer.status} ${answer.text}`);
    return answer.text === '' ? null : (JSON.parse(answer.text) as { readonly hash?: string });
  };
  const post = (path: string, body: unknown) => ok({ method: 'POST', path: `/api/v1${path}`, body });
  for (const [customer, name] of [
    ['alba', 'aliasA'],
    ['brio', 'aliasB'],
  ] as const) {
    await post(`/customers/${customer}/aliases`, { source: 'desk', alias: planted(name) });
  }
  await post('/events', factsOf());
  for (const [customer, ticket] of Object.entries(TICKETS)) {
    const own = customer === 'brio';
    const reason = own ? planted('reasonB') : 'a power cut';
    const evidence = own ? planted('evidenceB') : null;
    await post('/excusals', { ticket, target: 'p1-response', reason, evidence });
    const span = { service: `${customer}-line`, customer };
    const when = { from: '2026-04-20T00:00:00Z', to: '2026-04-20T01:00:00Z' };
    await post('/maintenance', { ...span, ...when });
    await post('/exclusions', { ...span, ...when, reason: 'forceMajeure', evidence });
    await post('/statements', { agreement: `${customer}-or`, month: '2026-03' });
    const declared = {
      declaration: 'contested',
      item: 'late-response',
      reason: own ? planted('declarationReasonB') : 'no',
    };
    await post(`/statements/${customer}-or/2026-03/declarations`, declared);
    const draft = await ok({ method: 'GET', path: `/api/v1/customers/${customer}/reports/2026-03/preview` });
    await post('/reports', { customer, month: '2026-03', hash: draft?.hash });
  }
  const correction = { source: 'desk', id: 'B-wrong', reason: planted('correctionReasonB'), corrected: null };
  await post('/corrections', correction);
  await post('/agreements', { text: agreementOf('brio', 2, '2026-06-01') });
  await post('/agreements/brio-or/versions/2/withdrawal', { reason: planted('withdrawnBecauseB') });
}

async function publish(world: World): Promise<void> {
  for (const text of [supplierText(), agreementOf('alba'), agreementOf('brio')]) {
    const answer = await world.ask('owner', { method: 'POST', path: '/api/v1/agreements', body: { text } });
    if (answer.status !== 201) throw new Error(answer.text);
  }
}

/** The ticket of each customer. */
export const TICKETS = { alba: planted('ticketA'), brio: planted('ticketB') } as const;

function factsOf(): readonly object[] {
  return [
    ...Object.keys(TICKETS).flatMap((customer) => factsOfOne(customer as keyof typeof TICKETS)),
    eventOf('ticket.opened', 'U-1', '2026-04-01T08:00:00Z', { customer: planted('unknownName'), priority: 'P1' }),
    eventOf('ticket.updated', TICKETS.brio, '2026-03-09T08:30:00Z', { note: 'x' }, planted('sourceB')),
  ];
}

function factsOfOne(customer: keyof typeof TICKETS): readonly object[] {
  const [letter, secret] = customer === 'alba' ? ['A', planted('eventDataA')] : ['B', planted('eventDataB')];
  const ticket = TICKETS[customer];
  const line = `${customer}-line`;
  const data = { customer, priority: 'P1', service: line, note: secret };
  const fact = (id: string, ...rest: Parameters<typeof eventOf>) => ({ ...eventOf(...rest), id: `${letter}-${id}` });
  return [
    fact('1', 'ticket.opened', ticket, '2026-03-09T08:00:00Z', data),
    fact('2', 'ticket.replied', ticket, '2026-03-09T11:00:00Z', { by: 'agent' }),
    fact('wrong', 'ticket.replied', ticket, '2026-03-09T12:00:00Z', { by: 'agent' }),
    fact('open', 'ticket.opened', `${ticket}-2`, '2026-04-10T07:30:00Z', data),
    fact('out', 'outage.started', line, '2026-03-10T08:00:00Z', { customer, state: 'down' }),
    fact('in', 'outage.ended', line, '2026-03-10T09:00:00Z', { customer }),
  ];
}
