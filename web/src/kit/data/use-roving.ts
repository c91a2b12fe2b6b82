import { type KeyboardEvent, type MouseEvent, type RefObject, useState } from 'react';

interface Rows<Row> {
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly onOpen?: (row: Row) => void;
  readonly isHeading?: (row: Row) => boolean;
}

const STEPS: Readonly<Record<string, number>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1, PageDown: 10, PageUp: -10 };

interface Active {
  readonly active: number;
  readonly setActive: (at: number) => void;
}

/** The one row of many that can be reached by Tab. It stays the same row when rows come and go. */
export function useActive<Row>({ rows, rowKey, isHeading = () => false }: Rows<Row>): Active {
  const [kept, setKept] = useState<{ readonly key: string; readonly at: number } | null>(null);
  const active =
    placeOf(rows, rowKey, kept) ??
    Math.max(
      0,
      rows.findIndex((row) => !isHeading(row)),
    );
  const setActive = (at: number) => {
    const row = rows[at];
    if (row !== undefined && !isHeading(row)) setKept({ key: rowKey(row), at });
  };
  return { active, setActive };
}

/** Keys go from the active row to others. @param show brings a row into the page */
export function useRoving<Row>(
  list: Rows<Row>,
  { active, setActive }: Active,
  scroll: RefObject<HTMLElement | null>,
  show: (at: number) => void,
) {
  const { rows, onOpen, isHeading = () => false } = list;
  const goTo = (from: number, step: number) => {
    let at = Math.min(rows.length - 1, Math.max(0, from));
    while (rows[at] !== undefined && isHeading(rows[at]!)) at += step;
    if (rows[at] === undefined) return;
    setActive(at);
    show(at);
    // The row may only come into the page by the scrolling: two frames at most.
    const focus = (tries: number) => {
      const row = scroll.current?.querySelector<HTMLElement>(`[data-index="${at}"]`);
      if (row) row.focus({ preventScroll: true });
      else if (tries > 0) requestAnimationFrame(() => focus(tries - 1));
    };
    requestAnimationFrame(() => focus(4));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const step = STEPS[event.key];
    const row = rows[active];
    if (step !== undefined) goTo(active + step, Math.sign(step));
    else if (event.key === 'Home') goTo(0, 1);
    else if (event.key === 'End') goTo(rows.length - 1, -1);
    else if (event.key === 'Enter' && isRow(event.target) && row !== undefined && onOpen) onOpen(row);
    else return;
    event.preventDefault();
  };
  const press = (event: MouseEvent, at: number) => {
    const row = rows[at];
    if (row === undefined || isHeading(row) || isPressable(event.target)) return;
    setActive(at);
    onOpen?.(row);
  };
  return { onKeyDown, press };
}

/** Where the row stands now; where it is gone, the place it had. */
function placeOf<Row>(
  rows: readonly Row[],
  rowKey: (row: Row) => string,
  kept: { readonly key: string; readonly at: number } | null,
): number | undefined {
  if (kept === null || rows.length === 0) return undefined;
  const there = rows[kept.at];
  if (there !== undefined && rowKey(there) === kept.key) return kept.at;
  const at = rows.findIndex((row) => rowKey(row) === kept.key);
  return at >= 0 ? at : Math.min(kept.at, rows.length - 1);
}

const isRow = (target: EventTarget) => target instanceof HTMLElement && target.matches('[role=row], [role=gridcell]');
const isTyping = (target: EventTarget) => target instanceof HTMLElement && target.matches('input, textarea, select');
const isPressable = (target: EventTarget) =>
  target instanceof Element && target.closest('a, button, input, select, textarea, label') !== null;
