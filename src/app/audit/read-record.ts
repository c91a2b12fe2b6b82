import type { Actor } from '../access/actor.ts';
import type { AuditEntry, AuditReads } from '../ports/index.ts';
import { type Refusal, refusal } from '../refusal.ts';
import { type ChainFindings, verifyRecord } from './verify.ts';

/** The record in the order of its numbers, after one. An actor bound to a customer gets what concerns that customer. */
export async function readRecord(
  actor: Actor,
  { after, limit }: { readonly after: number; readonly limit: number },
  store: AuditReads,
): Promise<readonly AuditEntry[]> {
  if (!actor.scopes.has('audit:read')) return [];
  return actor.customer === null
    ? await store.auditEntries(after, limit)
    : await store.auditOfCustomer(actor.customer, after, limit);
}

/** Whether the record holds; only for those who may see all of it. */
export async function checkRecord(actor: Actor, store: AuditReads): Promise<ChainFindings | Refusal> {
  if (actor.scopes.has('audit:read') && actor.customer === null) return await verifyRecord(store);
  return refusal('notAllowed', {
    fr: 'Seul qui voit tout le journal peut le vérifier.',
    en: 'Only who sees the whole record can verify it.',
  });
}
