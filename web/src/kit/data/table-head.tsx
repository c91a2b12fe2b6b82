import { IconArrowDown, IconArrowUp, IconSort } from '../icons/icons.tsx';
import type { Column, DataTableProps, Sort } from './data-table.tsx';

/** The heads of the columns; of sortable ones a press sorts, and another turns it round. */
export function TableHead<Row>(props: DataTableProps<Row> & { readonly pad: string }) {
  const { columns, sort, onSort, pad } = props;
  return (
    <thead className="sticky top-0 z-10">
      <tr>
        {columns.map((column) => (
          <th
            key={column.key}
            scope="col"
            aria-sort={sort?.by === column.key ? (sort.isDescending ? 'descending' : 'ascending') : undefined}
            className={`border-b border-line bg-surface font-medium whitespace-nowrap text-ink-soft ${pad} ${column.width ?? ''} ${column.align === 'end' ? 'text-right' : ''}`}
          >
            {column.isSortable && onSort ? (
              <SortButton column={column} sort={sort} onSort={onSort} />
            ) : (
              <span className={column.isHeadHidden ? 'sr-only' : ''}>{column.head}</span>
            )}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function SortButton<Row>(props: {
  readonly column: Column<Row>;
  readonly sort: Sort | undefined;
  readonly onSort: (sort: Sort) => void;
}) {
  const { column, sort, onSort } = props;
  const isSorted = sort?.by === column.key;
  const Mark = isSorted ? (sort.isDescending ? IconArrowDown : IconArrowUp) : IconSort;
  return (
    <button
      type="button"
      onClick={() => onSort({ by: column.key, isDescending: isSorted ? !sort.isDescending : false })}
      className={`inline-flex min-h-6 items-center gap-1 rounded-sm font-medium hover:text-ink ${isSorted ? 'text-ink' : ''}`}
    >
      {column.head}
      <Mark size={14} className={isSorted ? '' : 'text-ink-faint'} />
    </button>
  );
}
