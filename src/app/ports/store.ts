import type { AccessReads, AccessTx } from './access.ts';
import type { AlertingReads, AlertingTx } from './alerting/index.ts';
import type { AuditReads, AuditTx } from './audit.ts';
import type { CustomersReads, CustomersTx } from './customers/index.ts';
import type { DeskReads, DeskTx } from './desk/index.ts';
import type { IdempotencyTx } from './idempotency.ts';
import type { LiveReads, LiveTx } from './live.ts';
import type { RegisterReads, RegisterTx } from './register.ts';
import type { RetentionReads, RetentionTx } from './retention.ts';
import type { SettingsReads, SettingsTx } from './settings.ts';
import type { SimulationReads, SimulationTx } from './simulations/index.ts';

/** Within one transaction. Everything is kept at its end, or nothing. */
export interface Tx
  extends LiveTx,
    RegisterTx,
    AccessTx,
    AuditTx,
    SettingsTx,
    IdempotencyTx,
    RetentionTx,
    AlertingTx,
    SimulationTx,
    CustomersTx,
    DeskTx {}

/**
 * The same transaction, which does some things otherwise. What a store hands out is not to be spread: its methods need not be
 * its own.
 */
export function txWith(tx: Tx, otherwise: Partial<Tx>): Tx {
  return Object.create(tx, Object.getOwnPropertyDescriptors(otherwise));
}

/** All that Leeway keeps. Every method may throw `Unavailable`: nothing was changed, or it is not known whether it was. */
export interface Store
  extends LiveReads,
    RegisterReads,
    AccessReads,
    AuditReads,
    SettingsReads,
    RetentionReads,
    AlertingReads,
    SimulationReads,
    CustomersReads,
    DeskReads {
  /** `work` may be run again from the beginning (another transaction was in the way): it must have no other effects. */
  transact<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
