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
  badExpression: [
    'LW461',
    'error',
    (p) => ({
      message: {
        en: `this JSONata can not be read: ${p.reason.en}`,
        fr: `cette expression JSONata est illisible\u202f: ${p.reason.fr}`,
      },
      help: {
        en: 'try it on a payload at try.jsonata.org; a text that is always the same is written { value: … }',
        fr: 'essayez-la sur un envoi à try.jsonata.org\u202f; un texte toujours le même s’écrit { value: … }',
      },
    }),
  ],
  unknownFunction: [
    'LW462',
    'error',
    (p) => ({
      message: {
        en: `JSONata has no function ${en(`$${p.name}`)}`,
        fr: `JSONata n’a pas de fonction ${fr(`$${p.name}`)}`,
      },
      help: nearestOr(p.nearest === null ? null : `$${p.nearest}`, {
        en: 'docs.jsonata.org lists its functions',
        fr: 'docs.jsonata.org donne la liste de ses fonctions',
      }),
    }),
  ],
  notRepeatable: [
    'LW463',
    'error',
    (p) => ({
      message: {
        en: `${en(`$${p.name}`)} gives something else each time it is asked`,
        fr: `${fr(`$${p.name}`)} donne chaque fois autre chose`,
      },
      help: {
        en: 'a payload that is read twice must say the same twice; leave “time” out for the instant of receipt',
        fr: 'un envoi lu deux fois doit dire deux fois la même chose\u202f; sans «\u00a0time\u00a0», c’est l’instant de réception',
      },
    }),
  ],
  tooLong: [
    'LW464',
    'error',
    (p) => ({
      message: {
        en: `${en(p.key)} has more than ${p.most} characters`,
        fr: `${fr(p.key)} dépasse ${p.most} caractères`,
      },
      help: { en: 'cut it into several events', fr: 'répartissez-le sur plusieurs événements' },
    }),
  ],
  noEvents: [
    'LW465',
    'error',
    () => ({
      message: { en: 'no event would ever be made', fr: 'aucun événement ne serait jamais produit' },
      help: {
        en: 'add under “events” a list of { type: …, subject: …, data: { … } }',
        fr: 'ajoutez sous «\u00a0events\u00a0» une liste de { type: …, subject: …, data: { … } }',
      },
    }),
  ],
  tooManyEvents: [
    'LW468',
    'error',
    (p) => ({
      message: { en: `“events” has more than ${p.most} entries`, fr: `«\u00a0events\u00a0» dépasse ${p.most} entrées` },
      help: { en: 'divide them between several sources', fr: 'répartissez-les sur plusieurs sources' },
    }),
  ],
  unknownType: [
    'LW466',
    'error',
    (p) => ({
      message: { en: `no event is called ${en(p.type)}`, fr: `aucun événement ne s’appelle ${fr(p.type)}` },
      help: nearestOr(p.nearest, {
        en: 'write ticket.opened, outage.started, check.observed …, or { from: … } where the payload says it',
        fr: 'écrivez ticket.opened, outage.started, check.observed…, ou { from: … } si l’envoi le dit',
      }),
    }),
  ],
  decidedType: [
    'LW467',
    'error',
    (p) => ({
      message: {
        en: `${en(p.type)} is decided by people, not reported by a source`,
        fr: `${fr(p.type)} est une décision de personnes, pas un constat d’une source`,
      },
      help: {
        en: 'leave it out; whoever may decide it does so in Leeway',
        fr: 'retirez-le\u202f; qui peut en décider le fait dans Leeway',
      },
    }),
  ],
};
