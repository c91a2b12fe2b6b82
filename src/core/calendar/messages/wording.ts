/** The languages in which calendars speak. */
export type MessageLanguage = 'fr' | 'en';

/** A sentence in both languages: `{fact}` is filled in as code, `{=fact}` as it is, and `` `code` `` is set as code. */
export interface Wording {
  readonly en: string;
  readonly fr: string;
}

/** What a sentence is filled with: texts and lists are shown as code, numbers as they are. */
export type Facts = { readonly [name: string]: string | number | readonly string[] };

/**
 * A sentence in one of the languages. English sets code in backticks, French in guillemets with no-break spaces, with
 * curved apostrophes and narrow no-break spaces before double punctuation.
 */
export function inWords(wording: Wording, facts: Facts, language: MessageLanguage): string {
  const template = language === 'en' ? wording.en : frenchProse(wording.fr);
  return template.replace(/\{(=?)(\w+)\}/g, (whole, bare: string, name: string) => {
    const fact = facts[name];
    if (fact === undefined) return whole;
    if (typeof fact === 'number' || bare !== '') return String(fact);
    return typeof fact === 'string' ? code(fact, language) : fact.map((item) => code(item, language)).join(', ');
  });
}

function code(text: string, language: MessageLanguage): string {
  return language === 'en' ? `\`${text}\`` : `«\u00a0${text}\u00a0»`;
}

function frenchProse(template: string): string {
  return template
    .split('`')
    .map((part, index) =>
      index % 2 === 1 ? code(part, 'fr') : part.replaceAll("'", '’').replace(/ ([;:!?%])/g, '\u202f$1'),
    )
    .join('');
}
