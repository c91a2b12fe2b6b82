import { i18n, type Lang, loadWords } from '../../../words/i18n.ts';

export type ReportLang = Lang;

/** The words of the report in both languages: it is read in the customer's, whatever the reader's own. */
export async function loadReportWords(): Promise<void> {
  await loadWords('report', 'customers');
  await i18n.loadLanguages(['en', 'fr']);
}
