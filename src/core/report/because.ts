import { holidayName } from '../calendar/index.ts';
import type { ReceiptSpan } from '../clock/index.ts';
import type { Judged } from '../verdict/index.ts';

export type Language = 'fr' | 'en';

const REASONS: { readonly [reason: string]: { readonly [L in Language]: string } } = {
  waitingCustomer: { en: 'waiting for the customer', fr: 'en attente du client' },
  appointment: { en: 'waiting for the appointment', fr: 'en attente du rendez-vous' },
  clientThirdParty: { en: 'waiting for the customer’s third party', fr: 'en attente d’un tiers du client' },
  ourSupplier: { en: 'waiting for our supplier', fr: 'en attente de notre fournisseur' },
};

/** A pause's reason in words; an unknown one is given as it stands. */
export function pauseReason(reason: string | null, language: Language): string {
  if (reason === null) return language === 'fr' ? 'sans motif' : 'no reason given';
  return REASONS[reason]?.[language] ?? reason;
}

/** What a clause is called; null: the sentence says enough without it. */
export type ClauseNaming = (clause: string) => string | null;

const asItStands: ClauseNaming = (clause) => clause;

/** Clauses as those read them who do not have the file: a promise by its title, no place in the file. */
export function clauseTitles({ targets }: Pick<Judged, 'targets'>, language: Language): ClauseNaming {
  return (clause) => {
    const named = targets.find(({ target }) => `targets.${target.id}` === clause)?.target;
    return named === undefined ? null : (named.title?.[language] ?? named.id);
  };
}

/** Why a span of a receipt is what it is, in a sentence a customer can read, with the clause that makes it so. */
export function becauseOf(span: ReceiptSpan, language: Language, nameOf: ClauseNaming = asItStands): string {
  const named = nameOf(span.clause);
  return `${reasonOf(span, language)}${named === null ? '' : ` (${named})`}`;
}

function reasonOf(span: ReceiptSpan, language: Language): string {
  const fr = language === 'fr';
  switch (span.state) {
    case 'running':
      return fr ? 'Temps de service compté' : 'Service time, counted';
    case 'closedHours':
      return fr ? 'Hors plage de service' : 'Outside service hours';
    case 'holiday': {
      const name = span.name === null ? '' : holidayName(span.name, language);
      return fr ? `Jour férié\u202f: ${name}` : `Public holiday: ${name}`;
    }
    case 'paused': {
      const reason = pauseReason(span.reason, language);
      const by = span.by === null ? '' : fr ? `, par ${span.by}` : `, by ${span.by}`;
      return fr ? `Gel du délai\u202f: ${reason}${by}` : `Paused: ${reason}${by}`;
    }
    case 'resolved':
      return fr ? 'Résolu, jusqu’à la réouverture' : 'Resolved, until it was reopened';
  }
}
