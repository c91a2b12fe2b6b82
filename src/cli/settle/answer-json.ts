import type { Settled, SettleOutcome } from '../../app/settle.ts';
import { type DiagnosticJson, settleRefusalJson, statementJson, tellingOf } from '../../core/report/index.ts';
import { formatInstant } from '../../core/time/index.ts';
import type { Lang } from '../language.ts';
import type { ToldDiagnostic } from '../print/diagnostic.ts';
import type { SettleAsked } from './question.ts';

/** Notes on a statement that are for the customer too: prepaid hours, and that the month runs. */
const FOR_CUSTOMER: readonly string[] = ['LW330', 'LW331', 'LW332', 'LW340'];

/** Is a note on a statement shown? A customer sees those that concern it. */
export function isShown({ code }: DiagnosticJson, forCustomer: boolean): boolean {
  return !forCustomer || FOR_CUSTOMER.includes(code);
}

/** The answer of `settle --json`. For a customer without diagnostics and without notes that are ours alone. */
export function settlementJson(
  { request, diagnostics }: SettleAsked,
  { settled, refused, shared, withoutMoney, counts }: SettleOutcome,
  ofEvents: readonly ToldDiagnostic[],
  lang: Lang,
) {
  const told = [...diagnostics, ...ofEvents].map(({ length: _length, ...each }) => each);
  return {
    month: request.month,
    asOf: formatInstant(request.asOf),
    statements: settled.map((one) => settledJson(one, request.forCustomers, lang)),
    refused: refused.map((one) => settleRefusalJson(one, lang)),
    shared,
    withoutMoney,
    diagnostics: request.forCustomers ? [] : told,
    events: counts.events,
  };
}

function settledJson({ agreement, statement }: Settled, forCustomer: boolean, lang: Lang) {
  const { agreement: ref, ...rest } = statementJson(statement, lang, tellingOf(agreement, lang));
  return {
    agreement: ref,
    title: agreement.title[lang],
    kind: agreement.kind,
    customer: agreement.customer?.id ?? null,
    customerName: agreement.parties['customer']?.name ?? null,
    ...rest,
    notices: rest.notices.filter((one) => isShown(one, forCustomer)),
  };
}

/** The same answer where agreements, or the mapping of columns, can not be read. */
export function brokenJson(diagnostics: readonly ToldDiagnostic[], forCustomer: boolean) {
  const told = diagnostics.map(({ length: _length, ...each }) => each);
  return {
    month: null,
    asOf: null,
    statements: [],
    refused: [],
    shared: [],
    withoutMoney: [],
    diagnostics: forCustomer ? [] : told,
    events: 0,
  };
}
