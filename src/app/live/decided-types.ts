import { type Actor, may, type Scope } from '../access/actor.ts';
import type { Fault, Lang } from '../refusal.ts';

/** What is decided, not observed: it changes what counts. */
const DECIDED: ReadonlySet<string> = new Set([
  'ticket.excused',
  'ticket.scopeDecided',
  'exclusion.granted',
  'maintenance.announced',
  'maintenance.ended',
  'event.retracted',
]);

/** What changes what is owed. */
const OF_MONEY: ReadonlySet<string> = new Set([
  'ticket.quoteAccepted',
  'remedy.claimed',
  'notice.given',
  'bonus.approved',
  'report.delivered',
  'index.published',
  'supplier.billed',
]);
const SETTLEMENT = 'settlement.';

/** The scope that facts of a type ask for besides `events:write`; null: none. */
export function scopeOfType(type: string): Scope | null {
  if (DECIDED.has(type)) return 'decisions:write';
  return OF_MONEY.has(type) || type.startsWith(SETTLEMENT) ? 'statements:write' : null;
}

/**
 * Why an actor may not hand in a fact of a type; null: he may. Who acts for one customer hands in none: whose a fact is
 * shows only when all that is known of its ticket is read together.
 * @param place where the fact stands in what was posted: `/3`, or empty
 */
export function notToHandIn(type: string, actor: Actor, place: string, lang: Lang): Fault | null {
  if (actor.customer !== null) return faultAt(place, FOR_ONE_CUSTOMER[lang]);
  const scope = scopeOfType(type);
  if (scope === null || may(actor, scope)) return null;
  return faultAt(`${place}/type`, WORDS[lang](type, scope));
}

interface Words {
  readonly message: string;
  readonly help: string;
}

const FOR_ONE_CUSTOMER: { readonly [lang in Lang]: Words } = {
  fr: {
    message: 'Qui agit pour un seul client ne transmet pas de faits.',
    help: 'Prenez un jeton qui n’est lié à aucun client.',
  },
  en: {
    message: 'Who acts for one customer hands in no events.',
    help: 'Use a token that is bound to no customer.',
  },
};

const WORDS: { readonly [lang in Lang]: (type: string, scope: Scope) => Words } = {
  fr: (type, scope) => ({
    message: `Un fait «\u202f${type}\u202f» demande aussi le droit «\u202f${scope}\u202f».`,
    help:
      type === 'event.retracted'
        ? 'Un fait que vous avez transmis vous-même se retire par une correction.'
        : 'Demandez à qui peut en décider, ou prenez un jeton qui a ce droit.',
  }),
  en: (type, scope) => ({
    message: `An event “${type}” needs the scope “${scope}” too.`,
    help:
      type === 'event.retracted'
        ? 'A fact that you handed in yourself is taken back by a correction.'
        : 'Ask somebody who may decide it, or use a token that holds this scope.',
  }),
};

function faultAt(pointer: string, words: Words): Fault {
  return { pointer, code: 'notAllowed', ...words };
}
