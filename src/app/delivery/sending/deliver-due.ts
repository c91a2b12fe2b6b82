import { SECOND_MS } from '../../../core/time/index.ts';
import type { HandedOver, MessageRow, Parcel } from '../../ports/index.ts';
import type { DeliveryPorts } from '../ports.ts';
import { cancel, noteOutcome } from './note-outcome.ts';
import { type Notes, openNotes } from './notes.ts';
import { OURS, type Prepared, prepare } from './prepare.ts';

/** So many are on their way at a time, whoever they are for. */
const IN_FLIGHT = 32;
/** One to each recipient: a slow one holds up only itself, and a kill repeats at most one message to anybody. */
const PER_RECIPIENT = 1;
/** What a program took and did not finish is another's after that. */
const LEASE_MS = 30 * SECOND_MS;
/** A hand-over ends before its lease does. */
const LIMIT_MS = 20 * SECOND_MS;
/** Told to stop, it waits so long for what is on its way. */
const GRACE_MS = 3 * SECOND_MS;
/** While something is on its way it looks so often for what has become due. */
const LOOK_MS = 100;

/**
 * Hands over what is due, most urgent first, until nothing is due and nothing on its way: worded and kept before the first
 * try, the outcome noted after each. Any number of programs may do so side by side. Told to stop, it takes no more.
 * @returns how many tries were made
 * @throws Unavailable where the store is away; what was on its way has ended by then
 */
export async function deliverDue(ports: DeliveryPorts, signal: AbortSignal): Promise<number> {
  const flying = new Set<Promise<void>>();
  const cut = new AbortController();
  const stop = () => setTimeout(() => cut.abort(), GRACE_MS).unref();
  signal.addEventListener('abort', stop, { once: true });
  const notes = openNotes(ports);
  let tries = 0;
  try {
    for (;;) {
      const taken = signal.aborted ? [] : await take(ports, IN_FLIGHT - flying.size);
      for (const prepared of taken) {
        const flight = fly(ports, prepared, notes, cut.signal).finally(() => flying.delete(flight));
        flying.add(flight);
      }
      tries += taken.length;
      if (flying.size === 0 && (taken.length === 0 || signal.aborted)) return tries;
      // What is quick has ended by then, and its places are taken together.
      if (taken.length === 0 || flying.size === IN_FLIGHT) await Promise.race([...flying, pause(LOOK_MS)]);
      await new Promise(setImmediate);
    }
  } finally {
    signal.removeEventListener('abort', stop);
    await Promise.allSettled(flying);
  }
}

async function take(ports: DeliveryPorts, limit: number): Promise<readonly Prepared[]> {
  if (limit <= 0) return [];
  const { store, now, worker } = ports;
  const at = now();
  const lease = { by: worker, at, until: at + LEASE_MS, limit, perRecipient: PER_RECIPIENT };
  const leased = await store.transact((tx) => tx.leaseMessages(lease));
  return leased.length === 0 ? [] : await prepare(ports, leased);
}

/** One try, from its beginning to its note. Whatever is wrong with us is told, and the message is tried again. */
async function fly(ports: DeliveryPorts, prepared: Prepared, notes: Notes, cut: AbortSignal): Promise<void> {
  const { message } = prepared;
  try {
    if ('because' in prepared) return await cancel(ports, message, prepared.because, notes);
    const startedAt = ports.now();
    const began = performance.now();
    const outcome = 'failed' in prepared ? failed(prepared.failed) : await handOver(ports, prepared.parcel, cut);
    const milliseconds = Math.round(performance.now() - began);
    await noteOutcome(ports, message, outcome, { startedAt, milliseconds }, notes);
  } catch (error) {
    // Its lease runs out, and it is taken again.
    ports.onDefect(error);
  }
}

function failed(detail: string): HandedOver {
  return { outcome: 'failed', status: null, detail, retryAfterMs: null };
}

async function handOver(ports: DeliveryPorts, parcel: Parcel, cut: AbortSignal): Promise<HandedOver> {
  if (parcel.channel === 'page') return { outcome: 'handedOver', status: null, detail: 'shown on the page' };
  const carrier = ports.carriers.find(({ channels }) => channels.includes(parcel.channel));
  if (carrier === undefined) return failed(noCarrier(parcel.channel));
  const late = AbortSignal.timeout(LIMIT_MS);
  const signal = AbortSignal.any([late, cut]);
  try {
    return await Promise.race([carrier.handOver(parcel, signal), abandoned(signal)]);
  } catch (error) {
    ports.onDefect(error);
    return failed(OURS);
  }
}

/** A carrier that does not end by itself is waited for a little longer. */
async function abandoned(signal: AbortSignal): Promise<HandedOver> {
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  await pause(SECOND_MS);
  return failed('it took too long');
}

function noCarrier(channel: MessageRow['channel']): string {
  return channel === 'email'
    ? 'no mail server is set: LEEWAY_SMTP_URL, LEEWAY_MAIL_FROM'
    : `nothing carries ${channel}`;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
