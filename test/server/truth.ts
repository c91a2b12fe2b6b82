/** What must hold of a store after whatever was done to it: nothing lost, nothing twice, projections equal a replay. */
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Projection, Store } from '../../src/app/ports/index.ts';
import type { Agreement } from '../../src/core/agreement/index.ts';
import { type Evaluation, evaluate } from '../../src/core/evaluate.ts';
import type { Event } from '../../src/core/event/index.ts';
import { readAgreement } from '../../src/language/index.ts';
import { openPostgresStore, openStorage } from '../../src/store/postgres/index.ts';
import { leeway } from '../cli/leeway.ts';
import { allProjections, living } from '../live/living.ts';
import { type History, keyOf } from './clients.ts';
import { read } from './owner.ts';

const MIGRATIONS = join(import.meta.dirname, '../../src/store/migrations');

/** Every acknowledged event is told exactly once, as it was handed in; nothing is told that nobody handed in. */
export async function expectAllKept(url: string, token: string, { sent, acknowledged, faults }: History) {
  // What is acknowledged while these pages are read may come after the last of them.
  const due = [...acknowledged.keys()];
  const told = new Map<string, unknown>();
  const twice: string[] = [];
  for (let cursor = ''; ; ) {
    const answer = await read(url, token, `/events?limit=1000${cursor}`);
    expect(answer.status).toBe(200);
    const { items, next } = (await answer.json()) as {
      readonly items: readonly { readonly event: { readonly source: string; readonly id: string } }[];
      readonly next: string | null;
    };
    for (const { event } of items) {
      if (told.has(keyOf(event))) twice.push(keyOf(event));
      told.set(keyOf(event), event);
    }
    if (next === null) break;
    cursor = `&cursor=${encodeURIComponent(next)}`;
  }
  expect(faults.slice(0, 5).join('\n')).toBe('');
  expect({ twice, lost: due.filter((key) => !told.has(key)) }).toEqual({ twice: [], lost: [] });
  expect([...acknowledged].filter(([, times]) => times > 1)).toEqual([]);
  const other = [...told].filter(([key, event]) => JSON.stringify(event) !== JSON.stringify(sent.get(key)));
  expect(other).toEqual([]);
}

export interface Place {
  readonly data: string;
  readonly databaseUrl: string | null;
}

/**
 * What is projected, once the due are looked at, is what a replay from nothing gives, and what core says of all facts at
 * once; so does `leeway rebuild`. No server may run meanwhile.
 */
export async function expectEqualToReplay(
  place: Place,
): Promise<{ readonly tickets: number; readonly clocks: number }> {
  const asOf = Date.now();
  const kept = await withStore(place, async (store) => {
    const system = living(store, asOf);
    await system.look();
    const projections = await allProjections(store);
    const before = await system.projected();
    expectAsEvaluated(projections, evaluate({ ...(await everything(store)), asOf }));
    await system.rebuild();
    expect(await system.projected()).toEqual(before);
    return projections;
  });
  const env = { LEEWAY_DATA: place.data, ...(place.databaseUrl === null ? {} : { DATABASE_URL: place.databaseUrl }) };
  const ran = await leeway(['rebuild'], { env });
  expect(ran).toMatchObject({ code: 0 });
  await withStore(place, async (store) => {
    const until = Date.now();
    const [was, is] = [resting(kept, until), resting(await allProjections(store), until)];
    // Those of which passing time says nothing new meanwhile: neither then nor now.
    const both = [...was.keys()].filter((ticket) => is.has(ticket));
    expect(both.map((ticket) => is.get(ticket))).toEqual(both.map((ticket) => was.get(ticket)));
  });
  return { tickets: kept.length, clocks: kept.reduce((sum, { clocks }) => sum + clocks.length, 0) };
}

export async function withStore<T>({ data, databaseUrl }: Place, work: (store: Store) => Promise<T>): Promise<T> {
  const storage = await openStorage({ data, databaseUrl, as: 'visitor', migrations: MIGRATIONS });
  const store = openPostgresStore(storage.app);
  try {
    return await work(store);
  } finally {
    await store.close();
    await storage.close();
  }
}

function resting(projections: readonly Projection[], until: number): ReadonlyMap<string, Projection> {
  const rests = ({ ticket }: Projection) => ticket.wakeAt === null || ticket.wakeAt > until;
  return new Map(projections.filter(rests).map((projection) => [projection.ticket.ticket, projection]));
}

async function everything(store: Store) {
  const events: Event[] = [];
  for (let last: Event | null = null; ; ) {
    const page: readonly { readonly event: Event }[] = await store.facts({}, last, 5_000);
    if (page.length === 0) break;
    events.push(...page.map(({ event }) => event));
    last = events.at(-1) as Event;
  }
  const agreements = (await store.publishedVersions()).map(({ resolved }): Agreement => {
    const { agreement } = readAgreement(resolved, { file: 'published' });
    if (agreement === null) throw new Error('a published text can not be read');
    return agreement;
  });
  return { events, agreements };
}

/** Rows and the evaluation tell the same of every clock, and of every ticket without commitment. */
function expectAsEvaluated(projections: readonly Projection[], evaluation: Evaluation): void {
  const rows = projections.flatMap(({ clocks }) =>
    clocks.map(({ ticket, agreement, version, measure, cycle, target, state, verdict, startedAt, ...clock }) => {
      const { stoppedAt, breachedAt, firstVerdict, elapsedMs, pausedMs } = clock;
      const who = { ticket, agreement, version, measure, cycle, target };
      const what = { state, verdict, startedAt, stoppedAt, breachedAt, firstVerdict };
      return { ...who, ...what, elapsedMs, pausedMs };
    }),
  );
  const judged = evaluation.clocks.map((clock) => {
    const { ticket, measure, cycle, verdict, startedAt, stoppedAt, breachedAt, firstVerdict } = clock;
    const state = clock.state === 'closedHours' ? 'running' : clock.state;
    const over = stoppedAt !== null || state === 'superseded' || state === 'cancelled';
    const who = { ticket, agreement: clock.version.id, version: clock.version.version, measure, cycle };
    const what = { target: clock.target.id, state, verdict, startedAt, stoppedAt, breachedAt, firstVerdict };
    return { ...who, ...what, elapsedMs: over ? clock.elapsedMs : null, pausedMs: over ? clock.pausedMs : null };
  });
  expectSame(rows, judged);
  const uncommitted = projections.flatMap(({ ticket: { ticket, noCommitment: reason } }) =>
    reason === null ? [] : [{ ticket, reason }],
  );
  expectSame(uncommitted, evaluation.noCommitment);
}

/** Shows the first of those that one has and the other has not. */
function expectSame(rows: readonly object[], judged: readonly object[]): void {
  const [found, wanted] = [textsOf(rows), textsOf(judged)];
  const [isFound, isWanted] = [new Set(found), new Set(wanted)];
  const missing = wanted.filter((text) => !isFound.has(text));
  const beyond = found.filter((text) => !isWanted.has(text));
  expect({ missing: missing.slice(0, 3), beyond: beyond.slice(0, 3) }).toEqual({ missing: [], beyond: [] });
  expect(found.length).toBe(wanted.length);
}

function textsOf(rows: readonly object[]): readonly string[] {
  return rows.map((row) =>
    JSON.stringify(Object.fromEntries(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)))),
  );
}
