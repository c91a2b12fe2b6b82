import type { Actor } from '../../app/access/index.ts';
import type { Change, Store } from '../../app/ports/index.ts';
import type { PushedBody } from '../answering/pushed-body.ts';
import { encoded, MOST_WAITING, openWriter, type WriterParts } from './event-writer.ts';
import type { ChangeHub } from './hub.ts';

export interface ChangeStreamParts extends WriterParts {
  readonly store: Store;
  readonly hub: ChangeHub;
  /** Who listens, asked anew at every beat: a token that was revoked hears no more. Null: nobody any longer. */
  readonly actor: () => Promise<Actor | null>;
  /** Marks as they are told, and back: they may hold what the listener must not see. Null: no mark of ours. */
  readonly sealed: (mark: string) => string;
  readonly unsealed: (text: string) => string | null;
  readonly beatMs: number;
  readonly ended: () => void;
}

const PAGE = 1_000;
/**
 * Who has missed more than so many bytes reads everything anew. It waits for him as a whole before anything of it is sent:
 * what happens meanwhile must have room beside it, or he would be cut off each time he comes back.
 */
const MOST_MISSED = MOST_WAITING / 2;

/**
 * The server-sent events of one listener: `changed` with the tickets he may see, `reset` when what he missed can not be
 * told, or is too much. @param after the last id he was told; null: from now on
 */
export async function changeStream(parts: ChangeStreamParts, actor: Actor, after: string | null): Promise<PushedBody> {
  const writer = openWriter(parts);
  let who = actor;
  const tell = (change: Change) => {
    const bytes = toldOf(change, who.customer, parts.sealed);
    if (bytes !== null) writer.write(bytes);
  };
  const reset = (mark: string) => writer.event('reset', parts.sealed(mark), { tickets: [] });
  // What comes while he catches up waits, so that ids only grow older by what he is told twice.
  let early: (() => void)[] | null = [];
  const inTurn = (what: () => void) => (early === null ? what() : void early.push(what));
  const { mark, leave } = await parts.hub.join({
    told: (change) => inTurn(() => tell(change)),
    lost: (from) => inTurn(() => reset(from)),
  });
  const beat = setInterval(async () => {
    const now = await parts.actor().catch(() => who);
    if (now === null || !now.scopes.has('tickets:read')) return writer.end();
    who = now;
    writer.beat();
  }, parts.beatMs);
  writer.atEnd(() => {
    clearInterval(beat);
    leave();
    parts.ended();
  });
  const from = after === null ? null : parts.unsealed(after);
  try {
    if (after === null) writer.event('ready', parts.sealed(mark), { tickets: [] });
    else if (from === null || !(await catchUp(parts.store, from, tell, writer.waiting))) reset(mark);
  } catch (error) {
    writer.end();
    throw error;
  }
  for (const what of early) what();
  early = null;
  return writer.body;
}

/** What was written of a change, by the customer it was written for: many listen to the same. */
const written = new WeakMap<Change, Map<string | null, Uint8Array | null>>();

/** A change as it is told to whoever may see this customer's tickets, null: all; null: there is nothing to tell. */
function toldOf(change: Change, customer: string | null, sealed: ChangeStreamParts['sealed']): Uint8Array | null {
  let known = written.get(change);
  if (known === undefined) {
    known = new Map();
    written.set(change, known);
  }
  let bytes = known.get(customer);
  if (bytes === undefined) {
    const tickets = change.tickets.filter((ticket) => customer === null || ticket.customer === customer);
    bytes = tickets.length === 0 ? null : encoded('changed', sealed(change.mark), { tickets });
    known.set(customer, bytes);
  }
  return bytes;
}

/** False: what came after the mark can not be told any more, or is too much. @param toldBytes of all that was told so far */
async function catchUp(
  store: Store,
  from: string,
  tell: (change: Change) => void,
  toldBytes: () => number,
): Promise<boolean> {
  let mark = from;
  while (toldBytes() < MOST_MISSED) {
    const change = await store.changesAfter(mark, PAGE);
    if (change === null) return false;
    tell(change);
    if (change.tickets.length < PAGE) return true;
    mark = change.mark;
  }
  return false;
}
