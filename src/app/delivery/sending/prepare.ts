import { wordMessage } from '../../messages/index.ts';
import { type AlertRow, type MessageRow, type Parcel, Unavailable } from '../../ports/index.ts';
import { carried, opened } from '../endpoints/opened-endpoint.ts';
import type { DeliveryPorts } from '../ports.ts';
import { contextFor } from '../wording/context-for.ts';
import { type AddressBook, openAddressBook } from './address-book.ts';
import { type NoWay, type Way, wayOf } from './resolve.ts';

/** A message ready to be handed over, or why it can not be (now: `failed`; ever: `because`). */
export type Prepared =
  | { readonly message: MessageRow; readonly parcel: Parcel }
  | { readonly message: MessageRow; readonly failed: string }
  | { readonly message: MessageRow; readonly because: string };

/** Of many alerts the first ones are read: no message lists more. */
const READ_MOST = 200;
const READ_AT_ONCE = 4;

/** Finds where messages go and words those that were never tried; what they say is kept before any of it leaves. */
export async function prepare(ports: DeliveryPorts, messages: readonly MessageRow[]): Promise<readonly Prepared[]> {
  const book = await openAddressBook(ports, messages);
  const found = messages.map((message) => ({ message, way: wayOf(message, book) }));
  const worded = new Map<string, Wording>();
  const unsaid = found.flatMap(({ message, way }) =>
    'because' in way || (message.body !== null && way.audience === 'ours') ? [] : [{ message, way }],
  );
  await inTurns(unsaid, async ({ message, way }) => {
    const word = message.body === null ? wordingOf : keptWordingOf;
    worded.set(message.id, await unlessOurs(ports, () => word(ports, message, way, book)));
  });
  const frozen = await freeze(ports, worded);
  return found.map(({ message, way }) => {
    if ('because' in way) return { message, because: way.because };
    const said = frozen.get(message.id) ?? worded.get(message.id);
    const body = said ?? message.body ?? { failed: OURS };
    return typeof body === 'string' ? parcelOf(ports, message, way, body) : { message, ...body };
  });
}

type Wording = string | NoWay | { readonly failed: string };

/** What the record says of a try that failed by a mistake of ours. */
export const OURS = 'a fault of our own; the log of Leeway says more';

/** What is wrong with one message, and is our doing, holds up no other: it is told, and the message is tried again. */
async function unlessOurs<T>({ onDefect }: DeliveryPorts, work: () => Promise<T>) {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Unavailable) throw error;
    onDefect(error);
    return { failed: OURS };
  }
}

async function wordingOf(
  ports: DeliveryPorts,
  message: MessageRow,
  way: Way,
  book: AddressBook,
): Promise<string | NoWay> {
  const again =
    message.again === null || message.channel !== 'webhook' ? null : await ports.store.message(message.again);
  const all = await alertsOf(ports, message);
  // A program that lost an event is given the same one again, as long as it may be told all of it.
  if (again !== null && again.body !== null && all.every(way.mayRead)) return again.body;
  const alerts = all.filter(way.mayRead);
  if (all.length > 0 && alerts.length === 0) return { because: NOT_THEIRS };
  const context = await contextFor(way, alerts, book, ports);
  const told = alerts.length === all.length ? message.alerts : alerts.length;
  return wordMessage({ ...message, alerts: told }, alerts, context);
}

/** What was worded before, as long as its reader may still be told all of it: receivers are bound to another customer. */
async function keptWordingOf(ports: DeliveryPorts, message: MessageRow, { mayRead }: Way): Promise<string | NoWay> {
  const alerts = await alertsOf(ports, message);
  return alerts.every(mayRead) && message.body !== null ? message.body : { because: NOT_THEIRS };
}

const NOT_THEIRS = 'nothing of it may be told to this reader';

async function alertsOf({ store }: DeliveryPorts, { id }: MessageRow): Promise<readonly AlertRow[]> {
  const keys = (await store.alertsOfMessage(id)).slice(0, READ_MOST);
  const rows = new Map<string, AlertRow>();
  await inTurns(keys, async (key) => {
    const row = await store.alert(key);
    if (row !== null) rows.set(key, row);
  });
  return keys.flatMap((key) => rows.get(key) ?? []);
}

/** Some at once, for others read from the store too. */
async function inTurns<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  for (let from = 0; from < all.length; from += READ_AT_ONCE) {
    await Promise.all(all.slice(from, from + READ_AT_ONCE).map(work));
  }
}

async function freeze(
  ports: DeliveryPorts,
  worded: ReadonlyMap<string, Wording>,
): Promise<ReadonlyMap<string, Wording>> {
  const bodies = [...worded].flatMap(([id, body]) => (typeof body === 'string' ? [{ id, body }] : []));
  if (bodies.length === 0) return new Map();
  const keep = (some: typeof bodies) =>
    ports.store.transact(async (tx) => {
      const kept = new Map<string, Wording>();
      for (const { id, body } of some) kept.set(id, await tx.freezeBody(id, body));
      return kept;
    });
  const all = await unlessOurs(ports, () => keep(bodies));
  if (!('failed' in all)) return all;
  const kept = new Map<string, Wording>();
  for (const one of bodies) {
    const alone = await unlessOurs(ports, () => keep([one]));
    kept.set(one.id, 'failed' in alone ? alone : (alone.get(one.id) ?? { failed: OURS }));
  }
  return kept;
}

function parcelOf(ports: DeliveryPorts, message: MessageRow, way: Way, body: string): Prepared {
  const { id, channel } = message;
  const { to, endpoint } = way;
  if (endpoint === null) return { message, parcel: { id, channel, to, endpoint: null, body } };
  const own = opened(endpoint, ports.sealingKey);
  if (own === null) return { message, failed: 'what the receiver keeps sealed was sealed with another LEEWAY_SECRET' };
  try {
    return { message, parcel: { id, channel, to, endpoint: carried(endpoint, own, { id, to, body }), body } };
  } catch (error) {
    ports.onDefect(error);
    return { message, failed: OURS };
  }
}
