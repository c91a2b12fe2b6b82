import type { Told } from '../../app/diagnostic.ts';
import type { Lang } from '../language.ts';
import type { ToldDiagnostic } from './diagnostic.ts';

/** A diagnostic in the reader's language, in the key order of FORMAT section 3. */
export function diagnosticIn(told: Told, lang: Lang): ToldDiagnostic {
  const { code, level, file, line, column } = told;
  return { code, level, file, line, column, message: told.message[lang], help: told.help?.[lang] ?? null };
}
