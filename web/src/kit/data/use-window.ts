import { type RefObject, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { firstAt, startsOf } from './window-places.ts';

interface Windowed {
  /** The rows that stand in the page: those in sight, some around them, and those that are kept. */
  readonly items: readonly { readonly index: number; readonly key: string; readonly start: number }[];
  /** Of all rows, in px. */
  readonly totalHeight: number;
  /** Brings a row into sight, as little as it takes. */
  readonly show: (index: number) => void;
  /** Given to every row as its `ref`: its height is then known. */
  readonly measure: (row: HTMLElement | null) => (() => void) | undefined;
}

interface Asked {
  readonly scroll: RefObject<HTMLElement | null>;
  readonly keys: readonly string[];
  /** In px, of a row that was not seen yet. */
  readonly rowHeight: number;
  /** So high is what lies over the first row in sight, in px. */
  readonly headHeight: number;
  /** Rows that stay in the page wherever they are: one that has the focus. */
  readonly kept: readonly number[];
}

/** Rows above and below those in sight. */
const AROUND = 6;

/** Which of many rows stand in the page, by what is scrolled to; heights are measured as rows appear. */
export function useWindow({ scroll, keys, rowHeight, headHeight, kept }: Asked): Windowed {
  const [view, setView] = useState({ top: 0, height: 800 });
  const { heights, version, measure } = useHeights(scroll, rowHeight);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version tells that heights have changed
  const starts = useMemo(() => startsOf(keys, heights, rowHeight), [keys, heights, rowHeight, version]);
  useLayoutEffect(() => {
    const element = scroll.current;
    if (element === null) return undefined;
    // What is scrolled by less than a row draws nothing anew.
    const look = () => {
      const top = Math.floor(element.scrollTop / rowHeight) * rowHeight;
      const height = element.clientHeight + rowHeight;
      setView((before) => (before.top === top && before.height === height ? before : { top, height }));
    };
    look();
    const watch = new ResizeObserver(look);
    watch.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      watch.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [scroll, rowHeight]);
  const show = (index: number) => {
    const element = scroll.current;
    if (element === null || index < 0 || index >= keys.length) return;
    const [from, to] = [starts[index] as number, starts[index + 1] as number];
    const inSight = element.clientHeight - headHeight;
    if (from < element.scrollTop) element.scrollTop = from;
    else if (to > element.scrollTop + inSight) element.scrollTop = to - inSight;
  };
  const first = Math.max(0, firstAt(starts, view.top) - AROUND);
  const last = Math.min(keys.length - 1, firstAt(starts, view.top + view.height) + AROUND);
  const shown = new Set(kept.filter((index) => index >= 0 && index < keys.length));
  for (let index = first; index <= last; index += 1) shown.add(index);
  const items = [...shown]
    .sort((one, other) => one - other)
    .map((index) => ({ index, key: keys[index] as string, start: starts[index] as number }));
  return { items, totalHeight: starts[keys.length] as number, show, measure };
}

/** The heights of rows by their keys, as they are seen; what grows above the sight moves nothing in it. @param expected of one not seen yet */
function useHeights(scroll: RefObject<HTMLElement | null>, expected: number) {
  const heights = useRef(new Map<string, number>()).current;
  const [version, setVersion] = useState(0);
  const watch = useRef<ResizeObserver | null>(null);
  const unseen = useRef(expected);
  unseen.current = expected;
  const measure = useCallback(
    (row: HTMLElement | null) => {
      if (row === null) return undefined;
      watch.current ??= new ResizeObserver((entries) => {
        let isOther = false;
        for (const { target } of entries) {
          const element = target as HTMLElement;
          const { rowKey = '' } = element.dataset;
          const height = element.offsetHeight;
          const before = heights.get(rowKey);
          // A row that has left the page has no height.
          if (height === 0 || before === height) continue;
          heights.set(rowKey, height);
          // As high as was expected, it moves no other.
          if ((before ?? unseen.current) !== height) isOther = true;
          keepInSight(scroll.current, element, before === undefined ? 0 : height - before);
        }
        if (isOther) setVersion((count) => count + 1);
      });
      const { current } = watch;
      current.observe(row);
      return () => current.unobserve(row);
    },
    [heights, scroll],
  );
  useLayoutEffect(() => () => watch.current?.disconnect(), []);
  return { heights, version, measure };
}

function keepInSight(scroll: HTMLElement | null, row: HTMLElement, grownBy: number): void {
  if (scroll === null || grownBy === 0) return;
  if (row.getBoundingClientRect().bottom < scroll.getBoundingClientRect().top) scroll.scrollTop += grownBy;
}
