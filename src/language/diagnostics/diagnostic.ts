import { lineAndColumnAt, lineStarts } from '../source/lines.ts';
import type { Place, SourceText } from '../source/located.ts';
import { CATALOGUE, type DiagnosticName } from './catalogue.ts';
import type { DiagnosticLevel } from './entries/entry.ts';
import type { Facts, Problem } from './problem.ts';

export interface DiagnosticPlace {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** One thing that is wrong with, or worth saying about, an agreement's text. `renderDiagnostic` puts it in words. */
export interface Diagnostic extends DiagnosticPlace {
  /** Permanent, as `LW017`. */
  readonly code: string;
  readonly level: DiagnosticLevel;
  /** Names the row of the catalogue; its wordings are filled with `facts`. */
  readonly messageKey: DiagnosticName;
  readonly facts: Facts;
  /** Other places it is about, such as the first of two equal keys. */
  readonly related: readonly DiagnosticPlace[];
}

/** Diagnostics of one reading that are told; more would help nobody, and a hostile text could make a hundred thousand. */
const MOST_TOLD = 1000;

/** Puts problems into lines and columns, in the order of file, line and column; the same thing is said once. */
export function diagnosticsOf(problems: readonly Problem[]): readonly Diagnostic[] {
  const lines = new Map<SourceText, readonly number[]>();
  const diagnostics = mostWorthTelling(problems).map((problem): Diagnostic => {
    const { code, level } = CATALOGUE[problem.name];
    const related = (problem.related ?? []).map((place) => inLines(place, lines));
    const { name: messageKey, facts } = problem;
    return { code, level, ...inLines(problem.place, lines), messageKey, facts, related };
  });
  const files = new Map([...new Set(diagnostics.map(({ file }) => file))].map((file, index) => [file, index]));
  const sorted = diagnostics.sort(
    (a, b) =>
      (files.get(a.file) ?? 0) - (files.get(b.file) ?? 0) ||
      a.line - b.line ||
      a.column - b.column ||
      (a.code < b.code ? -1 : a.code > b.code ? 1 : 0),
  );
  return sorted.filter((diagnostic, index) => JSON.stringify(diagnostic) !== JSON.stringify(sorted[index - 1]));
}

/** All, or when there are too many the first, errors before warnings, with a word that there are more. */
function mostWorthTelling(problems: readonly Problem[]): readonly Problem[] {
  if (problems.length <= MOST_TOLD) return [...problems];
  const isError = ({ name }: Problem) => CATALOGUE[name].level === 'error';
  const ordered = [...problems.filter(isError), ...problems.filter((problem) => !isError(problem))];
  const told = ordered.slice(0, MOST_TOLD);
  const [first] = told;
  if (first === undefined) return told;
  const place = { ...first.place, from: 0, to: 0 };
  return [{ name: 'moreToTell', place, facts: { told: MOST_TOLD, all: problems.length } }, ...told];
}

/** True when one of them is an error: the text is then no agreement. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.level === 'error');
}

function inLines(place: Place, lines: Map<SourceText, readonly number[]>): DiagnosticPlace {
  const starts = lines.get(place.source) ?? lineStarts(place.source.text);
  lines.set(place.source, starts);
  const start = lineAndColumnAt(starts, place.from);
  const end = lineAndColumnAt(starts, Math.max(place.from, place.to));
  return { file: place.source.file, ...start, endLine: end.line, endColumn: end.column };
}
