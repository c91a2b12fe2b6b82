import type { Lang } from '../language.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';

/** Everything the command line says. French has the same keys as English, by type. */
export type Messages = typeof en;

export function messagesIn(lang: Lang): Messages {
  return lang === 'fr' ? fr : en;
}
