import { isMonth, type SettleRefusal } from '../../../core/settlement/index.ts';
import type { Instant } from '../../../core/time/index.ts';
import { type Actor, may, type Scope } from '../../access/actor.ts';
import type { LiveRoster } from '../../live/roster.ts';
import { type Lang, notAllowed, notFound, type Refusal, refusal } from '../../refusal.ts';
import { badMonth } from '../bad-month.ts';
import type { DecisionPorts } from '../record.ts';
import { type MonthSettled, settleMonth } from './settle-month.ts';

export interface PreviewAsked {
  readonly agreement: string;
  readonly month: string;
  /** Null: now. */
  readonly asOf: Instant | null;
  readonly knownAt: Instant | null;
  readonly lang: Lang;
}

/**
 * What the statement of a month would say, from the facts kept; nothing is kept of it. Not for a customer's actor: what is
 * not issued is not yet said to the customer, and all facts are read for it.
 */
export async function previewStatement(
  asked: PreviewAsked,
  actor: Actor,
  ports: DecisionPorts,
): Promise<MonthSettled | Refusal> {
  if (actor.customer !== null) {
    return notAllowed(
      'Les aperçus sont internes\u202f; lisez les arrêtés.',
      'Previews are internal; read the statements issued.',
    );
  }
  const { knownAt } = asked;
  const { rosters, store } = ports;
  const live = knownAt === null ? await rosters.inForce(store) : await rosters.knownAt(store, knownAt);
  return await settledFor(asked, live, actor, 'statements:read', ports);
}

/** The month of an agreement that the actor may ask for, settled; or why there is no statement. */
export async function settledFor(
  { agreement: id, month, asOf, knownAt, lang }: PreviewAsked,
  live: LiveRoster,
  actor: Actor,
  scope: Scope,
  ports: DecisionPorts,
): Promise<MonthSettled | Refusal> {
  const versions = live.agreements.filter((one) => one.id === id);
  const last = versions.at(-1);
  if (last === undefined || !mayAll(actor, scope, versions)) return notFound(`Contrat ${id}`, `Agreement ${id}`);
  if (!isMonth(month)) return badMonth(lang);
  const settled = await settleMonth({ agreement: id, month, asOf: asOf ?? ports.now(), knownAt }, live, ports);
  if (settled === null) return withoutMoney(id);
  return 'kind' in settled ? unsettled(settled, id, month) : settled;
}

/** One statement tells of every version in it: who may see it, may see all of them. */
function mayAll(actor: Actor, scope: Scope, versions: LiveRoster['agreements']): boolean {
  return versions.every(
    ({ customer, kind }) => may(actor, scope, customer?.id ?? null) && (actor.customer === null || kind === 'sla'),
  );
}

function withoutMoney(id: string): Refusal {
  return refusal('conflict', {
    fr: `${id} ne parle pas d’argent\u202f: il n’a pas d’arrêté.`,
    en: `${id} says nothing of money: it has no statement.`,
  });
}

function unsettled(refused: SettleRefusal, id: string, month: string): Refusal {
  if (refused.kind === 'otherCurrency') {
    return refusal('conflict', {
      fr: `Des montants de ${id} sont en ${refused.found}, le contrat compte en ${refused.expected}.`,
      en: `Amounts of ${id} are in ${refused.found}, the agreement counts in ${refused.expected}.`,
    });
  }
  return refusal('conflict', {
    fr: `${id} n’est pas en vigueur en ${month}.`,
    en: `${id} is not in force in ${month}.`,
  });
}
