/** `99.9551%` as a share from 0 to 1; null where nothing was measured or it is no percentage. */
export function shareOf(text: string | null | undefined): number | null {
  const percent = /^(-?\d+(?:\.\d+)?)%$/.exec(text ?? '')?.[1];
  // By its decimal places, not by a division: 99.9 stays 99.9.
  return percent === undefined ? null : Number(`${percent}e-2`);
}

/** The agreement of `martin-sla@3`, without its version. */
export function agreementOf(reference: string): string {
  return reference.replace(/@\d+$/, '');
}

/** The month before a date (`2026-03-12`): `2026-02`. */
export function monthBefore(date: string): string {
  const [year = 0, month = 1] = date.split('-').map(Number);
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`;
}

/** Amounts as the API writes them (`-12.50`) in minor units of a currency with that many decimals. */
export function minorOf(amount: string): number {
  const [whole = '0', part = ''] = amount.replace('-', '').split('.');
  const minor = Number(whole + part);
  return amount.startsWith('-') ? -minor : minor;
}
