import { configHelp } from '../../app/running/index.ts';
import { integer } from '../format/number.ts';
import type { serveEn, serveHelpEn } from './serve-en.ts';

export const serveFr: typeof serveEn = {
  serve: {
    listening: (url) => `Leeway démarre à l’adresse ${url}`,
    waiting: () => 'La base de données ne répond pas. Leeway la redemande jusqu’à ce qu’elle réponde.',
    migrating: (done, of) =>
      `Mise à jour de la base : étape ${integer(done, 'fr')} sur ${integer(of, 'fr')}. Ne l’interrompez pas ; interrompue, elle reprend d’ici au prochain démarrage.`,
    ready: (url) => `Leeway est prêt : ${url}`,
    reference: (url) => `L’API et sa référence : ${url}`,
    mute: () => 'Il ne prévient personne : ce qui serait envoyé attend tel quel.',
    working: () => 'Le worker est à l’œuvre : il juge, alerte et remet ce qui est dû.',
    howToStop: () => 'Ctrl-C l’arrête ; rien n’est perdu.',
    firstStart: () =>
      'Personne n’a encore de compte. Ouvrez ce lien dans un navigateur pour devenir administrateur ; il ne sert qu’une fois, gardez-le pour vous :',
    stopping: () => 'Fin de ce qui est en cours…',
    mistakes: (n) =>
      n === 1
        ? 'la configuration contient une erreur ; rien n’a été démarré'
        : `la configuration contient ${integer(n, 'fr')} erreurs ; rien n’a été démarré`,
    seeConfig: () => 'Ce qui se règle : leeway serve --help. Ce qui vaut : leeway config',
    unknownVariable: (name, near) =>
      `${name} : ce réglage n’existe pas${near === null ? ' ; retirez-le' : ` ; vouliez-vous dire ${near} ?`}`,
    notAllowed: (name, value, allowed) =>
      `${name}${value === null ? '' : `=${value}`} : valeur admise : ${allowed}${value === null ? ' (la valeur est secrète et n’est pas montrée)' : ''}`,
    saidTwice: (name) => `${name} et ${name}_FILE sont donnés tous deux ; gardez-en un`,
    variableFile: (name, path, fault) =>
      `${name}=${path} : ${fault === 'ENOENT' ? 'fichier introuvable' : fault === 'EMPTY' ? 'le fichier est vide' : `le fichier est illisible (${fault})`}`,
    variableNeeds: (name, needs) => `${name} ne veut rien dire sans ${needs} ; donnez les deux, ou aucun`,
    badPort: (word) => `--port ${word} : il faut un nombre de 0 à 65535 (0 : n’importe lequel de libre)`,
    notListening: (address, fault) =>
      `impossible d’écouter à l’adresse ${address} : ${fault === 'EADDRINUSE' ? 'un autre programme y écoute déjà' : fault === 'EACCES' ? 'ce compte n’en a pas le droit' : fault}`,
    otherPort: () => 'Choisissez-en une autre avec --port ou LEEWAY_LISTEN, ou arrêtez l’autre programme.',
    secretUnusable: (file, fault) =>
      fault === 'SHORT'
        ? `${file} contient moins qu’un secret : il a été coupé ou vidé`
        : `${file} : le secret ne peut pas être lu ou créé (${fault})`,
    otherSecret: () => 'ce n’est pas le secret avec lequel la base a été scellée ; rien n’a été démarré',
    restoreSecret: (file) =>
      file === null
        ? 'Donnez le LEEWAY_SECRET avec lequel cette base a été démarrée la première fois.'
        : `Remettez le fichier ${file} tel qu’il était là où cette base a été démarrée la première fois, ou depuis sa sauvegarde.`,
    hidden: () => '(secret, non montré)',
    inFile: () => '(dans un fichier)',
    source: { unset: 'non donné', environment: 'de l’environnement', file: 'd’un fichier' },
  },
};

export const serveHelpFr: typeof serveHelpEn = {
  serve: {
    summary: 'faire tourner le serveur : il prend les événements, tient les délais à jour, répond en HTTP',
    detail:
      'Fait tourner le serveur jusqu’à ce qu’on l’arrête. Sur un dossier vide, il crée tout ce qu’il lui faut et dit où cliquer.\nSon journal va sur la sortie d’erreur. Il se règle par des variables d’environnement, énumérées plus bas, et n’en exige aucune.',
    argument: '',
    options: { port: 'écouter sur ce port plutôt que sur celui qui est réglé (0 : n’importe lequel de libre)' },
    examples: [
      { run: 'leeway serve', does: 'dans ./leeway-data, à l’adresse http://127.0.0.1:8080' },
      { run: 'LEEWAY_DATA=/var/lib/leeway leeway serve --port 9000', does: 'un autre dossier, un autre port' },
      {
        run: 'LEEWAY_DATA=./restaure leeway serve --mute',
        does: 'une copie restaurée, regardée sans prévenir personne',
      },
    ],
    more: () => configHelp('fr'),
  },
  worker: {
    summary: 'faire ce qui est dû, à côté de serveurs qui partagent une base : juger, alerter, remettre',
    detail:
      'Fait ce qu’un serveur fait sans qu’on le lui demande, et ne répond à personne : les tickets sont rejugés à mesure que le temps passe, les alertes décidées, les messages remis.\nChaque serveur le fait de lui-même ; les workers partagent la charge. Il peut y en avoir plusieurs, chacun prend ce qu’aucun autre ne tient, et ce que l’un laisse, un autre le reprend en 30 secondes.\nIl lui faut DATABASE_URL et le LEEWAY_SECRET des serveurs : la base livrée avec Leeway n’est qu’à son serveur.',
    argument: '',
    examples: [
      {
        run: 'DATABASE_URL=postgres://… LEEWAY_SECRET_FILE=/run/secrets/leeway leeway worker',
        does: 'à côté des serveurs',
      },
    ],
  },
  config: {
    summary: 'montrer chaque réglage du serveur, ce qui vaut, et d’où cela vient',
    detail:
      'Montre chaque réglage, sa valeur et d’où elle vient ; les secrets ne sont pas montrés. Se termine par 2 si l’un est faux.',
    argument: '',
    examples: [
      { run: 'leeway config', does: 'pour un lecteur' },
      { run: 'leeway config --json', does: 'pour un programme' },
    ],
  },
};
