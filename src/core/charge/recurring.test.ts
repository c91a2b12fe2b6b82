import { describe, expect, it } from 'vitest';
import { amounts, billed, billing, charged, period, perUnit } from '../../../test/support/charged.ts';
import { formatMoney } from '../money/index.ts';
import { amountOf, recurringOf } from './index.ts';

const flat = (rest = {}) => perUnit('base', 'month', '1250.00 EUR', rest);
const accrued = (charges: ReturnType<typeof charged>) => {
  const sum = recurringOf(charges);
  return sum === null ? null : formatMoney(sum);
};

describe('a flat price', () => {
  it('is billed each month, with its rate of VAT, and says how it came about', () => {
    const charges = charged(billing({ lines: [flat()] }), '2026-03');
    expect(billed(charges)).toEqual([['base', '1', '1250.00 EUR']]);
    const [line] = charges.lines;
    expect(line).toMatchObject({ kind: 'recurring', vatPpm: 200_000, agreement: 'a@1', period: period('2026-03') });
    expect(line?.working.map(({ kind }) => kind)).toEqual(['units', 'rounded']);
    expect(line?.working[0]).toMatchObject({
      clause: 'charges.lines.base',
      inputs: { from: { date: '2026-03-01' }, to: { date: '2026-03-31' }, days: { number: { part: 31n } } },
    });
  });

  it('of an agreement begun on the 10th is billed for 22 of 31 days', () => {
    expect(amounts(charged(billing({ from: '2026-03-10', lines: [flat()] }), '2026-03'))).toEqual(['887.10 EUR']);
  });

  it('of a term that ends on the 14th, that day included, is billed for 14 of 31 days, and no more after it', () => {
    const ending = billing({ to: '2026-03-14', lines: [flat()] });
    expect(amounts(charged(ending, '2026-03'))).toEqual(['564.52 EUR']);
    expect(charged(ending, '2026-04').lines).toEqual([]);
  });

  it('is billed whole where parts of a cycle are not prorated', () => {
    const whole = flat({ prorated: false });
    expect(amounts(charged(billing({ from: '2026-03-10', lines: [whole] }), '2026-03'))).toEqual(['1250.00 EUR']);
    expect(amounts(charged(billing({ to: '2026-03-14', lines: [whole] }), '2026-03'))).toEqual(['1250.00 EUR']);
  });

  it('changed by a version from the 15th is billed 14 days at the old price and 17 at the new', () => {
    const first = billing({ lines: [flat()] });
    const second = billing({ effective: '2026-03-15', lines: [perUnit('base', 'month', '1550.00 EUR')] }, 2);
    const charges = charged([first, second], '2026-03');
    expect(billed(charges)).toEqual([
      ['base', '14/31', '564.52 EUR'],
      ['base', '17/31', '850.00 EUR'],
    ]);
    expect(charges.lines.map(({ agreement }) => agreement)).toEqual(['a@1', 'a@2']);
    expect(accrued(charges)).toBe('1414.52 EUR');
  });

  it('not prorated keeps the price the month began with', () => {
    const first = billing({ lines: [flat({ prorated: false })] });
    const dearer = perUnit('base', 'month', '1550.00 EUR', { prorated: false });
    const second = billing({ effective: '2026-03-15', lines: [dearer] }, 2);
    expect(amounts(charged([first, second], '2026-03'))).toEqual(['1250.00 EUR']);
    expect(amounts(charged([first, second], '2026-04'))).toEqual(['1550.00 EUR']);
  });

  it('counts as many times as agreed, never below the minimum, less the discount', () => {
    const lines = [
      flat({ quantity: 3 }),
      perUnit('few', 'month', '10.00 EUR', { quantity: 2, minimum: 5 }),
      perUnit('less', 'month', '99.99 EUR', { discountPpm: 125_000 }),
      perUnit('none', 'month', '10.00 EUR', { quantity: 0 }),
    ];
    expect(amounts(charged(billing({ lines }), '2026-03'))).toEqual([
      '3750.00 EUR',
      '50.00 EUR',
      '87.49 EUR',
      '0.00 EUR',
    ]);
  });

  it('for one month, billed by the quarter, is three months; for one quarter, billed by the month, a third', () => {
    const lines = [
      perUnit('a', 'month', '100.00 EUR', { every: 'quarter' }),
      perUnit('b', 'quarter', '100.00 EUR', { every: 'month' }),
    ];
    expect(amounts(charged(billing({ lines }), '2026-03'))).toEqual(['300.00 EUR', '33.33 EUR']);
  });
});

