import { lineAndColumn, type Place } from '../source/located.ts';
import { CATALOGUE, type DiagnosticName } from './catalogue.ts';
import type { DiagnosticLevel } from './entry.ts';
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

/** Puts problems into lines and columns, in the order of file, line and column; the same thing is said once. */
export function diagnosticsOf(problems: readonly Problem[]): readonly Diagnostic[] {
  const diagnostics = problems.map((problem): Diagnostic => {
    const { code, level } = CATALOGUE[problem.name];
    const related = (problem.related ?? []).map(inLines);
    return { code, level, ...inLines(problem.place), messageKey: problem.name, facts: problem.facts, related };
  });
  const files = [...new Set(diagnostics.map((diagnostic) => diagnostic.file))];
  const sorted = diagnostics.sort(
    (a, b) =>
      files.indexOf(a.file) - files.indexOf(b.file) ||
      a.line - b.line ||
      a.column - b.column ||
      (a.code < b.code ? -1 : a.code > b.code ? 1 : 0),
  );
  return sorted.filter((diagnostic, index) => JSON.stringify(diagnostic) !== JSON.stringify(sorted[index - 1]));
}

/** True when one of them is an error: the text is then no agreement. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.level === 'error');
}

function inLines(place: Place): DiagnosticPlace {
  const start = lineAndColumn(place.source, place.from);
  const end = lineAndColumn(place.source, Math.max(place.from, place.to));
  return { file: place.source.file, ...start, endLine: end.line, endColumn: end.column };
}
