import { integer } from '../format/number.ts';
import { diffFr } from './diff-fr.ts';
import type { en } from './en.ts';
import { helpFr } from './help-fr.ts';
import { auditFr } from './running/audit-fr.ts';
import { demoFr } from './running/demo-fr.ts';
import { runningFr } from './running/running-fr.ts';
import { serveFr } from './serve-fr.ts';
import { settleFr } from './settle-fr.ts';
import { simulateFr } from './simulate-fr.ts';
import { marginFr } from './suppliers/margin-fr.ts';
import { supplierFr } from './suppliers/supplier-fr.ts';
import { verdictsFr } from './verdicts-fr.ts';

/** French takes the singular for 0 and 1. */
const count = (n: number, one: string, many: string): string => `${integer(n, 'fr')} ${Math.abs(n) < 2 ? one : many}`;

export const fr: typeof en = {
  help: helpFr,
  ...verdictsFr,
  ...auditFr,
  ...demoFr,
  ...diffFr,
  ...marginFr,
  ...serveFr,
  ...runningFr,
  ...settleFr,
  ...simulateFr,
  ...supplierFr,
  defect: (id) =>
    `leeway : l’erreur vient de Leeway (défaut ${id}). Vos fichiers sont intacts.\n` +
    'Relancez la même commande avec LEEWAY_DEBUG=1 pour voir où, et signalez-la avec ce numéro.',
  wrong: {
    lang: (word) => `--lang ${word} : Leeway parle fr (français) et en (anglais)`,
    unknownOption: (flag, near) => `option inconnue ${flag}${near === null ? '' : ` ; vouliez-vous dire ${near} ?`}`,
    unknownCommand: (word, near) => `commande inconnue ${word}${near === null ? '' : ` ; vouliez-vous dire ${near} ?`}`,
    missingArgument: (name) => `il manque <${name}>`,
    missingValue: (flags) => `il manque une valeur après ${flags}`,
    missingOption: (flag) => `il manque ${flag}`,
    tooManyArguments: () => 'trop d’arguments',
    notOneOf: (flag, word, allowed) => `${flag} ${word} : seul ${allowed} est connu ici`,
    notAnInstant: (flag, word) => `${flag} ${word} : ni une date (2026-03-31) ni un instant (2026-03-31T18:00:00Z)`,
    fromAfterTo: (from, to) => `--from ${from} n’est pas avant --to ${to}`,
    beyondHorizon: (flag, word) => `${flag} ${word} : Leeway répond de 1900 à 2200`,
    severalZones: (flag, word, zones) =>
      `${flag} ${word} est une date, et les contrats ont plusieurs fuseaux horaires (${zones}) ; donnez un instant`,
    unknownCustomer: (word, near, known) =>
      `--for ${word} : aucun contrat ne nomme ce client${near === null ? '' : ` ; vouliez-vous dire ${near} ?`} (customer, pour tous les clients${known === '' ? '' : ` ; ou l’un de ${known}`})`,
    seeHelp: (command) => `Voir : leeway ${command}--help`,
    noFile: (file) => `${file} : ce fichier n’existe pas`,
    isFolder: (file) => `${file} est un dossier ; il faut ici un fichier`,
    notAllowed: (file) => `${file} : cet utilisateur n’a pas le droit de le lire`,
    notReadable: (file, why) => `${file} ne peut pas être lu (${why})`,
    notWritable: (file, why) => `${file} ne peut pas être écrit (${why})`,
    noInput: (why) => `l’entrée standard ne peut pas être lue (${why})`,
    twiceStdin: () => 'l’entrée standard (-) ne peut être lue qu’une fois',
    nothingToCheck: (folder) => `${folder} ne contient aucun contrat (aucun fichier .yaml, .yml ou .json)`,
  },
  calendar: {
    reading: () => 'Lecture des opérations au clavier, une par ligne ; Ctrl-D termine. (leeway calendar --help)',
    open: () => 'ouvert',
    closed: () => 'fermé',
    never: () => 'ne rouvre pas avant l’horizon (20 ans)',
    error: (message, code) => `erreur : ${message} (${code})`,
    tooLong: (limit) => `cette ligne dépasse ${limit}`,
    notJson: (start) => `ce n’est pas du JSON : ${start} ; une ligne est un objet JSON entier`,
    tooDeep: (levels) => `imbriqué sur plus de ${integer(levels, 'fr')} niveaux`,
    notUtf8: () => 'cette ligne n’est pas en UTF-8 valide',
    line: (number) => `ligne ${integer(number, 'fr')}`,
  },
  check: {
    level: { error: 'erreur', warning: 'avertissement', info: 'note' },
    help: (text) => `remède : ${text}`,
    fine: (file, ref, commitments, warnings) =>
      `${file} : ${ref}, ${count(commitments, 'engagement', 'engagements')}${warnings === 0 ? '' : `, ${count(warnings, 'avertissement', 'avertissements')}`}`,
    broken: (file, errors, warnings) =>
      `${file} : ${count(errors, 'erreur', 'erreurs')}${warnings === 0 ? '' : `, ${count(warnings, 'avertissement', 'avertissements')}`}`,
    passedOver: (files) => `Pas des contrats, laissés de côté : ${files.join(', ')}`,
    summary: (files, errors, warnings) =>
      `${count(files, 'fichier lu', 'fichiers lus')} : ${count(errors, 'erreur', 'erreurs')}, ${count(warnings, 'avertissement', 'avertissements')}.`,
  },
  source: {
    title: (agreement, file) => `Ce que ${file} peut montrer de ${agreement}`,
    starts: () => 'commence',
    pauses: () => 'gèle',
    stops: () => 'arrête',
    runsThrough: () => 'ne gèle pas',
    never: () => 'jamais',
    notMeasurable: () => 'non mesurable',
    lacks: (types) => `rien ; il faudrait ${types}`,
    summary: (measurable, all) =>
      `${integer(measurable, 'fr')} sur ${count(all, 'engagement', 'engagements')} mesurables à partir de cette source.`,
  },
  importing: {
    jsonNeedsOut: () => '--json affiche le bilan sur la sortie standard ; indiquez avec --out où écrire les événements',
    rows: (rows) => count(rows, 'ligne lue', 'lignes lues'),
    summary: (rows, tickets, events, out) =>
      `${count(rows, 'ligne', 'lignes')}, ${count(tickets, 'ticket', 'tickets')}, ${count(events, 'événement', 'événements')}${out === null ? '' : ` dans ${out}`}`,
    span: (from, to) => `du ${from} au ${to} (UTC)`,
    type: 'Événement',
    events: 'Nombre',
    outOfOrder: (n) =>
      `${count(n, 'ligne précédait', 'lignes précédaient')} une ligne antérieure du même ticket ; les lignes ont été remises dans l’ordre des instants.`,
    skipped: (n) =>
      `${count(n, 'heure n’existait', 'heures n’existaient')} pas (passage à l’heure d’été) ; le premier instant suivant a été pris.`,
    twice: (n) =>
      `${count(n, 'heure existait', 'heures existaient')} deux fois (passage à l’heure d’hiver) ; la première a été prise.`,
    noneRejected: () => '✓ toutes les lignes ont été lues',
    rejected: (n, file) =>
      `✗ ${count(n, 'ligne rejetée', 'lignes rejetées')}${file === null ? ' ; --rejects FICHIER les garde' : `, dans ${file}`}`,
  },
};
