import type { Said } from '../core/event/index.ts';
import { renderDiagnostic, type Diagnostic as TextDiagnostic } from '../language/index.ts';

/** Something that is wrong, or worth saying, in both languages (FORMAT 3, `diagnostics`). Never a mere boolean. */
export interface Told {
  readonly code: string;
  readonly level: 'error' | 'warning' | 'info';
  readonly file: string;
  /** From 1; null where it concerns the whole file. */
  readonly line: number | null;
  readonly column: number | null;
  readonly message: Said;
  readonly help: Said | null;
}

/** A diagnostic of an agreement's or a mapping's text, told in both languages. */
export function toldOfText(diagnostic: TextDiagnostic): Told {
  const [fr, en] = [renderDiagnostic(diagnostic, 'fr'), renderDiagnostic(diagnostic, 'en')];
  const { code, level, file, line, column } = diagnostic;
  return {
    code,
    level,
    file,
    line,
    column,
    message: { fr: fr.message, en: en.message },
    help: { fr: fr.help, en: en.help },
  };
}
