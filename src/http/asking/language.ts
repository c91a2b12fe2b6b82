import type { Lang } from '../../app/refusal.ts';

export type { Lang };

/** The language among ours that `Accept-Language` likes best; English where it names neither. Never throws. */
export function languageOf(header: string | null | undefined): Lang {
  let best: Lang = 'en';
  let weight = 0;
  for (const part of (header ?? '').slice(0, 500).split(',')) {
    const [tag = '', ...settings] = part.split(';');
    const lang = langOf(tag);
    const quality = settings.map((setting) => /^\s*q=([01](?:\.\d{0,3})?)\s*$/.exec(setting)?.[1]).find(Boolean);
    const liked = quality === undefined ? 1 : Number(quality);
    if (lang !== null && liked > weight) {
      best = lang;
      weight = liked;
    }
  }
  return best;
}

function langOf(tag: string): Lang | null {
  const primary = tag.trim().toLowerCase().split('-')[0];
  return primary === 'fr' || primary === 'en' ? primary : null;
}
