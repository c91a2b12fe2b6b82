import { useTranslation } from 'react-i18next';
import { IconButton } from '../controls/button.tsx';
import { Select } from '../controls/select.tsx';
import { IconArrowDown, IconArrowUp } from '../icons/icons.tsx';
import type { DataTableProps } from './data-table.tsx';

/** The rows of a table where there is no room for its columns: a card each. */
export function TableCards<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowKey, selectedKey, foot } = props;
  const main = columns.find(({ isMain }) => isMain);
  return (
    <div className="grid gap-2">
      <SortChoice {...props} />
      <ul aria-label={caption} className="grid gap-2">
        {rows.map((row) => (
          <li
            key={rowKey(row)}
            aria-current={selectedKey === rowKey(row) ? 'true' : undefined}
            className="relative min-w-0 rounded-lg border border-line bg-surface px-4 py-3 aria-[current=true]:bg-accent-soft"
          >
            {main && <div className="mb-1.5 text-lg wrap-anywhere">{main.cell(row)}</div>}
            <dl className="grid gap-1">
              {columns
                .filter((column) => column !== main)
                .map((column) => (
                  <div key={column.key} className="flex justify-between gap-4">
                    <dt className={column.isHeadHidden ? 'sr-only' : 'max-w-[45%] shrink-0 text-ink-soft'}>
                      {column.head}
                    </dt>
                    <dd className="min-w-0 text-right wrap-anywhere">{column.cell(row)}</dd>
                  </div>
                ))}
            </dl>
          </li>
        ))}
      </ul>
      {foot}
    </div>
  );
}

function SortChoice<Row>({ columns, sort, onSort }: DataTableProps<Row>) {
  const { t } = useTranslation('kit');
  const sortable = columns.filter(({ isSortable }) => isSortable);
  if (onSort === undefined || sortable.length === 0) return null;
  const isDescending = sort?.isDescending ?? false;
  return (
    <div className="flex items-end gap-2">
      <div className="grow">
        <Select
          label={t('data.sortBy')}
          value={sort?.by ?? ''}
          {...(sort === undefined ? { empty: '' } : {})}
          options={sortable.map(({ key, head }) => ({ value: key, label: head }))}
          onChange={(by) => by !== '' && onSort({ by, isDescending })}
        />
      </div>
      {sort && (
        <IconButton
          look="plain"
          label={t(isDescending ? 'data.ascending' : 'data.descending')}
          icon={isDescending ? <IconArrowDown /> : <IconArrowUp />}
          onClick={() => onSort({ by: sort.by, isDescending: !isDescending })}
        />
      )}
    </div>
  );
}
