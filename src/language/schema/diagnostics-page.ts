import { CATALOGUE } from '../diagnostics/catalogue.ts';

/** Every diagnostic of the catalogue as Markdown, by code, with its wording in both languages. */
export function diagnosticsPage(): string {
  const entries = Object.values(CATALOGUE).sort((a, b) => (a.code < b.code ? -1 : 1));
  const rows = entries.map(
    ({ code, level, stage, title, message, help }) =>
      `### ${code} · ${title.en} · ${title.fr}\n\n*${level}, ${stage}*\n\n- ${message.en}\n  ${help.en}\n- ${message.fr}\n  ${help.fr}\n`,
  );
  return [
    '# Diagnostics',
    '',
    'Every message about an agreement has a permanent code. An *error* means the text is no agreement; a *warning* names what two people could read differently or what is missing; an *info* is worth knowing.',
    'Each has an example in `test/language/diagnostics`. Made from the catalogue (`node scripts/build-schema.mjs`); words in braces are filled in.',
    'Codes LW001–LW299 are about agreements; others are about events and sources.',
    '',
    ...rows,
  ].join('\n');
}
