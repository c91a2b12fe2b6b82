import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../../api/client.ts';
import type { Amount } from '../../../../app/amounts.ts';
import { type Column, DataTable } from '../../../../kit/data/data-table.tsx';
import { Section } from '../../../../kit/layout/section.tsx';
import { Money } from '../money.tsx';
import { TOTALS } from '../statement.ts';
import { useTitles } from '../use-titles.ts';

type Change = NonNullable<Schemas['IssuedStatementText']['difference']>[number];

const PARTS = [
  ['line', 'lines'],
  ['remedy', 'remedies'],
  ['bonus', 'bonuses'],
  ['target', 'targets'],
] as const;

const amountOf = (figure: Change['before']): Amount | null => (figure?.['amount'] ?? null) as Amount | null;

interface DifferenceTableProps {
  readonly difference: readonly Change[];
  /** The agreement's, by which parts are called: `msp@1` */
  readonly version: string;
}

/** What a later number of a month says otherwise than the one before. */
export function DifferenceTable({ difference, version }: DifferenceTableProps) {
  const { t } = useTranslation('statements');
  const titleOf = useTitles(version);
  const told = (figure: Change['before']) => {
    const amount = amountOf(figure);
    return amount === null ? '–' : <Money of={amount} />;
  };
  const what = ({ section, item }: Change) => {
    const total = TOTALS.find((known) => known === item['name']);
    if (section === 'totals' && total !== undefined) return t(`totals.${total}`);
    for (const [key, sort] of PARTS) if (item[key] != null) return titleOf(sort, String(item[key]));
    return '';
  };
  const columns: readonly Column<Change>[] = [
    { key: 'what', head: t('difference.what'), isMain: true, cell: what },
    { key: 'section', head: t('difference.section'), cell: ({ section }) => t(`difference.of.${section}`) },
    { key: 'before', head: t('difference.before'), align: 'end', cell: ({ before }) => told(before) },
    { key: 'after', head: t('difference.after'), align: 'end', cell: ({ after }) => told(after) },
  ];
  return (
    <Section title={t('difference.title')} lead={t('difference.lead')}>
      <DataTable
        caption={t('difference.table')}
        columns={columns}
        rows={difference}
        rowKey={({ section, item }) => `${section} ${JSON.stringify(item)}`}
        isDense
      />
    </Section>
  );
}
