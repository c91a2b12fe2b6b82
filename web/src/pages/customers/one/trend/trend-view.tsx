import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../../api/ask.ts';
import type { Schemas } from '../../../../api/client.ts';
import { shareOf } from '../../../../app/shares.ts';
import { Select } from '../../../../kit/controls/select.tsx';
import { EmptyState } from '../../../../kit/feedback/empty-state.tsx';
import { QueryState } from '../../../../kit/feedback/query-state.tsx';
import { SkeletonCards } from '../../../../kit/feedback/skeleton.tsx';
import { Trend } from '../../../../kit/figures/trend.tsx';
import { Card } from '../../../../kit/layout/card.tsx';
import { Section } from '../../../../kit/layout/section.tsx';
import { MonthsTable } from './months-table.tsx';
import { lineOf, linesOf } from './trend-lines.ts';

type Months = Schemas['CustomerTrend']['months'];

/** Twelve months of a customer: all commitments, one of them, availability by service; and month by month in a table. */
export function TrendView({ customer }: { readonly customer: string }) {
  const { t } = useTranslation('customers');
  const query = useQuery(ask('/api/v1/customers/{customer}/trend', { path: { customer }, query: { months: 12 } }));
  return (
    <QueryState
      query={query}
      skeleton={<SkeletonCards cards={2} />}
      isEmpty={({ months }) =>
        months.every(({ kept, missed, availability }) => kept + missed + availability.length === 0)
      }
      empty={<EmptyState title={t('trend.none')}>{t('trend.noneLead')}</EmptyState>}
    >
      {({ months }) => (
        <>
          <div className="grid grid-cols-[minmax(0,1fr)] gap-6 xl:grid-cols-2 xl:[&>section]:flex xl:[&>section]:flex-col xl:[&>section>:last-child]:grow">
            <Commitments months={months} />
            <Availability months={months} />
          </div>
          <Section title={t('trend.months')}>
            <MonthsTable customer={customer} months={months} />
          </Section>
        </>
      )}
    </QueryState>
  );
}

function Commitments({ months }: { readonly months: Months }) {
  const { t } = useTranslation('customers');
  const [chosen, setChosen] = useState('');
  const lines = linesOf(months.map(({ objectives }) => objectives));
  const line = lines.find(({ key }) => key === chosen);
  const points =
    line === undefined
      ? months.map(({ month, kept, missed }) => ({ month, share: kept + missed === 0 ? null : kept / (kept + missed) }))
      : months.map(({ month, objectives }) => ({ month, share: shareOf(lineOf(objectives, chosen)?.attainment) }));
  return (
    <Section
      title={t('trend.commitments')}
      aside={
        <div className="w-64 max-w-full">
          <Select
            label={t('trend.which')}
            isLabelHidden
            value={chosen}
            onChange={setChosen}
            empty={t('trend.all')}
            options={lines.map(({ key, title }) => ({ value: key, label: title }))}
          />
        </div>
      }
    >
      <Card>
        <Trend title={line?.title ?? t('trend.all')} points={points} target={shareOf(line?.required)} />
      </Card>
    </Section>
  );
}

function Availability({ months }: { readonly months: Months }) {
  const { t } = useTranslation('customers');
  const [chosen, setChosen] = useState('');
  const lines = linesOf(months.map(({ availability }) => availability));
  const line = lines.find(({ key }) => key === chosen) ?? lines[0];
  if (line === undefined) return null;
  return (
    <Section
      title={t('availability.title')}
      aside={
        lines.length < 2 ? (
          // As high as the choice beside it, so that both figures stand on one line.
          <span aria-hidden="true" className="hidden h-9 xl:block" />
        ) : (
          <div className="w-64 max-w-full">
            <Select
              label={t('trend.which')}
              isLabelHidden
              value={line.key}
              onChange={setChosen}
              options={lines.map(({ key, title }) => ({ value: key, label: title }))}
            />
          </div>
        )
      }
    >
      <Card>
        <Trend
          title={line.title}
          target={shareOf(line.required)}
          points={months.map(({ month, availability }) => ({
            month,
            share: shareOf(lineOf(availability, line.key)?.availability),
          }))}
        />
      </Card>
    </Section>
  );
}
