import type { Lang } from '../language.ts';
import type { Session } from '../world.ts';
import type { Paint } from './paint.ts';
import { clip, visible, wrap } from './width.ts';

/** A diagnostic as FORMAT section 3 gives it, already in the reader's language. */
export interface ToldDiagnostic {
  readonly code: string;
  readonly level: 'error' | 'warning' | 'info';
  /** Null or empty where it concerns no file. */
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly message: string;
  readonly help: string | null;
  /** Columns to underline, from `column`; 1 where the reader of the text could not say. */
  readonly length?: number;
}

export interface DiagnosticWords {
  readonly level: { readonly [level in ToldDiagnostic['level']]: string };
  readonly help: (text: string) => string;
}

/**
 * A diagnostic for a reader: level, code and message; the place; the line of the text with the fault underlined; the way
 * out. `source` is the text of the line, where it is at hand.
 */
export function tellDiagnostic(
  told: ToldDiagnostic,
  source: string | null,
  words: DiagnosticWords,
  paint: Paint,
  width: number,
  lang: Lang,
): string {
  const colour = told.level === 'error' ? paint.bad : told.level === 'warning' ? paint.warn : paint.note;
  const head = `${colour(paint.bold(`${words.level[told.level]}[${told.code}]`))}${lang === 'fr' ? '\u202f' : ''}: `;
  const indent = '  ';
  const lines = [
    head + wrap(visible(told.message), width - words.level[told.level].length - told.code.length - 5, indent),
  ];
  const gutter = ' '.repeat(told.line === null ? 1 : String(told.line).length);
  if (placeOf(told) !== '') lines.push(`${gutter}${paint.note('-->')} ${placeOf(told)}`);
  if (source !== null && told.line !== null) lines.push(...excerpt(told, source, gutter, colour, paint, width));
  if (told.help !== null) {
    lines.push(
      `${gutter} ${paint.note('=')} ${wrap(words.help(visible(told.help)), width - gutter.length - 3, `${gutter}   `)}`,
    );
  }
  return lines.join('\n');
}

/** Diagnostics one after the other, each with its line of the text, for standard output. */
export function tellDiagnostics(
  all: readonly ToldDiagnostic[],
  textOf: (file: string) => string | null,
  { say, paint, width, lang }: Session,
): string {
  const lines = new Map<string, readonly string[]>();
  const lineOf = (file: string, line: number) => {
    const known = lines.get(file) ?? (textOf(file) ?? '').split('\n');
    lines.set(file, known);
    return known[line - 1] ?? null;
  };
  return all
    .map((told) => {
      const source = told.line === null || told.file === null ? null : lineOf(told.file, told.line);
      return `${tellDiagnostic(told, source, say.check, paint, width, lang)}\n\n`;
    })
    .join('');
}

/** `file:line:column`, as editors and terminals open it. */
function placeOf(told: ToldDiagnostic): string {
  const place = [told.line, told.column].filter((part) => part !== null).join(':');
  return visible(told.file ?? '') + (place === '' ? '' : `:${place}`);
}

function excerpt(
  told: ToldDiagnostic,
  source: string,
  gutter: string,
  colour: (text: string) => string,
  paint: Paint,
  width: number,
): string[] {
  const space = width - gutter.length - 3;
  const column = Math.max(1, told.column ?? 1);
  const skipped = column > space - 10 ? column - Math.floor(space / 3) : 0;
  const text = visible(source.replaceAll('\t', ' '));
  const shown = clip((skipped > 0 ? '…' : '') + text.slice(skipped + (skipped > 0 ? 1 : 0)), space);
  const start = column - 1 - skipped;
  const carets = '^'.repeat(Math.max(1, Math.min(told.length ?? 1, shown.length - start)));
  const bar = paint.note('|');
  return [
    `${gutter} ${bar}`,
    `${paint.note(String(told.line))} ${bar} ${shown}`,
    told.column === null ? `${gutter} ${bar}` : `${gutter} ${bar} ${' '.repeat(Math.max(0, start))}${colour(carets)}`,
  ];
}

/** How many errors and warnings there are; hints count as neither. */
export function countLevels(all: readonly ToldDiagnostic[]): { readonly errors: number; readonly warnings: number } {
  const errors = all.filter((each) => each.level === 'error').length;
  return { errors, warnings: all.filter((each) => each.level === 'warning').length };
}

/** One line for a list of many: place, code, message. */
export function tellBriefly(told: ToldDiagnostic, words: DiagnosticWords, paint: Paint, width: number): string {
  const colour = told.level === 'error' ? paint.bad : told.level === 'warning' ? paint.warn : paint.note;
  return wrap(
    `${colour(`${words.level[told.level]}[${told.code}]`)} ${placeOf(told)} ${visible(told.message)}`,
    width,
    '  ',
  );
}
