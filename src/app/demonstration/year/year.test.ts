import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../../core/time/index.ts';
import { readAgreements } from '../../../language/index.ts';
import { demonstrationYear } from './index.ts';

const asOf = parseInstant('2026-11-22T14:30:00Z') as number;

describe('the demonstration year', () => {
  const year = demonstrationYear(asOf);

  it('is the same each time, for the same instant', () => {
    expect(demonstrationYear(asOf).events).toEqual(year.events);
  });

  it('ends at the instant asked for and begins a year before its month', () => {
    const times = year.events.map(({ occurredAt }) => occurredAt);
    expect(Math.max(...times)).toBeLessThanOrEqual(asOf);
    expect(Math.min(...times)).toBeGreaterThanOrEqual(parseInstant('2025-10-20T00:00:00Z') as number);
  });

  it('is marked as generated, event by event, and gives each its own id', () => {
    expect(new Set(year.events.map(({ source }) => source))).toEqual(new Set(['demonstration']));
    expect(new Set(year.events.map(({ id }) => id)).size).toBe(year.events.length);
  });

  it('has twenty customers with an agreement each, one of them improved, and one customer nobody knows', () => {
    const customers = new Set(
      year.events.filter(({ type }) => type === 'ticket.opened').map(({ data }) => data['customer']),
    );
    expect(customers.size).toBe(21);
    expect(year.agreements.filter(({ text }) => text.includes('\nkind: sla\n'))).toHaveLength(21);
  });

  it('has agreements that the language reads without an error, side by side', () => {
    const base = (ref: string) => readFileSync(`${ref}.yaml`, 'utf8');
    const reading = readAgreements(year.agreements, { resolve: base });
    expect(reading.diagnostics.filter(({ level }) => level === 'error')).toEqual([]);
    expect(reading.agreements).toHaveLength(24);
  });

  it('has what two suppliers and our own network team promise, and customers’ services that stand on it', () => {
    const base = (ref: string) => readFileSync(`${ref}.yaml`, 'utf8');
    const { agreements } = readAgreements(year.agreements, { resolve: base });
    const under = agreements.filter(({ kind }) => kind !== 'sla').map(({ id, kind }) => [id, kind]);
    expect(under).toEqual([
      ['ligne-nord', 'underpinning'],
      ['salle-blanche', 'underpinning'],
      ['equipe-reseau', 'ola'],
    ]);
    const meridien = agreements.find(({ id }) => id === 'meridien-hosting');
    expect(JSON.stringify(meridien?.services['internet'])).toContain('ligne-nord');
    expect(JSON.stringify(meridien?.services['hosting'])).toContain('salle-blanche');
  });

  it('leaves tickets open at its end, for a board with nothing on it shows nothing', () => {
    const over = new Set(year.events.filter(({ type }) => type === 'ticket.resolved').map(({ subject }) => subject));
    const opened = year.events.filter(({ type }) => type === 'ticket.opened').map(({ subject }) => subject);
    const open = opened.filter((ticket) => !over.has(ticket));
    expect(open.length).toBeGreaterThan(10);
    expect(open.length).toBeLessThan(400);
  });
});