describe('a longer cycle', () => {
  const quarter = (rest = {}) => perUnit('base', 'quarter', '900.00 EUR', { every: 'quarter', ...rest });

  it('in arrears is billed in the month in which it ends', () => {
    const agreement = billing({ lines: [quarter()] });
    const months = ['2026-01', '2026-02', '2026-03', '2026-04'].map((month) => amounts(charged(agreement, month)));
    expect(months).toEqual([[], [], ['900.00 EUR'], []]);
  });

  it('in advance is billed in the month in which it begins', () => {
    const agreement = billing({ lines: [quarter({ billed: 'inAdvance' })] });
    const months = ['2026-01', '2026-02', '2026-03', '2026-04'].map((month) => amounts(charged(agreement, month)));
    expect(months).toEqual([['900.00 EUR'], [], [], ['900.00 EUR']]);
  });

  it('counts a third for each month, whenever it is billed: a remedy has its base in every month', () => {
    for (const billedWhen of ['inAdvance', 'inArrears'] as const) {
      const agreement = billing({ lines: [quarter({ billed: billedWhen })] });
      for (const month of ['2026-01', '2026-02', '2026-03']) {
        const charges = charged(agreement, month);
        expect(accrued(charges)).toBe('300.00 EUR');
        expect(amountOf(charges, { kind: 'lines', lines: ['base'] })?.amountMinor).toBe(30_000);
      }
    }
  });

  it('of a year halves on the day its sixth month ends', () => {
    const year = perUnit('base', 'year', '1200.00 EUR', { every: 'year' });
    expect(amounts(charged(billing({ from: '2026-07-01', lines: [year] }), '2026-12'))).toEqual(['600.00 EUR']);
  });

  it('of a semester is billed in June and December by the calendar, and from the contract’s day by anniversary', () => {
    const semester = (schedule: 'calendar' | 'anniversary') =>
      billing({ from: '2026-02-01', lines: [perUnit('x', 'semester', '600.00 EUR', { every: 'semester', schedule })] });
    const when = (schedule: 'calendar' | 'anniversary') =>
      ['2026-06', '2026-07', '2026-12'].map((month) => amounts(charged(semester(schedule), month)));
    expect(when('calendar')).toEqual([['500.00 EUR'], [], ['600.00 EUR']]);
    expect(when('anniversary')).toEqual([[], ['600.00 EUR'], []]);
  });

  it('by anniversary from the 15th bills in March what ended on the 14th, and counts the days of March', () => {
    const monthly = perUnit('base', 'month', '310.00 EUR', { schedule: 'anniversary' });
    const charges = charged(billing({ from: '2026-01-15', lines: [monthly] }), '2026-03');
    expect(charges.lines.map((line) => line.period)).toEqual([period('2026-02-15..2026-03-14')]);
    expect(amounts(charges)).toEqual(['310.00 EUR']);
    // 14 of 28 days of the month from 15 February, 17 of 31 of the month from 15 March.
    expect(accrued(charges)).toBe('325.00 EUR');
  });

  it('by anniversary from the 31st ends with February and comes back to the 31st', () => {
    const monthly = perUnit('base', 'month', '100.00 EUR', { schedule: 'anniversary' });
    const charges = charged(billing({ from: '2026-01-31', lines: [monthly] }), '2026-03');
    expect(charges.lines.map((line) => line.period)).toEqual([period('2026-02-28..2026-03-30')]);
  });

  it('billed in advance is put right when a version changes its price: a credit for the rest, and the new price', () => {
    const year = (amount: string) => perUnit('base', 'year', amount, { every: 'year', billed: 'inAdvance' });
    const versions = [
      billing({ lines: [year('1200.00 EUR')] }),
      billing({ effective: '2026-07-01', lines: [year('2400.00 EUR')] }, 2),
    ];
    const charges = charged(versions, '2026-07');
    expect(billed(charges)).toEqual([
      ['base', '-1/2', '-600.00 EUR'],
      ['base', '1/2', '1200.00 EUR'],
    ]);
    expect(charges.lines[0]?.working.map(({ kind }) => kind)).toContain('alreadyBilled');
    expect(amounts(charged(versions, '2026-01'))).toEqual(['1200.00 EUR']);
    expect(amounts(charged(versions, '2026-08'))).toEqual([]);
  });
});

