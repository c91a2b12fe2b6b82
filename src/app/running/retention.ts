import { type EventData, rememberedData } from '../../core/event/index.ts';
import { formatInstant, type Instant } from '../../core/time/index.ts';
import type { KeptBody, Retention, RetentionPlace, Store, Tx } from '../ports/index.ts';
import { dropOldMessages } from './drop-messages.ts';

// Facts are truth, and what was decided by them must stay explainable: so what is forgotten of a fact is what no rule
// reads (titles, texts, addresses that a source sends along), and nothing else. Every answer stays what it was.

const DAY_MS = 86_400_000;
/** 03:00 UTC, an hour after the backups; one that is still being written reads what was there when it began. */
const HOUR_MS = 3 * 3_600_000;
const LOOK_EVERY_MS = 60_000;
/** So many facts in one transaction: who posts meanwhile waits for none of them. */
const BATCH = 500;

/** What was looked at of one source, and how many of its facts lost something. */
export interface Retained {
  readonly source: string;
  readonly looked: number;
  readonly forgotten: number;
}

/** The night (03:00 UTC) in which an instant falls, or the one before it. */
export function nightOf(at: Instant): Instant {
  return Math.floor((at - HOUR_MS) / DAY_MS) * DAY_MS + HOUR_MS;
}

/**
 * The instant before which a source's facts are forgotten as of `at`: whole days before the last night. Null: its
 * retention was set after that night, and waits for the next, so that a slip of the finger can be undone.
 */
export function forgottenBefore({ days, setAt }: Pick<Retention, 'days' | 'setAt'>, at: Instant): Instant | null {
  const night = nightOf(at);
  return setAt >= night ? null : night - days * DAY_MS;
}

/**
 * Takes out of all facts that are older than their source's retention what no rule reads, some at a time, each time in a
 * transaction of its own: broken off at any point, the next call goes on there; called again, nothing is left to do. What
 * was forgotten of each source stands in the record.
 * @param isStopping asked between transactions: whether to break off
 * @throws Unavailable
 */
export async function retain(
  store: Store,
  at: Instant,
  isStopping: () => boolean = () => false,
): Promise<readonly Retained[]> {
  const retained: Retained[] = [];
  for (const retention of await store.retentions()) {
    if (isStopping()) break;
    const before = forgottenBefore(retention, at);
    if (before !== null && !isDone(retention.doneTo, before)) {
      retained.push(await retainSource(store, retention, { before, at, isStopping }));
    }
  }
  return retained;
}

function isDone(doneTo: RetentionPlace | null, before: Instant): boolean {
  return doneTo !== null && doneTo.recordedAt >= before;
}

async function retainSource(
  store: Store,
  { source, setAt }: Retention,
  { before, at, isStopping }: { readonly before: Instant; readonly at: Instant; readonly isStopping: () => boolean },
): Promise<Retained> {
  let looked = 0;
  let forgotten = 0;
  for (;;) {
    const batch = await store.transact(async (tx) => {
      const retention = await tx.lockRetention(source);
      // Another node was here, or somebody has set it anew: then it waits for its own night.
      if (retention === null || retention.setAt !== setAt || isDone(retention.doneTo, before)) return null;
      const done = await retainBatch(tx, retention, before);
      if (done.isLast) await noteForgotten(tx, retention, done.forgotten, before, at);
      return done;
    });
    looked += batch?.looked ?? 0;
    forgotten += batch?.forgotten ?? 0;
    if (batch === null || batch.isLast || isStopping()) return { source, looked, forgotten };
  }
}

async function retainBatch(tx: Tx, { source, doneTo }: Retention, before: Instant) {
  const bodies = await tx.bodiesOf(source, before, doneTo, BATCH);
  const shorter = bodies.flatMap((one): readonly KeptBody[] => {
    const body = rememberedBody(one.body);
    return body === one.body ? [] : [{ ...one, body }];
  });
  const forgotten = await tx.forget(source, shorter);
  const last = bodies.length < BATCH ? null : (bodies.at(-1) as KeptBody);
  await tx.doneTo(source, last ?? { recordedAt: before, id: '' }, forgotten);
  return { looked: bodies.length, forgotten, isLast: last === null };
}

/** One note a night and source, where anything was forgotten in its last batch or in those before. */
async function noteForgotten(tx: Tx, before: Retention, more: number, limit: Instant, at: Instant): Promise<void> {
  const { source, days, doneTo, forgotten } = before;
  const hadOthers = doneTo !== null && doneTo.id !== '';
  if (more === 0 && !hadOthers) return;
  await tx.note({
    at,
    actor: null,
    action: 'retention.forgotten',
    object: `source:${source}`,
    customer: null,
    details: { days, before: formatInstant(limit), factsSinceSet: forgotten + more },
  });
}

/** The fields of a CloudEvent that are read; whatever else stands beside `data` is an extension that nobody reads. */
const ENVELOPE = ['specversion', 'id', 'source', 'type', 'subject', 'time', 'recordedat', 'sequence'];

/** What remains of a fact's body, in the order and spelling it had. */
export function rememberedBody(body: string): string {
  const event = JSON.parse(body) as { readonly [field: string]: unknown };
  const kept = Object.entries(event).flatMap(([field, value]): readonly [string, unknown][] => {
    if (field === 'data' && typeof value === 'object' && value !== null) {
      return [[field, rememberedData(String(event['type']), value as EventData)]];
    }
    return ENVELOPE.includes(field) ? [[field, value]] : [];
  });
  return JSON.stringify(Object.fromEntries(kept));
}

/**
 * Forgets each night what is due, and at the start what fell into a time when nobody ran. Payloads that are older than
 * their sources keep them go with it, and messages that ended more than a year ago.
 * @param told what was forgotten of each source that was due, or what went wrong; after a fault it is tried an hour later
 * @returns how to stop: resolves when the transaction under way is done; the rest is for the next start
 */
export function scheduleRetention(
  store: Store,
  now: () => Instant,
  told: (retained: readonly Retained[], fault: unknown) => void,
): () => Promise<void> {
  let notBefore = now();
  let droppedFor = Number.NEGATIVE_INFINITY;
  let working: Promise<void> | null = null;
  let isStopping = false;
  const look = async () => {
    if (now() < notBefore) return;
    try {
      const retained = await retain(store, now(), () => isStopping);
      if (retained.length > 0) told(retained, null);
      const at = now();
      if (nightOf(at) > droppedFor) {
        await store.transact((tx) => tx.dropPayloads(at));
        await dropOldMessages(store, at, () => isStopping);
      }
      droppedFor = nightOf(at);
    } catch (fault) {
      notBefore = now() + 3_600_000;
      told([], fault);
    }
  };
  const timer = setInterval(() => {
    working ??= look().finally(() => {
      working = null;
    });
  }, LOOK_EVERY_MS);
  timer.unref?.();
  return async () => {
    clearInterval(timer);
    isStopping = true;
    await working;
  };
}
