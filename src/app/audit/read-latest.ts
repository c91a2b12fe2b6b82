import type { Actor } from '../access/actor.ts';
import type { AuditEntry, AuditReads } from '../ports/index.ts';

/** Which entries are wanted; all that is given must fit. */
export interface RecordFilter {
  /** Who signed it: the id of a person or token. */
  readonly by?: string;
  /** What it is about: `person:p-1`, or the id alone. */
  readonly about?: string;
  /** What was done: `token.made`, or its beginning: `token`. */
  readonly action?: string;
}

/** How many entries are read at a time, and how often at most for one answer. */
const WINDOW = 500;
const WINDOWS = 20;

/**
 * The record, latest first, before a number (null: from its end). An actor bound to a customer gets what concerns that
 * customer.
 * @returns at most `limit` entries, and the number before which the next page begins; null: there is no more. A page may
 * be short, or empty, where few of very many entries fit.
 */
export async function readLatest(
  actor: Actor,
  asked: { readonly before: number | null; readonly limit: number; readonly filter: RecordFilter },
  store: AuditReads,
): Promise<{ readonly items: readonly AuditEntry[]; readonly next: number | null }> {
  if (!actor.scopes.has('audit:read')) return { items: [], next: null };
  const items: AuditEntry[] = [];
  let before = asked.before ?? (await store.auditHead()).number + 1;
  for (let window = 0; window < WINDOWS && before > 1; window += 1) {
    const after = Math.max(0, before - 1 - WINDOW);
    const entries = await store.auditEntries(after, before - 1 - after);
    for (const entry of entries.toReversed()) {
      if (!isSeen(entry, actor) || !fits(entry, asked.filter)) continue;
      if (items.length === asked.limit) return { items, next: items.at(-1)?.number ?? null };
      items.push(entry);
    }
    before = after + 1;
  }
  return { items, next: before > 1 ? before : null };
}

const isSeen = ({ customer }: AuditEntry, actor: Actor) => actor.customer === null || customer === actor.customer;

function fits(entry: AuditEntry, { by, about, action }: RecordFilter): boolean {
  if (by !== undefined && entry.actor !== by) return false;
  if (about !== undefined && entry.object !== about && !entry.object.endsWith(`:${about}`)) return false;
  return action === undefined || entry.action === action || entry.action.startsWith(`${action}.`);
}
