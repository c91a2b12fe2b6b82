import type { AvailabilityNotice } from '../availability/index.ts';
import type { Language } from './because.ts';

type Said = { readonly [L in Language]: string };

/**
 * What is said of odd facts about services. Codes are permanent; `{name}` stands for a fact, `{place}` for the service
 * and `{event}` for the event.
 */
export const AVAILABILITY_WORDINGS: {
  readonly [K in AvailabilityNotice['kind']]: {
    readonly code: string;
    readonly level: 'warning' | 'info';
    readonly message: Said;
    readonly help: Said;
  };
} = {
  outageEndWithoutStart: {
    code: 'LW308',
    level: 'warning',
    message: {
      en: 'Event {event} ends an outage of {place} that is not open, so it has no effect',
      fr: 'L’événement {event} met fin à une interruption de {place} qui n’est pas ouverte\u202f: il est sans effet',
    },
    help: {
      en: 'Send the outage.started before it; where both name the outage, they name it alike.',
      fr: 'Envoyez l’outage.started qui précède\u202f; si les deux nomment l’interruption (outage), qu’ils la nomment de même.',
    },
  },
  outageEndsBeforeStart: {
    code: 'LW309',
    level: 'warning',
    message: {
      en: 'Event {event} ends the outage {outage} of {place} before it begins, so none of it counts',
      fr: 'L’événement {event} met fin à l’interruption {outage} de {place} avant son début\u202f: rien n’en est compté',
    },
    help: {
      en: 'Retract the one whose time is wrong (event.retracted) and send it anew under another id.',
      fr: 'Retirez celui dont l’heure est fausse (event.retracted) et renvoyez-le sous un autre identifiant.',
    },
  },
  outageStartedTwice: {
    code: 'LW310',
    level: 'info',
    message: {
      en: 'Event {event} begins the outage {outage} of {place} a second time; both count as one',
      fr: 'L’événement {event} ouvre une seconde fois l’interruption {outage} de {place}\u202f; les deux comptent pour une',
    },
    help: {
      en: 'Where they are two outages, give each its own name (outage) and its own end.',
      fr: 'S’il y en a deux, donnez à chacune son nom (outage) et sa fin.',
    },
  },
  weightOutOfRange: {
    code: 'LW311',
    level: 'warning',
    message: {
      en: 'Event {event} gives an outage of {place} the weight {weight}; the nearer of 0 and 1 is taken',
      fr: 'L’événement {event} donne à une interruption de {place} le poids {weight}\u202f; le plus proche de 0 et de 1 est retenu',
    },
    help: {
      en: 'A weight is from 0 (does not count) to 1 (counts in full).',
      fr: 'Un poids va de 0 (ne compte pas) à 1 (compte en entier).',
    },
  },
  usersOutOfRange: {
    code: 'LW312',
    level: 'warning',
    message: {
      en: 'Event {event} says that an outage of {place} hit {affected} users of {total}; it counts for all of them',
      fr: 'L’événement {event} dit qu’une interruption de {place} touche {affected} utilisateurs sur {total}\u202f; elle compte pour tous',
    },
    help: {
      en: 'Give users as { affected, total }: whole numbers, affected at most total.',
      fr: 'Donnez users sous la forme { affected, total }\u202f: des entiers, affected au plus égal à total.',
    },
  },
  spanWithoutLength: {
    code: 'LW313',
    level: 'warning',
    message: {
      en: 'Event {event} ({type}) of {place} ends no later than it begins, so it has no effect',
      fr: 'L’événement {event} ({type}) de {place} ne finit pas après son début\u202f: il est sans effet',
    },
    help: {
      en: 'Send it anew with a from that lies before its to.',
      fr: 'Renvoyez-le avec un début (from) antérieur à sa fin (to).',
    },
  },
  maintenanceEndWithoutStart: {
    code: 'LW314',
    level: 'warning',
    message: {
      en: 'Event {event} ends a planned maintenance of {place} that was not announced, so it has no effect',
      fr: 'L’événement {event} met fin à une maintenance programmée de {place} qui n’était pas annoncée\u202f: il est sans effet',
    },
    help: {
      en: 'Send the maintenance.announced; where both name the maintenance, they name it alike.',
      fr: 'Envoyez l’annonce de cette maintenance programmée\u202f; si l’annonce et la fin portent un nom, que ce soit le même.',
    },
  },
  exclusionWithoutEffect: {
    code: 'LW315',
    level: 'warning',
    message: {
      en: 'Event {event} excludes time of {place} without naming {lacks}, so the time counts',
      fr: 'L’événement {event} exclut du temps de {place} sans nommer {lacks}\u202f: ce temps compte',
    },
    help: {
      en: 'An exclusion names its reason, its evidence and who approved it.',
      fr: 'Une exclusion nomme son motif (reason), sa preuve (evidence) et la personne qui l’a approuvée (approver).',
    },
  },
};

/** Where no service is named, the fact concerns all of them. */
export const EVERY_SERVICE: Said = { en: 'every service', fr: 'tous les services' };
