import { createInstance, type FormatterModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { formatOf } from './format.ts';

export type Lang = 'fr' | 'en';
/** The words of one screen, or of what all screens share. */
export type Namespace = keyof import('./resources.ts').Resources;

const files = import.meta.glob<{ readonly default: object }>('./{en,fr}/*.json');

/** A namespace of a language is a file of its own, loaded when the first page asks for it. @throws what the browser says where it can not be loaded */
async function wordsIn(lang: string, namespace: string): Promise<object> {
  const load = files[`./${lang}/${namespace}.json`];
  if (load === undefined) throw new Error(`no words ${lang}/${namespace}`);
  return (await load()).default;
}

/** A backend of i18next. */
const fromFiles = {
  type: 'backend' as const,
  init: () => {},
  read: (lang: string, namespace: string, done: (error: unknown, words: object | null) => void) => {
    wordsIn(lang, namespace).then(
      (words) => done(null, words),
      (error: unknown) => done(error, null),
    );
  },
};

/** Numbers by which a thing is called: not counted, and not written in groups of three. */
const NAMING = new Set(['year', 'version', 'number', 'line', 'column']);

/** Tells numbers within words as they are written beside them: `1 500` in French, `1,500` in English. */
const asWritten: FormatterModule = {
  type: 'formatter',
  init: () => {},
  add: () => {},
  addCached: () => {},
  format: (value, _how, lang, options) =>
    typeof value === 'number' && !NAMING.has(String(options?.interpolationkey))
      ? formatOf(lang === 'fr' ? 'fr' : 'en').number(value, 3)
      : value,
};

export const i18n = createInstance();

/** Begins to speak a language. Nothing is shown before the words that all pages share are there. @throws where they can not be loaded */
export async function speak(lang: Lang): Promise<void> {
  await i18n
    .use(fromFiles)
    .use(asWritten)
    .use(initReactI18next)
    .init({
      lng: lang,
      fallbackLng: false,
      supportedLngs: ['en', 'fr'],
      ns: ['common', 'kit'],
      defaultNS: 'common',
      // React escapes what it shows.
      interpolation: { escapeValue: false, alwaysFormat: true },
      returnNull: false,
    });
  await fetchWords(lang, ['common', 'kit']);
  document.documentElement.lang = lang;
}

/** Left to itself, i18next shows the names of words it could not load. @throws where some can not be loaded */
async function fetchWords(lang: string, namespaces: readonly string[]): Promise<void> {
  const missing = namespaces.filter((one) => !i18n.hasResourceBundle(lang, one));
  await Promise.all(missing.map(async (one) => i18n.addResourceBundle(lang, one, await wordsIn(lang, one))));
}

/** Sees to it that the words of a page are there before the page is. @throws where they can not be loaded */
export async function loadWords(...namespaces: readonly Namespace[]): Promise<void> {
  await fetchWords(i18n.language, namespaces);
  // Those of another language come when it is spoken.
  await i18n.loadNamespaces(namespaces);
}

/** Speaks another language from now on. @throws where its words can not be loaded: it goes on in the one it spoke */
export async function speakNow(lang: Lang): Promise<void> {
  await fetchWords(lang, Object.keys(i18n.getDataByLanguage(i18n.language) ?? {}));
  await i18n.changeLanguage(lang);
  document.documentElement.lang = lang;
}

export function currentLang(): Lang {
  return i18n.language === 'fr' ? 'fr' : 'en';
}
