import { divideRatios, minorDigits, multiplyRatios, type Ratio, ratio, roundRatio } from '../../core/money/index.ts';
import { decimalText } from '../../core/report/index.ts';
import { dateOfDay, type Instant, instantToLocal } from '../../core/time/index.ts';
import { type LedgerLine, type LedgerStatement, ledgerLines } from './ledger-lines.ts';
import type { LedgerField, LedgerMapping } from './ledger-mapping.ts';

/** A table for an accounting program: its text, and how many rows it has below its titles. */
export interface LedgerTable {
  readonly text: string;
  readonly rows: number;
}

/**
 * Statements as a table (RFC 4180, CRLF line ends, UTF-8): a row for each line. A text that a spreadsheet would take for a
 * formula gets an apostrophe before it.
 */
export function ledgerCsv(settled: readonly LedgerStatement[], mapping: LedgerMapping, lang: 'fr' | 'en'): LedgerTable {
  const { columns, separator } = mapping;
  const between = separator === 'tab' ? '\t' : separator;
  const rows = settled.flatMap((one) =>
    ledgerLines(one, lang, mapping.rows === 'all').map((line) =>
      columns.map(({ holds }) => ('text' in holds ? holds.text : cellOf(holds.field, line, one, mapping, lang))),
    ),
  );
  const lines = [columns.map(({ title }) => title), ...rows].map(
    (cells) => `${cells.map((cell) => quoted(cell, between)).join(between)}\r\n`,
  );
  return { text: `${mapping.byteOrderMark ? '\ufeff' : ''}${lines.join('')}`, rows: rows.length };
}

function quoted(cell: string, separator: string): string {
  return cell.includes(separator) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function cellOf(
  field: LedgerField,
  line: LedgerLine,
  settled: LedgerStatement,
  mapping: LedgerMapping,
  lang: 'fr' | 'en',
): string {
  const figure = figureIn(field, line, settled.statement.currency);
  if (figure !== null) return figure.replace('.', mapping.decimal);
  const at = instantIn(field, line, settled);
  if (at !== null) return dateText(at, settled.agreement.timeZone, mapping.dates);
  return safe(textIn(field, line, settled, mapping, lang));
}

/** A figure with a point; null: the field is none. */
function figureIn(field: LedgerField, line: LedgerLine, currency: string): string | null {
  const digits = minorDigits(currency) ?? 2;
  const money = (minor: bigint) => decimal(ratio(minor, 10n ** BigInt(digits)), digits, digits);
  const { amountMinor: amount, quantity } = line;
  switch (field) {
    case 'amount':
      return money(amount);
    case 'debit':
      return amount < 0n ? money(-amount) : '';
    case 'credit':
      return amount < 0n ? '' : money(amount);
    case 'vat':
      return money(line.vatMinor);
    case 'total':
      return money(amount + line.vatMinor);
    case 'pending':
      return money(line.pendingMinor);
    case 'vatRate':
      return line.vatPpm === null ? '' : decimal(ratio(line.vatPpm, 10_000), 0, 4);
    case 'quantity':
      return quantity === null ? '' : decimalText(quantity, 4);
    case 'unitPrice':
      return quantity === null || quantity.part === 0n
        ? ''
        : decimal(divideRatios(ratio(amount, 10n ** BigInt(digits)), quantity), digits, digits + 2);
    default:
      return null;
  }
}

/** To the nearest of `most` decimals, halves away from zero; at least `least` are written. */
function decimal(value: Ratio, least: number, most: number): string {
  const scaled = roundRatio(multiplyRatios(value, ratio(10n ** BigInt(most))));
  const figures = String(scaled < 0n ? -scaled : scaled).padStart(most + 1, '0');
  const whole = most === 0 ? figures : figures.slice(0, -most);
  const decimals = (most === 0 ? '' : figures.slice(-most)).replace(/(?<!0)0+$/, '').padEnd(least, '0');
  return `${scaled < 0n ? '-' : ''}${whole}${decimals === '' ? '' : `.${decimals}`}`;
}

/** An instant on the day that is written; null: the field is no date. */
function instantIn(field: LedgerField, { period }: LedgerLine, { statement }: LedgerStatement): Instant | null {
  if (field === 'date') return statement.period.to - 1;
  if (field === 'from') return period.from;
  return field === 'to' ? period.to - 1 : null;
}

function dateText(at: Instant, zone: string, format: LedgerMapping['dates']): string {
  const [year = '', month = '', day = ''] = dateOfDay(instantToLocal(zone, at).dayNumber).split('-');
  return format.replace('yyyy', year).replace('yy', year.slice(2)).replace('mm', month).replace('dd', day);
}

function textIn(
  field: LedgerField,
  line: LedgerLine,
  { agreement, statement }: LedgerStatement,
  { accounts }: LedgerMapping,
  lang: 'fr' | 'en',
): string {
  const texts: { readonly [F in LedgerField]?: string | null } = {
    month: statement.month,
    document: `${statement.agreementId} ${statement.month}`,
    agreement: statement.agreement,
    agreementTitle: agreement.title[lang],
    customer: agreement.customer?.id ?? null,
    customerName: agreement.parties['customer']?.name ?? null,
    kind: line.kind,
    item: line.item,
    label: line.label,
    level: line.level,
    ticket: line.ticket,
    currency: statement.currency,
    vatTreatment: line.vatTreatment,
    state: line.state,
    account: accounts.get(line.kind) ?? null,
  };
  return texts[field] ?? '';
}

function safe(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
