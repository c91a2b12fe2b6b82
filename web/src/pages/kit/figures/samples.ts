import type { ReceiptPart } from '../../../kit/time/receipt/receipt-layout.ts';
import type { ClockState } from '../../../kit/time/time-left-at.ts';

/** What the page of the design system shows: always the same, so that pictures of it can be compared. */
export const ZONE = 'Europe/Paris';

/** An instant so many minutes from now. */
export const inMinutes = (now: number, minutes: number) => new Date(now + minutes * 60_000).toISOString();

const march = (at: string) => `2026-03-${at}:00+01:00`;

export const SHORT_RECEIPT: readonly ReceiptPart[] = [
  { from: march('12T09:00'), to: march('12T10:20'), kind: 'running' },
  { from: march('12T10:20'), to: march('12T14:00'), kind: 'paused', by: 'Léa Martin' },
  { from: march('12T14:00'), to: march('12T15:45'), kind: 'running' },
];

export const LONG_RECEIPT: readonly ReceiptPart[] = [
  { from: march('11T16:00'), to: march('11T18:00'), kind: 'running' },
  { from: march('11T18:00'), to: march('12T08:00'), kind: 'closed' },
  { from: march('12T08:00'), to: march('12T13:30'), kind: 'running' },
  { from: march('12T13:30'), to: march('12T17:00'), kind: 'paused', by: 'Léa Martin' },
  { from: march('12T17:00'), to: march('12T18:00'), kind: 'running' },
  { from: march('12T18:00'), to: march('13T08:00'), kind: 'closed' },
  { from: march('13T08:00'), to: march('13T18:00'), kind: 'holiday' },
  { from: march('13T18:00'), to: march('16T08:00'), kind: 'closed' },
  { from: march('16T08:00'), to: march('16T10:00'), kind: 'elsewhere', why: 'INC-1041' },
  { from: march('16T10:00'), to: march('16T11:15'), kind: 'running' },
];

export const SERVICES = ['Wi-Fi', 'VPN'].map((name, at) => ({
  id: name,
  name,
  spans: [
    { from: march('01T00:00'), to: march('09T04:00'), kind: 'up' as const },
    { from: march('09T04:00'), to: march('10T09:00'), kind: at === 0 ? ('down' as const) : ('degraded' as const) },
    { from: march('10T09:00'), to: march('15T00:00'), kind: 'up' as const },
    { from: march('15T00:00'), to: march('15T18:00'), kind: 'maintenance' as const },
    { from: march('15T18:00'), to: march('20T00:00'), kind: 'up' as const },
    { from: march('20T00:00'), to: march('21T00:00'), kind: at === 0 ? ('excluded' as const) : ('unknown' as const) },
    { from: march('21T00:00'), to: march('31T00:00'), kind: 'up' as const },
  ],
}));

export const YEAR_DAYS = Array.from({ length: 365 }, (_, at) => {
  const day = new Date(Date.UTC(2026, 0, 1 + at));
  const date = day.toISOString().slice(0, 10);
  const weekday = day.getUTCDay();
  if (date === '2026-07-14' || date === '2026-12-25') return { date, kind: 'holiday' as const };
  if (date === '2026-12-24') return { date, kind: 'exceptional' as const, hours: '08:00–12:00' };
  return weekday === 0 || weekday === 6
    ? { date, kind: 'closed' as const }
    : { date, kind: 'open' as const, hours: '08:00–18:00' };
});

export const TREND = [0.9991, 0.9987, 0.996, 0.9942, null, 0.9971, 0.9989, 0.9993, 0.998, 0.9957, 0.9978, 0.999].map(
  (share, at) => ({ month: `2025-${String(at + 1).padStart(2, '0')}`, share }),
);

const bins = (counts: readonly number[]) =>
  counts.map((count, at) => ({ from: at * 1_800, to: (at + 1) * 1_800, count }));
export const SPREAD = bins([4, 19, 34, 28, 17, 9, 5, 2]);
export const OTHER_SPREAD = bins([1, 8, 22, 31, 26, 14, 9, 6]);

export const STATES: readonly ClockState[] = ['paused', 'notStarted', 'met', 'excused', 'unknown'];
