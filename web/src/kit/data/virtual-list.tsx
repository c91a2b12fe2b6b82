// biome-ignore-all lint/a11y/useSemanticElements: a table's rows stand one after the other; these are placed
import { type ReactNode, useMemo, useRef } from 'react';
import { More, type MoreProps } from './more.tsx';
import { useActive, useRoving } from './use-roving.ts';
import { useWindow } from './use-window.ts';

export interface VirtualListProps<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** In px, where a row was not seen yet; 44 unless told. */
  readonly rowHeight?: number;
  /** What stands in a row. Give what can be pressed in it `tabIndex={isActive ? 0 : -1}`. */
  readonly render: (row: Row, state: { readonly isActive: boolean }) => ReactNode;
  /** Enter, or a press on the row. */
  readonly onOpen?: (row: Row) => void;
  /** Titles of groups: the keyboard passes them by. */
  readonly isHeading?: (row: Row) => boolean;
  readonly selectedKey?: string;
  readonly more?: MoreProps;
  /** Heads of what stands in rows below one another: they stay in sight. Not read out: each row says what it has. */
  readonly head?: ReactNode;
  /** Its height: `max-h-[70dvh]` unless told. */
  readonly className?: string;
}

/** So high are heads, in px. */
const HEAD = 32;

/** Any number of rows, of which some dozens are in the page. `j` `k` and arrows go from row to row, Enter opens one. */
export function VirtualList<Row>(props: VirtualListProps<Row>) {
  const { label, rows, rowKey, rowHeight = 44, more, className = 'max-h-[70dvh]' } = props;
  const scroll = useRef<HTMLDivElement>(null);
  const row = useActive(props);
  const { active } = row;
  const keys = useMemo(() => rows.map(rowKey), [rows, rowKey]);
  const { items, totalHeight, show, measure } = useWindow({
    scroll,
    keys,
    rowHeight,
    headHeight: props.head ? HEAD : 0,
    // It may have the focus, which is lost neither by scrolling nor by a change of order.
    kept: [active],
  });
  const roving = useRoving(props, row, scroll, show);
  return (
    <div
      ref={scroll}
      data-scroll-restoration-id={`${location.pathname} ${label}`}
      className={`min-w-0 overflow-y-auto rounded-lg border border-line bg-surface ${className}`}
    >
      {props.head && (
        <div aria-hidden="true" className="sticky top-0 z-1 border-b border-line bg-sunken">
          {props.head}
        </div>
      )}
      <div
        role="grid"
        aria-label={label}
        aria-rowcount={more?.hasMore ? -1 : rows.length}
        onKeyDown={roving.onKeyDown}
        className="relative"
        style={{ height: totalHeight }}
      >
        {items.map((item) => (
          <div
            key={item.key}
            ref={measure}
            data-row-key={item.key}
            data-index={item.index}
            role="row"
            aria-rowindex={item.index + 1}
            aria-selected={props.selectedKey === undefined ? undefined : item.key === props.selectedKey}
            tabIndex={item.index === active ? 0 : -1}
            onFocus={() => row.setActive(item.index)}
            onClick={(event) => roving.press(event, item.index)}
            onKeyDown={() => undefined}
            className={`absolute inset-x-0 top-0 border-b border-line -outline-offset-2 aria-selected:bg-accent-soft ${props.onOpen ? 'cursor-pointer hover:bg-sunken' : ''}`}
            style={{ transform: `translateY(${item.start}px)` }}
          >
            <div role="gridcell" tabIndex={-1} className="outline-none">
              {props.render(rows[item.index]!, { isActive: item.index === active })}
            </div>
          </div>
        ))}
      </div>
      {more && <More {...more} />}
    </div>
  );
}
