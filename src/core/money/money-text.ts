import { minorDigits } from './currency.ts';
import type { Money } from './money.ts';

/**
 * The amount a text such as `1250.00 EUR` says; the decimals may be left out, never exceed the currency's.
 * Null for any other text, an unknown currency, or more than 9 007 199 254 740 991 minor units.
 */
export function parseMoney(text: string): Money | null {
  const match = /^(-?)(\d{1,16})(?:\.(\d{1,4}))? ([A-Z]{3})$/.exec(text);
  if (match === null) return null;
  const [, sign = '', whole = '', decimals = '', currency = ''] = match;
  const digits = minorDigits(currency);
  if (digits === null || decimals.length > digits) return null;
  const amountMinor = Number(whole + decimals.padEnd(digits, '0'));
  if (!Number.isSafeInteger(amountMinor)) return null;
  return { amountMinor: sign === '-' && amountMinor !== 0 ? -amountMinor : amountMinor, currency };
}

/** The bare amount with all the currency's decimals and a point: `1250.00`. */
export function formatAmount(money: Money): string {
  const digits = minorDigits(money.currency) ?? 2;
  const text = String(Math.abs(money.amountMinor)).padStart(digits + 1, '0');
  const sign = money.amountMinor < 0 ? '-' : '';
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** The amount as an agreement writes it: `1250.00 EUR`. */
export function formatMoney(money: Money): string {
  return `${formatAmount(money)} ${money.currency}`;
}
