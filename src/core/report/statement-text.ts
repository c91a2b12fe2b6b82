import type { ChargedLine, ChargeNotice } from '../charge/index.ts';
import type { NotComputable, SettleRefusal, StatementNotice } from '../settlement/index.ts';
import type { Language } from './because.ts';
import type { DiagnosticJson } from './notice-text.ts';
import { CHARGE_WORDINGS } from './working/charge-wordings.ts';
import type { StepTelling } from './working/sentence.ts';
import { spokenDate, spokenMonth, spokenTime } from './working/spoken-figure.ts';
import { REFUSAL_WORDINGS, REFUSED_WORDINGS, STATEMENT_WORDINGS } from './working/statement-wordings.ts';
import { told } from './working/wording.ts';

/** What a charged line is called: its title, and that it is for hours beyond a block where it is. */
export function lineTitle(
  { line }: { readonly line: Pick<ChargedLine['line'], 'clause' | 'title'> },
  lang: Language,
): string {
  if (line.clause?.endsWith('.overage') !== true) return line.title[lang];
  return `${line.title[lang]}${lang === 'fr' ? ', heures au-delà' : ', hours beyond it'}`;
}

/**
 * A notice about charges in words: a fact that is not billed, prepaid hours, an index.
 * @param telling gives titles for the ids of lines; without it they stand as they are
 */
export function chargeNoticeJson(
  notice: ChargeNotice,
  lang: Language,
  telling: StepTelling | null = null,
): DiagnosticJson {
  const { facts, line, event, agreement } = notice;
  const minutes = Number(facts['minutes'] ?? '0');
  return told(
    CHARGE_WORDINGS[notice.kind],
    {
      subject: facts['ticket'] ?? line ?? '',
      ...facts,
      ...dated(facts, 'date', lang),
      ...dated(facts, 'lastDay', lang),
      line: line === null ? (facts['line'] ?? facts['subject'] ?? '') : (telling?.nameOf('line', line) ?? line),
      event: event ?? '',
      agreement: agreement ?? '',
      hours: spokenTime(minutes * 60_000),
    },
    lang,
  );
}

function dated(facts: ChargeNotice['facts'], name: string, lang: Language): { readonly [name: string]: string } {
  const date = facts[name];
  return date === undefined || date === '' ? {} : { [name]: spokenDate(date, lang) };
}

/** A notice about a statement in words. */
export function statementNoticeJson({ kind, item, event }: StatementNotice, lang: Language): DiagnosticJson {
  return told(STATEMENT_WORDINGS[kind], { item: item ?? '', event: event ?? '' }, lang);
}

/** A remedy or bonus that can not be reckoned, in words. */
export function notComputableJson({ id, because }: NotComputable, lang: Language): DiagnosticJson {
  return told(REFUSED_WORDINGS[because], { item: id }, lang);
}

/** Why there is no statement, in words. */
export function settleRefusalJson(refusal: SettleRefusal, lang: Language): DiagnosticJson {
  const { kind, ...facts } = refusal;
  const month = 'month' in refusal && kind === 'notInForce' ? { month: spokenMonth(refusal.month, lang) } : {};
  return told(REFUSAL_WORDINGS[kind], { ...facts, ...month }, lang);
}
