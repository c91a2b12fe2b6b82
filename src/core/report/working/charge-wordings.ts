import type { ChargeNoticeKind } from '../../charge/index.ts';
import type { Wording } from './wording.ts';

/**
 * What is said of facts that are not billed as they stand, and of prepaid hours. Codes are permanent. `{line}`, `{event}`
 * and `{subject}` say of what; `{hours}` are the hours concerned.
 */
export const CHARGE_WORDINGS: { readonly [K in ChargeNoticeKind]: Wording } = {
  factUnreadable: {
    code: 'LW320',
    level: 'warning',
    message: {
      en: 'Event {event} on {subject} is not billed: its {field} “{value}” can not be read',
      fr: 'L’événement {event} sur {subject} n’est pas facturé\u202f: sa valeur {field} «\u00a0{value}\u00a0» est illisible',
    },
    help: {
      en: 'Retract it (event.retracted) and send it again with minutes, an amount (12.00 EUR) or a month (2026-03).',
      fr: 'Retirez-le (event.retracted) et renvoyez-le avec des minutes, un montant (12.00 EUR) ou un mois (2026-03).',
    },
  },
  leaverUnknown: {
    code: 'LW321',
    level: 'warning',
    message: {
      en: '{member} left without ever having joined, so nothing is billed less',
      fr: '{member} est parti sans être jamais arrivé\u202f: rien n’est facturé en moins',
    },
    help: {
      en: 'Send its member.joined, or spell the member as it was spelt there.',
      fr: 'Envoyez son member.joined, ou écrivez le membre comme il l’y était.',
    },
  },
  lineUnknown: {
    code: 'LW322',
    level: 'warning',
    message: {
      en: 'Event {event} is for “{line}”, which no agreement bills so, and is not billed',
      fr: 'L’événement {event} vise «\u00a0{line}\u00a0», qu’aucun contrat ne facture ainsi\u202f: il n’est pas facturé',
    },
    help: {
      en: 'Name a line of the agreement: of kind passThrough for a supplier’s bill.',
      fr: 'Nommez une ligne du contrat, de type passThrough pour la facture d’un fournisseur.',
    },
  },
  outsideTerm: {
    code: 'LW323',
    level: 'warning',
    message: {
      en: 'Event {event} falls outside the term of {agreement} and is not billed',
      fr: 'L’événement {event} tombe hors de la durée de {agreement} et n’est pas facturé',
    },
    help: {
      en: 'Check its date, or give the version of the agreement that was in force.',
      fr: 'Vérifiez sa date, ou fournissez la version du contrat alors en vigueur.',
    },
  },
  otherCurrency: {
    code: 'LW324',
    level: 'warning',
    message: {
      en: '“{line}” is in another currency than the agreement and is not billed',
      fr: '«\u00a0{line}\u00a0» est dans une autre devise que le contrat et n’est pas facturé',
    },
    help: {
      en: 'Give every amount in the currency of the agreement; Leeway converts none.',
      fr: 'Donnez tous les montants dans la devise du contrat\u202f; Leeway n’en convertit aucun.',
    },
  },
  ticketUnknown: {
    code: 'LW325',
    level: 'warning',
    message: {
      en: 'Event {event} is on {subject}, which no known customer opened, and is not billed',
      fr: 'L’événement {event} porte sur {subject}, qu’aucun client connu n’a ouvert\u202f: il n’est pas facturé',
    },
    help: { en: 'Send its ticket.opened with the customer.', fr: 'Envoyez son ticket.opened avec le client.' },
  },
  agreementAmbiguous: {
    code: 'LW326',
    level: 'warning',
    message: {
      en: 'Several agreements could bill event {event} on {subject}, so none does',
      fr: 'Plusieurs contrats pourraient facturer l’événement {event} sur {subject}\u202f: aucun ne le fait',
    },
    help: {
      en: 'Name the agreement in the event (agreement).',
      fr: 'Nommez le contrat dans l’événement (agreement).',
    },
  },
  quoteMissing: {
    code: 'LW327',
    level: 'warning',
    message: {
      en: 'Work on {ticket} is out of scope and no quote was accepted, so it is not billed',
      fr: 'Le travail sur {ticket} est hors contrat et aucun devis n’a été accepté\u202f: il n’est pas facturé',
    },
    help: {
      en: 'Send ticket.quoteAccepted, or ticket.scopeDecided if it is in scope.',
      fr: 'Envoyez ticket.quoteAccepted, ou ticket.scopeDecided si le travail est au contrat.',
    },
  },
  extraWithoutPrice: {
    code: 'LW328',
    level: 'warning',
    message: {
      en: 'Work on {ticket} is out of scope and has no price, so it is not billed',
      fr: 'Le travail sur {ticket} est hors contrat et sans prix\u202f: il n’est pas facturé',
    },
    help: {
      en: 'Give an amount with the quote, or a price with the exclusion.',
      fr: 'Donnez un montant avec le devis, ou un prix avec l’exclusion.',
    },
  },
  workBeyondBlock: {
    code: 'LW329',
    level: 'warning',
    message: {
      en: 'The hours of “{line}” are used up and no price is agreed beyond them: work on {ticket} is not billed',
      fr: 'Les heures de «\u00a0{line}\u00a0» sont épuisées et aucun prix n’est convenu au-delà\u202f: le travail sur {ticket} n’est pas facturé',
    },
    help: {
      en: 'Sell a new block, or agree an overage.',
      fr: 'Vendez un nouveau carnet, ou convenez d’un prix au-delà.',
    },
  },
  blockLow: {
    code: 'LW330',
    level: 'info',
    message: {
      en: 'Of the hours of “{line}”, {hours} are left',
      fr: 'Il reste {hours} sur les heures de «\u00a0{line}\u00a0»',
    },
    help: { en: 'Offer a new block in time.', fr: 'Proposez un nouveau carnet à temps.' },
  },
  blockExpiring: {
    code: 'LW331',
    level: 'info',
    message: {
      en: '{hours} of “{line}” lapse after {lastDay}',
      fr: '{hours} de «\u00a0{line}\u00a0» seront perdues après le {lastDay}',
    },
    help: { en: 'Tell the customer while they can be used.', fr: 'Prévenez le client tant qu’il peut les utiliser.' },
  },
  blockLapsed: {
    code: 'LW332',
    level: 'info',
    message: {
      en: '{hours} of “{line}” lapsed after {lastDay}',
      fr: '{hours} de «\u00a0{line}\u00a0» ont été perdues après le {lastDay}',
    },
    help: { en: 'A new block starts afresh.', fr: 'Un nouveau carnet repart entier.' },
  },
  indexMissing: {
    code: 'LW333',
    level: 'warning',
    message: {
      en: 'Prices were due for revision on {date}, but no newer value of the index {index} is known: they stand',
      fr: 'Les prix devaient être révisés le {date}, mais aucune valeur plus récente de l’indice {index} n’est connue\u202f: ils restent',
    },
    help: {
      en: 'Send its index.published with month and value.',
      fr: 'Envoyez son index.published avec month et value.',
    },
  },
  indexUnusable: {
    code: 'LW334',
    level: 'warning',
    message: {
      en: 'Prices were due for revision on {date}, but the formula comes to nothing with the values of {index}: they stand',
      fr: 'Les prix devaient être révisés le {date}, mais la formule ne donne rien avec les valeurs de {index}\u202f: ils restent',
    },
    help: {
      en: 'Check the values published, and charges.indexation.formula.',
      fr: 'Vérifiez les valeurs publiées, et charges.indexation.formula.',
    },
  },
};
