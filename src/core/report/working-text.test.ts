import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseMoney, type Ratio, ratio, type Step, type StepValue } from '../money/index.ts';
import { STEP_KINDS, stepText, workingJson } from './working-text.ts';

const number = (of: number): StepValue => ({ kind: 'number', number: ratio(of) });
const name = (of: string): StepValue => ({ kind: 'name', name: of });
const exact = (minor: Ratio): StepValue => ({ kind: 'exactMoney', minor, currency: 'EUR' });
const money = (text: string): StepValue => ({
  kind: 'money',
  money: parseMoney(`${text} EUR`) ?? { amountMinor: 0, currency: '' },
});
const step = (kind: string, inputs: Step['inputs'], result: StepValue | null, clause: string | null = null): Step => ({
  kind,
  clause,
  inputs,
  result,
  evidence: [],
});
/** A sentence in both languages, with ordinary blanks. */
const both = (of: Step) =>
  [stepText(of, 'en'), stepText(of, 'fr')].map((text) => text.replaceAll(/[\u202f\u00a0]/g, ' '));

/** The files of the two rooms that make steps. */
function sources(): readonly string[] {
  return ['settlement', 'charge'].flatMap((room) => {
    const folder = new URL(`../${room}/`, import.meta.url);
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .map((file) => readFileSync(new URL(file, folder), 'utf8'));
  });
}

/** Every word by which the two rooms call a step, as it stands in their files. */
function kindsInSource(): readonly string[] {
  const found = sources().flatMap((text) => [
    ...[...text.matchAll(/kind: (?:[\w.]+ \? )?'(\w+)'(?: : '(\w+)')?,\s*clause/g)].flatMap(([, ...kinds]) => kinds),
    ...[...text.matchAll(/(?:dueStep\(|step\([^()]*?, )'(\w+)'/g)].flatMap(([, ...kinds]) => kinds),
  ]);
  return [...new Set(found)].filter((kind) => kind !== undefined).sort();
}

describe('every step of a working has a sentence', () => {
  it('in both languages, for each kind that charges and settlement make, and for no other', () => {
    const told = STEP_KINDS.filter((kind) => kind !== 'priceTier').sort();
    expect(kindsInSource().length).toBeGreaterThan(25);
    expect(told).toEqual(kindsInSource());
  });

  it('says which share of what, because of what, by which clause', () => {
    const tier = step(
      'tier',
      {
        reached: { kind: 'ratio', ratio: ratio(993_477, 1_000_000) },
        below: { kind: 'share', ppm: 999_000 },
        due: { kind: 'share', ppm: 50_000 },
        base: exact(ratio(125_000)),
      },
      exact(ratio(6250)),
      'remedies.uptime-credit.tiers',
    );
    expect(both(tier)).toEqual([
      '5% of €1,250.00, because 99.3477% is below 99.9%: €62.50 [remedies.uptime-credit.tiers]',
      '5 % de 1 250,00 €, car 99,3477 % est inférieur à 99,9 % : 62,50 € [remedies.uptime-credit.tiers]',
    ]);
  });

  it('tells a step of a charge by the same word otherwise: so many units at their price', () => {
    const tier = step('tier', { units: number(10), price: exact(ratio(3000)) }, exact(ratio(30_000)));
    expect(both(tier)).toEqual(['10 units at €30.00: €300.00', '10 unités à 30,00 € : 300,00 €']);
  });

  it('names lines by their titles, and the months a base is of', () => {
    const base = step(
      'base',
      { of: name('base, users'), from: name('2026-01'), to: name('2026-03'), prices: name('asAgreed') },
      money('3750.00'),
    );
    const telling = { zone: 'UTC', nameOf: (_: string, id: string) => `<${id}>` };
    expect(stepText(base, 'en', telling)).toBe(
      'Base (<base>, <users>, January 2026 to March 2026, at the prices agreed, without indexation): €3,750.00',
    );
  });

  it('shows the days of a joiner as a part of the month, and what a third of a cent leaves out', () => {
    const units = step(
      'units',
      {
        from: { kind: 'date', date: '2026-03-16' },
        to: { kind: 'date', date: '2026-03-31' },
        days: number(16),
        count: number(25),
        price: exact(ratio(87_500)),
        share: { kind: 'number', number: ratio(16, 31) },
      },
      exact(ratio(87_500 * 16, 31)),
    );
    expect(both(units)).toEqual([
      'From 16 March 2026 to 31 March 2026, 25 units: €875.00 for a whole cycle, of which 16/31 = €451.6129…',
      'Du 16 mars 2026 au 31 mars 2026, 25 unités : 875,00 € pour un cycle entier, dont 16/31 = 451,6129… €',
    ]);
    expect(both(step('rounded', { exact: exact(ratio(87_500 * 16, 31)) }, money('451.61')))[0]).toBe(
      'Rounded once, half up: €451.6129… becomes €451.61',
    );
    expect(both(step('rounded', { before: exact(ratio(6250)) }, money('62.50')))).toEqual([
      'Amount: €62.50',
      'Montant : 62,50 €',
    ]);
  });

  it('says of earning back whether it can still happen, happened or did not', () => {
    const earnBack = (outcome: string, more: Step['inputs'] = {}) =>
      both(step('earnBack', { outcome: name(outcome), earnedBack: money('62.50'), ...more }, money('0.00')))[0];
    const decided = { periods: number(3), at: { kind: 'instant', at: Date.UTC(2026, 6, 1) } } as const;
    expect([earnBack('pending'), earnBack('earned', decided), earnBack('lost', decided)]).toEqual([
      'Can still be earned back: €0.00 waits for the periods that follow',
      'Earned back (3 periods, 1 July 2026): €62.50 falls away, €0.00 stands',
      'Not earned back (3 periods, 1 July 2026): €0.00 stands',
    ]);
  });

  it('a step of an unknown kind is told by its word and its result, never by nothing', () => {
    expect(stepText(step('toString', {}, money('1.00')), 'en')).toBe('toString €1.00');
    expect(workingJson([step('minimum', { minimum: number(2) }, number(1))], 'en')).toMatchObject([
      { step: 'minimum', because: '2 units are billed at least: 1 added' },
    ]);
  });
});
