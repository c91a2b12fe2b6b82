import type { NotComputable, SettleRefusal, StatementNotice } from '../../settlement/index.ts';
import type { Wording } from './wording.ts';

/** What the reader of a statement should know besides its figures. Codes are permanent. */
export const STATEMENT_WORDINGS: { readonly [K in StatementNotice['kind']]: Wording } = {
  monthRuns: {
    code: 'LW340',
    level: 'info',
    message: {
      en: 'The month is not over: every figure is provisional and nothing is final',
      fr: 'Le mois n’est pas terminé\u202f: tous les montants sont provisoires, rien n’est définitif',
    },
    help: { en: 'Settle again once it is over.', fr: 'Refaites l’arrêté une fois le mois terminé.' },
  },
  invoicedTooEarly: {
    code: 'LW341',
    level: 'warning',
    message: {
      en: 'Event {event} puts “{item}” on an invoice before it was final, and has no effect',
      fr: 'L’événement {event} porte «\u00a0{item}\u00a0» sur une facture avant que le montant soit définitif\u202f: il est sans effet',
    },
    help: {
      en: 'Invoice it once it is final; what was set off too early is still owed.',
      fr: 'Facturez-le une fois définitif\u202f; ce qui a été déduit trop tôt reste dû.',
    },
  },
  contestedTooLate: {
    code: 'LW348',
    level: 'warning',
    message: {
      en: 'Event {event} contests “{item}” after it was accepted, final or invoiced, and has no effect',
      fr: 'L’événement {event} conteste «\u00a0{item}\u00a0» après son acceptation, ou une fois le montant définitif ou facturé\u202f: il est sans effet',
    },
    help: {
      en: 'An acceptance said by mistake is taken back by event.retracted; then the contest counts.',
      fr: 'Une acceptation indiquée par erreur se retire par event.retracted\u202f; la contestation compte alors.',
    },
  },
  itemUnknown: {
    code: 'LW342',
    level: 'warning',
    message: {
      en: 'Event {event} decides on “{item}”, which has no figure in this month, and has no effect',
      fr: 'L’événement {event} décide de «\u00a0{item}\u00a0», qui n’a aucun montant ce mois-ci\u202f: il est sans effet',
    },
    help: {
      en: 'Check its period, and the id of the remedy or bonus.',
      fr: 'Vérifiez sa période (period), et l’identifiant de la contrepartie ou du bonus.',
    },
  },
  vatToConfirm: {
    code: 'LW343',
    level: 'warning',
    message: {
      en: 'The VAT of “{item}” is to be confirmed: it stands in no VAT base',
      fr: 'La TVA de «\u00a0{item}\u00a0» est à confirmer\u202f: le montant n’entre dans aucune base de TVA',
    },
    help: {
      en: 'Say vatTreatment in the agreement: priceReduction, outOfScope or taxable.',
      fr: 'Précisez vatTreatment dans le contrat\u202f: priceReduction, outOfScope ou taxable.',
    },
  },
  rateUnsaid: {
    code: 'LW344',
    level: 'warning',
    message: {
      en: '“{item}” says no VAT rate, so no VAT is reckoned on it',
      fr: '«\u00a0{item}\u00a0» n’indique aucun taux de TVA\u202f: aucune TVA n’est calculée',
    },
    help: { en: 'Give the line its rate (vat).', fr: 'Indiquez le taux (vat) sur la ligne.' },
  },
};

/** Remedies and bonuses that are promised and can not be reckoned. */
export const REFUSED_WORDINGS: { readonly [K in NotComputable['because']]: Wording } = {
  noBase: {
    code: 'LW345',
    level: 'error',
    message: {
      en: '“{item}” is a share of nothing: the agreement does not say of what',
      fr: '«\u00a0{item}\u00a0» est une part de rien\u202f: le contrat ne dit pas de quoi',
    },
    help: { en: 'Say of what (of): a line, or charges.', fr: 'Dites de quoi (of), une ligne ou charges.' },
  },
  noShare: {
    code: 'LW346',
    level: 'error',
    message: {
      en: '“{item}” goes by tiers, but its commitment reaches no share',
      fr: '«\u00a0{item}\u00a0» se calcule par paliers, mais son engagement n’atteint aucun pourcentage',
    },
    help: {
      en: 'Use tiers with an availability or an attainment; else perBreach or perPeriod.',
      fr: 'Utilisez des paliers (tiers) avec une disponibilité ou un taux de respect\u202f; sinon perBreach ou perPeriod.',
    },
  },
  nothingMeasured: {
    code: 'LW347',
    level: 'error',
    message: {
      en: '“{item}” counts time down, and nothing was measured in the period',
      fr: '«\u00a0{item}\u00a0» compte l’indisponibilité, et rien n’a été mesuré dans la période',
    },
    help: {
      en: 'Send the outages or checks of the service.',
      fr: 'Envoyez les interruptions ou les relevés de supervision du service.',
    },
  },
};

/** Why there is no statement. */
export const REFUSAL_WORDINGS: { readonly [K in SettleRefusal['kind']]: Wording } = {
  badMonth: {
    code: 'LW350',
    level: 'error',
    message: { en: '“{month}” is no month', fr: '«\u00a0{month}\u00a0» n’est pas un mois' },
    help: { en: 'Write a month as 2026-03.', fr: 'Écrivez un mois sous la forme 2026-03.' },
  },
  notInForce: {
    code: 'LW351',
    level: 'warning',
    message: {
      en: '{agreement} is not in force in {month}: there is nothing to settle',
      fr: '{agreement} n’est pas en vigueur en {month}\u202f: il n’y a rien à arrêter',
    },
    help: {
      en: 'Choose a month of its term, or give the version that was in force.',
      fr: 'Choisissez un mois de sa durée, ou fournissez la version alors en vigueur.',
    },
  },
  otherCurrency: {
    code: 'LW352',
    level: 'error',
    message: {
      en: 'The agreement reckons in {expected} and is charged in {found}: nothing is settled',
      fr: 'Le contrat compte en {expected} et facture en {found}\u202f: rien n’est arrêté',
    },
    help: { en: 'Use one currency in an agreement.', fr: 'Utilisez une seule devise par contrat.' },
  },
};
