import { createHash } from 'node:crypto';
import { otherAlertKey } from '../../../core/alert/index.ts';
import { DAY_MS, type Instant } from '../../../core/time/index.ts';
import { BLANK_ALERT } from '../../alerts/blank-alert.ts';
import { endIn, hurryLadder } from '../../alerts/index.ts';
import { plainLine } from '../../messages/plain-line.ts';
import type { AlertRow, Attempt, HandedOver, MessageRow, Tx } from '../../ports/index.ts';
import type { DeliveryPorts } from '../ports.ts';
import { endpointOf } from './address-book.ts';
import type { Notes } from './notes.ts';
import { nextTryAt } from './retry-schedule.ts';

/** When somebody else is told of a breach that does not get through. */
const CLIMB_AFTER = 2;
const READ_MOST = 50;

interface Tried {
  readonly startedAt: Instant;
  readonly milliseconds: number;
}

/**
 * Notes what came of a try, and what follows: when it is tried again; that it is given up, and who is told of that; that
 * its receiver is switched off; that somebody else is told of a breach.
 */
export async function noteOutcome(
  ports: DeliveryPorts,
  message: MessageRow,
  outcome: HandedOver,
  { startedAt, milliseconds }: Tried,
  notes: Notes,
): Promise<void> {
  const at = ports.now();
  const number = message.tries + 1;
  // Whatever a receiver answers can be kept, and stays on one line.
  const detail = plainLine(outcome.detail, 500);
  const attempt: Attempt = {
    message: message.id,
    number,
    at: startedAt,
    milliseconds,
    outcome: outcome.outcome,
    status: outcome.status,
    detail,
  };
  const next = nextOf(message, outcome, number, at);
  await notes.keep(message, async (tx) => {
    const isNoted = await tx.noteAttempt(attempt, ports.worker, next);
    // Another program has it now: what follows is for that one to see to.
    if (!isNoted) return;
    if (outcome.outcome === 'handedOver') {
      await endUndelivered(tx, message, at);
      if (message.about === 'maintenance') await noteNotice(tx, message, at);
      return;
    }
    if (outcome.outcome === 'refused' && outcome.gone) await switchOff(tx, message, 'gone', at);
    if (next.state === 'dead') await giveUp(tx, message, at);
    if (number === CLIMB_AFTER || next.state === 'dead') await climb(tx, message, at);
  });
}

function nextOf({ id, about }: MessageRow, outcome: HandedOver, number: number, at: Instant) {
  if (outcome.outcome === 'handedOver') return { state: 'handedOver', nextAt: null } as const;
  // Who asks for a test waits for its answer.
  const isFinal = outcome.outcome === 'refused' || about === 'test';
  const nextAt = isFinal ? null : nextTryAt(id, number, at, outcome.retryAfterMs);
  return nextAt === null ? ({ state: 'dead', nextAt } as const) : ({ state: 'due', nextAt } as const);
}

/** A message that goes nowhere any more, with the reason. A breach is told to somebody else instead. */
export async function cancel(ports: DeliveryPorts, message: MessageRow, because: string, notes: Notes): Promise<void> {
  const at = ports.now();
  const attempt: Attempt = {
    message: message.id,
    number: message.tries + 1,
    at,
    milliseconds: 0,
    outcome: 'refused',
    status: null,
    detail: because,
  };
  await notes.keep(message, async (tx) => {
    if (!(await tx.noteAttempt(attempt, ports.worker, { state: 'due', nextAt: at }))) return;
    await tx.cancelMessages([message.id], at);
    await climb(tx, message, at);
  });
}

async function climb(tx: Tx, message: MessageRow, at: Instant): Promise<void> {
  if ((await alertsOf(tx, message)).some(({ kind }) => kind === 'breach')) await hurryLadder(tx, message, at);
}

async function giveUp(tx: Tx, message: MessageRow, at: Instant): Promise<void> {
  if (message.about === 'test') return;
  const isEndpoint = endpointOf(message.recipient) !== null;
  if (isEndpoint && !(await hasWorkedSince(tx, message))) await switchOff(tx, message, 'failing', at);
  // That an alert about deliveries could not be delivered is no news: it would be told for ever.
  const alerts = await alertsOf(tx, message);
  if (alerts.length > 0 && alerts.every(({ kind }) => kind === 'delivery')) return;
  await decideUndelivered(tx, message, at);
}

/** Whether the receiver has taken another message since this one was tried first: then it is this message that it refuses. */
async function hasWorkedSince(tx: Tx, { id, recipient, sendAt }: MessageRow): Promise<boolean> {
  const firstAt = (await tx.attempts(id))[0]?.at ?? sendAt;
  const taken = await tx.messages({ recipient, state: ['handedOver'] }, null, READ_MOST);
  return taken.some(({ endedAt }) => endedAt !== null && endedAt >= firstAt);
}

/** Switches the receiver of a message off, once. */
async function switchOff(tx: Tx, { recipient }: MessageRow, because: 'gone' | 'failing', at: Instant): Promise<void> {
  const id = endpointOf(recipient);
  const endpoint = id === null ? null : await tx.endpoint(id);
  if (endpoint === null || endpoint.disabledBecause !== null) return;
  const { revision, ...rest } = endpoint;
  const isOff = await tx.putEndpoint({ ...rest, disabledBecause: because, disabledAt: at }, revision);
  if (!isOff) return;
  const details = { because };
  const { customer } = endpoint;
  await tx.note({ at, actor: null, action: 'endpoint.disabled', object: recipient, customer, details });
}

/** Once a day for each recipient and channel: what fails is told, and not told on and on. */
async function decideUndelivered(tx: Tx, message: MessageRow, at: Instant): Promise<void> {
  const { recipient, channel, sendAt } = message;
  const key = otherAlertKey('delivery', recipient, channel, Math.floor(at / DAY_MS));
  const details = { recipient, channel, since: sendAt };
  await tx.decide([{ ...BLANK_ALERT, key, kind: 'delivery', at, details, standing: 'new' }], at);
}

/** That a customer was told of planned maintenance stands in the record, with a hash of what the message said: the proof. */
async function noteNotice(tx: Tx, { id, recipient, customer, details }: MessageRow, at: Instant): Promise<void> {
  const body = (await tx.message(id))?.body ?? '';
  const { service, maintenance, what } = details;
  const sha256 = createHash('sha256').update(body).digest('hex');
  await tx.note({
    at,
    actor: null,
    action: 'maintenance.noticed',
    object: `service:${service}`,
    customer,
    details: { maintenance: String(maintenance), what: String(what), message: id, recipient, sha256 },
  });
}

/** What gets through ends what said that nothing does, to this recipient over this channel. */
async function endUndelivered(tx: Tx, { recipient, channel, about }: MessageRow, at: Instant): Promise<void> {
  // A demonstration or a test that only the page shows reaches nobody.
  if (channel === 'page' && about !== 'test') return;
  const open = await tx.undeliveredTo(recipient);
  const over = open.filter(({ details }) => details['channel'] === channel);
  await endIn(
    tx,
    over.map(({ key }) => key),
    at,
  );
}

async function alertsOf(tx: Tx, { id }: MessageRow): Promise<readonly AlertRow[]> {
  const rows: AlertRow[] = [];
  for (const key of (await tx.alertsOfMessage(id)).slice(0, READ_MOST)) {
    const row = await tx.alert(key);
    if (row !== null) rows.push(row);
  }
  return rows;
}
