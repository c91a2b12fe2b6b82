import type { Fault, Lang } from '../../refusal.ts';

type Words = { readonly [lang in Lang]: (facts: { readonly given: string; readonly known: string }) => string };

/** What can be wrong with notification rules, and the way out. */
const FAULTS = {
  unknownTimeZone: {
    said: {
      en: ({ given }) => `There is no time zone “${given}”.`,
      fr: ({ given }) => `Le fuseau « ${given} » n’existe pas.`,
    },
    help: { en: () => 'Name one such as Europe/Paris.', fr: () => 'Indiquez-en un comme Europe/Paris.' },
  },
  sameId: {
    said: {
      en: ({ given }) => `Another rule has the id “${given}” already.`,
      fr: ({ given }) => `Une autre règle porte déjà l’identifiant « ${given} ».`,
    },
    help: { en: () => 'Give each rule an id of its own.', fr: () => 'Donnez à chaque règle son propre identifiant.' },
  },
  badRecipient: {
    said: {
      en: ({ given }) => `“${given}” names nobody who can be told.`,
      fr: ({ given }) => `« ${given} » ne désigne personne à prévenir.`,
    },
    help: {
      en: () =>
        'Write assignee, role:owner, role:manager, role:technician, role:approver, person:…, rota:… or endpoint:….',
      fr: () =>
        'Écrivez assignee, role:owner, role:manager, role:technician, role:approver, person:…, rota:… ou endpoint:….',
    },
  },
  unknownRecipient: {
    said: {
      en: ({ given }) => `Nobody is known as “${given}”.`,
      fr: ({ given }) => `Personne n’est connu sous « ${given} ».`,
    },
    help: {
      en: () => 'Make the person, the rota or the receiver first, or mend the id.',
      fr: () => 'Créez d’abord la personne, l’astreinte ou le destinataire, ou corrigez l’identifiant.',
    },
  },
  noGateway: {
    said: { en: () => 'No gateway sends SMS here.', fr: () => 'Aucune passerelle n’envoie de SMS ici.' },
    help: {
      en: () => 'Make a receiver of the kind sms first whose template holds {to}, or leave sms out.',
      fr: () => 'Créez d’abord un destinataire de type sms dont le modèle contient {to}, ou laissez sms de côté.',
    },
  },
  badDuration: {
    said: {
      en: ({ given }) => `“${given}” is no duration of a minute or more.`,
      fr: ({ given }) => `« ${given} » n’est pas une durée d’une minute ou plus.`,
    },
    help: { en: () => 'Write it as 15m, 1h or 1h30m.', fr: () => 'Écrivez-la 15m, 1h ou 1h30m.' },
  },
  unknownCalendar: {
    said: {
      en: ({ given }) => `These rules have no calendar “${given}”.`,
      fr: ({ given }) => `Ces règles n’ont pas de calendrier « ${given} ».`,
    },
    help: {
      en: ({ known }) => (known === '' ? 'Write it down under calendars.' : `There are: ${known}.`),
      fr: ({ known }) => (known === '' ? 'Décrivez-le sous calendars.' : `Il y a : ${known}.`),
    },
  },
  badShare: {
    said: { en: ({ given }) => `“${given}” is no share.`, fr: ({ given }) => `« ${given} » n’est pas une part.` },
    help: { en: () => 'Write it as 75%.', fr: () => 'Écrivez-la 75%.' },
  },
  badTime: {
    said: {
      en: ({ given }) => `“${given}” is no time of day.`,
      fr: ({ given }) => `« ${given} » n’est pas une heure de la journée.`,
    },
    help: { en: () => 'Write it as 22:00.', fr: () => 'Écrivez-la 22:00.' },
  },
} as const satisfies { readonly [code: string]: { readonly said: Words; readonly help: Words } };

export type RulesFault = keyof typeof FAULTS;

export function rulesFault(
  pointer: string,
  code: RulesFault,
  { given = '', known = '' }: { readonly given?: string; readonly known?: string },
  lang: Lang,
): Fault {
  const facts = { given: given.slice(0, 100), known };
  return { pointer, code, message: FAULTS[code].said[lang](facts), help: FAULTS[code].help[lang](facts) };
}
