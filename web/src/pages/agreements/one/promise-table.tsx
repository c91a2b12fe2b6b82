import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '../../../kit/data/data-table.tsx';
import { Section } from '../../../kit/layout/section.tsx';
import type { OfVersion, Reading } from './reading.ts';
import { InText } from './text/in-text.tsx';
import { Unbroken } from './text/unbroken.tsx';
import { MARKED, useMarked } from './use-marked.ts';

type Row = readonly string[];

/** Every promise with its value, its hours and what is asked of many together; each leads to its clause. */
export function PromiseTable({ of, reading }: { readonly of: OfVersion; readonly reading: Reading }) {
  const { t } = useTranslation('agreements');
  const marked = useMarked(true);
  const blocks = reading.sections.find(({ id }) => id === 'commitments')?.blocks ?? [];
  const table = blocks.filter((block) => block.kind === 'table').at(-1);
  if (table === undefined) return null;
  const { places = [] } = table;
  const placed = new Set(reading.matrix.cells.map(({ target }) => `targets.${target}`));
  const columns = table.columns.map(
    (head, at): Column<Row> => ({
      key: head,
      head,
      isMain: at === 0,
      cell: (row) =>
        at === 0 ? (
          <Clause of={of} place={places[table.rows.indexOf(row)] ?? 'commitments'} placed={placed} marked={marked}>
            {row[0] ?? ''}
          </Clause>
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

interface ClauseProps {
  readonly of: OfVersion;
  readonly place: string;
  /** Clauses that the matrix has: an address that names one means the matrix. */
  readonly placed: ReadonlySet<string>;
  readonly marked: string;
  readonly children: string;
}

/** The way to a promise in the text; itself what an address names, where the matrix does not have it. */
function Clause({ of, place, placed, marked, children }: ClauseProps) {
  const isNamed = !placed.has(place);
  return (
    <span {...(isNamed ? { id: place } : {})} className={`scroll-mt-20 ${isNamed && marked === place ? MARKED : ''}`}>
      <InText of={of} place={place}>
        {children}
      </InText>
    </span>
  );
}