describe('a price due once', () => {
  const lines = [perUnit('set-up', 'once', '450.00 EUR', { every: 'once' })];

  it('is billed in the month the agreement takes effect, whole, and never again', () => {
    const versions = [billing({ from: '2026-03-10', lines }), billing({ effective: '2026-05-01', lines }, 2)];
    expect(charged(versions, '2026-03').lines.map(({ kind }) => kind)).toEqual(['oneOff']);
    expect(amounts(charged(versions, '2026-03'))).toEqual(['450.00 EUR']);
    expect(charged(versions, '2026-04').lines).toEqual([]);
    expect(charged(versions, '2026-05').lines).toEqual([]);
  });

  it('is no recurring charge: it is no base of what is a share of the charges', () => {
    const charges = charged(billing({ lines: [...lines, perUnit('base', 'month', '100.00 EUR')] }), '2026-01');
    expect(accrued(charges)).toBe('100.00 EUR');
    expect(amountOf(charges, { kind: 'lines', lines: ['set-up'] })?.amountMinor).toBe(45_000);
  });

  it('first named in a later version is billed with that version', () => {
    const versions = [billing({}), billing({ effective: '2026-05-20', lines }, 2)];
    expect(amounts(charged(versions, '2026-05'))).toEqual(['450.00 EUR']);
  });
});

describe('nothing to bill', () => {
  it('is no charges: no line, no currency, a period without days', () => {
    const nothing = { lines: [], accruals: [], annualValue: null, currency: null };
    expect(charged(billing({ rest: { commercial: billing({}).commercial } }), '2026-03').lines).toEqual([]);
    const silent = billing({ rest: { commercial: { ...billing({}).commercial, currency: null } } });
    expect(charged(silent, '2026-03')).toMatchObject(nothing);
    expect(charged(billing({ lines: [flat()] }), '2026-03-10..2026-03-01')).toMatchObject(nothing);
    expect(recurringOf(charged(silent, '2026-03'))).toBeNull();
  });

  it('before the agreement takes effect nothing is billed', () => {
    expect(charged(billing({ from: '2026-05-01', lines: [flat()] }), '2026-03').lines).toEqual([]);
  });

  it('a line in another currency is told and bills nothing, the others do', () => {
    const charges = charged(billing({ lines: [flat(), perUnit('usd', 'month', '10.00 USD')] }), '2026-03');
    expect(amounts(charges)).toEqual(['1250.00 EUR']);
    expect(charges.notices).toMatchObject([{ kind: 'otherCurrency', line: 'usd' }]);
  });
});

describe('the value of a year', () => {
  it('is what recurs in the contract year: past months as they were, the rest as things stand', () => {
    const versions = [
      billing({ from: '2026-02-01', lines: [flat(), perUnit('set-up', 'once', '9.00 EUR', { every: 'once' })] }),
      billing({ from: '2026-02-01', effective: '2026-08-01', lines: [perUnit('base', 'month', '1350.00 EUR')] }, 2),
    ];
    const value = (month: string) => charged(versions, month).annualValue?.amountMinor;
    expect(value('2026-03')).toBe(12 * 125_000);
    expect(value('2026-09')).toBe(6 * 125_000 + 6 * 135_000);
    expect(value('2027-03')).toBe(12 * 135_000);
    expect(amountOf(charged(versions, '2026-03'), { kind: 'annualValue' })?.amountMinor).toBe(1_500_000);
  });
});
