import type { Instant } from '../../../core/time/index.ts';
import type { AlertRow, MessageRow, Tx } from '../../ports/index.ts';
import type { Directory } from '../dispatch/directory.ts';
import { GATHER_MS } from '../dispatch/tell.ts';
import { newMessageId } from '../message-id.ts';

const TOLD_MOST = 100;

/**
 * Tells webhooks that were told of alerts that these have ended: who was told of a beginning is told of its end. People see
 * it where they work.
 */
export async function tellEnded(
  tx: Tx,
  ended: readonly AlertRow[],
  { endpoints }: Pick<Directory, 'endpoints'>,
  at: Instant,
): Promise<void> {
  if (ended.length === 0 || ![...endpoints.values()].some(({ kind }) => kind === 'webhook')) return;
  for (const alert of ended) {
    const told = await tx.messages({ alert: alert.key, channel: ['webhook'] }, null, TOLD_MOST);
    const receivers = new Map(told.filter(({ about }) => about !== 'ended').map((one) => [one.recipient, one]));
    for (const message of receivers.values()) await tx.tell(endedFor(message, alert, at), [alert.key], at);
  }
}

function endedFor({ recipient, channel, language, sendAt }: MessageRow, alert: AlertRow, at: Instant) {
  return {
    id: newMessageId(),
    recipient,
    channel,
    language,
    bundle: `ended ${alert.bundle ?? alert.ticket ?? alert.key}`,
    about: 'ended',
    // Not before the beginning is told.
    sendAt: Math.max(at, sendAt) + GATHER_MS,
    customer: alert.customer,
    again: null,
    step: 0,
    rule: null,
    details: {},
  };
}
