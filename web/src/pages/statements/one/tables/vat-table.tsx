import { useTranslation } from 'react-i18next';
import { shareOf } from '../../../../app/shares.ts';
import { type Column, DataTable } from '../../../../kit/data/data-table.tsx';
import { Section } from '../../../../kit/layout/section.tsx';
import { useFormat } from '../../../../words/format.ts';
import { Money } from '../money.tsx';
import type { Statement, VatBucket } from '../statement.ts';

/** What bears which rate of VAT. */
export function VatTable({ statement }: { readonly statement: Statement }) {
  const { t } = useTranslation('statements');
  const format = useFormat();
  if (statement.vat.length === 0) return null;
  const columns: readonly Column<VatBucket>[] = [
    {
      key: 'rate',
      head: t('vat.rate'),
      isMain: true,
      cell: ({ rate }) => (rate === null ? t('vat.noRate') : format.percent(shareOf(rate) ?? 0, 4)),
    },
    { key: 'charges', head: t('vat.charges'), align: 'end', cell: ({ charges }) => <Money of={charges} /> },
    {
      key: 'reductions',
      head: t('vat.reductions'),
      align: 'end',
      cell: ({ reductions }) => <Money of={reductions} isNegated />,
    },
    { key: 'bonuses', head: t('vat.bonuses'), align: 'end', cell: ({ bonuses }) => <Money of={bonuses} /> },
    { key: 'base', head: t('vat.base'), align: 'end', cell: ({ base }) => <Money of={base} /> },
    { key: 'vat', head: t('vat.vat'), align: 'end', cell: ({ vat }) => (vat === null ? '–' : <Money of={vat} />) },
    { key: 'total', head: t('vat.total'), align: 'end', cell: ({ total }) => <Money of={total} /> },
  ];
  return (
    <Section title={t('vat.title')} lead={t('vat.lead')}>
      <DataTable
        caption={t('vat.table')}
        columns={columns}
        rows={statement.vat}
        rowKey={({ rate }) => rate ?? ''}
        isDense
      />
    </Section>
  );
}
