import type { i18n as I18n } from 'i18next';
import { i18n, type Lang } from '../../../words/i18n.ts';

const LANGS: readonly Lang[] = ['en', 'fr'];
const NAMESPACES = ['common', 'kit', 'report', 'customers'] as const;
const spoken = new Map<Lang, I18n>();

/** The words of the report in both languages: it is read in the customer's, whatever the reader's own. */
export async function loadReportWords(): Promise<void> {
  await Promise.all([i18n.loadNamespaces([...NAMESPACES]), ...LANGS.map(speakIn)]);
}

async function speakIn(lang: Lang): Promise<void> {
  if (spoken.has(lang)) return;
  const own = i18n.cloneInstance({ lng: lang, ns: [...NAMESPACES] });
  await own.changeLanguage(lang);
  await own.loadNamespaces([...NAMESPACES]);
  spoken.set(lang, own);
}

/** What says the words of a language; they are loaded by then. */
export function reportWords(lang: Lang): I18n {
  return spoken.get(lang) ?? i18n;
}
