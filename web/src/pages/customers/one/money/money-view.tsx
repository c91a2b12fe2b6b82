import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../../api/client.ts';
import { minorOf } from '../../../../app/amounts.ts';
import { Working } from '../../../../app/statement/working.tsx';
import { type Column, DataTable } from '../../../../kit/data/data-table.tsx';
import { EmptyState } from '../../../../kit/feedback/empty-state.tsx';
import { Forbidden } from '../../../../kit/feedback/error-state.tsx';
import { QueryState } from '../../../../kit/feedback/query-state.tsx';
import { SkeletonCards } from '../../../../kit/feedback/skeleton.tsx';
import { Disclosure } from '../../../../kit/layout/disclosure.tsx';
import { TextLink } from '../../../../kit/layout/links.tsx';
import { Section } from '../../../../kit/layout/section.tsx';
import { useFormat } from '../../../../words/format.ts';
import { ClauseLink } from '../reasons.tsx';
import { type Remedy, type SoFar, useMoneySoFar } from './money-so-far.ts';

/** Credits, penalties and bonuses of the month that runs, each with how it came about; nothing of it is issued. */
export function MoneyView({ overview }: { readonly overview: Schemas['CustomerOverview'] }) {
  const { t } = useTranslation('customers');
  const money = useMoneySoFar(overview.customer);
  if (!money.isSeen) return <Forbidden />;
  return (
    <QueryState
      query={money.query}
      skeleton={<SkeletonCards cards={2} />}
      isEmpty={(rows) => rows.length === 0}
      empty={<EmptyState title={t('money.none')}>{t('money.noneLead')}</EmptyState>}
    >
      {(rows) =>
        rows.map((row) => <AgreementMoney key={`${row.agreement} ${row.month}`} row={row} overview={overview} />)
      }
    </QueryState>
  );
}

type Line = Remedy & { readonly kind: 'credit' | 'penalty' | 'bonus' };

function AgreementMoney({ row, overview }: { readonly row: SoFar; readonly overview: Schemas['CustomerOverview'] }) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const columns = useColumns(row.agreement);
  const title = overview.agreements.find(({ agreement }) => agreement === row.agreement)?.title ?? row.agreement;
  const lines: readonly Line[] = [
    ...row.credits.map((one) => ({ ...one, kind: 'credit' as const })),
    ...row.penalties.map((one) => ({ ...one, kind: 'penalty' as const })),
    ...row.bonuses.map((one) => ({ ...one, kind: 'bonus' as const })),
  ];
  return (
    <Section
      title={title}
      lead={t('money.lead', { month: format.monthTitle(row.month) })}
      aside={
        <TextLink to="/statements/$agreement/$month" params={{ agreement: row.agreement, month: row.month }}>
          {t('money.statement')}
        </TextLink>
      }
    >
      {lines.length === 0 ? (
        <EmptyState title={t('money.nothing')}>{t('money.nothingLead')}</EmptyState>
      ) : (
        <DataTable
          caption={t('money.title')}
          columns={columns}
          rows={lines}
          rowKey={({ kind, target, remedy, bonus }) => `${kind} ${target ?? ''} ${remedy ?? bonus ?? ''}`}
        />
      )}
    </Section>
  );
}

function useColumns(agreement: string): readonly Column<Line>[] {
  const { t } = useTranslation('customers');
  const format = useFormat();
  return [
    { key: 'kind', head: t('money.kind'), isMain: true, cell: ({ kind }) => t(`money.kinds.${kind}`) },
    {
      key: 'amount',
      head: t('money.amount'),
      align: 'end',
      cell: ({ amount }) => <span className="font-semibold">{format.money(minorOf(amount), amount.currency)}</span>,
    },
    {
      key: 'working',
      head: t('money.how'),
      cell: ({ working }) => (
        <Disclosure summary={t('money.steps', { count: working.length })}>
          <Working agreement={agreement} steps={working} />
        </Disclosure>
      ),
    },
    {
      key: 'clause',
      head: t('reason.clause'),
      isHeadHidden: true,
      cell: ({ kind, remedy, bonus }) => (
        <ClauseLink
          agreement={agreement}
          clause={kind === 'bonus' ? `bonuses.${bonus ?? ''}` : `remedies.${remedy ?? ''}`}
        />
      ),
    },
  ];
}
