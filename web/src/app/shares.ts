/** A share as the API writes it, from 0 to 1: `99.95%` is 0.9995. Null: none, or it is no share. */
export function shareOf(told: string | null | undefined): number | null {
  const percent = /^(\d+(?:\.\d+)?)%$/.exec(told ?? '')?.[1];
  // By its decimal places, not by a division: 99.9 stays 99.9.
  return percent === undefined ? null : Number(`${percent}e-2`);
}
