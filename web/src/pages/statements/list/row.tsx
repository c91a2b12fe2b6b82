import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { useSelf } from '../../../api/session.ts';
import { minorOf } from '../../../app/amounts.ts';
import type { Column } from '../../../kit/data/data-table.tsx';
import { StateMark } from '../../../kit/feedback/state-mark.tsx';
import { RowLink } from '../../../kit/layout/links.tsx';
import { useFormat } from '../../../words/format.ts';

/** A month of an agreement: what was issued of it, if anything was. */
export interface Row {
  readonly agreement: string;
  readonly title: string;
  readonly customer: string | null;
  readonly month: string;
  /** The last number; null: nothing is issued. */
  readonly issued: Schemas['IssuedStatement'] | null;
  readonly isOver: boolean;
}

export const keyOf = ({ agreement, month, issued }: Row) => `${agreement} ${month} ${issued?.number ?? ''}`;

/** The columns of a list of months. @param main what names a row @param hasTitle the agreement of a month is told beside it */
export function useColumns(main: 'agreement' | 'month', hasTitle = false): readonly Column<Row>[] {
  const { t } = useTranslation('statements');
  const format = useFormat();
  return [
    {
      key: 'main',
      head: t(main === 'month' ? 'column.month' : 'column.agreement'),
      isMain: true,
      cell: (row) => <MainLink row={row} text={main === 'month' ? format.monthTitle(row.month) : row.title} />,
    },
    ...(hasTitle ? [{ key: 'title', head: t('column.agreement'), cell: ({ title }: Row) => title }] : []),
    ...(main === 'month'
      ? []
      : [{ key: 'customer', head: t('column.customer'), cell: (row: Row) => row.customer ?? t('column.noCustomer') }]),
    { key: 'state', head: t('column.state'), cell: (row) => <RowState row={row} /> },
    {
      key: 'toPay',
      head: t('column.toPay'),
      align: 'end',
      cell: ({ issued }) => (issued === null ? '–' : format.money(minorOf(issued.toPay), issued.toPay.currency)),
    },
  ];
}

function MainLink({ row, text }: { readonly row: Row; readonly text: string }) {
  const { agreement, month, issued } = row;
  return issued === null ? (
    <RowLink to="/statements/$agreement/$month" params={{ agreement, month }}>
      {text}
    </RowLink>
  ) : (
    <RowLink to="/statements/$agreement/$month/$number" params={{ agreement, month, number: String(issued.number) }}>
      {text}
    </RowLink>
  );
}

function RowState({ row: { issued, isOver } }: { readonly row: Row }) {
  const { t } = useTranslation('statements');
  const format = useFormat();
  const { timeZone } = useSelf();
  if (issued !== null) {
    const day = format.day(issued.issuedAt, timeZone, true);
    return <StateMark state="onTime" word={t('row.issued', { number: issued.number, day })} />;
  }
  return isOver ? (
    <span className="inline-flex items-center gap-1.5">
      <span aria-hidden="true" className="m-0.5 size-2 shrink-0 rounded-full border border-ink-soft" />
      {t('row.toIssue')}
    </span>
  ) : (
    <StateMark state="paused" word={t('row.runs')} />
  );
}
