import { type KeyboardEvent, useEffect, useRef } from 'react';
import { lastDayOf } from './kinds.ts';

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 7, ArrowUp: -7 };
const PAGES: Readonly<Record<string, number>> = { PageDown: 1, PageUp: -1 };

/** One stop of the Tab key for a month; arrows go by days and weeks, over its edges into the next; pages by months. */
export function useDayKeys(month: string, chosen: string | null, onMonth: (by: number) => void) {
  const table = useRef<HTMLTableElement>(null);
  // Which day of the month takes the focus once another month stands there.
  const wanted = useRef<number | null>(null);
  const length = Number(lastDayOf(month).slice(8));
  const current = chosen?.startsWith(month) ? chosen : `${month}-01`;
  const buttons = () => table.current?.querySelectorAll('button') ?? [];
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another month moves the focus
  useEffect(() => {
    if (wanted.current === null) return;
    const day = Math.min(wanted.current, length);
    wanted.current = null;
    buttons()[day - 1]?.focus();
  }, [month]);
  const onKeyDown = (event: KeyboardEvent) => {
    const at = [...buttons()].indexOf(document.activeElement as HTMLButtonElement);
    if (at < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    const page = PAGES[event.key];
    const next = nextOf(event.key, at, length);
    if (page === undefined && next === null) return;
    event.preventDefault();
    if (next !== null && next >= 0 && next < length) return buttons()[next]?.focus();
    wanted.current = next === null ? at + 1 : dayBeyond(month, next, length);
    onMonth(page ?? ((next ?? 0) < 0 ? -1 : 1));
  };
  return { table, current, onKeyDown };
}

/** The day, from 0, to which a key leads, beyond the edges of the month too; null: it is no key of days. */
function nextOf(key: string, at: number, length: number): number | null {
  if (key === 'Home') return 0;
  if (key === 'End') return length - 1;
  const step = STEPS[key];
  return step === undefined ? null : at + step;
}

/** Which day of the month before or after lies so far from the first of this one. */
function dayBeyond(month: string, next: number, length: number): number {
  if (next >= length) return next - length + 1;
  const [year = 1970, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1, 0)).getUTCDate() + next + 1;
}
