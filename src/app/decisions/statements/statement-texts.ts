import { statementJson, tellingOf } from '../../../core/report/index.ts';
import type { Lang } from '../../refusal.ts';
import type { MonthSettled } from './settle-month.ts';

/** A statement as JSON, with what its reader must know of the agreement. */
export type StatementText = ReturnType<typeof statementText>;

export function statementText({ statement, agreement }: MonthSettled, lang: Lang) {
  return {
    title: agreement.title[lang],
    kind: agreement.kind,
    customer: agreement.customer?.id ?? null,
    customerName: agreement.parties['customer']?.name ?? null,
    ...statementJson(statement, lang, tellingOf(agreement, lang)),
  };
}

/** What is frozen when a statement is issued: the same figures, told in both languages. */
export interface FrozenStatement {
  readonly fr: StatementText;
  readonly en: StatementText;
}

export function frozenOf(settled: MonthSettled): FrozenStatement {
  return { fr: statementText(settled, 'fr'), en: statementText(settled, 'en') };
}

/** Notes on a statement that are for the customer too: prepaid hours, and that the month runs. */
const FOR_CUSTOMER: readonly string[] = ['LW330', 'LW331', 'LW332', 'LW340'];

/** A statement as a customer may read it: without the notes that are ours alone. */
export function forCustomerOnly(text: StatementText): StatementText {
  return { ...text, notices: text.notices.filter(({ code }) => FOR_CUSTOMER.includes(code)) };
}
