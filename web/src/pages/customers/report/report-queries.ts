import { queryOptions } from '@tanstack/react-query';
import { answer, client, type ProblemError, type Schemas } from '../../../api/client.ts';
import type { Lang } from '../../../words/i18n.ts';

export type Report = Schemas['MonthlyReport'];
export type Draft = Schemas['ReportDraft'];
export type IssuedText = Schemas['IssuedReportText'];

interface Place {
  readonly customer: string;
  readonly month: string;
}

const headersIn = (lang: Lang) => ({ 'accept-language': lang });

// For both: the types agree by construction, what is asked and its answer are read from one operation.

/** The draft of a month in a language. What was read stays on the page until the reader asks for it again. */
export function askDraft({ customer, month }: Place, lang: Lang) {
  return queryOptions<Draft, ProblemError>({
    queryKey: ['report draft', customer, month, lang],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    queryFn: ({ signal }) =>
      answer<Draft>(
        client.GET('/api/v1/customers/{customer}/reports/{month}/preview', {
          params: { path: { customer, month } },
          headers: headersIn(lang),
          signal,
        }) as never,
      ),
  });
}

/** A report that was issued, in a language. It never changes; whether it is the last one may. */
export function askIssued({ customer, month }: Place, number: number, lang: Lang) {
  return queryOptions<IssuedText, ProblemError>({
    queryKey: ['report', customer, month, number, lang],
    queryFn: ({ signal }) =>
      answer<IssuedText>(
        client.GET('/api/v1/reports/{customer}/{month}/{number}', {
          params: { path: { customer, month, number } },
          headers: headersIn(lang),
          signal,
        }) as never,
      ),
  });
}
