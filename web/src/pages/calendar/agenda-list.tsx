import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '../../kit/data/data-table.tsx';
import { useFormat } from '../../words/format.ts';
import { AgendaSource, AgendaWhat, KindMark } from './agenda-what.tsx';
import { type AgendaItem, agendaKey } from './kinds.ts';

/** The dates of a month, one below the other. */
export function AgendaList({ month, items }: { readonly month: string; readonly items: readonly AgendaItem[] }) {
  const { t } = useTranslation('calendar');
  const format = useFormat();
  const columns: readonly Column<AgendaItem>[] = [
    {
      key: 'day',
      head: t('list.day'),
      width: 'w-36',
      cell: ({ date }) => <span className="whitespace-nowrap">{format.day(`${date}T12:00:00Z`, 'UTC')}</span>,
    },
    {
      key: 'kind',
      head: t('list.kind'),
      width: 'w-44',
      cell: ({ kind, date }) => <KindMark kind={kind} date={date} />,
    },
    { key: 'what', head: t('list.what'), isMain: true, cell: (item) => <AgendaWhat item={item} isBare /> },
    {
      key: 'agreement',
      head: t('list.agreement'),
      cell: (item) => <AgendaSource item={item} />,
    },
  ];
  return (
    <DataTable
      caption={t('list.caption', { month: format.month(month) })}
      columns={columns}
      rows={items}
      rowKey={agendaKey}
      isDense
    />
  );
}
