import type {
  AgendaEntry,
  AlertRow,
  Attempt,
  Endpoint,
  KeptRules,
  LiveCustomer,
  MessageRow,
  Payload,
  Reachability,
  Rota,
  Source,
} from '../../../app/ports/index.ts';
import { changing, liveTables } from '../live/tables.ts';
import { type MemoryState, tableSet } from '../state.ts';

/** A message with how urgent it is: 0: somebody's clock is breached; 1: anything else. */
export interface KeptMessage extends MessageRow {
  readonly urgency: 0 | 1;
}

/** The tables of alerting, each as it is in PostgreSQL. */
export interface AlertingTables {
  readonly alerts: Map<string, AlertRow>;
  readonly messages: Map<string, KeptMessage>;
  /** The alerts of a message, in the order in which they joined. */
  readonly alertsOf: Map<string, readonly string[]>;
  /** By alert, recipient, channel, step and what about: the message that told of it. */
  readonly told: Map<string, string>;
  readonly attempts: Map<string, readonly Attempt[]>;
  readonly agenda: Map<string, AgendaEntry>;
  readonly rotas: Map<string, Rota>;
  readonly reachabilities: Map<string, Reachability>;
  readonly endpoints: Map<string, Endpoint>;
  readonly rules: Map<'only', KeptRules>;
  readonly sources: Map<string, Source>;
  /** By source and id. */
  readonly payloads: Map<string, Payload>;
  readonly liveCustomers: Map<string, LiveCustomer>;
}

export function alertingTables(state: MemoryState): AlertingTables {
  return tableSet(state, 'alerting', () => ({
    alerts: new Map(),
    messages: new Map(),
    alertsOf: new Map(),
    told: new Map(),
    attempts: new Map(),
    agenda: new Map(),
    rotas: new Map(),
    reachabilities: new Map(),
    endpoints: new Map(),
    rules: new Map(),
    sources: new Map(),
    payloads: new Map(),
    liveCustomers: new Map(),
  }));
}

/** Has the listeners of the store called after the transaction under way. */
export function tellListeners(state: MemoryState): void {
  changing(state, liveTables(state));
}

/** What is to be kept under `ifRevision`, with its next revision; null: it has another revision than that. */
export function revised<T extends object>(
  before: { readonly revision: number } | undefined,
  row: T,
  ifRevision: number | null,
): (T & { readonly revision: number }) | null {
  const revision = before?.revision ?? 0;
  return ifRevision !== null && ifRevision !== revision ? null : { ...row, revision: revision + 1 };
}
