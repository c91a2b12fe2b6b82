/** The month before a date (`2026-03-12`) or a month (`2026-03`): `2026-02`. */
export function monthBefore(date: string): string {
  const [year = 0, month = 1] = date.split('-').map(Number);
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`;
}
