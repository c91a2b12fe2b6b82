import type { Lang } from '../asking/language.ts';

/** A page on which somebody gets in. */
export type PageKind = 'setup' | 'invitation' | 'reset' | 'sign-in';

interface KindWords {
  readonly title: string;
  readonly lead: string;
  readonly submit: string;
}

export interface EntryWords {
  readonly kinds: { readonly [kind in PageKind]: KindWords };
  readonly other: { readonly lang: Lang; readonly name: string };
  readonly nothingToSetUp: { readonly title: string; readonly lead: string };
  readonly notBuilt: { readonly title: string; readonly lead: string };
  /** Where no page is. */
  readonly noSuch: { readonly title: string; readonly lead: string; readonly back: string };
  /** The title of what a browser shows that a provider sent back and that was not let in. */
  readonly notLetIn: string;
  /** Above the form, where it stands in the place of another page. */
  readonly signInHere: string;
  readonly noScript: string;
  /** What is missing when a link was not opened whole. */
  readonly noCode: { readonly title: string; readonly text: string };
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly passwordHelp: string;
  readonly show: string;
  readonly hide: string;
  readonly working: string;
  readonly missing: string;
  readonly unreachable: string;
  readonly byProvider: string;
  readonly or: string;
  readonly forgotten: string;
  readonly second: { readonly title: string; readonly lead: string; readonly code: string; readonly submit: string };
  readonly passwordSet: { readonly title: string; readonly text: string };
  readonly toSignIn: string;
}

export const ENTRY_WORDS: { readonly [lang in Lang]: EntryWords } = {
  en: {
    kinds: {
      setup: {
        title: 'Welcome to Leeway',
        lead: 'Nobody has an account yet. Make yours: it is the administrator’s, who may do everything and invites the others.',
        submit: 'Create the account',
      },
      invitation: {
        title: 'You are invited',
        lead: 'Choose a password, and your account is ready.',
        submit: 'Set the password',
      },
      reset: {
        title: 'New password',
        lead: 'Choose it here. Wherever you are still signed in, you are signed out.',
        submit: 'Change the password',
      },
      'sign-in': { title: 'Sign in', lead: '', submit: 'Sign in' },
    },
    other: { lang: 'fr', name: 'Français' },
    notBuilt: {
      title: 'The pages are not built',
      lead: 'This copy of Leeway was started without them. Run `npm run build`, and start it again. The API works meanwhile, at /api/v1/.',
    },
    nothingToSetUp: {
      title: 'Nothing to set up',
      lead: 'Leeway already has an administrator here. Sign in, or ask to be invited.',
    },
    noSuch: {
      title: 'There is no such page',
      lead: 'The address may be misspelt, or what it named is gone.',
      back: 'Go to the start page',
    },
    notLetIn: 'You are not signed in',
    signInHere: 'Then you see the page that you opened.',
    noScript: 'This page needs JavaScript. The same can be done over the API: its reference says how.',
    noCode: {
      title: 'The code is missing from this link',
      text: 'Open the link whole, as you were given it. It works once; if it was used or is too old, ask for another.',
    },
    name: 'Name',
    email: 'E-mail address',
    password: 'Password',
    passwordHelp: 'At least 12 characters. Several words in a row are easy to keep in mind and hard to guess.',
    show: 'Show',
    hide: 'Hide',
    working: 'One moment …',
    missing: 'This is missing.',
    unreachable: 'Leeway can not be reached. Is it running? Try again in a moment.',
    byProvider: 'Sign in with your organisation',
    or: 'or',
    forgotten: 'Forgotten your password? Ask an administrator for a link to a new one.',
    second: {
      title: 'One more step',
      lead: 'Enter the code that your authenticator app shows, or a recovery code.',
      code: 'Code',
      submit: 'Go on',
    },
    passwordSet: { title: 'Your password is set', text: 'Sign in with it now.' },
    toSignIn: 'Go to sign-in',
  },
  fr: {
    kinds: {
      setup: {
        title: 'Bienvenue dans Leeway',
        lead: 'Personne n’a encore de compte. Créez le vôtre\u202f: celui de l’administrateur, qui peut tout et invite les autres.',
        submit: 'Créer le compte',
      },
      invitation: {
        title: 'Votre invitation',
        lead: 'Choisissez un mot de passe, et votre compte est prêt.',
        submit: 'Enregistrer le mot de passe',
      },
      reset: {
        title: 'Nouveau mot de passe',
        lead: 'Choisissez-le ici. Vos sessions ouvertes ailleurs prennent fin.',
        submit: 'Changer le mot de passe',
      },
      'sign-in': { title: 'Se connecter', lead: '', submit: 'Se connecter' },
    },
    other: { lang: 'en', name: 'English' },
    notBuilt: {
      title: 'Les pages ne sont pas construites',
      lead: 'Cette copie de Leeway a démarré sans elles. Lancez « npm run build », puis redémarrez. L’API répond en attendant, à l’adresse /api/v1/.',
    },
    nothingToSetUp: {
      title: 'Rien à installer',
      lead: 'Leeway a déjà un administrateur ici. Connectez\u2011vous, ou demandez\u2011lui une invitation.',
    },
    noSuch: {
      title: 'Cette page n’existe pas',
      lead: 'L’adresse est peut-être mal écrite, ou ce qu’elle nommait n’est plus là.',
      back: 'Aller à l’accueil',
    },
    notLetIn: 'La connexion n’a pas abouti',
    signInHere: 'La page que vous avez ouverte s’affichera ensuite.',
    noScript: 'Cette page a besoin de JavaScript. La même chose se fait par l’API\u202f: sa référence dit comment.',
    noCode: {
      title: 'Il manque le code de ce lien',
      text: 'Ouvrez le lien en entier, tel qu’on vous l’a donné. Il ne sert qu’une fois\u202f; s’il a servi ou s’il est trop ancien, demandez-en un autre.',
    },
    name: 'Nom',
    email: 'Adresse électronique',
    password: 'Mot de passe',
    passwordHelp: 'Au moins 12 caractères. Plusieurs mots à la suite se retiennent bien et se devinent mal.',
    show: 'Montrer',
    hide: 'Cacher',
    working: 'Un instant…',
    missing: 'Ce champ est vide.',
    unreachable: 'Leeway est injoignable. Est-il démarré\u202f? Réessayez dans un instant.',
    byProvider: 'Se connecter par votre organisation',
    or: 'ou',
    forgotten: 'Mot de passe oublié\u202f? Demandez à l’administrateur un lien pour en choisir un autre.',
    second: {
      title: 'Encore une étape',
      lead: 'Entrez le code de votre application d’authentification, ou un code de secours.',
      code: 'Code',
      submit: 'Continuer',
    },
    passwordSet: { title: 'Votre mot de passe est enregistré', text: 'Connectez-vous avec lui maintenant.' },
    toSignIn: 'Se connecter',
  },
};
