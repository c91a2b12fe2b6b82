import type { ShiftFault } from '../../ports/index.ts';
import type { Fault, Lang } from '../../refusal.ts';

export type RotaFault = ShiftFault | 'badId' | 'badTitle' | 'unknownTimeZone' | 'severalCalled' | 'noShifts';

type Words = { readonly [lang in Lang]: readonly [said: string, help: string | null] };

/** `{given}` stands for what was written. */
const WORDS: { readonly [fault in RotaFault]: Words } = {
  badId: {
    en: ['“{given}” is no id of a rota.', 'Letters, figures, dots and dashes; at most 99.'],
    fr: ['« {given} » n’est pas un identifiant de planning.', 'Lettres, chiffres, points et tirets ; 99 au plus.'],
  },
  badTitle: {
    en: ['The title is missing or longer than 200 characters.', 'Give it a short title.'],
    fr: ['Le titre manque ou dépasse 200 caractères.', 'Donnez-lui un titre court.'],
  },
  unknownTimeZone: {
    en: ['There is no time zone “{given}”.', 'Name one such as Europe/Paris.'],
    fr: ['Le fuseau « {given} » n’existe pas.', 'Indiquez-en un comme Europe/Paris.'],
  },
  notATable: {
    en: ['This is no table: {given}', 'Send a CSV table with a header: from, to, person, rank.'],
    fr: ['Ce n’est pas un tableau : {given}', 'Envoyez un tableau CSV avec un en-tête : from, to, person, rank.'],
  },
  notACalendar: {
    en: ['This is no iCalendar file: {given}', 'Send what the calendar exports as .ics.'],
    fr: ['Ce n’est pas un fichier iCalendar : {given}', 'Envoyez ce que l’agenda exporte en .ics.'],
  },
  columnMissing: {
    en: ['The column “{given}” is missing.', 'The header needs from, to and person.'],
    fr: ['La colonne « {given} » manque.', 'L’en-tête doit avoir from, to et person (ou début, fin, personne).'],
  },
  badInstant: {
    en: ['“{given}” is no instant.', 'Write 2026-12-24 18:00, 24/12/2026 18:00 or 2026-12-24T18:00:00Z.'],
    fr: ['« {given} » n’est pas un instant.', 'Écrivez 2026-12-24 18:00, 24/12/2026 18:00 ou 2026-12-24T18:00:00Z.'],
  },
  noEnd: {
    en: ['This entry has no end.', 'Give it an end or a duration.'],
    fr: ['Cette entrée n’a pas de fin.', 'Donnez-lui une fin ou une durée.'],
  },
  badRank: {
    en: ['“{given}” is no rank.', '1 is called first, 2 stands in, up to 99.'],
    fr: ['« {given} » n’est pas un rang.', '1 est appelé d’abord, 2 le remplace, jusqu’à 99.'],
  },
  nobody: {
    en: ['Nobody of the provider is known as “{given}”.', 'Write the address, the full name or the id of a person.'],
    fr: [
      'Personne chez le prestataire n’est connu sous « {given} ».',
      'Écrivez l’adresse, le nom entier ou l’identifiant d’une personne.',
    ],
  },
  severalCalled: {
    en: ['Several people are called “{given}”.', 'Write the address instead.'],
    fr: ['Plusieurs personnes s’appellent « {given} ».', 'Écrivez plutôt l’adresse.'],
  },
  endsBeforeItBegins: {
    en: ['This shift ends before it begins.', 'An end at midnight is the next day at 00:00.'],
    fr: ['Cette astreinte finit avant d’avoir commencé.', 'Une fin à minuit est le lendemain à 00:00.'],
  },
  noShifts: {
    en: ['There is no shift in it from a week ago on.', 'Send the shifts of the weeks to come.'],
    fr: ['Il ne s’y trouve aucune astreinte depuis une semaine.', 'Envoyez celles des semaines à venir.'],
  },
  badRecurrence: {
    en: ['No rota repeats by “{given}”.', 'Repeat daily or weekly, or export the entries one by one.'],
    fr: [
      'Aucun planning ne se répète par « {given} ».',
      'Répétez par jour ou par semaine, ou exportez les entrées une à une.',
    ],
  },
  unknownZone: {
    en: ['There is no time zone “{given}”.', 'Export the calendar with its time zones, or in UTC.'],
    fr: ['Le fuseau « {given} » n’existe pas.', 'Exportez l’agenda avec ses fuseaux, ou en UTC.'],
  },
  tooMany: {
    en: ['These are too many shifts: {given}.', 'At most 20 000 in one rota; send a shorter time.'],
    fr: ['Ces astreintes sont trop nombreuses : {given}.', '20 000 au plus par planning ; envoyez moins de temps.'],
  },
};

/** A fault of a rota in words, at its line or pointer. */
export function rotaFault(
  fault: RotaFault,
  { pointer = null, line, given = '' }: { pointer?: string | null; line?: number; given?: string },
  lang: Lang,
): Fault {
  const [said, help] = WORDS[fault][lang];
  const message = said.replace('{given}', () => given.slice(0, 200));
  return { pointer, ...(line === undefined ? {} : { line }), code: fault, message, help };
}
