import { CATALOGUE } from './catalogue.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Fact, Facts } from './problem.ts';

export type Language = 'fr' | 'en';

/** A diagnostic in words. */
export interface RenderedDiagnostic {
  readonly title: string;
  readonly message: string;
  /** The way out; with "did you mean …?" first when one spelling is near. */
  readonly help: string;
}

/**
 * Title, message and help of a diagnostic in French or English.
 * English sets code in backticks, French in guillemets with no-break spaces; percentages follow the language.
 */
export function renderDiagnostic(
  diagnostic: Pick<Diagnostic, 'messageKey' | 'facts'>,
  language: Language,
): RenderedDiagnostic {
  const entry = CATALOGUE[diagnostic.messageKey];
  const { facts } = diagnostic;
  const help = fill(entry.help[language], facts, language);
  const suggestion = typeof facts['suggestion'] === 'string' ? fill(DID_YOU_MEAN[language], facts, language) : '';
  return {
    title: typeset(entry.title[language], language),
    message: fill(entry.message[language], facts, language),
    help: suggestion === '' ? help : `${suggestion} ${help}`,
  };
}

const DID_YOU_MEAN = { en: 'Did you mean `{suggestion}`?', fr: 'Vouliez-vous dire `{suggestion}` ?' };
const LAST = { en: ' or ', fr: ' ou ' };
/** A list longer than this is cut, with an ellipsis. */
const LONGEST_LIST = 24;
/** A fact longer than this is cut, so that a message stays a sentence. */
const LONGEST_FACT = 120;

function fill(template: string, facts: Facts, language: Language): string {
  const filled = typeset(template, language).replace(/\{(\w+)\}/g, (whole, name: string) => {
    const fact = facts[name];
    return fact === undefined || fact === null ? whole : factText(name, fact, language);
  });
  return filled.charAt(0).toUpperCase() + filled.slice(1);
}

function factText(name: string, fact: Fact, language: Language): string {
  if (Array.isArray(fact)) return listText(fact as readonly string[], language);
  if (typeof fact === 'number') return name.endsWith('Ppm') ? percentText(fact, language) : numberText(fact, language);
  const text = String(fact);
  const word = Object.hasOwn(FACT_WORDS, text) ? FACT_WORDS[text] : undefined;
  if (word !== undefined) return word[language];
  if (name === 'section') return code(text, language);
  return text.length > LONGEST_FACT ? `${text.slice(0, LONGEST_FACT)}…` : text;
}

function listText(items: readonly string[], language: Language): string {
  const shown = items.slice(0, LONGEST_LIST).map((item) => code(item, language));
  if (items.length > LONGEST_LIST) return `${shown.join(', ')}…`;
  if (shown.length < 2) return shown[0] ?? (language === 'fr' ? 'aucun' : 'none');
  return `${shown.slice(0, -1).join(', ')}${LAST[language]}${shown.at(-1) ?? ''}`;
}

function code(text: string, language: Language): string {
  return language === 'fr' ? `«\u00a0${text}\u00a0»` : `\`${text}\``;
}

/** Millionths as a percentage with as many decimals as it has: 74 % or 99.95 %. */
function percentText(ppm: number, language: Language): string {
  const figure = String(ppm / 10_000);
  return language === 'fr' ? `${figure.replace('.', ',')}\u202f%` : `${figure}%`;
}

function numberText(value: number, language: Language): string {
  const [integer = '', decimals] = String(value).split('.');
  const grouped = integer.replace(/\B(?=(?:\d{3}){1,20}$)/g, language === 'fr' ? '\u202f' : ',');
  return decimals === undefined ? grouped : `${grouped}${language === 'fr' ? ',' : '.'}${decimals}`;
}

/** French typography: guillemets around code, no-break spaces before double punctuation, curved apostrophes. */
function typeset(template: string, language: Language): string {
  if (language === 'en') return template.replace(/'/g, '’');
  return template
    .split('`')
    .map((part, index) => (index % 2 === 1 ? code(part, 'fr') : frenchProse(part)))
    .join('');
}

function frenchProse(text: string): string {
  return text
    .replace(/'/g, '’')
    .replace(/« /g, '«\u00a0')
    .replace(/ »/g, '\u00a0»')
    .replace(/ ([;:!?%])/g, '\u202f$1');
}

/** Facts that are words of the reader's own language rather than of the file. */
const FACT_WORDS: { readonly [fact: string]: { readonly en: string; readonly fr: string } | undefined } = {
  '@map': { en: 'a map of keys and values', fr: 'une table de clés et de valeurs' },
  '@list': { en: 'a list', fr: 'une liste' },
  '@text': { en: 'a text', fr: 'un texte' },
  '@number': { en: 'a number', fr: 'un nombre' },
  '@flag': { en: '`true` or `false`', fr: '«\u00a0true\u00a0» ou «\u00a0false\u00a0»' },
  '@nothing': { en: 'nothing', fr: 'rien' },
  '@below': { en: 'below', fr: 'en dessous de' },
  '@above': { en: 'above', fr: 'au-dessus de' },
  '@top': { en: 'an agreement', fr: 'un contrat' },
  '@this': { en: 'this agreement', fr: 'ce contrat' },
  '@consumer': { en: 'a consumer', fr: 'un consommateur' },
  '@nonProfessional': { en: 'a non-professional', fr: 'un non-professionnel' },
  '@anyNumber': { en: 'any number', fr: 'n’importe quel nombre' },
  '@years': { en: 'years', fr: 'des années' },
  '@start': { en: 'start', fr: 'démarrer' },
  '@stop': { en: 'stop', fr: 'arrêter' },
  '@show': { en: 'show', fr: 'établir' },
  '@tooManyWindows': {
    en: 'a day has more windows than can be meant',
    fr: 'une journée compte plus de plages que de raison',
  },
  '@tooManyEntries': { en: 'a list is longer than can be meant', fr: 'une liste est plus longue que de raison' },
  '@odd': { en: 'it is not written as a calendar is', fr: 'il n’est pas écrit comme un calendrier' },
  '@bonusNoShare': { en: 'its target measures no share', fr: 'son engagement ne mesure aucun taux' },
  '@bonusNoOutstanding': {
    en: 'its target has no `outstanding` share',
    fr: 'son engagement n’a pas de taux «\u00a0outstanding\u00a0»',
  },
  '@bonusNoFigure': { en: 'it says neither a share nor an amount', fr: 'il n’indique ni part ni montant' },
  '@bonusNoBase': { en: 'it is a share of nothing named', fr: 'c’est une part sans assiette' },
  '@bonusNoThreshold': { en: 'it does not say from where it is earned', fr: 'il ne dit pas à partir d’où il est dû' },
};
