import type { LineProblemKind } from './line-words.ts';
import type { EventProblem, Words } from './problem.ts';

// Codes are permanent: LW400 to LW449 are this room's, and one is never given another meaning.

/** What is wrong with the fields of one event. */
export const EVENT_WORDS: Words<Exclude<EventProblem['kind'], LineProblemKind>> = {
  notAnObject: [
    'LW404',
    'error',
    () => ({
      message: { en: 'an event must be a JSON object', fr: 'un événement doit être un objet JSON' },
      help: {
        en: 'write {"id":…,"source":…,"type":…,"subject":…,"time":…,"data":{…}}',
        fr: 'écrivez {"id":…,"source":…,"type":…,"subject":…,"time":…,"data":{…}}',
      },
    }),
  ],
  missingField: [
    'LW405',
    'error',
    (p) => ({
      message: { en: `the event has no “${p.field}”`, fr: `l’événement n’a pas de «\u00a0${p.field}\u00a0»` },
      help: { en: `add “${p.field}”`, fr: `ajoutez «\u00a0${p.field}\u00a0»` },
    }),
  ],
  wrongField: [
    'LW406',
    'error',
    (p) => ({
      message: {
        en: `“${p.field}” must be ${p.expected}; found ${p.found}`,
        fr: `«\u00a0${p.field}\u00a0» doit être de la forme ${p.expected}\u202f; trouvé\u202f: ${p.found}`,
      },
      help: {
        en: `correct “${p.field}”, or leave it out where it is optional`,
        fr: `corrigez «\u00a0${p.field}\u00a0», ou retirez-le s’il est facultatif`,
      },
    }),
  ],
  badInstant: [
    'LW407',
    'error',
    (p) => ({
      message: {
        en: `“${p.field}” is not an instant: ${p.found}`,
        fr: `«\u00a0${p.field}\u00a0» n’est pas un instant\u202f: ${p.found}`,
      },
      help: {
        en: 'write it with its zone, as in 2026-03-12T08:00:00Z',
        fr: 'écrivez-le avec son fuseau, comme 2026-03-12T08:00:00Z',
      },
    }),
  ],
  beyondHorizon: [
    'LW408',
    'error',
    (p) => ({
      message: {
        en: `“${p.field}” lies outside the years 1900 to 2199: ${p.found}`,
        fr: `«\u00a0${p.field}\u00a0» est hors des années 1900 à 2199\u202f: ${p.found}`,
      },
      help: {
        en: 'correct the date; the event is set aside',
        fr: 'corrigez la date\u202f; l’événement est mis de côté',
      },
    }),
  ],
  oneFieldRequired: [
    'LW409',
    'error',
    (p) => ({
      message: {
        en: `the event needs one of ${p.fields.join(', ')}`,
        fr: `l’événement demande l’un de ces champs\u202f: ${p.fields.join(', ')}`,
      },
      help: { en: 'add one of them to “data”', fr: 'ajoutez l’un d’eux dans «\u00a0data\u00a0»' },
    }),
  ],
  tooDeep: [
    'LW410',
    'error',
    () => ({
      message: {
        en: 'the event’s data is nested more than 32 levels deep',
        fr: 'les données de l’événement sont imbriquées sur plus de 32\u00a0niveaux',
      },
      help: {
        en: 'send the fields Leeway reads, without the nested document',
        fr: 'envoyez les champs que lit Leeway, sans le document imbriqué',
      },
    }),
  ],
};
