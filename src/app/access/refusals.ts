import { formatInstant, type Instant } from '../../core/time/index.ts';
import { type Refusal, refusal } from '../refusal.ts';

// What access refuses in more than one place, worded once.

/** The same for a wrong address, a wrong password, somebody disabled and somebody who never had a password. */
export function wrongSignIn(): Refusal {
  return refusal(
    'notSignedIn',
    {
      fr: 'Cette adresse et ce mot de passe ne vont pas ensemble.',
      en: 'This address and this password do not go together.',
    },
    {
      fr: 'Vérifiez les deux ; sinon, demandez à un administrateur un lien pour un nouveau mot de passe.',
      en: 'Check both; otherwise ask an owner for a link to a new password.',
    },
  );
}

export function wrongCode(): Refusal {
  return refusal(
    'notSignedIn',
    { fr: 'Ce code n’est pas valable, ou il a déjà servi.', en: 'This code is not valid, or was used already.' },
    {
      fr: 'Attendez le code suivant, ou prenez un code de secours.',
      en: 'Wait for the next code, or take a recovery code.',
    },
  );
}

export function wrongPassword(): Refusal {
  return refusal(
    'notAllowed',
    { fr: 'Ce n’est pas votre mot de passe.', en: 'This is not your password.' },
    { fr: 'Donnez le mot de passe avec lequel vous vous connectez.', en: 'Give the password you sign in with.' },
  );
}

/** A one-time link or step that is unknown, used, replaced or too old: nobody is told which. */
export function deadLink(): Refusal {
  return refusal(
    'notFound',
    { fr: 'Ce lien n’est pas, ou n’est plus, valable.', en: 'This link is not valid, or not any more.' },
    { fr: 'Demandez-en un nouveau.', en: 'Ask for a new one.' },
  );
}

/** With how long to wait, for the header `Retry-After`. */
export interface TooMany extends Refusal {
  readonly retryAfterSeconds: number;
}

export function tooManyTries(retryAt: Instant, at: Instant): TooMany {
  const until = formatInstant(retryAt);
  const refused = refusal(
    'tooMany',
    { fr: 'Trop d’essais ont échoué.', en: 'Too many tries have failed.' },
    { fr: `Réessayez après ${until}.`, en: `Try again after ${until}.` },
  );
  return { ...refused, retryAfterSeconds: Math.max(1, Math.ceil((retryAt - at) / 1000)) };
}

export function noSuch(fr: string, en: string): Refusal {
  return refusal('notFound', { fr: `${fr} est inconnu ici.`, en: `${en} is not known here.` });
}

/** Only somebody who sits there may, not a token. */
export function onlyInPerson(): Refusal {
  return refusal(
    'notAllowed',
    { fr: 'Un jeton ne peut pas faire cela.', en: 'A token can not do this.' },
    { fr: 'Connectez-vous vous-même.', en: 'Sign in yourself.' },
  );
}

/** Nobody hands out, or touches, more than they hold themselves. */
export function beyondOwn(): Refusal {
  return refusal(
    'notAllowed',
    { fr: 'Cela dépasse ce que vous pouvez vous-même.', en: 'This is more than you may do yourself.' },
    { fr: 'Demandez à un administrateur.', en: 'Ask an owner.' },
  );
}

export function emailTaken(): Refusal {
  return refusal(
    'alreadyExists',
    { fr: 'Quelqu’un a déjà cette adresse.', en: 'Somebody has this address already.' },
    { fr: 'Prenez-en une autre, ou modifiez cette personne.', en: 'Take another one, or change that person.' },
  );
}

/** Somebody must be able to look after the house. */
export function lastOwner(): Refusal {
  return refusal(
    'conflict',
    { fr: 'C’est le dernier administrateur.', en: 'This is the last owner.' },
    { fr: 'Faites d’abord de quelqu’un d’autre un administrateur.', en: 'Make somebody else an owner first.' },
  );
}

/** One thing wrong in what was handed in. */
export function invalid(pointer: string, code: string, fr: string, en: string, help: Refusal['help'] = null): Refusal {
  return refusal('invalid', { fr, en }, help, [{ pointer, code, message: en, help: help?.en ?? null }]);
}

/** The same refusal with its fault in a reader's language. */
export function inLanguage<R extends Refusal>(refused: R, lang: 'fr' | 'en'): R {
  const faults = refused.faults.map((fault) => ({
    ...fault,
    message: refused.what[lang],
    help: refused.help?.[lang] ?? null,
  }));
  return { ...refused, faults };
}
