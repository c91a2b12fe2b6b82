import {
  AUDIT_START,
  type AuditEntry,
  type AuditReads,
  type AuditTx,
  asRecorded,
  chained,
} from '../../app/ports/index.ts';
import { addRow, type MemoryState, tableSet } from './state.ts';

const entriesOf = (state: MemoryState): AuditEntry[] => tableSet(state, 'audit', () => []);

/** Writes the record, within a transaction. */
export function auditTx(state: MemoryState): AuditTx {
  const entries = entriesOf(state);
  return { note: async (note) => addRow(state, entries, chained(note, headOf(entries))) };
}

/** The record, read outside any transaction. */
export function auditReads(state: MemoryState): AuditReads {
  const entries = entriesOf(state);
  const some = (after: number, limit: number, fits: (entry: AuditEntry) => boolean) =>
    entries.filter((entry) => entry.number > after && fits(entry)).slice(0, limit);
  return {
    auditEntries: async (after, limit) => some(after, limit, () => true),
    auditAbout: async (ids, after, limit) => {
      const wanted = ids.map(asRecorded);
      const is = (id: string | null) => id !== null && wanted.includes(id);
      return some(after, limit, ({ actor, object }) => is(actor) || is(object));
    },
    auditOfCustomer: async (customer, after, limit) =>
      some(after, limit, (entry) => entry.customer === asRecorded(customer)),
    auditHead: async () => headOf(entries),
  };
}

function headOf(entries: readonly AuditEntry[]) {
  const last = entries.at(-1);
  return { number: last?.number ?? 0, hash: last?.hash ?? AUDIT_START };
}
