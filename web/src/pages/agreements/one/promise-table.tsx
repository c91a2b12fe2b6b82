import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '../../../kit/data/data-table.tsx';
import { Section } from '../../../kit/layout/section.tsx';
import { InText } from './in-text.tsx';
import { type OfVersion, type Reading, rowId } from './reading.ts';
import { Unbroken } from './unbroken.tsx';

type Row = readonly string[];

/** Every promise with its value, its hours and what is asked of many together; each leads to its clause. */
export function PromiseTable({ of, reading }: { readonly of: OfVersion; readonly reading: Reading }) {
  const { t } = useTranslation('agreements');
  const blocks = reading.sections.find(({ id }) => id === 'commitments')?.blocks ?? [];
  const table = blocks.filter((block) => block.kind === 'table').at(-1);
  if (table === undefined) return null;
  const columns = table.columns.map(
    (head, at): Column<Row> => ({
      key: head,
      head,
      isMain: at === 0,
      cell: (row) =>
        at === 0 ? (
          <InText of={of} place={rowId(row[0] ?? '')}>
            {row[0]}
          </InText>
        ) : (
          <Unbroken text={row[at] ?? ''} />
        ),
    }),
  );
  return (
    <Section title={t('commitments.all')} lead={t('commitments.allLead')}>
      <DataTable
        caption={t('commitments.allCaption')}
        columns={columns}
        rows={table.rows}
        rowKey={([first = '']) => first}
      />
    </Section>
  );
}
