import type { Transaction } from 'kysely';
import type { Store, Tx } from '../../app/ports/index.ts';
import { accessReads, accessTx } from './access.ts';
import { alertingReads, alertingTx } from './alerting/index.ts';
import { auditReads, auditTx } from './audit.ts';
import { joinedParts } from './connection/joined-parts.ts';
import { customersReads, customersTx } from './customers/index.ts';
import type { Database } from './database.ts';
import { deskReads, deskTx } from './desk/index.ts';
import { idempotencyTx } from './idempotency.ts';
import type { OnHearing } from './live/listen.ts';
import { liveReads } from './live/reads.ts';
import { liveTx } from './live/tx.ts';
import { registerReads, registerTx } from './register.ts';
import { retentionReads, retentionTx } from './retention.ts';
import { settingsReads, settingsTx } from './settings.ts';
import { simulationReads, simulationTx } from './simulations/simulations.ts';

/**
 * A store in a database that `migrate` has brought up to date. Closing the store closes the database.
 * @param onHearing told when changes can not be listened to, and when they can again
 */
export function openPostgresStore(database: Database, onHearing?: OnHearing): Store {
  const live = liveReads(database, onHearing);
  return {
    ...live.reads,
    ...registerReads(database),
    ...accessReads(database),
    ...auditReads(database),
    ...settingsReads(database),
    ...retentionReads(database),
    ...alertingReads(database),
    ...simulationReads(database),
    ...customersReads(database),
    ...deskReads(database),
    transact: (work) => database.transact((tx) => work(joined(tx))),
    close: async () => {
      await live.close();
      await database.close();
    },
  };
}

const joined: (tx: Transaction<unknown>) => Tx = joinedParts([
  liveTx,
  registerTx,
  accessTx,
  auditTx,
  settingsTx,
  idempotencyTx,
  retentionTx,
  alertingTx,
  simulationTx,
  customersTx,
  deskTx,
]);
