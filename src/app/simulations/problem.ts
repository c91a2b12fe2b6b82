import type { Told } from '../diagnostic.ts';
import { type Fault, type Lang, type Refusal, refusal } from '../refusal.ts';

/** Why a simulation came to nothing, as it is kept. */
export type SimulationProblem =
  /** A text is no agreement: everything there is to say of it. */
  | { readonly kind: 'notReadable'; readonly file: string; readonly told: readonly Told[] }
  | { readonly kind: 'notPublished'; readonly ref: string }
  | { readonly kind: 'unknownCustomers'; readonly unknown: readonly string[]; readonly known: readonly string[] }
  | { readonly kind: 'fromAfterTo' }
  | { readonly kind: 'tooLong'; readonly minutes: number }
  | { readonly kind: 'tooLarge'; readonly megabytes: number }
  /** It was begun again and again, and each time the program ended meanwhile. */
  | { readonly kind: 'interrupted' }
  /** We are wrong. */
  | { readonly kind: 'defect' };

const MOST_NAMES = 10;

/** A problem as a refusal, in words, with the way out. */
export function problemWords(problem: SimulationProblem, lang: Lang): Refusal {
  switch (problem.kind) {
    case 'notReadable':
      return notReadable(problem, lang);
    case 'notPublished':
      return refusal(
        'notFound',
        {
          fr: `Le contrat ${problem.ref} n’est pas publié, ou il a été retiré.`,
          en: `The agreement ${problem.ref} is not published, or was withdrawn.`,
        },
        {
          fr: 'Choisissez une version publiée, ou donnez un texte.',
          en: 'Choose a published version, or give a text.',
        },
      );
    case 'unknownCustomers':
      return unknownCustomers(problem);
    case 'fromAfterTo':
      return refusal(
        'invalid',
        {
          fr: 'Le début du passé choisi n’est pas avant sa fin.',
          en: 'The past chosen does not begin before it ends.',
        },
        { fr: 'Échangez «\u202ffrom\u202f» et «\u202fto\u202f».', en: 'Exchange “from” and “to”.' },
      );
    default:
      return bounded(problem);
  }
}

function notReadable({ file, told }: Extract<SimulationProblem, { kind: 'notReadable' }>, lang: Lang): Refusal {
  const errors = told.filter(({ level }) => level === 'error').length;
  return refusal(
    'invalid',
    {
      fr: `Rien n’a été simulé\u202f: le texte a ${errors} ${errors < 2 ? 'erreur' : 'erreurs'}.`,
      en: `Nothing was simulated: the text has ${errors} ${errors === 1 ? 'error' : 'errors'}.`,
    },
    { fr: 'Corrigez-le aux lignes indiquées.', en: 'Correct it at the lines given.' },
    [...told].sort((a, b) => weight(a) - weight(b)).map((one) => faultOf(one, file, lang)),
  );
}

/** What stands in the way comes first. */
function weight({ level }: Told): number {
  return level === 'error' ? 0 : 1;
}

function faultOf({ code, level, file, line, column, message, help }: Told, ownFile: string, lang: Lang): Fault {
  const said = file === ownFile ? message[lang] : `${file}: ${message[lang]}`;
  const place = line === null ? {} : { line, ...(column === null ? {} : { column }) };
  return { pointer: null, ...place, level, code, message: said, help: help?.[lang] ?? null };
}

function unknownCustomers({ unknown, known }: Extract<SimulationProblem, { kind: 'unknownCustomers' }>): Refusal {
  const names = unknown.join(', ');
  const some = known.slice(0, MOST_NAMES).join(', ') || '—';
  return refusal(
    'invalid',
    { fr: `Aucun ticket n’est de ${names}.`, en: `No ticket is of ${names}.` },
    { fr: `Clients qui ont le plus de tickets\u202f: ${some}.`, en: `Customers with the most tickets: ${some}.` },
  );
}

type Bounded = Extract<SimulationProblem, { kind: 'tooLong' | 'tooLarge' | 'interrupted' | 'defect' }>;

function bounded(problem: Bounded): Refusal {
  const less = { fr: 'Choisissez un passé plus court ou moins d’années.', en: 'Choose a shorter past or fewer years.' };
  switch (problem.kind) {
    case 'tooLong':
      return refusal(
        'tooLarge',
        {
          fr: `La simulation a été arrêtée au bout de ${problem.minutes} min.`,
          en: `The simulation was stopped after ${problem.minutes} min.`,
        },
        less,
      );
    case 'tooLarge':
      return refusal(
        'tooLarge',
        {
          fr: `La simulation demandait plus de ${problem.megabytes} Mo de mémoire.`,
          en: `The simulation asked for more than ${problem.megabytes} MB of memory.`,
        },
        less,
      );
    case 'interrupted':
      return refusal(
        'unavailable',
        {
          fr: 'La simulation a été interrompue plusieurs fois par un arrêt du programme.',
          en: 'The simulation was interrupted several times, for the program ended meanwhile.',
        },
        { fr: 'Demandez-la de nouveau.', en: 'Ask for it again.' },
      );
    case 'defect':
      return refusal(
        'unavailable',
        { fr: 'La simulation a échoué par notre faute.', en: 'The simulation failed, and that is our fault.' },
        {
          fr: 'Signalez-le avec l’identifiant de la simulation\u202f; le journal du serveur dit le reste.',
          en: 'Report it with the id of the simulation; the log of the server says the rest.',
        },
      );
  }
}
