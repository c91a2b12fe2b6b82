import type { Instant } from '../../../core/time/index.ts';

// What is to be looked at at an instant, once, by whichever node is there: closing times, rhythms of sources, dates of
// agreements, steps of a ladder, ends of alerts.

export interface AgendaEntry {
  /** `closing:boreal-or:office`, `source:zabbix`, `ladder:1:msg_…`. */
  readonly name: string;
  readonly dueAt: Instant;
  /** Whatever the one who looks needs to know: an id, a key, or JSON. */
  readonly note: string | null;
}

export interface AgendaReads {
  /** The earliest `dueAt`; null: nothing is planned. */
  nextOnAgenda(): Promise<Instant | null>;
  agendaEntry(name: string): Promise<AgendaEntry | null>;
}

/** Within one transaction. */
export interface AgendaTx extends AgendaReads {
  /** Plans, or plans anew. `earlier`: only when that is earlier than what is planned. */
  plan(entry: AgendaEntry, how?: 'anew' | 'earlier'): Promise<void>;
  unplan(names: readonly string[]): Promise<void>;
  /** Locks entries that are due until the end of the transaction, skipping those another node holds; they stay until planned anew or unplanned. */
  lockAgenda(at: Instant, limit: number): Promise<readonly AgendaEntry[]>;
}
