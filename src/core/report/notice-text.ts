import type { AvailabilityNotice } from '../availability/index.ts';
import type { ChargeNotice } from '../charge/index.ts';
import type { Findings } from '../findings/index.ts';
import type { MeasurementNotice } from '../measurement/index.ts';
import type { Notice } from '../ticket/index.ts';
import { AVAILABILITY_WORDINGS, EVERY_SERVICE } from './availability-wordings.ts';
import type { Language } from './because.ts';
import { MEASUREMENT_WORDINGS, WITHOUT_EFFECT } from './measurement-wordings.ts';
import { chargeNoticeJson } from './statement-text.ts';

/** A diagnostic as FORMAT section 3 has it. */
export interface DiagnosticJson {
  readonly code: string;
  readonly level: 'error' | 'warning' | 'info';
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly message: string;
  readonly help: string | null;
}

interface Wording {
  readonly code: string;
  readonly level: 'warning' | 'info';
  readonly message: { readonly [L in Language]: string };
  readonly help: { readonly [L in Language]: string };
}

/** What is said of odd facts. Codes are permanent; `{name}` stands for a fact, `{ticket}` and `{event}` for where it is. */
const WORDINGS: { readonly [K in Notice['kind']]: Wording } = {
  neverOpened: {
    code: 'LW301',
    level: 'warning',
    message: {
      en: 'Ticket {ticket} has events but was never opened, so nothing is timed',
      fr: 'Le ticket {ticket} a des événements mais n’a jamais été ouvert\u202f: aucun délai n’est compté',
    },
    help: {
      en: 'Send its ticket.opened; its other events wait for it.',
      fr: 'Envoyez son ticket.opened\u202f; ses autres événements l’attendent.',
    },
  },
  openedTwice: {
    code: 'LW302',
    level: 'info',
    message: {
      en: 'Ticket {ticket} is opened a second time by event {event}, which counts as an update',
      fr: 'Le ticket {ticket} est ouvert une seconde fois par l’événement {event}, compté comme une mise à jour',
    },
    help: {
      en: 'Send a reopening as ticket.reopened, and another ticket under its own subject.',
      fr: 'Envoyez une réouverture comme ticket.reopened, et un autre ticket sous son propre sujet.',
    },
  },
  excusalWithoutEffect: {
    code: 'LW303',
    level: 'warning',
    message: {
      en: 'Event {event} excuses a breach of ticket {ticket} without a {lacks}, so it has no effect',
      fr: 'L’événement {event} neutralise un dépassement du ticket {ticket} sans «\u00a0{lacks}\u00a0»\u202f: il est sans effet',
    },
    help: {
      en: 'Name the target, the reason and who approved it.',
      fr: 'Nommez l’engagement (target), le motif (reason) et la personne qui l’a approuvé (approver).',
    },
  },
  pauseWithoutReason: {
    code: 'LW304',
    level: 'warning',
    message: {
      en: 'Event {event} pauses ticket {ticket} without a reason, so no clock is held',
      fr: 'L’événement {event} met le ticket {ticket} en pause sans motif\u202f: aucun délai n’est gelé',
    },
    help: {
      en: 'Give a reason that the agreement’s rule pauseOn names, such as waitingCustomer.',
      fr: 'Donnez un motif nommé par la règle pauseOn du contrat, par exemple waitingCustomer.',
    },
  },
  mergeWithoutEffect: {
    code: 'LW305',
    level: 'warning',
    message: {
      en: 'Ticket {ticket} is merged into {other}, which is unknown or had ended before, so the merge has no effect',
      fr: 'Le ticket {ticket} est fusionné dans {other}, inconnu ou déjà terminé\u202f: la fusion est sans effet',
    },
    help: {
      en: 'Give the events of both tickets together, and merge into the one that goes on.',
      fr: 'Fournissez ensemble les événements des deux tickets et fusionnez dans celui qui continue.',
    },
  },
  mergedAcrossCustomers: {
    code: 'LW306',
    level: 'warning',
    message: {
      en: 'Ticket {other} of another customer is merged into {ticket}, whose clocks are left as they are',
      fr: 'Le ticket {other} d’un autre client est fusionné dans {ticket}, dont les délais restent inchangés',
    },
    help: {
      en: 'Merge tickets of one customer only; cancel one that does not belong to it.',
      fr: 'Ne fusionnez que des tickets d’un même client\u202f; annulez celui qui n’en relève pas.',
    },
  },
  ambiguousAgreement: {
    code: 'LW307',
    level: 'warning',
    message: {
      en: 'Ticket {ticket}: {agreements} promise {measure} alike, so neither is chosen',
      fr: 'Ticket {ticket}\u202f: {agreements} s’engagent à égalité sur {measure}, aucun n’est retenu',
    },
    help: {
      en: 'Make one more specific (when: service, site …), or name the customer in one only.',
      fr: 'Rendez l’un plus précis (when: service, site…), ou ne nommez le client que dans un seul.',
    },
  },
};

type WordedNotice = Notice | MeasurementNotice | AvailabilityNotice;
/** Something odd about facts: of a ticket, a service, a measurement or a charge. */
export type AnyNotice = WordedNotice | ChargeNotice;

/** The notices of findings that are worth telling: those of charges only where an agreement speaks of money. */
export function noticesToTell({ notices, settling }: Pick<Findings, 'notices' | 'settling'>): Findings['notices'] {
  return settling.length > 0 ? notices : notices.filter(isWorded);
}

function isWorded(notice: AnyNotice): notice is WordedNotice {
  return Object.hasOwn(ALL_WORDINGS, notice.kind);
}

const ALL_WORDINGS: { readonly [K in WordedNotice['kind']]: Wording } = {
  ...WORDINGS,
  ...AVAILABILITY_WORDINGS,
  ...MEASUREMENT_WORDINGS,
};

/** A notice in words, in one language. */
export function noticeJson(notice: AnyNotice, language: Language): DiagnosticJson {
  if (!isWorded(notice)) return chargeNoticeJson(notice, language);
  const wording = ALL_WORDINGS[notice.kind];
  const facts: { readonly [name: string]: string } = {
    ...notice.facts,
    ...placeOf(notice, language),
    event: notice.event === null ? '' : `${notice.event.source}/${notice.event.id}`,
  };
  const message = wording.message[language]
    .replace('{why}', () => whyOf(notice, language))
    .replace(/\{(\w+)\}/g, (whole, name: string) => facts[name] ?? whole);
  return {
    code: wording.code,
    level: wording.level,
    file: null,
    line: null,
    column: null,
    message,
    help: wording.help[language],
  };
}

/** What the facts are of: a ticket, target or case, or a service. */
function placeOf(notice: WordedNotice, language: Language): { readonly [name: string]: string } {
  if ('ticket' in notice) return { ticket: notice.ticket };
  return { place: notice.service === '' ? EVERY_SERVICE[language] : notice.service };
}

function whyOf(notice: WordedNotice, language: Language): string {
  const isOfMeasurement = notice.kind === 'measurementWithoutEffect' || notice.kind === 'notificationWithoutEffect';
  return isOfMeasurement ? WITHOUT_EFFECT[notice.facts.why][language] : '';
}
