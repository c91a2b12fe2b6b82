import type { HolidaySource } from '../../../core/calendar/index.ts';
import type { Instant } from '../../../core/time/index.ts';
import { type Actor, may } from '../../access/actor.ts';
import { gatewayFor } from '../../alerts/dispatch/gateway.ts';
import type { KeptRules, Store, Tx } from '../../ports/index.ts';
import { type Fault, isRefusal, type Lang, notAllowed, type Refusal, refusal } from '../../refusal.ts';
import { defaultRules, type PlainRules } from './plain-rules.ts';
import { readRules } from './read-rules.ts';
import { recipientOf } from './recipient.ts';
import { rulesFault } from './rules-fault.ts';

export interface DutyPorts {
  readonly store: Store;
  readonly now: () => Instant;
  /** Of the program's own rules. */
  readonly timeZone: string;
  readonly holidays: (() => Promise<HolidaySource>) | null;
}

/** The rules as written, and who set them; revision 0: nobody has, these are the program's own. */
export interface RulesView {
  readonly rules: PlainRules;
  readonly revision: number;
  readonly setAt: Instant | null;
  readonly setBy: string | null;
}

export async function rulesFor(actor: Actor, { store, timeZone }: DutyPorts): Promise<RulesView | Refusal> {
  if (!may(actor, 'alerts:read') || actor.customer !== null) return notYours();
  return viewOf(await store.notificationRules(), timeZone);
}

/**
 * Sets the notification rules anew. Refused: `invalid` with everything that is wrong, people, rotas and receivers that nobody
 * knows included; `stale` when somebody else has changed them since `ifRevision`.
 */
export async function setRules(
  { rules, ifRevision, lang }: { readonly rules: PlainRules; readonly ifRevision: number | null; readonly lang: Lang },
  actor: Actor,
  { store, now, timeZone, holidays }: DutyPorts,
): Promise<RulesView | Refusal> {
  if (!may(actor, 'alerting:write') || actor.customer !== null) return notYours();
  const reading = readRules(rules, { lang, holidays: holidays === null ? null : await holidays() });
  if ('faults' in reading) return badRules(reading.faults);
  const at = now();
  const kept = await store.transact(async (tx): Promise<KeptRules | null | Refusal> => {
    const unknown = await unknownRecipients(tx, rules, lang);
    if (unknown.length > 0) return badRules(unknown);
    const row = { body: JSON.stringify(rules), setAt: at, setBy: actor.id };
    if (!(await tx.putNotificationRules(row, ifRevision))) return stale();
    const details = { rules: rules.rules.length };
    await tx.note({ at, actor: actor.id, action: 'rules.set', object: 'notificationRules', customer: null, details });
    return await tx.notificationRules();
  });
  return isRefusal(kept) ? kept : viewOf(kept, timeZone);
}

function viewOf(kept: KeptRules | null, timeZone: string): RulesView {
  if (kept === null) return { rules: defaultRules(timeZone), revision: 0, setAt: null, setBy: null };
  return {
    rules: JSON.parse(kept.body) as PlainRules,
    revision: kept.revision,
    setAt: kept.setAt,
    setBy: kept.setBy,
  };
}

/** A rule that tells nobody is found when it is written, not in the night in which it is needed. */
export async function unknownRecipients(
  tx: Pick<Tx, 'person' | 'rota' | 'endpoint' | 'endpoints'>,
  { rules }: PlainRules,
  lang: Lang,
): Promise<readonly Fault[]> {
  const known = async (text: string): Promise<boolean> => {
    const recipient = recipientOf(text);
    if (recipient?.kind === 'person') {
      const person = await tx.person(recipient.id);
      return person !== null && person.erasedAt === null;
    }
    if (recipient?.kind === 'rota') return (await tx.rota(recipient.id)) !== null;
    return recipient?.kind !== 'endpoint' || (await tx.endpoint(recipient.id)) !== null;
  };
  const faults: Fault[] = [];
  const hasGateway = gatewayFor(null, undefined, await tx.endpoints()) !== null;
  for (const [place, { to, via = [], ladder = [] }] of rules.entries()) {
    const sms = hasGateway ? -1 : via.indexOf('sms');
    if (sms >= 0) faults.push(rulesFault(`/rules/${place}/via/${sms}`, 'noGateway', {}, lang));
    const lists: readonly (readonly [string, readonly string[]])[] = [
      [`/rules/${place}/to`, to],
      ...ladder.map((step, number) => [`/rules/${place}/ladder/${number}/to`, step.to] as const),
    ];
    for (const [pointer, list] of lists) {
      for (const [index, given] of list.entries()) {
        if (!(await known(given))) faults.push(rulesFault(`${pointer}/${index}`, 'unknownRecipient', { given }, lang));
      }
    }
  }
  return faults;
}

export function badRules(faults: readonly Fault[]): Refusal {
  const what = { fr: 'Ces règles ne peuvent pas être appliquées.', en: 'These rules can not be kept.' };
  return refusal('invalid', what, null, faults);
}

export function notYours(): Refusal {
  return notAllowed(
    'Les règles de notification ne vous sont pas ouvertes.',
    'Notification rules are not yours to see.',
  );
}

function stale(): Refusal {
  return refusal(
    'stale',
    { fr: 'Quelqu’un a changé ces règles entre-temps.', en: 'Somebody has changed these rules meanwhile.' },
    { fr: 'Relisez-les, puis recommencez.', en: 'Read them again, then try again.' },
  );
}
