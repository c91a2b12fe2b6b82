import type { MappingProblem, Words } from './problem.ts';
import { en, fr, list, nearestOr } from './quoting.ts';

const KINDS = {
  map: { en: 'a map of keys and values', fr: 'une table de clés et de valeurs' },
  text: { en: 'a text', fr: 'un texte' },
  list: { en: 'a list', fr: 'une liste' },
};

/** What is wrong with a mapping. Codes are permanent (LW450 to LW469). */
export const MAPPING_WORDS: Words<MappingProblem> = {
  missingKey: [
    'LW451',
    'error',
    (p) => ({
      message: { en: `the mapping does not say ${en(p.key)}`, fr: `la correspondance ne précise pas ${fr(p.key)}` },
      help: { en: `add ${en(p.key)}`, fr: `ajoutez ${fr(p.key)}` },
    }),
  ],
  unknownKey: [
    'LW452',
    'error',
    (p) => ({
      message: { en: `a mapping has no ${en(p.key)} here`, fr: `une correspondance n’a pas de ${fr(p.key)} ici` },
      help: nearestOr(p.nearest, {
        en: `possible here: ${list(p.known, en)}`,
        fr: `possibles ici\u202f: ${list(p.known, fr)}`,
      }),
    }),
  ],
  wrongKind: [
    'LW453',
    'error',
    (p) => ({
      message: {
        en: `${en(p.key)} must be ${KINDS[p.expected].en}`,
        fr: `${fr(p.key)} doit être ${KINDS[p.expected].fr}`,
      },
      help: { en: 'see the mapping of examples/incident-log', fr: 'voyez la correspondance de examples/incident-log' },
    }),
  ],
  unknownChoice: [
    'LW454',
    'error',
    (p) => ({
      message: { en: `${en(p.key)} can not be ${en(p.found)}`, fr: `${fr(p.key)} ne peut pas être ${fr(p.found)}` },
      help: nearestOr(p.nearest, {
        en: `choose one of ${list(p.choices, en)}`,
        fr: `choisissez parmi ${list(p.choices, fr)}`,
      }),
    }),
  ],
  unknownZone: [
    'LW455',
    'error',
    (p) => ({
      message: { en: `no time zone is called ${en(p.zone)}`, fr: `aucun fuseau horaire ne s’appelle ${fr(p.zone)}` },
      help: {
        en: 'write an IANA name, such as Europe/Paris or UTC',
        fr: 'écrivez un nom IANA, comme Europe/Paris ou UTC',
      },
    }),
  ],
  badDateFormat: [
    'LW456',
    'error',
    (p) => ({
      message: {
        en: `${en(p.format)} is not a way of writing dates`,
        fr: `${fr(p.format)} n’est pas une façon d’écrire des dates`,
      },
      help: {
        en: 'write iso, unix, unixMs, or a pattern such as d/m/yyyy HH:MM',
        fr: 'écrivez iso, unix, unixMs, ou un motif comme d/m/yyyy HH:MM',
      },
    }),
  ],
  unknownEvent: [
    'LW457',
    'error',
    (p) => ({
      message: {
        en: `no event of a ticket is called ${en(p.type)}`,
        fr: `aucun événement de ticket ne s’appelle ${fr(p.type)}`,
      },
      help: nearestOr(p.nearest, {
        en: 'write opened, assigned, replied, resolved …',
        fr: 'écrivez opened, assigned, replied, resolved…',
      }),
    }),
  ],
  oddField: [
    'LW458',
    'warning',
    (p) => ({
      message: {
        en: `no agreement looks at a field ${en(p.field)} of this event`,
        fr: `aucun contrat ne regarde un champ ${fr(p.field)} de cet événement`,
      },
      help: nearestOr(p.nearest, { en: '', fr: '' }),
    }),
  ],
  noOpening: [
    'LW459',
    'error',
    () => ({
      message: { en: 'no ticket would ever be opened', fr: 'aucun ticket ne serait jamais ouvert' },
      help: {
        en: 'add under “events”: opened: { at: the column of the opening’s date, data: { customer: … } }',
        fr: 'ajoutez sous «\u00a0events\u00a0»\u202f: opened: { at: la colonne de la date d’ouverture, data: { customer: … } }',
      },
    }),
  ],
  noColumn: [
    'LW460',
    'error',
    (p) => ({
      message: { en: `the table has no column ${en(p.column)}`, fr: `le tableau n’a pas de colonne ${fr(p.column)}` },
      help: nearestOr(p.nearest, {
        en: `its columns are ${list(p.known, en)}`,
        fr: `ses colonnes sont ${list(p.known, fr)}`,
      }),
    }),
  ],
};
