import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../core/evaluate.ts';
import { type Event, parseEvent } from '../../core/event/index.ts';
import { settle } from '../../core/settlement/index.ts';
import { readAgreement } from '../../language/index.ts';
import type { Settled } from '../settle.ts';
import { ledgerCsv } from './ledger-csv.ts';
import { ledgerLines } from './ledger-lines.ts';
import { LEDGER_FIELDS, type LedgerMapping } from './ledger-mapping.ts';
import { readLedgerMapping } from './read-ledger-mapping.ts';

const file = (name: string) => readFileSync(new URL(`../../../examples/settlement/${name}`, import.meta.url), 'utf8');
const text = file('agreement.yaml');
const events = file('march.jsonl')
  .trim()
  .split('\n')
  .map((line) => {
    const parsed = parseEvent(JSON.parse(line));
    if (!('event' in parsed) || parsed.event === null) throw new Error(`no event: ${line}`);
    return parsed.event as Event;
  });

/** The example's March, its agreement changed as asked. */
function march(change: (agreement: string) => string = (same) => same, asOf = '2026-07-02T00:00:00Z'): Settled {
  const { agreement, diagnostics } = readAgreement(change(text), { file: 'agreement.yaml' });
  if (agreement === null) throw new Error(JSON.stringify(diagnostics.filter(({ level }) => level === 'error')));
  const { findings } = evaluate({ agreements: [agreement], events, asOf: Date.parse(asOf) });
  const [settling] = findings.settling;
  const statement = settling === undefined ? null : settle({ ...settling, month: '2026-03' });
  if (statement?.kind !== 'statement') throw new Error('no statement');
  return { agreement, statement };
}

const PLAIN: LedgerMapping = {
  separator: ';',
  decimal: ',',
  dates: 'yyyy-mm-dd',
  rows: 'final',
  byteOrderMark: false,
  accounts: new Map(),
  columns: [],
};
const table = (settled: Settled, mapping: Partial<LedgerMapping>) =>
  ledgerCsv([settled], { ...PLAIN, ...mapping }, 'en').text;
const columns = (...fields: readonly (typeof LEDGER_FIELDS)[number][]) =>
  fields.map((field) => ({ title: field, holds: { field } }));

/** No cap, no earning back: the credit of 62.50 is final. It is of two lines, at 20 % and at 10 %. */
const twoRates = (agreement: string) =>
  agreement
    .replace(/^caps:.*$/m, '')
    .replace(/^earnBack:.*$/m, '')
    .replace(
      'of: { line: base }, vatTreatment: priceReduction',
      'of: { lines: [ base, users ] }, vatTreatment: priceReduction',
    )
    .replace('amount: 35.00 EUR, vat: 20%', 'amount: 35.00 EUR, vat: 10%');

describe('the lines of a statement for the accounts', () => {
  it('a credit on lines of two rates has a line at each, and together they are the credit', () => {
    const settled = march(twoRates);
    const lines = ledgerLines(settled, 'en', false).filter(({ item }) => item === 'uptime-credit');
    const [credit] = settled.statement.credits;
    expect(lines.map(({ vatPpm }) => vatPpm)).toEqual([200_000, 100_000]);
    expect(lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)).toBe(
      -BigInt(credit?.payable.amountMinor ?? 0),
    );
  });

  it('come to the VAT and the invoice of the statement', () => {
    for (const change of [(same: string) => same, twoRates]) {
      const settled = march(change);
      const within = ledgerLines(settled, 'en', false).filter(({ vatPpm }) => vatPpm !== null);
      const { totals } = settled.statement;
      expect(within.reduce((sum, { vatMinor }) => sum + vatMinor, 0n)).toBe(BigInt(totals.vat.amountMinor));
      expect(within.reduce((sum, line) => sum + line.amountMinor + line.vatMinor, 0n)).toBe(
        BigInt(totals.invoice.amountMinor),
      );
    }
  });

  it('what waits is left out, or stands at nothing with what may come', () => {
    const settled = march();
    const of = (all: boolean) => ledgerLines(settled, 'en', all).filter(({ kind }) => kind === 'penalty');
    expect(of(false)).toEqual([]);
    expect(of(true)).toMatchObject([{ amountMinor: 0n, pendingMinor: -16_868n, vatPpm: null, state: 'notified' }]);
  });

  it('what the agreement gives no title is called by its kind and its promise', () => {
    const untitled = (agreement: string) =>
      agreement
        .replace(/(uptime-credit|p1-late|backup-bonus): \{ title: \{[^}]*\},/g, '$1: {')
        .replace(/(p1-restoration: \{) title: \{[^}]*\},/, '$1');
    const settled = march(untitled);
    const labels = (lang: 'fr' | 'en') => ledgerLines(settled, lang, true).map(({ label }) => label);
    expect(labels('en').slice(-3)).toEqual([
      'Service credit: Internet access availability',
      'Bonus: Successful backups',
      'SLA penalty: Service restored',
    ]);
    expect(labels('fr').slice(-3)).toEqual([
      'Réduction de prix\u202f: Disponibilité de l’accès à Internet',
      'Bonus\u202f: Sauvegardes réussies',
      'Pénalité SLA\u202f: Rétablissement (GTR)',
    ]);
  });
});

