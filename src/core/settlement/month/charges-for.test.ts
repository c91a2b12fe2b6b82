import { describe, expect, it } from 'vitest';
import { at } from '../../../../test/support/promises.ts';
import { eur, moneySaid, questionOf, reaching, remedySaid, tiers } from '../../../../test/support/settlements.ts';
import type { ChargeLine } from '../../agreement/index.ts';
import { NO_CHARGE_FACTS } from '../../charge/index.ts';
import { ratio } from '../../money/index.ts';
import { chargesFor, settle } from '../index.ts';

const line = (said: Partial<ChargeLine> & Pick<ChargeLine, 'id' | 'pricing'>): ChargeLine => ({
  title: { fr: 'Forfait', en: 'Fee' },
  vatPpm: 200_000,
  every: 'month',
  billed: 'inArrears',
  schedule: 'calendar',
  prorated: true,
  minimum: null,
  quantity: null,
  discountPpm: 0,
  level: null,
  work: [],
  incrementMs: null,
  ...said,
});
const fixed = (amount: string) => ({ kind: 'fixed', unit: 'month', amount: eur(amount) }) as const;

describe('with the charges of the agreement itself', () => {
  const remedies = [remedySaid({ id: 'credit', formula: tiers([99.9, 5]) })];
  const settled = (lines: readonly ChargeLine[], more: object = {}, facts = NO_CHARGE_FACTS) => {
    const version = moneySaid({ remedies, lines, ...more });
    const question = questionOf(version, [reaching(version, '2026-03', '99.5')], '2026-04-02T00:00:00Z');
    const found = settle({ ...question, charges: chargesFor(question.versions, facts), month: '2026-03' });
    if (found.kind !== 'statement') throw new Error(found.kind);
    return found;
  };

  it('5 % of a monthly fee of 1 250 EUR is 62.50, taken off before VAT', () => {
    const { credits, totals } = settled([line({ id: 'base', pricing: fixed('1250.00') })]);
    expect(credits.map(({ amount }) => amount)).toEqual([eur('62.50')]);
    expect([totals.charges, totals.vat, totals.invoice]).toEqual([eur('1250.00'), eur('237.50'), eur('1425.00')]);
  });

  it('a fee billed by the quarter is a base in each of its months', () => {
    const { credits } = settled([
      line({ id: 'base', every: 'quarter', pricing: { ...fixed('3750.00'), unit: 'quarter' } }),
    ]);
    expect(credits[0]?.base?.amountMinor).toBeGreaterThan(0);
    expect(credits[0]?.base?.amountMinor).toBeLessThan(375_000);
  });

  it('prices that an index revised are a base as revised', () => {
    const indexation = {
      formula: 'P0 * S1 / S0',
      index: 'syntec',
      base: '2025-01',
      every: { unit: 'mo', count: 12 },
      floorPpm: null,
      ceilingPpm: null,
    } as const;
    const published = (month: string, value: number) => ({
      at: at('2025-12-15T00:00:00Z'),
      event: `insee/${month}`,
      index: 'syntec',
      month,
      value: ratio(value),
    });
    const facts = { ...NO_CHARGE_FACTS, indexes: [published('2025-01', 300), published('2025-12', 315)] };
    const version = moneySaid({ lines: [line({ id: 'base', pricing: fixed('1000.00') })], indexation });
    const { versions } = questionOf(version, [], '2026-04-02T00:00:00Z');
    const charges = chargesFor(versions, facts);
    const march = { from: at('2026-03-01T00:00:00Z'), to: at('2026-04-01T00:00:00Z') };
    const accrued = (revised: boolean) => charges(march, { asOf: march.to - 1, revised }).accruals[0]?.amount;
    expect(accrued(false)).toEqual(eur('1000.00'));
    expect(accrued(true)).not.toEqual(eur('1000.00'));
  });
});
