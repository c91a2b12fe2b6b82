import { type Fault, type Lang, notAllowed, notFound, type Refusal, refusal } from '../../refusal.ts';

// What is said of receivers that can not be made, found or changed.

type Words = { readonly [lang in Lang]: { readonly message: string; readonly help: string | null } };

const FAULTS = {
  badTitle: {
    fr: { message: 'Le titre est vide, trop long ou illisible.', help: 'De 1 à 200 caractères.' },
    en: { message: 'The title is empty, too long, or can not be read.', help: 'From 1 to 200 characters.' },
  },
  badUrl: {
    fr: {
      message: 'Ce n’est pas l’adresse d’un destinataire.',
      help: 'Une adresse https:// (ou http:// dans votre réseau), sans compte devant l’hôte, de 2 000 caractères au plus.',
    },
    en: {
      message: 'This is no address of a receiver.',
      help: 'An https:// address (or http:// in your own network), without a user before the host, of 2,000 characters at most.',
    },
  },
  unknownCustomer: {
    fr: { message: 'Ce client est inconnu ici.', help: 'Écrivez son identifiant, ou laissez vide pour tous.' },
    en: { message: 'This customer is not known here.', help: 'Write its id, or leave it out for all.' },
  },
  templateMissing: {
    fr: { message: 'Le modèle manque.', help: 'Une passerelle a besoin d’un corps avec {to} et {text}.' },
    en: { message: 'The template is missing.', help: 'A gateway needs a body with {to} and {text}.' },
  },
  templateNotTaken: {
    fr: { message: 'Ce genre de destinataire n’a pas de modèle.', help: 'Seule une passerelle (sms) en a un.' },
    en: { message: 'This kind of receiver has no template.', help: 'Only a gateway (sms) has one.' },
  },
  templateTooLong: {
    fr: { message: 'Le modèle est trop long.', help: '4 000 caractères au plus.' },
    en: { message: 'The template is too long.', help: '4,000 characters at most.' },
  },
  badHeader: {
    fr: {
      message: 'Cet en-tête ne peut pas être envoyé.',
      help: 'Lettres, chiffres et traits d’union dans son nom ; une ligne sans caractère de contrôle ; ni Host, ni Content-Length, ni ce qui règle la connexion.',
    },
    en: {
      message: 'This header can not be sent.',
      help: 'Letters, digits and hyphens in its name; one line without control characters; not Host, Content-Length or what rules the connection.',
    },
  },
} as const satisfies { readonly [code: string]: Words };

export function endpointFault(code: keyof typeof FAULTS, pointer: string, lang: Lang): Fault {
  return { pointer, code, ...FAULTS[code][lang] };
}

export function badEndpoint(faults: readonly Fault[]): Refusal {
  const what = { fr: 'Ce destinataire ne peut pas être repris.', en: 'This receiver can not be taken.' };
  return refusal('invalid', what, null, faults);
}

export function noEndpoint(id: string): Refusal {
  return notFound(`Le destinataire ${id}`, `Receiver ${id}`);
}

export function notYours(): Refusal {
  return notAllowed('Les destinataires ne vous sont pas ouverts.', 'Receivers are not open to you.');
}

export function staleEndpoint(): Refusal {
  return refusal(
    'stale',
    { fr: 'Ce destinataire a changé entre-temps.', en: 'This receiver was changed meanwhile.' },
    { fr: 'Relisez-le, puis refaites votre changement.', en: 'Read it again, then make your change anew.' },
  );
}

export function namedByRules(): Refusal {
  return refusal(
    'conflict',
    { fr: 'Des règles de notification nomment ce destinataire.', en: 'Notification rules name this receiver.' },
    { fr: 'Retirez-le d’abord des règles, ou désactivez-le.', en: 'Take it out of the rules first, or switch it off.' },
  );
}

export function switchedOff(): Refusal {
  return refusal(
    'conflict',
    { fr: 'Ce destinataire est désactivé.', en: 'This receiver is switched off.' },
    { fr: 'Réactivez-le d’abord.', en: 'Switch it on first.' },
  );
}

export function otherSecret(): Refusal {
  return refusal(
    'conflict',
    {
      fr: 'Les secrets de ce destinataire ont été scellés avec un autre LEEWAY_SECRET.',
      en: 'The secrets of this receiver were sealed with another LEEWAY_SECRET.',
    },
    { fr: 'Rétablissez ce secret, ou recréez le destinataire.', en: 'Restore that secret, or make the receiver anew.' },
  );
}

export function notSigned(): Refusal {
  return refusal(
    'conflict',
    { fr: 'Seul un webhook est signé.', en: 'Only a webhook is signed.' },
    {
      fr: 'Pour un salon ou une passerelle, changez l’adresse ou les en-têtes.',
      en: 'For a chat room or a gateway, change the address or the headers.',
    },
  );
}

export function noNumber(): Refusal {
  return refusal(
    'conflict',
    {
      fr: 'L’essai irait à votre numéro, et vous n’en avez pas.',
      en: 'The test would go to your number, and you have none.',
    },
    {
      fr: 'Donnez votre numéro dans vos préférences, puis réessayez.',
      en: 'Give your number in your wishes, then try again.',
    },
  );
}