describe('the table', () => {
  it.each([
    ['yyyy-mm-dd', '2026-03-31'],
    ['dd/mm/yyyy', '31/03/2026'],
    ['yyyymmdd', '20260331'],
    ['ddmmyyyy', '31032026'],
    ['ddmmyy', '310326'],
  ] as const)('writes days as %s', (dates, day) => {
    expect(table(march(), { dates, columns: columns('date') }).split('\r\n')[1]).toBe(day);
  });

  it('writes figures with the decimal mark asked for, and separates with a tab', () => {
    const mapping = {
      separator: 'tab',
      decimal: '.',
      columns: columns('item', 'quantity', 'unitPrice', 'credit', 'vatRate'),
    } as const;
    expect(table(march(), mapping).split('\r\n')[2]).toBe('users\t25.0322\t35.00\t876.13\t20');
  });

  it('quotes what holds the separator, and begins with a byte order mark where asked', () => {
    const settled = march((agreement) => agreement.replace('en: "Users"', 'en: "Users, all"'));
    const text = table(settled, { separator: ',', decimal: '.', byteOrderMark: true, columns: columns('label') });
    expect(text.startsWith('\ufefflabel\r\n')).toBe(true);
    expect(text).toContain('"Users, all"');
  });

  it('has something in every field for a line of the fee, but what it does not have', () => {
    const [titles = [], fee = []] = table(march(), { columns: columns(...LEDGER_FIELDS) })
      .split('\r\n')
      .map((row) => row.split(';'));
    const empty = titles.filter((_, place) => fee[place] === '');
    expect(empty).toEqual(['level', 'ticket', 'debit', 'account']);
  });
});

describe('the mapping of columns', () => {
  const codes = (text: string) =>
    readLedgerMapping({ file: 'm.yaml', text }).diagnostics.map(({ code, line }) => `${code}:${line}`);

  it('that ships is read without a remark', () => {
    const { mapping, diagnostics } = readLedgerMapping({ file: 'accounts.yaml', text: file('accounts.yaml') });
    expect(diagnostics).toEqual([]);
    expect(mapping?.columns).toHaveLength(12);
    expect(mapping?.accounts.get('penalty')).toBe('671100');
  });

  it('tells every mistake with its line', () => {
    expect(codes('ledger: 2\ncolumn: {}\ndecimal: x\n')).toEqual(['LW452:2', 'LW454:1', 'LW454:3', 'LW451:1']);
    expect(codes('ledger: 1\ncolumns:\n  A: { txt: x }\n  B: [ x ]\naccounts: x\n')).toEqual([
      'LW453:5',
      'LW452:3',
      'LW451:3',
      'LW453:4',
    ]);
    expect(codes('- 1\n')).toEqual(['LW453:1']);
    expect(codes('ledger: 1\ncolumns: {}\n')).toEqual(['LW451:2']);
  });
});
