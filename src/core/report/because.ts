import { holidayName } from '../calendar/index.ts';
import type { ReceiptSpan } from '../clock/index.ts';

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

/** Why a span of a receipt is what it is, in a sentence a customer can read, with the clause that makes it so. */
export function becauseOf(span: ReceiptSpan, language: Language): string {
  const fr = language === 'fr';
  switch (span.state) {
    case 'running':
      return fr ? `Temps de service compté (${span.clause})` : `Service time, counted (${span.clause})`;
    case 'closedHours':
      return fr ? `Hors plage de service (${span.clause})` : `Outside service hours (${span.clause})`;
    case 'holiday': {
      const name = span.name === null ? '' : holidayName(span.name, language);
      return fr ? `Jour férié\u202f: ${name} (${span.clause})` : `Public holiday: ${name} (${span.clause})`;
    }
    case 'paused': {
      const reason = pauseReason(span.reason, language);
      const by = span.by === null ? '' : fr ? `, par ${span.by}` : `, by ${span.by}`;
      return fr ? `Gel du délai\u202f: ${reason}${by} (${span.clause})` : `Paused: ${reason}${by} (${span.clause})`;
    }
    case 'resolved':
      return fr
        ? `Résolu, jusqu’à la réouverture (${span.clause})`
        : `Resolved, until it was reopened (${span.clause})`;
  }
}
