import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '../../../../kit/data/data-table.tsx';
import { Section } from '../../../../kit/layout/section.tsx';
import { useFormat } from '../../../../words/format.ts';
import type { Block, Statement } from '../statement.ts';

/** Prepaid hours: bought, left, lapsed. */
export function Blocks({ statement }: { readonly statement: Statement }) {
  const { t } = useTranslation('statements');
  const format = useFormat();
  if (statement.blocks.length === 0) return null;
  const hours = (minutes: string) => t('blocks.hours', { n: format.number(Number(minutes) / 60, 2) });
  const day = (date: string) => format.day(`${date}T12:00:00Z`, 'UTC', true);
  const columns: readonly Column<Block>[] = [
    { key: 'bought', head: t('blocks.bought'), isMain: true, cell: ({ boughtOn }) => day(boughtOn) },
    { key: 'size', head: t('blocks.size'), align: 'end', cell: ({ sizeMinutes }) => hours(sizeMinutes) },
    { key: 'left', head: t('blocks.left'), align: 'end', cell: ({ leftMinutes }) => hours(leftMinutes) },
    { key: 'lapsed', head: t('blocks.lapsed'), align: 'end', cell: ({ lapsedMinutes }) => hours(lapsedMinutes) },
    { key: 'last', head: t('blocks.lastDay'), cell: ({ lastDay }) => day(lastDay) },
  ];
  return (
    <Section title={t('blocks.title')}>
      <DataTable
        caption={t('blocks.table')}
        columns={columns}
        rows={statement.blocks}
        rowKey={({ line, boughtOn }) => `${line} ${boughtOn}`}
        isDense
      />
    </Section>
  );
}
