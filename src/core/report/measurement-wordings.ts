import type { MeasurementNotice, WithoutEffect } from '../measurement/index.ts';
import type { Language } from './because.ts';

type Said = { readonly [L in Language]: string };

/** What is said of measurements and notifications without effect; `{why}` stands for the reason. Codes are permanent. */
export const MEASUREMENT_WORDINGS: {
  readonly [K in MeasurementNotice['kind']]: {
    readonly code: string;
    readonly level: 'warning';
    readonly message: Said;
    readonly help: Said;
  };
} = {
  measurementWithoutEffect: {
    code: 'LW316',
    level: 'warning',
    message: {
      en: 'Measurement {event} of {ticket} counts nowhere: {why}',
      fr: 'La mesure {event} de {ticket} ne compte nulle part\u202f: {why}',
    },
    help: {
      en: 'Retract it (event.retracted) and record it anew under another id.',
      fr: 'Retirez-la (event.retracted) et enregistrez-la de nouveau sous un autre identifiant.',
    },
  },
  notificationWithoutEffect: {
    code: 'LW317',
    level: 'warning',
    message: {
      en: 'Event {event} of case {ticket} has no effect: {why}',
      fr: 'L’événement {event} du cas {ticket} est sans effet\u202f: {why}',
    },
    help: {
      en: 'Name the case, its customer and its target as the agreement has them.',
      fr: 'Nommez le cas, son client et son engagement comme le contrat les nomme.',
    },
  },
};

/** Why a recorded fact counts nowhere. */
export const WITHOUT_EFFECT: { readonly [K in WithoutEffect]: Said } = {
  unknownTarget: { en: 'no agreement has this target', fr: 'aucun contrat n’a cet engagement' },
  noCustomer: { en: 'it names no customer', fr: 'aucun client n’est nommé' },
  unknownCustomer: { en: 'its customer is unknown', fr: 'son client est inconnu' },
  notInForce: { en: 'no agreement was in force then', fr: 'aucun contrat n’était alors en vigueur' },
  ambiguousAgreement: {
    en: '{agreements} promise it alike, so neither is chosen',
    fr: '{agreements} s’y engagent à égalité, aucun n’est retenu',
  },
  countMissing: { en: 'it needs both good and total, as numbers', fr: 'il y faut good et total, en nombres' },
  countNotWhole: { en: 'good and total must be whole numbers', fr: 'good et total doivent être entiers' },
  countNegative: { en: 'a count is below zero', fr: 'un compte est négatif' },
  moreGoodThanTotal: { en: 'good is more than total', fr: 'good dépasse total' },
  countTooLarge: { en: 'the sum is too large to be exact', fr: 'la somme est trop grande pour rester exacte' },
  valueMissing: { en: 'it has no value', fr: 'elle n’a pas de valeur (value)' },
  valueNegative: { en: 'its value is below zero', fr: 'sa valeur est négative' },
  valueUnreadable: {
    en: 'its value is neither a duration such as 3h nor a number of seconds',
    fr: 'sa valeur n’est ni une durée telle que 3h, ni un nombre de secondes',
  },
  detectedTwice: { en: 'the case was detected before', fr: 'le cas était déjà détecté' },
  notDetected: { en: 'no such case was detected', fr: 'aucun cas de ce nom n’a été détecté' },
  severalDuties: {
    en: 'the case has several duties, and it does not say which is meant',
    fr: 'le cas porte plusieurs engagements, et rien ne dit lequel est visé',
  },
};
