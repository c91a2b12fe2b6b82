import type { AuditEntry, PastAlias } from '../ports/index.ts';
import { type Seal, sealIn } from './seal.ts';

/** A name that a customer was known by for a while, by the record. */
export interface NotedPast extends Pick<PastAlias, 'customer' | 'attachedAt' | 'detachedAt'> {
  readonly entry: number;
  readonly source: string;
  readonly name: string;
}

/** What the record says that there must be elsewhere in the store. As much is kept as people have declared and decided. */
export interface Noted {
  /** By `boreal-or@3`. */
  readonly published: ReadonlyMap<string, AuditEntry>;
  readonly withdrawn: ReadonlyMap<string, AuditEntry>;
  /** By `boreal-or/2026-03/1`. */
  readonly statements: ReadonlyMap<string, AuditEntry>;
  /** By `boreal/2026-03/1`. */
  readonly reports: ReadonlyMap<string, AuditEntry>;
  /** By id. */
  readonly customers: ReadonlyMap<string, AuditEntry>;
  /** By `nameKey`. */
  readonly names: ReadonlyMap<string, AuditEntry>;
  readonly pastNames: readonly NotedPast[];
  /** By the ids of decided facts: the number of the entry. Those that are found are taken out. */
  readonly decided: Map<string, number>;
  /** Sources that have or had a retention. */
  readonly retained: ReadonlySet<string>;
  readonly seals: readonly Seal[];
}

/** A source and a name that it gives a customer, as they stand in the record. */
export function nameKey(source: string, name: string): string {
  return JSON.stringify([source, name]);
}

/** Takes the entries of the record, in their order. */
export function openNoted(): { readonly take: (entry: AuditEntry) => void; readonly noted: Noted } {
  const published = new Map<string, AuditEntry>();
  const withdrawn = new Map<string, AuditEntry>();
  const statements = new Map<string, AuditEntry>();
  const reports = new Map<string, AuditEntry>();
  const customers = new Map<string, AuditEntry>();
  const names = new Map<string, AuditEntry>();
  const pastNames: NotedPast[] = [];
  const decided = new Map<string, number>();
  const retained = new Set<string>();
  const seals: Seal[] = [];
  const takers: { readonly [action: string]: (entry: AuditEntry, what: string) => void } = {
    'agreement.published': (entry, ref) => published.set(ref, entry),
    'agreement.withdrawn': (entry, ref) => withdrawn.set(ref, entry),
    'statement.issued': (entry, ref) => statements.set(ref, entry),
    'report.issued': (entry, ref) => reports.set(ref, entry),
    'customer.registered': (entry, id) => customers.set(id, entry),
    'customer.nameAttached': (entry) => names.set(keyOf(entry), entry),
    'customer.nameDetached': (entry, customer) => {
      const attached = names.get(keyOf(entry));
      names.delete(keyOf(entry));
      const { source, name } = entry.details;
      const [attachedAt, detachedAt] = [attached?.at ?? 0, entry.at];
      const past = { source: String(source), name: String(name), customer, attachedAt, detachedAt };
      pastNames.push({ ...past, entry: entry.number });
    },
    'retention.set': (_, source) => retained.add(source),
    // The store was emptied of what was made up: what was noted of that is nowhere any more.
    'demonstration.removed': () => {
      for (const table of [published, withdrawn, statements, reports, customers, names, decided]) table.clear();
      pastNames.length = 0;
      seals.length = 0;
    },
  };
  return {
    take: (entry) => {
      const seal = sealIn(entry);
      if (seal !== null) seals.push(seal);
      const what = entry.object.slice(entry.object.indexOf(':') + 1);
      if (Object.hasOwn(takers, entry.action)) takers[entry.action]?.(entry, what);
      const { facts } = entry.details;
      if (seal === null && typeof facts === 'string') {
        for (const id of facts.split(' ')) if (id !== '') decided.set(id, entry.number);
      }
    },
    noted: { published, withdrawn, statements, reports, customers, names, pastNames, decided, retained, seals },
  };
}

function keyOf({ details }: AuditEntry): string {
  return nameKey(String(details['source']), String(details['name']));
}
