import { integer } from '../../format/number.ts';
import type { runningEn, runningHelpEn } from './running-en.ts';

/** French takes the singular for 0 and 1. */
const count = (n: number, one: string, many: string): string => `${integer(n, 'fr')} ${Math.abs(n) < 2 ? one : many}`;

export const runningFr: typeof runningEn = {
  running: {
    away: () => 'la base de données ne répond pas\u202f; rien n’a été modifié',
    askAgain: () => 'Vérifiez que PostgreSQL tourne et que DATABASE_URL le désigne, puis recommencez.',
    written: (file, size, rows, facts) =>
      `${file}\u202f: ${size}, ${count(rows, 'ligne', 'lignes')}, dont ${count(facts, 'fait', 'faits')}\u202f; relu en entier.`,
    withSecret: () => 'Il contient aussi le secret du dossier\u202f: gardez-le où vous seul pouvez lire.',
    withoutSecret: () => 'Il ne contient pas le secret de LEEWAY_SECRET\u202f: gardez celui-ci à part, en lieu sûr.',
    judging: (done) => `${count(done, 'ticket jugé', 'tickets jugés')}`,
    restored: (file, takenAt, facts, tickets) =>
      `${file}, du ${takenAt}, est restauré\u202f: ${count(facts, 'fait', 'faits')}, ${count(tickets, 'ticket jugé', 'tickets jugés')} à nouveau. Chacun se reconnecte.`,
    secretRestored: () => 'Le secret est venu avec.',
    bringSecret: () => 'Il ne contient pas de secret\u202f: donnez le LEEWAY_SECRET d’alors.',
    wouldTell: () =>
      'Une fois servie, cette copie prévient\u202f: de ce qui n’avait pas encore été dit, et de ce qui arrive désormais, à côté du Leeway d’origine s’il tourne encore.',
    toLook: () => 'Pour la regarder sans prévenir personne\u202f: leeway serve --mute',
    toGoOn: () => 'Pour continuer avec elle\u202f: leeway serve',
    badAddress: (given) => `--send-mail ${given}\u202f: aucun courriel ne peut être envoyé à cette adresse`,
    badAddressHelp: () => 'Écrivez-la nom@exemple.org.',
    rebuilt: (tickets) => `${count(tickets, 'ticket jugé', 'tickets jugés')} à nouveau d’après les faits.`,
    failed: (n) =>
      `${count(n, 'ticket n’a pas pu être jugé', 'tickets n’ont pas pu être jugés')}\u202f: c’est notre faute, pas la vôtre. Le journal de leeway serve en dit plus.`,
    allWell: () => 'Tout va bien.',
    toMend: (n) => `${count(n, 'chose', 'choses')} à corriger.`,
  },
};

export const runningHelpFr: typeof runningHelpEn = {
  backup: {
    summary: 'copier dans un fichier tout ce que Leeway conserve, même quand le serveur tourne',
    detail:
      'Copie les faits, accords, clients, personnes, arrêtés et le journal dans un fichier, tels qu’à un instant, et le\nrelit avant de lui donner son nom. Ce qui se calcule, et qui est connecté, n’y sont pas.\nLe serveur en fait une chaque nuit aussi (LEEWAY_BACKUP_KEEP).',
    argument: 'le fichier à écrire\u202f; il ne doit pas encore exister',
    examples: [{ run: 'leeway backup /mnt/coffre/leeway.backup', does: 'de ./leeway-data, ou de DATABASE_URL' }],
  },
  restore: {
    summary: 'remplir un dossier ou une base vide d’après une sauvegarde',
    detail:
      'Restaure une sauvegarde de cette version ou d’une plus ancienne dans un dossier vide (LEEWAY_DATA) ou une base vide\n(DATABASE_URL), puis juge chaque ticket à nouveau. Un fichier endommagé est refusé, sans rien modifier.\nUne copie restaurée et servie prévient à nouveau\u202f; leeway serve --mute la sert sans prévenir personne.',
    argument: 'un fichier écrit par leeway backup',
    examples: [
      { run: 'LEEWAY_DATA=./restaure leeway restore leeway.backup', does: 'dans un nouveau dossier' },
      { run: 'LEEWAY_DATA=./restaure leeway serve --mute', does: 'puis le regarder, sans prévenir personne' },
      { run: 'LEEWAY_DATA=./restaure leeway serve', does: 'ou continuer avec lui' },
    ],
  },
  rebuild: {
    summary: 'juger chaque ticket à nouveau d’après les faits',
    detail: 'Oublie tout ce qui est calculé et le recalcule, même quand le serveur tourne. Le contenu reste le même.',
    argument: '',
    examples: [{ run: 'leeway rebuild', does: 'sur ./leeway-data, ou sur DATABASE_URL' }],
  },
  doctor: {
    summary: 'examiner ce dont Leeway dépend, et dire comment corriger ce qui ne va pas',
    detail:
      'Examine Node.js, le dossier, la base, son rôle et ses pas, l’heure, les fuseaux, le secret, le journal, la\ndernière sauvegarde, et tout ce qui prévient\u202f: serveur de messagerie, destinataires, règles, astreintes, sources,\nretards. Ne modifie rien. Finit par 1 si quelque chose est à corriger.',
    argument: '',
    options: { 'send-mail': 'envoyer en plus un courriel à cette adresse, par le serveur de messagerie réglé' },
    examples: [
      { run: 'leeway doctor', does: 'pour un lecteur' },
      { run: 'leeway doctor --json', does: 'pour une supervision' },
      { run: 'leeway doctor --send-mail vous@msp.example', does: 'voir un courriel arriver' },
    ],
  },
};
