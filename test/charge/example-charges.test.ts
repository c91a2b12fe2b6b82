import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Agreement } from '../../src/core/agreement/index.ts';
import { readAgreement } from '../../src/language/index.ts';
import { amounts, billed, charged, type Fact, joined, published, said } from '../support/charged.ts';
import { ROOT, textOf } from '../words/texts.ts';

function agreementIn(file: string): Agreement {
  const resolve = (ref: string) => (existsSync(`${ROOT}${ref}.yaml`) ? textOf(`${ref}.yaml`) : null);
  const { agreement } = readAgreement(textOf(file), { file, resolve });
  if (agreement === null) throw new Error(`${file} cannot be read`);
  return agreement;
}

const boreal = agreementIn('examples/boreal-or.yaml');
const happened = (type: string, instant: string, data: Record<string, unknown> = {}): Fact => [
  type,
  'T',
  instant,
  data,
];

describe('the charges of the example agreement', () => {
  it('of a month in which nothing happens are its fee and the users agreed, at each level’s price', () => {
    const charges = charged(boreal, '2026-04');
    expect(billed(charges)).toEqual([
      ['base', '1', '1250.00 EUR'],
      ['users', '24', '840.00 EUR'],
      ['premium-users', '3', '240.00 EUR'],
    ]);
    expect(said(charges)).toEqual([]);
    expect(charges.lines.map(({ vatPpm }) => vatPpm)).toEqual([200_000, 200_000, 200_000]);
  });

  it('support within the agreement costs nothing more, training at its price once the quote is accepted', () => {
    const facts = [
      happened('ticket.opened', '2026-04-01T08:00:00Z', { customer: 'boreal' }),
      happened('work.recorded', '2026-04-01T09:00:00Z', { minutes: 120 }),
      happened('ticket.scopeDecided', '2026-04-02T09:00:00Z', { scope: 'out', exclusion: 'training' }),
      happened('ticket.quoteAccepted', '2026-04-02T10:00:00Z'),
      happened('work.recorded', '2026-04-02T14:00:00Z', { minutes: 90 }),
    ];
    expect(billed(charged(boreal, '2026-04', facts)).slice(3)).toEqual([['training', '3/2', '112.50 EUR']]);
  });

  it('a block bought by a quote is billed, and used up by started quarters of an hour', () => {
    const facts = [
      happened('ticket.opened', '2026-04-01T08:00:00Z', { customer: 'boreal' }),
      happened('ticket.scopeDecided', '2026-04-02T09:00:00Z', { scope: 'out' }),
      happened('ticket.quoteAccepted', '2026-04-02T10:00:00Z', { line: 'block' }),
      happened('work.recorded', '2026-04-02T14:00:00Z', { minutes: 20 }),
    ];
    const charges = charged(boreal, '2026-04', facts);
    expect(billed(charges).slice(3)).toEqual([['block', '1', '750.00 EUR']]);
    expect(charges.blocks).toMatchObject([{ lastDay: '2027-04-01', leftMinutes: { part: 570n } }]);
  });

  it('joiners are billed by the day, and prices are revised on the anniversary within 0 % and 5 %', () => {
    const facts = [joined('new', '2026-04-16T09:00:00Z', { customer: 'boreal', level: 'premium' })];
    expect(amounts(charged(boreal, '2026-04', facts))).toEqual(['1250.00 EUR', '840.00 EUR', '280.00 EUR']);
    const index = [
      published('2026-01', '300', '2026-03-20T00:00:00Z'),
      published('2026-11', '330', '2026-12-20T00:00:00Z'),
    ];
    expect(amounts(charged(boreal, '2027-01', index)).slice(0, 2)).toEqual(['1312.50 EUR', '882.00 EUR']);
  });
});
