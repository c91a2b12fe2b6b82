import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../kit/feedback/empty-state.tsx';
import { ButtonLink } from '../../kit/layout/links.tsx';
import { useFormat } from '../../words/format.ts';
import { AgendaList } from './agenda-list.tsx';
import { AgendaMonth } from './agenda-month.tsx';
import { type Filtering, wanted } from './calendar-filters.tsx';
import { type AgendaItem, byDay, monthAfter } from './kinds.ts';

interface AgendaProps {
  readonly month: string;
  readonly today: string;
  readonly items: readonly AgendaItem[];
  /** False while the month is still asked for. */
  readonly isKnown: boolean;
  readonly filters: Filtering;
}

/** The dates of a month as they are wanted. */
export function Agenda({ month, today, items, isKnown, filters }: AgendaProps) {
  const { t } = useTranslation('calendar');
  const format = useFormat();
  const { view, kind, customer, day } = filters.values;
  const shown = wanted(items, filters.values);
  const isFiltered = kind !== undefined || customer !== undefined;
  const nothing = isKnown && shown.length === 0 && (
    <EmptyState
      title={t('empty.title', { month: format.month(month) })}
      action={isFiltered ? undefined : <ButtonLink to="/agreements">{t('empty.agreements')}</ButtonLink>}
    >
      {isFiltered ? t('empty.filtered') : t('empty.lead')}
    </EmptyState>
  );
  if (view === 'list') return nothing || <AgendaList month={month} items={shown} />;
  const present = today.startsWith(month) ? today : undefined;
  return (
    <>
      <AgendaMonth
        month={month}
        today={today}
        days={byDay(shown)}
        chosen={day ?? present ?? null}
        onDay={(date) => filters.set({ day: date })}
        onMonth={(by) => filters.set({ month: monthAfter(month, by), day: undefined })}
      />
      {nothing}
    </>
  );
}
