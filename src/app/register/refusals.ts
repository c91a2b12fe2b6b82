import { type Fault, type Refusal, refusal } from '../refusal.ts';

// What is refused in more than one place of the register, each in one wording.

export type Lang = 'fr' | 'en';

/** The thing asked for does not exist, or is none of the asker's business: the words are the same. */
export function notFound(fr: string, en: string): Refusal {
  return refusal('notFound', { fr: `${fr}\u202f: introuvable.`, en: `${en}: not found.` });
}

export function notAllowed(fr: string, en: string): Refusal {
  return refusal('notAllowed', { fr, en });
}

/** One field of what was handed in is wrong. @param pointer a JSON pointer to it */
export function badField(
  pointer: string,
  code: string,
  what: Refusal['what'],
  help: Refusal['help'],
  lang: Lang,
): Refusal {
  const fault: Fault = { pointer, code, message: what[lang], help: help?.[lang] ?? null };
  return refusal('invalid', what, help, [fault]);
}

/** Whether a text can be kept as it is: PostgreSQL keeps no NUL, and halves of characters are no text. */
export function isKeepable(text: string): boolean {
  return !text.includes('\0') && !/\p{Surrogate}/u.test(text);
}
