import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readAgreement } from '../../language/index.ts';
import { addMs, compileCalendar } from '../calendar/index.ts';
import { formatInstant, HOUR_MS, MINUTE_MS } from '../time/index.ts';
import { type Margin, marginOf, type PromiseMargin } from './index.ts';

// What examples/three-suppliers/README.md says of its agreements.
const read = (name: string) => {
  const file = new URL(`../../../examples/three-suppliers/${name}.yaml`, import.meta.url);
  const { agreement } = readAgreement(readFileSync(file, 'utf8'), { file: name });
  if (agreement === null) throw new Error(`${name} can not be read`);
  return agreement;
};
const clinic = read('clinique-garance');
const suppliers = ['ligne-nord', 'microsoft-365', 'salle-blanche'].map(read);
const margin = marginOf({ promise: clinic, suppliers }) as Margin;
const promised = (target: string): PromiseMargin => {
  const found = margin.promises.find((each) => each.target === target);
  if (found === undefined) throw new Error(`no promise ${target}`);
  return found;
};

describe('three suppliers under one agreement', () => {
  it('a hole on a Friday night, worst before Easter: the operator comes 87 hours after our own deadline', () => {
    const { cover, delay } = promised('internet-restoration');
    expect(cover).toBe('uncovered');
    const { at, ourDueAt, supplierDueAt, slackMs } = delay?.worst ?? { at: 0 };
    expect([at, ourDueAt ?? 0, supplierDueAt ?? 0].map(formatInstant)).toEqual([
      '2026-04-03T12:01:00Z',
      '2026-04-03T16:01:00Z',
      '2026-04-07T07:01:00Z',
    ]);
    expect(slackMs).toBe(-87 * HOUR_MS);
    expect(delay?.safe).toEqual({ kind: 'service', ms: 113.75 * HOUR_MS });
  });

  it('its worst instant is the one found by trying every minute of the year', () => {
    const operator = suppliers[0]?.targets[0];
    if (operator === undefined) throw new Error('the operator promises something');
    const desk = compileCalendar(operator.calendar);
    let [worst, least] = [0, Number.POSITIVE_INFINITY];
    for (let at = margin.over.from; at < margin.over.to; at += MINUTE_MS) {
      const slackMs = at + 4 * HOUR_MS - addMs(desk, at, 4 * HOUR_MS);
      if (slackMs < least) [worst, least] = [at, slackMs];
    }
    expect(promised('internet-restoration').delay?.worst).toMatchObject({ at: worst, slackMs: least });
  });

  it('a thin availability: 1.3 times the supplier’s downtime, where 1.5 is wanted', () => {
    const { cover, availability } = promised('mail-availability');
    expect([cover, availability?.times, availability?.safePpm]).toEqual(['thin', { part: 13n, whole: 10n }, 998_500]);
  });

  it('a claim that would come too late: 8 working days for what takes 10', () => {
    const { cover, claims, reasons } = promised('records-availability');
    expect(cover).toBe('covered');
    expect(claims).toMatchObject([{ remedy: 'credit', lastDay: '2026-05-15', workingDays: 8, spareDays: -2 }]);
    expect(reasons).toMatchObject([{ kind: 'claimTooLate', spareDays: -2 }]);
  });

  it('the money gap: 10 % of 2 000 € owed, 25 % of 50 × 12 € recoverable, 50 € left to us', () => {
    const [least] = promised('mail-availability').money;
    const euros = (amount: number) => ({ amountMinor: amount * 100, currency: 'EUR' });
    expect(least).toMatchObject({
      severity: 'least',
      owed: euros(200),
      recoverable: euros(150),
      gap: euros(50),
      failing: ['microsoft-365'],
    });
    expect(least?.working.map(({ kind, clause }) => [kind, clause])).toEqual([
      ['remedyIfMissed', 'remedies.mail-credit'],
      ['remedyIfMissed', 'remedies.credit'],
      ['gap', null],
    ]);
  });

  it('price over cost, and over what the three suppliers bill', () => {
    const { price } = margin;
    const minor = [price?.price, price?.cost, price?.leftOverCost, price?.leftOverSuppliers].map(
      (money) => money?.amountMinor,
    );
    expect(minor).toEqual([200_000, 145_000, 55_000, 90_500]);
    expect(price?.suppliers.map(({ charges }) => charges?.amountMinor)).toEqual([9_500, 60_000, 40_000]);
  });
});
