import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { type Column, DataTable } from '../../../kit/data/data-table.tsx';
import { More, type MoreProps } from '../../../kit/data/more.tsx';
import { RowLink } from '../../../kit/layout/links.tsx';
import { useFormat } from '../../../words/format.ts';
import { ServiceStateMark } from '../service-state.tsx';
import { useZone } from '../use-zone.ts';

type Service = Schemas['Service'];

interface ServiceTableProps {
  readonly services: readonly Service[];
  readonly month: string | undefined;
  readonly more: MoreProps;
}

/** The services and how they are now. */
export function ServiceTable({ services, month, more }: ServiceTableProps) {
  const { t } = useTranslation('availability');
  const columns = useColumns(services, month);
  return (
    <DataTable
      caption={t('now.title')}
      columns={columns}
      rows={services}
      rowKey={({ service }) => service}
      isDense
      foot={<More {...more} />}
    />
  );
}

function useColumns(services: readonly Service[], month: string | undefined): readonly Column<Service>[] {
  const { t } = useTranslation('availability');
  const format = useFormat();
  const { timeZone } = useZone(services);
  const when = (at: string | null) => (at === null ? t('nothing') : format.dayAndTime(at, timeZone));
  return [
    {
      key: 'service',
      head: t('now.service'),
      isMain: true,
      cell: ({ service, title }) => (
        <RowLink to="/availability/$service" params={{ service }} search={month === undefined ? {} : { month }}>
          {title}
        </RowLink>
      ),
    },
    { key: 'state', head: t('now.state'), cell: ({ state }) => <ServiceStateMark state={state} /> },
    {
      key: 'since',
      head: t('now.since'),
      cell: ({ since, uncertainSince }) =>
        uncertainSince === null ? when(since) : t('now.unknownSince', { at: when(uncertainSince) }),
    },
    {
      key: 'told',
      head: t('now.told'),
      cell: ({ lastToldAt }) => (lastToldAt === null ? t('now.never') : when(lastToldAt)),
    },
    { key: 'agreements', head: t('now.agreements'), align: 'end', cell: ({ agreements }) => agreements.length },
  ];
}
