import type { RatioPpm } from './money.ts';

/** The share a percentage says: `99.9%` is 999 000 millionths. At most four decimals; null for any other text. */
export function parsePercent(text: string): RatioPpm | null {
  const match = /^(\d{1,6})(?:\.(\d{1,4}))?%$/.exec(text);
  return match === null ? null : Number(match[1]) * 10_000 + Number((match[2] ?? '').padEnd(4, '0'));
}

/** The percentage as an agreement writes it, without needless zeros: 999 000 is `99.9%`. */
export function formatPercent(ratioPpm: RatioPpm): string {
  const decimals = String(Math.abs(ratioPpm) % 10_000)
    .padStart(4, '0')
    .replace(/(?<!0)0+$/, '');
  const whole = Math.trunc(Math.abs(ratioPpm) / 10_000);
  return `${ratioPpm < 0 ? '-' : ''}${whole}${decimals === '' ? '' : `.${decimals}`}%`;
}

/**
 * `numerator / denominator` as a percentage with fixed decimals, rounded downwards, exactly: 99.99996 % is `99.9999%`,
 * never 100 %. Both are whole numbers, the denominator above 0 (a ratio of nothing is no ratio: ask before).
 */
export function formatPercentFloored(numerator: number, denominator: number, decimals = 4): string {
  if (!(denominator > 0)) throw new RangeError('a percentage needs something to be a part of');
  const scaled = BigInt(numerator) * 100n * 10n ** BigInt(decimals);
  const quotient = scaled / BigInt(denominator);
  const floored = scaled < 0n && quotient * BigInt(denominator) !== scaled ? quotient - 1n : quotient;
  const digits = String(floored < 0n ? -floored : floored).padStart(decimals + 1, '0');
  const sign = floored < 0n ? '-' : '';
  return decimals === 0 ? `${sign}${digits}%` : `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}%`;
}
