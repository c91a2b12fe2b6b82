import { integer } from '../../format/number.ts';
import type { demoEn, demoHelpEn } from './demo-en.ts';

export const demoFr: typeof demoEn = {
  demo: {
    banner: () => 'Données générées : un prestataire et des clients fictifs, un mois. Rien de tout cela n’a eu lieu.',
    next: () => 'À essayer ensuite',
    tries: {
      explain: (ticket) => `Le décompte des délais de ${ticket}, un ticket du mois de mars de Boréal :`,
      month: () => 'Ce mois en entier :',
      json: () => 'Les verdicts ci-dessus, pour un programme :',
      check: () => 'Ce que le vérificateur dit des contrats d’exemple :',
      otherLanguage: () => 'Cette page en anglais :',
      help: () => 'Vos propres contrats et événements :',
    },
    generated: () =>
      'Données générées : un prestataire et 20 clients fictifs, et une année de leurs tickets. Rien de tout cela n’a eu lieu.',
    signIn: (url) => `Se connecter : ${url}`,
    account: (email, password) => `avec ${email} et le mot de passe ${password}`,
    otherOwner: () =>
      'L’administrateur de cette démonstration a été changé : connectez-vous comme vous l’avez choisi, et créez un jeton.',
    tokenTold: () => 'Son jeton vaut jusqu’au prochain démarrage. Trois questions à lui faire poser, telles quelles :',
    board: () => 'Le tableau de bord, les échéances les plus proches d’abord :',
    receipt: (ticket) => `Un ticket ouvert (${ticket}), ses délais et leur décompte :`,
    objectives: () => 'Ce qui est tenu, et ce qui reste, des objectifs d’un client :',
    filling: (done, of) => `${integer(done, 'fr')} événements sur ${integer(of, 'fr')}`,
    filled: (events, seconds) =>
      `Toute l’année est là : ${integer(events, 'fr')} événements, en ${seconds}\u202fs. Désormais, il s’en produit quelques-uns par heure.`,
    beginning: () => 'Publication des contrats…',
    wentOn: (events) =>
      events === 0
        ? 'L’année était déjà là. Elle continue où elle en était.'
        : `L’année était déjà là ; ce qui s’est produit entre-temps s’y ajoute : ${integer(events, 'fr')} événements.`,
    beyond: (address) => `une démonstration ne s’écoute que sur cette machine, et ${address} s’entend ailleurs`,
    beyondHelp: () =>
      'Quiconque la joint pourrait employer le mot de passe affiché ici. Si c’est voulu, ajoutez --expose.',
    realData: () =>
      'ce dossier ou cette base contient des données qui ne sont pas générées ; aucune démonstration n’y va',
    otherFolder: () => 'Ne donnez ni LEEWAY_DATA ni DATABASE_URL, ou nommez un dossier vide ou une base vide.',
  },
};

export const demoHelpFr: typeof demoHelpEn = {
  demo: {
    summary: 'faire tourner le serveur sur une année générée, pour voir Leeway à l’œuvre',
    detail:
      'Fait tourner le serveur sur des données générées : un prestataire fictif, 20 clients, une année de tickets, et de nouveaux à mesure que le temps passe.\nIl répond aussitôt et dit où en sont ses données. Elles vont dans ./leeway-demo (ou LEEWAY_DATA), jamais là où il y en a d’autres.\nIl ne s’écoute que sur cette machine.',
    argument: '',
    options: {
      port: 'écouter sur ce port plutôt que sur celui qui est réglé (0 : n’importe lequel de libre)',
      expose: 'écouter au-delà de cette machine, là où LEEWAY_LISTEN ou LEEWAY_URL le disent',
      print: 'sans serveur : juger un mois généré et afficher ses verdicts avec leurs raisons',
    },
    examples: [
      { run: 'leeway demo', does: 'à l’adresse http://127.0.0.1:8080' },
      { run: 'leeway demo --print', does: 'un mois généré, jugé, sur ce terminal' },
      { run: 'leeway demo --print --json', does: 'le même pour un programme' },
    ],
  },
};
