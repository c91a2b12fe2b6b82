import type { Language } from '../because.ts';
import type { DiagnosticJson } from '../notice-text.ts';

/** A message with its permanent code; `{name}` stands for a fact. */
export interface Wording {
  readonly code: string;
  readonly level: DiagnosticJson['level'];
  readonly message: { readonly [L in Language]: string };
  readonly help: { readonly [L in Language]: string } | null;
}

/** The message with its facts filled in; a fact that is not given leaves its name in braces. */
export function told(
  { code, level, message, help }: Wording,
  facts: { readonly [name: string]: string },
  lang: Language,
): DiagnosticJson {
  const text = message[lang].replace(/\{(\w+)\}/g, (whole, name: string) => facts[name] ?? whole);
  return { code, level, file: null, line: null, column: null, message: text, help: help?.[lang] ?? null };
}
