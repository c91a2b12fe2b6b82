import { AGREEMENT } from '../grammar/agreement-shape.ts';
import type { PlainText } from '../grammar/form.ts';
import type { PlainValue } from '../shape/reading.ts';
import type { Path } from '../source/located.ts';
import type { Context } from './context.ts';
import { visitLeaves } from './visit.ts';

/** What the words themselves leave open: working hours without their window, texts in one language. */
export function checkWording(context: Context): void {
  const french: { readonly text: string; readonly path: Path }[] = [];
  const alone: { readonly path: Path; readonly present: string }[] = [];
  visitLeaves(context.plain as PlainValue, AGREEMENT.form, [], (value, form, path) => {
    if (form.kind !== 'text') return;
    const text = value as PlainText;
    const words = typeof text === 'string' ? text : text.fr;
    if (words !== undefined) french.push({ text: words, path: typeof text === 'string' ? path : [...path, 'fr'] });
    if (typeof text !== 'string' && (text.fr === undefined || text.en === undefined)) {
      alone.push({ path, present: text.fr === undefined ? 'en' : 'fr' });
    } else if (typeof text === 'string' && path[0] === 'clauses' && path[2] === 'text') {
      alone.push({ path, present: context.plain.language ?? 'fr' });
    }
  });
  for (const { path, present } of alone) {
    context.say('oneLanguage', path, { present, absent: present === 'fr' ? 'en' : 'fr' });
  }
  checkWorkingHours(context, french);
}

const WORKING = /\b(?:heures?|jours?)\s+ouvr(?:é|able)e?s?(?![\p{L}])/giu;
const WEEKDAY = /\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b/iu;
const TIME = /\b\d{1,2}\s?(?:h|:)\s?(?:\d{2})?(?!\d)/giu;

/**
 * "Heures ouvrées" and "ouvrables" differ by a day a week: somewhere in the agreement the days (and for hours, the
 * times) must stand. Each notion is asked for once, where it first appears: one definition settles all.
 */
function checkWorkingHours(context: Context, texts: readonly { readonly text: string; readonly path: Path }[]): void {
  const uses = texts.flatMap(({ text, path }) => notionsOf(text).map((notion) => ({ ...notion, path })));
  const defined = new Set(uses.flatMap((use) => (use.defines ? [use.notion, `jour ${use.kind}`] : [])));
  const asked = new Set<string>();
  for (const { notion, word, path } of uses) {
    // A calendar's own title stands beside its hours.
    if (defined.has(notion) || asked.has(notion) || path[0] === 'calendars') continue;
    asked.add(notion);
    context.say('workingHoursUnsaid', path, { words: word.replace(/\s+/g, ' ') });
  }
}

interface Notion {
  readonly word: string;
  readonly notion: string;
  readonly kind: string;
  /** Does the text around it print which days, and for hours which times? */
  readonly defines: boolean;
}

/** Hours or days, worked or workable: each notion a text speaks of, once. */
function notionsOf(text: string): readonly Notion[] {
  const words = new Map<string, string>();
  for (const [word] of text.matchAll(WORKING)) {
    const notion = `${/^heure/i.test(word) ? 'heure' : 'jour'} ${/ouvrable/i.test(word) ? 'ouvrable' : 'ouvré'}`;
    if (!words.has(notion)) words.set(notion, word);
  }
  if (words.size === 0) return [];
  const days = WEEKDAY.test(text);
  const times = (text.match(TIME) ?? []).length >= 2;
  return [...words].map(([notion, word]) => {
    const [unit, kind = ''] = notion.split(' ');
    return { word, notion, kind, defines: days && (unit === 'jour' || times) };
  });
}
