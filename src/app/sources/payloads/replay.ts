import type { Instant } from '../../../core/time/index.ts';
import { type Actor, signature } from '../../access/actor.ts';
import type { Payload, PayloadPlace, PayloadState } from '../../ports/index.ts';
import type { Refusal } from '../../refusal.ts';
import { mayWrite, noSource } from '../manage/refusals.ts';
import type { SourcePorts } from '../ports.ts';
import { stateOf } from './outcome.ts';
import { readKept } from './read-kept.ts';

/** Which payloads are read again. */
export interface ReplayWanted {
  readonly source: string;
  /** By when they were received, `to` exclusive. */
  readonly from: Instant | null;
  readonly to: Instant | null;
  /** Null: whatever became of them. */
  readonly state: readonly PayloadState[] | null;
  /** Read on behind this one; null: from the latest. */
  readonly after: PayloadPlace | null;
}

/** What came of it. `waiting`: could not be read for now, and stay what they were. `next`: there are more. */
export interface Replayed {
  readonly read: number;
  readonly aside: number;
  readonly waiting: number;
  readonly events: {
    readonly new: number;
    readonly same: number;
    readonly different: number;
    readonly refused: number;
  };
  readonly next: PayloadPlace | null;
}

/** So many at a time: each may take a second. */
const MOST = 100;
/** And no longer than this, so that whoever asks has an answer. */
const LONGEST_MS = 20_000;

/**
 * Reads payloads again by the mapping that is in use now, latest first: what they give is known by the ids of events, so
 * that what was handed in rightly the first time stays as it is.
 */
export async function replayPayloads(
  wanted: ReplayWanted,
  actor: Actor,
  ports: SourcePorts,
): Promise<Replayed | Refusal> {
  const refused = mayWrite(actor);
  if (refused !== null) return refused;
  const { store, now } = ports;
  const source = await store.source(wanted.source);
  if (source === null) return noSource(wanted.source);
  const { from, to, state, after } = wanted;
  const filter = {
    source: source.id,
    ...(from !== null && { from }),
    ...(to !== null && { to }),
    ...(state && { state }),
  };
  const payloads = await store.payloads(filter, after, MOST + 1);
  const counts = { new: 0, same: 0, different: 0, refused: 0 };
  const states = { read: 0, aside: 0, waiting: 0 };
  const endsAt = performance.now() + LONGEST_MS;
  let last: Payload | null = null;
  for (const payload of payloads.slice(0, MOST)) {
    if (last !== null && performance.now() > endsAt) break;
    const outcome = await readKept(source, payload, ports);
    states[outcome === null ? 'waiting' : stateOf(outcome)] += 1;
    for (const { result } of outcome?.events ?? []) counts[result] += 1;
    last = payload;
  }
  const done = states.read + states.aside + states.waiting;
  const next = last === null || done >= payloads.length ? null : { receivedAt: last.receivedAt, id: last.id };
  if (after === null && done > 0) {
    const details = { from, to, state: state?.join(' ') ?? null, revision: source.revision };
    await store.transact((tx) =>
      tx.note({
        at: now(),
        actor: signature(actor),
        action: 'source.replayed',
        object: `source:${source.id}`,
        customer: null,
        details,
      }),
    );
  }
  return { ...states, events: counts, next };
}
