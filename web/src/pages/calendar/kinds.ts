import type { Schemas } from '../../api/client.ts';

/** One thing that falls on a day. */
export type AgendaItem = Schemas['Agenda']['items'][number];
export type Kind = AgendaItem['kind'];

/** In the order in which they are offered, and in which they stand within a day: what binds first. */
export const KINDS: readonly Kind[] = [
  'notice',
  'claim',
  'contest',
  'renewal',
  'end',
  'start',
  'maintenance',
  'review',
] as const;

/** Those after which something is lost when nobody acts. */
export const BINDING: ReadonlySet<Kind> = new Set(['notice', 'claim', 'contest']);

/** What tells one date from another. */
export const agendaKey = ({ date, kind, agreement, customer, thing, from }: AgendaItem): string =>
  [date, kind, agreement, customer, thing, from].join(' ');

/** What falls on each day, what binds first. */
export function byDay(items: readonly AgendaItem[]): ReadonlyMap<string, readonly AgendaItem[]> {
  const days = new Map<string, AgendaItem[]>();
  for (const item of items) {
    const day = days.get(item.date);
    if (day === undefined) days.set(item.date, [item]);
    else day.push(item);
  }
  for (const day of days.values()) day.sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
  return days;
}

/** How many of each kind, in the order of kinds. */
export function countsOf(items: readonly AgendaItem[]): readonly { readonly kind: Kind; readonly count: number }[] {
  return KINDS.map((kind) => ({ kind, count: items.filter((item) => item.kind === kind).length })).filter(
    ({ count }) => count > 0,
  );
}

/** The month `by` after another: `2026-03`. */
export function monthAfter(month: string, by: number): string {
  const [year = 1970, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
}

/** The last date of a month. */
export function lastDayOf(month: string): string {
  const [year = 1970, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}
