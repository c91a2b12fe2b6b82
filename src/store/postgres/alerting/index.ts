import type { Transaction } from 'kysely';
import { type AlertingReads, type AlertingTx, withKeepableText } from '../../../app/ports/index.ts';
import type { Database } from '../database.ts';
import { agendaReads, agendaWrites } from './agenda.ts';
import { alertReads, alertWrites } from './alerts.ts';
import { messageWrites } from './deliveries.ts';
import { dutyReads, dutyWrites } from './duty.ts';
import { messageReads } from './messages.ts';
import { payloadReads, payloadWrites } from './payloads.ts';
import type { Ask } from './rows.ts';
import { sourceReads, sourceWrites } from './sources.ts';

/** Alerts, messages, the agenda, who is on call, and sources, read outside any transaction. */
export function alertingReads(database: Database): AlertingReads {
  return withKeepableText(readsThrough(database.ask));
}

/** The same within a transaction, and what is written about them. */
export function alertingTx(tx: Transaction<unknown>): AlertingTx {
  return withKeepableText({
    ...readsThrough((work) => work(tx)),
    ...alertWrites(tx),
    ...messageWrites(tx),
    ...agendaWrites(tx),
    ...dutyWrites(tx),
    ...sourceWrites(tx),
    ...payloadWrites(tx),
  });
}

function readsThrough(ask: Ask): AlertingReads {
  return {
    ...alertReads(ask),
    ...messageReads(ask),
    ...agendaReads(ask),
    ...dutyReads(ask),
    ...sourceReads(ask),
    ...payloadReads(ask),
  };
}
