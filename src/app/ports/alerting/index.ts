// What warning people asks of the outside: alerts and messages that are kept, who is on call, what sends us payloads.
export * from './agenda.ts';
export * from './alerts.ts';
export * from './channels.ts';
export * from './duty.ts';
export * from './keepable-text.ts';
export * from './mailbox.ts';
export * from './mappings.ts';
export * from './messages.ts';
export * from './silence.ts';
export * from './sources.ts';

import type { AgendaReads, AgendaTx } from './agenda.ts';
import type { AlertReads, AlertTx } from './alerts.ts';
import type { DutyReads, DutyTx } from './duty.ts';
import type { MessageReads, MessageTx } from './messages.ts';
import type { SourceReads, SourceTx } from './sources.ts';

export interface AlertingReads extends AlertReads, MessageReads, AgendaReads, DutyReads, SourceReads {}
/** Within one transaction. */
export interface AlertingTx extends AlertTx, MessageTx, AgendaTx, DutyTx, SourceTx {}
