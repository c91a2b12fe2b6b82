import type { Words } from './problem.ts';

// Codes are permanent: LW400 to LW449 are this room's, and one is never given another meaning.

export type LineProblemKind =
  | 'notJson'
  | 'truncatedLine'
  | 'badUtf8'
  | 'lineTooLong'
  | 'unreadable'
  | 'repeatedField'
  | 'unknownType'
  | 'differentContent'
  | 'moreOfThese';

/** What is wrong with a line or a file, or with events taken together. */
export const LINE_WORDS: Words<LineProblemKind> = {
  notJson: [
    'LW400',
    'error',
    (p) => ({
      message: {
        en: `this line is not JSON: unexpected “${p.found}”`,
        fr: `cette ligne n’est pas du JSON\u202f: «\u00a0${p.found}\u00a0» inattendu`,
      },
      help: {
        en: 'each line must hold one complete JSON object; repair or remove this one',
        fr: 'chaque ligne doit contenir un objet JSON complet\u202f; corrigez ou retirez celle-ci',
      },
    }),
  ],
  truncatedLine: [
    'LW401',
    'error',
    () => ({
      message: { en: 'this line ends in the middle of its JSON', fr: 'cette ligne s’arrête au milieu de son JSON' },
      help: {
        en: 'the file was probably cut while being written; export it again',
        fr: 'le fichier a sans doute été coupé pendant son écriture\u202f; exportez-le de nouveau',
      },
    }),
  ],
  badUtf8: [
    'LW402',
    'error',
    () => ({
      message: { en: 'this line is not valid UTF-8', fr: 'cette ligne n’est pas de l’UTF-8 valide' },
      help: { en: 'write the file in UTF-8', fr: 'enregistrez le fichier en UTF-8' },
    }),
  ],
  lineTooLong: [
    'LW403',
    'error',
    (p) => ({
      message: {
        en: `this line is longer than ${p.limitMegabytes} MB and was not read`,
        fr: `cette ligne dépasse ${p.limitMegabytes}\u00a0Mo et n’a pas été lue`,
      },
      help: {
        en: 'write one event a line (JSON Lines), not one array of them',
        fr: 'écrivez un événement par ligne (JSON Lines), et non un tableau d’événements',
      },
    }),
  ],
  unreadable: [
    'LW413',
    'error',
    (p) => ({
      message: { en: `this file can not be read (${p.reason})`, fr: `ce fichier est illisible (${p.reason})` },
      help: {
        en: 'check that it exists, that it is a file, and that you may read it',
        fr: 'vérifiez qu’il existe, que c’est bien un fichier, et que vous avez le droit de le lire',
      },
    }),
  ],
  repeatedField: [
    'LW415',
    'error',
    () => ({
      message: {
        en: 'a field stands twice in this event, with different values',
        fr: 'un champ figure deux fois dans cet événement, avec des valeurs différentes',
      },
      help: {
        en: 'keep one of the two; it is not for Leeway to choose',
        fr: 'gardez l’un des deux\u202f; ce n’est pas à Leeway de choisir',
      },
    }),
  ],
  unknownType: [
    'LW411',
    'warning',
    (p) => ({
      message: {
        en: `no effect is known of events of type “${p.type}”`,
        fr: `aucun effet n’est connu pour les événements de type «\u00a0${p.type}\u00a0»`,
      },
      help:
        p.nearest === null
          ? { en: 'they are kept and change nothing', fr: 'ils sont conservés et ne changent rien' }
          : { en: `did you mean “${p.nearest}”?`, fr: `vouliez-vous dire «\u00a0${p.nearest}\u00a0»\u202f?` },
    }),
  ],
  differentContent: [
    'LW412',
    'warning',
    (p) => ({
      message: {
        en: `two different events of source “${p.source}” have the id “${p.id}”; the first recorded counts`,
        fr: `deux événements différents de la source «\u00a0${p.source}\u00a0» portent l’identifiant «\u00a0${p.id}\u00a0»\u202f; le premier enregistré compte`,
      },
      help: {
        en: 'give each event its own id; to correct one, retract it (event.retracted)',
        fr: 'donnez à chaque événement son propre identifiant\u202f; pour en corriger un, retirez-le (event.retracted)',
      },
    }),
  ],
  moreOfThese: [
    'LW414',
    'warning',
    (p) => ({
      message: { en: `${p.code}: ${p.count} more like these`, fr: `${p.code}\u202f: encore ${p.count} du même genre` },
      help: {
        en: 'correct the first ones; the others are probably of the same making',
        fr: 'corrigez les premiers\u202f; les autres ont sans doute la même cause',
      },
    }),
  ],
};
