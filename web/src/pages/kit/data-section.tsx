import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Select } from '../../kit/controls/select.tsx';
import { type Column, DataTable, type Sort } from '../../kit/data/data-table.tsx';
import { Figure } from '../../kit/data/figure.tsx';
import { FilterBar } from '../../kit/data/filter-bar.tsx';
import { VirtualList } from '../../kit/data/virtual-list.tsx';
import { type State, StateMark } from '../../kit/feedback/state-mark.tsx';
import { toast } from '../../kit/feedback/toast-store.ts';
import { RowLink } from '../../kit/layout/links.tsx';
import { Section } from '../../kit/layout/section.tsx';
import { useFormat } from '../../words/format.ts';
import { SAMPLES, Sample } from './sample.tsx';

interface Row {
  readonly name: string;
  readonly state: State;
  readonly share: number;
}

const ROWS: readonly Row[] = [
  { name: 'Martin SA', state: 'onTime', share: 0.9995 },
  { name: 'Banque Lefèvre', state: 'soon', share: 0.951 },
  { name: 'Clinique Saint-Roch', state: 'late', share: 0.9 },
  { name: 'Dupont & Fils', state: 'paused', share: 0.987 },
  { name: 'Northwind Ltd', state: 'unknown', share: 1 },
];
const MANY = Array.from({ length: 10_000 }, (_, at) => ({ ...ROWS[at % ROWS.length]!, key: `INC-${at + 1}` }));

export function DataSection() {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Section title="Data">
      <div className={SAMPLES}>
        <Sample name="Figure">
          <div className="grid gap-6 sm:grid-cols-3">
            <Figure
              label={t('nav.availability')}
              value={format.percent(0.9995)}
              hint={t('nav.calendar')}
              state="onTime"
              reason={t('lost.title')}
            />
            <Figure label={t('nav.statements')} value={format.money(123456, 'EUR')} />
            <Figure label={t('nav.today')} value={format.number(12)} unit="INC" state="late" />
          </div>
        </Sample>
        <Sample name="FilterBar">
          <Filters />
        </Sample>
        <Sample name="DataTable">
          <Table />
        </Sample>
        <Sample name="VirtualList: 10 000">
          <VirtualList
            label={t('nav.today')}
            rows={MANY}
            rowKey={({ key }) => key}
            className="max-h-96"
            onOpen={({ key }) => toast({ text: key })}
            render={({ key, name, state }) => (
              <div className="flex min-h-11 items-center gap-4 px-4">
                <span className="w-20 font-mono text-sm">{key}</span>
                <span className="min-w-0 grow truncate">{name}</span>
                <StateMark state={state} />
              </div>
            )}
          />
        </Sample>
      </div>
    </Section>
  );
}

function Filters() {
  const { t } = useTranslation();
  const [customer, setCustomer] = useState('Martin SA');
  const clear = () => setCustomer('');
  return (
    <FilterBar
      label={t('nav.more')}
      chips={customer ? [{ key: 'customer', label: customer, onRemove: clear }] : []}
      onClear={clear}
      found="5"
    >
      <Select
        label={t('nav.customers')}
        isLabelHidden
        value={customer}
        onChange={setCustomer}
        options={ROWS.map(({ name }) => ({ value: name, label: name }))}
        empty={t('nav.customers')}
      />
    </FilterBar>
  );
}

function Table() {
  const { t } = useTranslation();
  const format = useFormat();
  const [sort, setSort] = useState<Sort>({ by: 'share', isDescending: true });
  const sign = sort.isDescending ? -1 : 1;
  const rows = [...ROWS].sort((a, b) => sign * (sort.by === 'share' ? a.share - b.share : a.name < b.name ? -1 : 1));
  const columns: readonly Column<Row>[] = [
    {
      key: 'name',
      head: t('nav.customers'),
      isMain: true,
      isSortable: true,
      cell: ({ name }) => <RowLink to="/customers">{name}</RowLink>,
    },
    { key: 'state', head: t('nav.today'), cell: ({ state }) => <StateMark state={state} /> },
    {
      key: 'share',
      head: t('nav.availability'),
      align: 'end',
      isSortable: true,
      cell: ({ share }) => format.percent(share),
    },
  ];
  const common = { columns, rows, rowKey: ({ name }: Row) => name, sort, onSort: setSort };
  return (
    <div className="grid gap-4">
      <DataTable {...common} caption={t('nav.customers')} selectedKey="Dupont & Fils" />
      <DataTable {...common} caption={t('nav.suppliers')} isDense />
    </div>
  );
}
