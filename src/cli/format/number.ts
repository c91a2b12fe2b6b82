import type { Lang } from '../language.ts';

/** Narrow no-break space: groups French thousands, stands before `%` and between a figure and its unit. */
export const NNBSP = '\u202f';

/** `24 918` in French, `24,918` in English. */
export function integer(value: number, lang: Lang): string {
  const digits = Math.abs(Math.trunc(value)).toString();
  const grouped = digits.replace(/\B(?=(?:\d{3}){1,20}$)/g, lang === 'fr' ? NNBSP : ',');
  return value < 0 ? `\u2212${grouped}` : grouped;
}

/** A figure with at most `decimals` decimals, cut (never rounded up), trailing zeros dropped. */
export function decimal(value: number, decimals: number, lang: Lang): string {
  const scale = 10 ** decimals;
  const cut = Math.floor(Math.abs(value) * scale + 1e-9);
  const whole = integer(Math.floor(cut / scale), lang);
  const rest = String(cut % scale)
    .padStart(decimals, '0')
    .replace(/(?<!0)0+$/, '');
  const sign = value < 0 && cut > 0 ? '\u2212' : '';
  return sign + (rest === '' || decimals === 0 ? whole : `${whole}${lang === 'fr' ? ',' : '.'}${rest}`);
}

/** `94.73%` as the JSON says it, for a reader: `94.73 %`, `94,73 %`; at most so many decimals, cut downwards. */
export function percent(text: string, lang: Lang, most = 2): string {
  const [whole = '0', rest = ''] = text.replace('%', '').split('.');
  const decimals = rest.slice(0, most).replace(/(?<!0)0+$/, '');
  const figure = decimals === '' ? whole : `${whole}${lang === 'fr' ? ',' : '.'}${decimals}`;
  return lang === 'fr' ? `${figure}${NNBSP}%` : `${figure}%`;
}

/** A share of a whole, exact, cut downwards at two decimals: 9 999 of 10 000 never shows as 100 %. */
export function share(part: number, whole: number, lang: Lang): string {
  return percent(`${(Math.floor((part * 10_000) / whole) / 100).toFixed(2)}%`, lang);
}

/** 12 345 678 bytes as `11.7 MiB` / `11,7 Mio`. */
export function bytes(count: number, lang: Lang): string {
  const units = lang === 'fr' ? ['o', 'Kio', 'Mio', 'Gio'] : ['B', 'KiB', 'MiB', 'GiB'];
  let value = count;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${decimal(value, unit === 0 ? 0 : 1, lang)}${NNBSP}${units[unit]}`;
}
