/** What a date is to a calendar of service hours. */
export interface CalendarDay {
  readonly date: string;
  readonly kind: 'open' | 'closed' | 'holiday' | 'exceptional';
  /** In words: "08:00 to 18:00". */
  readonly hours?: string | null;
  /** In words: which holiday, which exception. */
  readonly why?: string | null;
}

/** The dates of a month (`2026-03`) in weeks from Monday to Sunday; null: a day of another month. */
export function weeksOf(month: string): readonly (readonly (string | null)[])[] {
  const [year = 1970, number = 1] = month.split('-').map(Number);
  const length = new Date(Date.UTC(year, number, 0)).getUTCDate();
  const blank = (new Date(Date.UTC(year, number - 1, 1)).getUTCDay() + 6) % 7;
  const cells: (string | null)[] = Array.from({ length: blank }, () => null);
  for (let day = 1; day <= length; day += 1) cells.push(`${month}-${String(day).padStart(2, '0')}`);
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}
