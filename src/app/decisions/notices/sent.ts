import type { Instant } from '../../../core/time/index.ts';
import { contactOf } from '../../delivery/index.ts';
import type { MessagePlace, MessageRow } from '../../ports/index.ts';
import type { DecisionPorts } from '../record.ts';

/** A message that told a contact of a customer of planned maintenance. */
export interface NoticeSent {
  readonly customer: string | null;
  readonly agreement: string;
  readonly contact: string;
  /** As the agreement calls them now; null: it names them no more. */
  readonly name: string | null;
  readonly what: 'announced' | 'calledOff' | 'ended';
  readonly message: string;
  /** `waiting`: it has not left yet. `failed`: it was given up, or goes nowhere any more. */
  readonly state: 'waiting' | 'sent' | 'failed';
  readonly madeAt: Instant;
  /** When the mail server of its reader took it; null: it has not. */
  readonly sentAt: Instant | null;
}

const PAGE = 1_000;

/** What was sent of these maintenances, by their ids, oldest first. @param customer only to this one; null: to all */
export async function noticesSent(
  maintenances: readonly string[],
  customer: string | null,
  ports: Pick<DecisionPorts, 'store' | 'rosters' | 'now'>,
): Promise<ReadonlyMap<string, readonly NoticeSent[]>> {
  const found = new Map<string, NoticeSent[]>();
  if (maintenances.length === 0) return found;
  const book = { live: await ports.rosters.inForce(ports.store), at: ports.now() };
  for (let after: MessagePlace | null = null; ; ) {
    const page: readonly MessageRow[] = await ports.store.messages({ maintenance: maintenances }, after, PAGE);
    for (const message of page) {
      const { maintenance } = message.details;
      if (typeof maintenance !== 'string' || (customer !== null && message.customer !== customer)) continue;
      const sent = sentOf(message, contactOf(message.recipient, book)?.contact.name ?? null);
      found.set(maintenance, [sent, ...(found.get(maintenance) ?? [])]);
    }
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return found;
    after = last;
  }
}

const FAILED: ReadonlySet<MessageRow['state']> = new Set(['dead', 'cancelled']);

function sentOf({ recipient, customer, details, id, state, madeAt, endedAt }: MessageRow, name: string | null) {
  const named = recipient.slice('contact:'.length);
  const cut = named.lastIndexOf('/');
  const isSent = state === 'handedOver';
  return {
    customer,
    agreement: named.slice(0, cut),
    contact: named.slice(cut + 1),
    name,
    what: details['what'] as NoticeSent['what'],
    message: id,
    state: isSent ? 'sent' : FAILED.has(state) ? 'failed' : 'waiting',
    madeAt,
    sentAt: isSent ? endedAt : null,
  } as const;
}
