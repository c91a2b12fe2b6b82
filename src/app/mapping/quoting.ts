import type { Said } from '../../core/event/index.ts';

// How names of the user's files stand in a sentence, in each language.

export const en = (text: string) => `“${text}”`;
export const fr = (text: string) => `«\u00a0${text}\u00a0»`;
export const list = (texts: readonly string[], quote: (text: string) => string) =>
  texts.length > 16 ? `${texts.slice(0, 16).map(quote).join(', ')}…` : texts.map(quote).join(', ');
export const nearestOr = (nearest: string | null, otherwise: Said): Said =>
  nearest === null ? otherwise : { en: `did you mean ${en(nearest)}?`, fr: `vouliez-vous dire ${fr(nearest)}\u202f?` };
