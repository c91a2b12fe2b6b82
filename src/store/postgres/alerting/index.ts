import type { Transaction } from 'kysely';
import type { AlertingReads, AlertingTx } from '../../../app/ports/index.ts';
import type { Database } from '../database.ts';

export function alertingReads(_database: Database): AlertingReads {
  return {} as AlertingReads;
}

export function alertingTx(_tx: Transaction<unknown>): AlertingTx {
  return {} as AlertingTx;
}
