import { isTimeZone } from '../../core/time/index.ts';
import {
  diagnosticsOf,
  type Located,
  type LocatedEntry,
  lineAndColumn,
  parseText,
  type SourceText,
} from '../../language/index.ts';
import { type Told, toldOfText } from '../diagnostic.ts';
import { type DateFormat, dateFormatOf } from './date-format.ts';
import { type Tell, textOf, textsOf } from './node.ts';
import { mappingProblemText } from './problem-text.ts';

// What every mapping has, whether it reads tables or payloads.

/** What a mapping's text says (null when an error stands among the diagnostics), and all that is to say about it. */
export interface ReadText<T> {
  readonly mapping: T | null;
  readonly diagnostics: readonly Told[];
}

/** Reads a mapping's text; what is wrong is told all at once, with line, column and a way out. */
export function readMappingText<T>(source: SourceText, read: (root: Located, tell: Tell) => T | null): ReadText<T> {
  const { root, problems } = parseText(source);
  const diagnostics: Told[] = diagnosticsOf(problems).map(toldOfText);
  const tell: Tell = (problem, at) => {
    diagnostics.push({ ...mappingProblemText(problem), file: source.file, ...lineAndColumn(source, at) });
  };
  const mapping = root === null ? null : read(root, tell);
  const failed = diagnostics.some((diagnostic) => diagnostic.level === 'error');
  return { mapping: failed ? null : mapping, diagnostics };
}

/** The time zone under a key; UTC where there is none, or none of that name (which is told). */
export function zoneOf(entry: LocatedEntry | null, tell: Tell): string {
  const zone = entry === null ? null : textOf(entry.value, 'timeZone', tell);
  if (entry === null || zone === null || isTimeZone(zone)) return zone ?? 'UTC';
  tell({ kind: 'unknownZone', zone }, entry.value.place.from);
  return 'UTC';
}

/** The ways of writing dates under a key; `otherwise` where it is missing. */
export function datesOf(entry: LocatedEntry | null, otherwise: readonly string[], tell: Tell): readonly DateFormat[] {
  const texts = entry === null ? otherwise : textsOf(entry.value, 'dates', tell);
  return texts.flatMap((text) => {
    const format = dateFormatOf(text);
    if (format === null) tell({ kind: 'badDateFormat', format: text }, entry?.value.place.from ?? 0);
    return format === null ? [] : [format];
  });
}

/** Texts that stand for "nothing here"; the empty one always does. */
export function missingOf(entry: LocatedEntry | null, tell: Tell): ReadonlySet<string> {
  return new Set(['', ...(entry === null ? [] : textsOf(entry.value, 'missing', tell))]);
}
