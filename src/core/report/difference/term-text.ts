import type { Agreement } from '../../agreement/index.ts';
import type { ChangedTerm, StatedValue } from '../../difference/index.ts';
import type { Language } from '../because.ts';
import { directionText, reasonText } from './direction-text.ts';
import { effectText } from './effect-text.ts';
import { type TermGroup, type TermPlace, termPlace } from './term-place.ts';
import { type Titles, titlesOf } from './titles.ts';
import { type Names, statedText, type ValueTelling } from './value-text.ts';

/** A changed term in a reader's words. */
export interface TermText extends TermPlace {
  readonly group: TermGroup;
  /** Null: the version does not say it; of a whole entry, what it says, term by term. */
  readonly before: SaidText | null;
  readonly after: SaidText | null;
  readonly direction: string;
  readonly because: string;
  readonly effect: string | null;
}

export type SaidText =
  | { readonly kind: 'plain'; readonly text: string }
  | { readonly kind: 'entry'; readonly lines: readonly { readonly label: string; readonly text: string }[] };

/** The two versions and the language, for telling their changed terms. */
export interface DifferenceTelling {
  readonly before: Agreement;
  readonly after: Agreement;
  readonly language: Language;
}

/** Tells changed terms of two versions: titles for ids, words for the words of the format, sentences for reasons. */
export function termTelling({ before, after, language }: DifferenceTelling): (term: ChangedTerm) => TermText {
  const titles = titlesOf([after, before], language);
  const earlier = titlesOf([before, after], language);
  return (term) => {
    const place = termPlace(term.path, titles, language);
    const said = (value: StatedValue | null, names: Titles) =>
      value === null
        ? null
        : saidText(value, { language, names: names.title as Names, leaf: leafOf(place, term) }, term.path, names);
    return {
      ...place,
      before: said(term.before, earlier),
      after: said(term.after, titles),
      direction: directionText(term.direction, after.kind, language),
      because: reasonText(term, language),
      effect: term.effect === null ? null : effectText(term.effect, after.timeZone, language),
    };
  };
}

/** The word under which a single value's own words are looked up. */
function leafOf(place: TermPlace, { path }: ChangedTerm): string {
  return place.leaf === '' ? path : place.leaf;
}

function saidText(value: StatedValue, telling: ValueTelling, path: string, titles: Titles): SaidText {
  if (value.kind !== 'entry') return { kind: 'plain', text: statedText(value, telling) };
  const lines = Object.entries(value.fields).flatMap(([below, field]) => {
    if (below === 'title' || isEmpty(field) || isNeedless(below, field, value.fields)) return [];
    const { label, leaf } = termPlace(`${path}.${below}`, titles, telling.language);
    return [{ label: label === '' ? below : label, text: statedText(field, { ...telling, leaf }) }];
  });
  return { kind: 'entry', lines };
}

type Fields = { readonly [path: string]: StatedValue };

/** A word that only names the figures beside it, and what has no effect without another term. */
function isNeedless(below: string, field: StatedValue, fields: Fields): boolean {
  if (below === 'belowMinimum') return fields['minimumSample'] === undefined;
  if (field.kind !== 'word') return false;
  if (below === 'basis') return field.word === 'time';
  return Object.keys(fields).some((path) => path.split('.')[0] === field.word);
}

/** What says nothing by being there: no flag set, an empty list. */
function isEmpty(value: StatedValue): boolean {
  if (value.kind === 'flag') return !value.flag;
  if (value.kind === 'names') return value.names.length === 0;
  if (value.kind === 'references') return value.ids.length === 0;
  if (value.kind === 'texts') return value.texts.length === 0;
  return value.kind === 'exceptions' && value.exceptions.length === 0;
}
