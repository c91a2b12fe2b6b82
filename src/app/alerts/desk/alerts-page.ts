import { type Actor, may } from '../../access/actor.ts';
import type { AlertFilter, AlertPlace, AlertRow, Store } from '../../ports/index.ts';
import { notAllowed, notFound, type Refusal } from '../../refusal.ts';

export interface AlertsQuestion {
  readonly filter: AlertFilter;
  readonly after: AlertPlace | null;
  readonly limit: number;
}

/** Alerts, latest decided first; a page full of them may not be the last. Warning people is the provider's own matter. */
export async function alertsPage(
  { filter, after, limit }: AlertsQuestion,
  actor: Actor,
  { store }: { readonly store: Store },
): Promise<{ readonly items: readonly AlertRow[]; readonly next: AlertPlace | null } | Refusal> {
  if (!may(actor, 'alerts:read') || actor.customer !== null) return notYours();
  const found = await store.alerts(filter, after, limit + 1);
  const items = found.slice(0, limit);
  const last = items[items.length - 1];
  const goesOn = found.length > limit && last !== undefined;
  return { items, next: goesOn ? { decidedAt: last.decidedAt, key: last.key } : null };
}

/** One alert by its key. Refused: `notFound` where nobody decided it. */
export async function alertFor(
  key: string,
  actor: Actor,
  { store }: { readonly store: Store },
): Promise<AlertRow | Refusal> {
  if (!may(actor, 'alerts:read') || actor.customer !== null) return notYours();
  return (await store.alert(key)) ?? noAlert();
}

export function noAlert(): Refusal {
  return notFound('Cette alerte', 'This alert');
}

export function notYours(): Refusal {
  return notAllowed('Les alertes ne vous sont pas ouvertes.', 'Alerts are not yours to see.');
}
