import type { Wording } from '../wording.ts';

/** What one short message holds: of the characters that every telephone knows, and of all others. */
const GSM_LENGTH = 160;
const OTHER_LENGTH = 70;

/** GSM 03.38; those of its extension take two places. */
const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const EXTENDED = new Set('^{}\\[~]|€');

const PLAINER: { readonly [character: string]: string } = {
  '\u202f': ' ',
  '\u00a0': ' ',
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '«': '"',
  '»': '"',
  '–': '-',
  '—': '-',
  '·': '-',
  '…': '...',
  œ: 'oe',
  Œ: 'OE',
};

/**
 * A wording as one short message: parts are added while they fit, the most important first. Written with the characters
 * that fit 160 to a message wherever that loses nothing but accents; with others, 70 are what fits.
 */
export function shortMessage({ short }: Wording): string {
  const [first = '', ...rest] = short.map(plainer);
  const isGsm = placesOf(first) !== null;
  const most = isGsm ? GSM_LENGTH : OTHER_LENGTH;
  let text = cut(first, most);
  for (const part of rest) {
    const joined = `${text}${/^https?:/.test(part) ? ' ' : ', '}${part}`;
    if ((isGsm ? (placesOf(joined) ?? Number.POSITIVE_INFINITY) : joined.length) <= most) text = joined;
  }
  return text;
}

function plainer(text: string): string {
  return [...text].map(plainerOne).join('').replace(/ {2,}/g, ' ');
}

function plainerOne(character: string): string {
  if (isKnown(character)) return character;
  const known = PLAINER[character];
  if (known !== undefined) return known;
  const bare = character.normalize('NFD').replace(/\p{M}/gu, '');
  return bare !== '' && [...bare].every(isKnown) ? bare : character;
}

const isKnown = (character: string): boolean => BASIC.has(character) || EXTENDED.has(character);

/** How many places a text takes; null: a telephone that knows only these characters could not show it. */
function placesOf(text: string): number | null {
  let places = 0;
  for (const character of text) {
    if (EXTENDED.has(character)) places += 2;
    else if (BASIC.has(character)) places += 1;
    else return null;
  }
  return places;
}

function cut(text: string, most: number): string {
  const size = (part: string) => placesOf(part) ?? part.length;
  if (size(text) <= most) return text;
  let kept = '';
  for (const character of text) {
    if (size(`${kept}${character}...`) > most) break;
    kept += character;
  }
  return `${kept.trimEnd()}...`;
}
