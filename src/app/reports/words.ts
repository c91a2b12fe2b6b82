import type { Lang } from '../refusal.ts';

/** How many of a month's promises were kept. */
export interface Sums {
  readonly kept: number;
  readonly missed: number;
  readonly excused: number;
  readonly open: number;
  readonly all: number;
}

export interface MissWords {
  readonly ticket: string;
  readonly title: string;
  /** Null: the limit is told in no hours. */
  readonly promised: string | null;
  readonly brokeAt: string;
  /** Null: it went on when the month ended. */
  readonly stoppedAt: string | null;
  /** Service time beyond the limit; null: not known in hours. */
  readonly over: string | null;
}

export type Outcome = 'met' | 'breached' | 'excused' | 'open' | null;

/** The sentences of a monthly report. */
export interface ReportWords {
  readonly sums: (month: string, sums: Sums, share: string) => string;
  readonly nothing: (month: string) => string;
  readonly open: (count: number) => string;
  readonly miss: (miss: MissWords) => string;
  readonly neutralised: (by: string, because: string) => string;
  readonly betterShare: (title: string, reached: string, promised: string) => string;
  readonly betterAvailability: (service: string, reached: string, promised: string) => string;
  readonly betterTime: (title: string, half: string, promised: string) => string;
  readonly correction: (ticket: string, title: string, month: string, was: Outcome, is: Outcome) => string;
  readonly because: (type: string, day: string) => string;
}

const NO_BREAK = '\u202f';

const en: ReportWords = {
  sums: (month, { kept, missed, excused, all }, share) => {
    const parts = [
      `${kept} of ${all} commitments ${all === 1 ? 'was' : 'were'} kept in ${month} (${share})`,
      missed === 0 ? 'none was missed' : `${missed} ${missed === 1 ? 'was' : 'were'} missed`,
      ...(excused === 0 ? [] : [`${excused} missed ${excused === 1 ? 'one was' : 'ones were'} excused`]),
    ];
    return `${listed(parts, 'and')}.`;
  },
  nothing: (month) => `No commitment fell due in ${month}.`,
  open: (count) => `${count} ${count === 1 ? 'is' : 'are'} still open.`,
  miss: ({ ticket, title, promised, brokeAt, stoppedAt, over }) => {
    const limit = promised === null ? 'the limit' : `the ${promised} promised`;
    const end =
      stoppedAt === null
        ? 'It was still open when the month ended'
        : `It was done on ${stoppedAt}${over === null ? '' : `, ${over} of service time late`}`;
    return `${ticket}, ${title}: ${limit} ran out on ${brokeAt}. ${end}.`;
  },
  neutralised: (by, because) => `Excused by ${by}: ${because}.`,
  betterShare: (title, reached, promised) => `${title}: ${reached} kept, where ${promised} is promised.`,
  betterAvailability: (service, reached, promised) =>
    `${service}: available ${reached} of the time, where ${promised} is promised.`,
  betterTime: (title, half, promised) => `${title}: half of them within ${half}, where ${promised} is promised.`,
  correction: (ticket, title, month, was, is) =>
    `${ticket}, ${title}, ${month}: ${was === null ? 'was not counted' : `was counted ${OUTCOMES.en[was]}`}, ${is === null ? 'no longer counts' : `is now counted ${OUTCOMES.en[is]}`}.`,
  because: (type, day) => `${REASONS.en[type] ?? 'A fact was learned late'} (${day}).`,
};

const fr: ReportWords = {
  sums: (month, { kept, missed, excused, all }, share) => {
    const parts = [
      `${kept === 0 ? 'aucun' : kept} ${kept <= 1 ? 'engagement tenu' : 'engagements tenus'} sur ${all} en ${month} (${share})`,
      missed === 0 ? 'aucun dépassé' : `${missed} ${missed === 1 ? 'dépassé' : 'dépassés'}`,
      ...(excused === 0 ? [] : [`${excused} ${excused === 1 ? 'dépassement neutralisé' : 'dépassements neutralisés'}`]),
    ];
    const text = listed(parts, 'et');
    return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
  },
  nothing: (month) => `Aucun engagement n’est arrivé à échéance en ${month}.`,
  open: (count) => (count === 1 ? 'Un est encore ouvert.' : `${count} sont encore ouverts.`),
  miss: ({ ticket, title, promised, brokeAt, stoppedAt, over }) => {
    const limit = promised === null ? 'le délai a été dépassé' : `le délai de ${promised} a été dépassé`;
    const end =
      stoppedAt === null
        ? 'À la fin du mois, il courait encore'
        : `C’était fait le ${stoppedAt}${over === null ? '' : `, avec un retard de ${over} en temps de service`}`;
    return `${ticket}, ${title}${NO_BREAK}: ${limit} le ${brokeAt}. ${end}.`;
  },
  neutralised: (by, because) => `Neutralisé par ${by}${NO_BREAK}: ${because}.`,
  betterShare: (title, reached, promised) => `${title}${NO_BREAK}: ${reached} tenus, pour ${promised} promis.`,
  betterAvailability: (service, reached, promised) =>
    `${service}${NO_BREAK}: disponible ${reached} du temps, pour ${promised} promis.`,
  betterTime: (title, half, promised) =>
    `${title}${NO_BREAK}: la moitié en ${half} au plus\u202f; le délai promis est de ${promised}.`,
  correction: (ticket, title, month, was, is) =>
    `${ticket}, ${title}, ${month}${NO_BREAK}: ${was === null ? 'n’était pas compté' : `était compté ${OUTCOMES.fr[was]}`}, ${is === null ? 'ne compte plus' : `est désormais compté ${OUTCOMES.fr[is]}`}.`,
  because: (type, day) => `${REASONS.fr[type] ?? 'Un fait a été connu après coup'} (${day}).`,
};

export const REPORT_WORDS: { readonly [lang in Lang]: ReportWords } = { fr, en };

const OUTCOMES = {
  en: { met: 'kept', breached: 'missed', excused: 'an excused miss', open: 'open' },
  fr: { met: 'tenu', breached: 'dépassé', excused: 'dépassement neutralisé', open: 'ouvert' },
} as const;

const REASONS: { readonly [lang in Lang]: { readonly [type: string]: string } } = {
  en: {
    'ticket.reopened': 'The ticket was reopened',
    'ticket.excused': 'The miss was excused',
    'ticket.cancelled': 'The ticket was cancelled',
    'ticket.merged': 'The ticket was merged with another',
    'ticket.linked': 'The ticket was linked to another',
    'ticket.scopeDecided': 'It was decided whether the ticket falls under the agreement',
    'event.retracted': 'A fact was corrected',
  },
  fr: {
    'ticket.reopened': 'Le ticket a été rouvert',
    'ticket.excused': 'Le dépassement a été neutralisé',
    'ticket.cancelled': 'Le ticket a été annulé',
    'ticket.merged': 'Le ticket a été fusionné avec un autre',
    'ticket.linked': 'Le ticket a été lié à un autre',
    'ticket.scopeDecided': 'Il a été décidé si le ticket relève du contrat',
    'event.retracted': 'Un fait a été corrigé',
  },
};

function listed(parts: readonly string[], and: string): string {
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} ${and} ${parts.at(-1)}`;
}
