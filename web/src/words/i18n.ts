import { createInstance } from 'i18next';
import { initReactI18next } from 'react-i18next';

export type Lang = 'fr' | 'en';
/** The words of one screen, or of what all screens share. */
export type Namespace = keyof import('./resources.ts').Resources;

const files = import.meta.glob<{ readonly default: object }>('./{en,fr}/*.json');

/** A backend of i18next: a namespace of a language is a file of its own, loaded when the first page asks for it. */
const fromFiles = {
  type: 'backend' as const,
  init: () => {},
  read: (lang: string, namespace: string, done: (error: unknown, words: object | null) => void) => {
    const load = files[`./${lang}/${namespace}.json`];
    if (load === undefined) return done(new Error(`no words ${lang}/${namespace}`), null);
    load().then(
      (file) => done(null, file.default),
      (error: unknown) => done(error, null),
    );
  },
};

export const i18n = createInstance();

/** Begins to speak a language. Nothing is shown before the words that all pages share are there. */
export async function speak(lang: Lang): Promise<void> {
  await i18n
    .use(fromFiles)
    .use(initReactI18next)
    .init({
      lng: lang,
      fallbackLng: false,
      supportedLngs: ['en', 'fr'],
      ns: ['common', 'kit'],
      defaultNS: 'common',
      // React escapes what it shows.
      interpolation: { escapeValue: false },
      returnNull: false,
    });
  document.documentElement.lang = lang;
}

/** Sees to it that the words of a page are there before the page is. */
export function loadWords(...namespaces: readonly Namespace[]): Promise<void> {
  return i18n.loadNamespaces(namespaces);
}

/** Speaks another language from now on. */
export async function speakNow(lang: Lang): Promise<void> {
  await i18n.changeLanguage(lang);
  document.documentElement.lang = lang;
}

export function currentLang(): Lang {
  return i18n.language === 'fr' ? 'fr' : 'en';
}
