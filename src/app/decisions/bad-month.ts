import { badField, type Lang, type Refusal } from '../refusal.ts';

/** What was given as `month` is none. */
export function badMonth(lang: Lang): Refusal {
  const what = { fr: 'Ce n’est pas un mois.', en: 'This is no month.' };
  const help = { fr: 'Écrivez-le comme 2026-03.', en: 'Write it as 2026-03.' };
  return badField('/month', 'badMonth', what, help, lang);
}
