import { type AlertingReads, type AlertingTx, withKeepableText } from '../../../app/ports/index.ts';
import type { MemoryState } from '../state.ts';
import { agendaReads, agendaWrites } from './agenda.ts';
import { alertReads, alertWrites } from './alerts.ts';
import { messageWrites } from './deliveries.ts';
import { dutyReads, dutyWrites } from './duty.ts';
import { messageReads } from './messages.ts';
import { sourceReads, sourceWrites } from './sources.ts';

/** Alerts, messages, the agenda, who is on call, and sources, read outside any transaction. */
export function alertingReads(state: MemoryState): AlertingReads {
  return withKeepableText(readsOf(state));
}

/** The same within a transaction, and what is written about them. */
export function alertingTx(state: MemoryState): AlertingTx {
  return withKeepableText({
    ...readsOf(state),
    ...alertWrites(state),
    ...messageWrites(state),
    ...agendaWrites(state),
    ...dutyWrites(state),
    ...sourceWrites(state),
  });
}

function readsOf(state: MemoryState): AlertingReads {
  return {
    ...alertReads(state),
    ...messageReads(state),
    ...agendaReads(state),
    ...dutyReads(state),
    ...sourceReads(state),
  };
}
