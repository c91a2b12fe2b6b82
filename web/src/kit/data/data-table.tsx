import type { ReactNode } from 'react';
import { useMedia } from '../layout/use-modal.ts';
import { More } from './more.tsx';
import { TableCards } from './table-cards.tsx';
import { TableHead } from './table-head.tsx';
import { usePortions } from './use-portions.ts';
import { useRoom } from './use-room.ts';

export interface Column<Row> {
  readonly key: string;
  readonly head: string;
  readonly cell: (row: Row) => ReactNode;
  /** Numbers stand at the end. */
  readonly align?: 'end';
  readonly isSortable?: boolean;
  /** Names the row: its head for screen readers, the title of its card. One column is. */
  readonly isMain?: boolean;
  /** A class of width: `w-32`. */
  readonly width?: string;
  readonly isHeadHidden?: boolean;
}

export interface Sort {
  readonly by: string;
  readonly isDescending: boolean;
}

export interface DataTableProps<Row> {
  /** What the table shows, for who can not see it. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly sort?: Sort;
  readonly onSort?: (sort: Sort) => void;
  readonly isDense?: boolean;
  readonly selectedKey?: string;
  /** After the last row: `More`. */
  readonly foot?: ReactNode;
}

/**
 * Rows of the same kind, side by side; under 640 px, and where there is no room for the columns, each is a card. Many scroll
 * by themselves, under their heads; of very many the first are in the page, and more as one comes to the end.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rowKey, isDense = false, selectedKey } = props;
  const { shown: rows, more } = usePortions(props.rows);
  const foot = more.hasMore ? <More {...more} /> : props.foot;
  const { place, inner, hasRoom } = useRoom();
  const isNarrow = useMedia('(width < 40rem)');
  if (isNarrow || !hasRoom)
    return (
      <div ref={place} className="min-w-0">
        <TableCards {...props} rows={rows} foot={foot} />
      </div>
    );
  const height = rows.length > 40 ? 'max-h-[80dvh]' : '';
  const pad = isDense ? 'px-3 py-1.5' : 'px-4 py-2.5';
  return (
    <div ref={place} className="min-w-0 rounded-lg border border-line bg-surface">
      <section
        ref={inner}
        aria-label={caption}
        data-scroll-restoration-id={`${location.pathname} ${caption}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
        tabIndex={0}
        className={`relative overflow-auto rounded-lg ${height}`}
      >
        <table className="w-full border-separate border-spacing-0 text-left">
          <caption className="sr-only">{caption}</caption>
          <TableHead {...props} pad={pad} />
          <tbody>
            {rows.map((row) => (
              <tr
                key={rowKey(row)}
                aria-current={selectedKey === rowKey(row) ? 'true' : undefined}
                className="relative hover:bg-sunken aria-[current=true]:bg-accent-soft [&:last-child>*]:border-b-0"
              >
                {columns.map((column) => (
                  <Cell key={column.key} column={column} row={row} pad={pad} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {/* Within what scrolls: its end comes into view where the rows end. */}
        {foot && <div className="sticky left-0 px-4">{foot}</div>}
      </section>
    </div>
  );
}

function Cell<Row>(props: { readonly column: Column<Row>; readonly row: Row; readonly pad: string }) {
  const { column, row, pad } = props;
  const look = `border-b border-line align-middle ${pad} ${column.align === 'end' ? 'text-right' : ''}`;
  return column.isMain ? (
    <th scope="row" className={`${look} font-normal`}>
      {column.cell(row)}
    </th>
  ) : (
    <td className={look}>{column.cell(row)}</td>
  );
}
