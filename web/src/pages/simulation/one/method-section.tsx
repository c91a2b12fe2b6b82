import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../api/ask.ts';
import { useSelf } from '../../../api/session.ts';
import { Facts } from '../../../kit/layout/facts.tsx';
import { Section } from '../../../kit/layout/section.tsx';
import { useFormat } from '../../../words/format.ts';
import type { Notice } from './result.ts';
import type { ResultProps } from './result-view.tsx';
import { useNoticeWords } from './words/notice-words.ts';

/** From what all of this was told, and what limits it. */
export function MethodSection({ draft, nameOf }: ResultProps) {
  const { t } = useTranslation('simulation');
  const format = useFormat();
  const { timeZone } = useSelf();
  const { history, method } = draft;
  const notices = told([...(method?.notices ?? []), ...draft.notices]);
  const borrowed = method?.borrowed ?? [];
  const customers = useQuery({
    ...ask('/api/v1/customers'),
    enabled: borrowed.length > 0 || notices.some(({ kind }) => kind === 'noTickets' || kind === 'oneCustomer'),
    staleTime: 60_000,
  });
  const customerName = (id: string) => customers.data?.items.find(({ customer }) => customer === id)?.name ?? id;
  const words = useNoticeWords(nameOf, customerName);
  return (
    <Section title={t('method.title')} lead={t('method.lead')}>
      <div className="grid gap-4">
        <Facts
          isInline
          items={[
            {
              term: t('method.past'),
              value:
                history === null
                  ? '–'
                  : t('method.span', {
                      from: format.day(history.from, timeZone, true),
                      to: format.day(Date.parse(history.to) - 1, timeZone, true),
                    }),
            },
            { term: t('method.weeks'), value: format.number(draft.weeks ?? 0) },
            { term: t('method.tickets'), value: format.number(draft.tickets) },
            { term: t('method.events'), value: format.number(draft.events) },
            { term: t('method.years'), value: format.number(draft.years) },
            { term: t('method.seed'), value: format.number(draft.seed) },
          ]}
        />
        {notices.length + borrowed.length > 0 && (
          <ul className="grid list-disc gap-1 pl-5">
            {borrowed.map(({ customer, scale }) => (
              <li key={customer}>
                {t('method.borrowed', { customer: customerName(customer), scale: format.number(scale, 2) })}
              </li>
            ))}
            {notices.map((notice) => (
              <li key={JSON.stringify(notice)}>{words(notice)}</li>
            ))}
          </ul>
        )}
      </div>
    </Section>
  );
}

/** A past that says nothing of a commitment is told as that, not also as too short for it. */
function told(notices: readonly Notice[]): readonly Notice[] {
  const silent = notices.flatMap((one) => (one.kind === 'neverJudged' ? one.targets : []));
  return notices.filter((one) => one.kind !== 'fewPeriods' || !silent.includes(one.target));
}
