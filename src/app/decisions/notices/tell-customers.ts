import type { Instant } from '../../../core/time/index.ts';
import { newMessageId } from '../../alerts/message-id.ts';
import type { MessageRow, NewMessage, Tx } from '../../ports/index.ts';
import type { ServiceAsked } from '../services.ts';
import type { Notified } from './addressees.ts';

/** What a notice of planned maintenance is about, among messages; its bundle names the maintenance. */
const MAINTENANCE_NOTICE = 'maintenance';
const TOLD_MOST = 1_000;

/** Makes the messages of an announcement, one for each contact that is to be told; gives them with their messages' ids. */
export async function tellCustomers(
  tx: Tx,
  maintenance: string,
  { service, from, to }: ServiceAsked,
  planned: readonly Notified[],
  at: Instant,
): Promise<readonly Notified[]> {
  const told: Notified[] = [];
  // In one order everywhere, so that no two that tell the same people wait for each other.
  for (const one of planned) {
    if (one.because !== null) {
      told.push(one);
      continue;
    }
    const recipient = `contact:${one.agreement}/${one.contact}`;
    const what = { what: 'announced', maintenance, service, from, to };
    const message = await tx.tell(noticeFor({ ...one, recipient }, maintenance, what, at), [], at);
    told.push({ ...one, message });
  }
  return told;
}

/** A maintenance that has ended, or was called off, and how it was announced. */
interface Over {
  readonly id: string;
  readonly service: string;
  readonly from: string;
  readonly to: string;
}

/**
 * Tells whoever was told of a maintenance that it is over, or will not be. Announcements that have not left yet never do,
 * and who has had none is told of no end.
 */
export async function tellEndTo(tx: Tx, { id, service, from, to }: Over, at: Instant): Promise<void> {
  const announced = await tx.messages({ maintenance: [id] }, null, TOLD_MOST);
  const waiting = announced.filter(({ state }) => state === 'gathering' || state === 'due' || state === 'sending');
  await tx.cancelMessages(
    waiting.map((one) => one.id),
    at,
  );
  const what = {
    what: at < Date.parse(from) ? 'calledOff' : 'ended',
    maintenance: id,
    service,
    from: Date.parse(from),
    to: Date.parse(to),
    endedAt: at,
  };
  const readers = new Map(announced.filter(mayHaveCome).map((one) => [one.recipient, one]));
  for (const one of [...readers.values()].sort((a, b) => (a.recipient < b.recipient ? -1 : 1))) {
    await tx.tell(noticeFor(one, id, what, at), [], at);
  }
}

/** Handed over, or tried: a receiver may have had it before our note of it. */
function mayHaveCome({ state, tries }: MessageRow): boolean {
  return state === 'handedOver' || state === 'sending' || (state === 'due' && tries > 0);
}

function noticeFor(
  { recipient, language, customer }: Pick<NewMessage, 'recipient' | 'language' | 'customer'>,
  maintenance: string,
  details: NewMessage['details'],
  at: Instant,
): NewMessage {
  return {
    id: newMessageId(),
    recipient,
    channel: 'email',
    language,
    bundle: bundleOf(maintenance, details['what'] !== 'announced'),
    about: MAINTENANCE_NOTICE,
    sendAt: at,
    customer,
    again: null,
    step: 0,
    rule: null,
    details,
  };
}

/** An announcement and its end are two messages, also where the first has not left yet. */
function bundleOf(maintenance: string, isEnd: boolean): string {
  return `${isEnd ? 'maintenanceOver' : 'maintenance'}:${maintenance}`;
}
