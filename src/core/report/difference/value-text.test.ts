import { describe, expect, it } from 'vitest';
import type { StatedValue } from '../../difference/index.ts';
import { statedText } from './value-text.ts';

const TITLES: { readonly [key: string]: string } = { 'charges.lines base': 'Forfait', 'targets p1': 'P1' };

function told(value: StatedValue, leaf = 'within'): readonly [en: string, fr: string] {
  const names = (section: string, id: string) => TITLES[`${section} ${id}`] ?? null;
  const [en, fr] = (['en', 'fr'] as const).map((language) => statedText(value, { language, names, leaf }));
  return [(en ?? '').replaceAll('\u202f', ' '), (fr ?? '').replaceAll('\u202f', ' ')];
}

const open = (from: number, to: number) => ({ from: from * 60, to: to * 60 });

describe('what a term says, for a reader', () => {
  const CASES: readonly (readonly [what: string, value: StatedValue, en: string, fr: string])[] = [
    [
      'a length of service time',
      { kind: 'duration', duration: { kind: 'service', ms: 5_400_000 } },
      '1 h 30',
      '1 h 30',
    ],
    [
      'elapsed time',
      { kind: 'duration', duration: { kind: 'real', ms: 1_800_000 } },
      '30 min of elapsed time',
      '30 min de temps écoulé',
    ],
    [
      'one service day',
      { kind: 'duration', duration: { kind: 'businessDays', days: 1 } },
      '1 service day',
      '1 jour de service',
    ],
    [
      'the end of the second service day',
      { kind: 'duration', duration: { kind: 'endOfBusinessDay', days: 2 } },
      'end of service day 2',
      'fin du 2e jour de service',
    ],
    [
      'the end of the same day',
      { kind: 'duration', duration: { kind: 'endOfBusinessDay', days: 0 } },
      'end of the service day',
      'fin du jour de service',
    ],
    [
      'the end of the next day',
      { kind: 'duration', duration: { kind: 'endOfBusinessDay', days: 1 } },
      'end of service day 1',
      'fin du 1er jour de service',
    ],
    ['months', { kind: 'length', length: { unit: 'mo', count: 3 } }, '3 months', '3 mois'],
    ['one year', { kind: 'length', length: { unit: 'y', count: 1 } }, '1 year', '1 an'],
    ['a share', { kind: 'share', ppm: 999_000 }, '99.9%', '99,9 %'],
    ['shares', { kind: 'shares', ppm: [500_000, 750_000] }, '50%, 75%', '50 %, 75 %'],
    ['a factor', { kind: 'factor', ppm: 1_500_000 }, '1.5', '1,5'],
    ['an amount', { kind: 'money', money: { amountMinor: 125_050, currency: 'EUR' } }, '€1,250.50', '1 250,50 €'],
    ['a number', { kind: 'number', number: 2.5 }, '2.5', '2,5'],
    ['a flag', { kind: 'flag', flag: true }, 'yes', 'oui'],
    ['no flag', { kind: 'flag', flag: false }, 'no', 'non'],
    ['a date', { kind: 'date', date: '2026-03-01' }, '1 March 2026', '1er mars 2026'],
    ['an hour of the day', { kind: 'timeOfDay', minute: 1050 }, '17:30', '17:30'],
    ['a text', { kind: 'text', text: { fr: 'Bonjour', en: 'Hello' } }, 'Hello', 'Bonjour'],
    ['texts', { kind: 'texts', texts: [{ fr: 'un', en: 'one' }], ordered: false }, 'one', 'un'],
    ['nothing in a list', { kind: 'names', names: [] }, '–', '–'],
    ['a thing with a title', { kind: 'reference', to: 'targets', id: 'p1' }, 'P1', 'P1'],
    ['things without one', { kind: 'references', to: 'targets', ids: ['p1', 'p2'] }, 'P1, p2', 'P1, p2'],
    [
      'a scale of misses',
      {
        kind: 'tiers',
        bound: 'below',
        tiers: [
          { atPpm: 999_000, due: { kind: 'share', ppm: 50_000 } },
          { atPpm: 990_000, due: { kind: 'number', number: 2 } },
        ],
      },
      'below 99.9%: 5% ; below 99%: 2 days',
      'sous 99,9 % : 5 % ; sous 99 % : 2 jours',
    ],
    [
      'a scale of merits',
      { kind: 'tiers', bound: 'from', tiers: [{ atPpm: 999_900, due: { kind: 'share', ppm: 20_000 } }] },
      'from 99.99%: 2%',
      'dès 99,99 % : 2 %',
    ],
    [
      'prices by quantity',
      {
        kind: 'prices',
        prices: [
          { upTo: 10, amount: { amountMinor: 3500, currency: 'EUR' } },
          { upTo: null, amount: { amountMinor: 3000, currency: 'EUR' } },
        ],
      },
      'up to 10: €35.00 ; beyond: €30.00',
      'jusqu’à 10 : 35,00 € ; au-delà : 30,00 €',
    ],
    [
      'a line as a base',
      { kind: 'base', base: { kind: 'lines', lines: ['base', 'other'] } },
      'Forfait, other',
      'Forfait, other',
    ],
    ['all charges as a base', { kind: 'base', base: { kind: 'charges' } }, 'recurring charges', 'prix récurrents'],
    ['the yearly value as a base', { kind: 'base', base: { kind: 'annualValue' } }, 'yearly value', 'prix annuel'],
    [
      'a week, days that are alike together',
      {
        kind: 'week',
        week: [...Array.from({ length: 4 }, () => [open(9, 12), open(13, 18)]), [open(9, 12)], [], []],
      },
      'Mon–Thu 09:00–12:00 13:00–18:00, Fri 09:00–12:00',
      'lun.–jeu. 09:00–12:00 13:00–18:00, ven. 09:00–12:00',
    ],
    [
      'a night',
      { kind: 'week', week: [[open(22, 30)], [], [], [], [], [], []] },
      'Mon 22:00–06:00',
      'lun. 22:00–06:00',
    ],
    ['never open', { kind: 'week', week: [[], [], [], [], [], [], []] }, 'closed', 'fermé'],
    [
      'holidays',
      {
        kind: 'holidays',
        holidays: [
          { kind: 'code', code: 'FR', worked: [] },
          { kind: 'dates', source: 'own', dates: [{ date: '2026-12-24', name: 'eve' }] },
        ],
      },
      'FR, 24 December 2026',
      'FR, 24 décembre 2026',
    ],
    ['no holidays', { kind: 'holidays', holidays: [] }, 'none', 'aucun'],
    [
      'special dates',
      {
        kind: 'exceptions',
        exceptions: [
          { from: '2026-08-03', to: '2026-08-14', windows: [] },
          { from: '2026-12-24', to: '2026-12-24', windows: [open(9, 12)] },
        ],
      },
      '3 August 2026 – 14 August 2026 closed, 24 December 2026 09:00–12:00',
      '3 août 2026 – 14 août 2026 fermé, 24 décembre 2026 09:00–12:00',
    ],
    ['no special dates', { kind: 'exceptions', exceptions: [] }, 'none', 'aucune'],
    [
      'what a service stands on',
      {
        kind: 'dependency',
        dependency: {
          kind: 'all',
          of: [
            { kind: 'agreement', id: 'power' },
            {
              kind: 'any',
              of: [
                { kind: 'agreement', id: 'fibre' },
                { kind: 'agreement', id: 'radio' },
              ],
            },
            {
              kind: 'atLeast',
              count: 1,
              of: [
                { kind: 'agreement', id: 'a' },
                { kind: 'agreement', id: 'b' },
              ],
            },
          ],
        },
      },
      'power + (fibre or radio) + 1 of (a, b)',
      'power + (fibre ou radio) + 1 parmi (a, b)',
    ],
    [
      'a whole entry',
      { kind: 'entry', fields: { missed: { kind: 'number', number: 3 }, of: { kind: 'number', number: 6 } } },
      '3, 6',
      '3, 6',
    ],
  ];

  it.each(CASES)('%s', (_, value, en, fr) => {
    expect(told(value)).toEqual([en, fr]);
  });

  it('holidays that stay worked are named', () => {
    const value: StatedValue = { kind: 'holidays', holidays: [{ kind: 'code', code: 'FR', worked: ['whitMonday'] }] };
    expect(told(value)).toEqual(['FR (but for Whit Monday)', 'FR (sauf Lundi de Pentecôte)']);
  });

  it('many dates given one by one are counted', () => {
    const dates = ['2026-01-02', '2026-01-03'].map((date) => ({ date, name: date }));
    expect(told({ kind: 'holidays', holidays: [{ kind: 'dates', source: 'BE', dates }] })[0]).toBe('BE (2 dates)');
  });
});

describe('words of the format', () => {
  it.each([
    ['rules.reopen', 'resume', 'goes on with what was left', 'reprend avec ce qui restait'],
    ['rules.denominator', 'gross', 'all service hours (gross)', 'toute la plage (brut)'],
    ['price.unit', 'month', 'month', 'mois'],
    ['per', 'month', 'per month', 'par mois'],
    ['belowMinimum', 'allowMisses(2)', 'misses allowed: 2', 'dépassements permis : 2'],
    ['startOn', 'assigned', 'once assigned', 'une fois affecté'],
    ['firstResponse', 'assigned', 'the assignment', 'l’affectation'],
    ['measure', 'unheardOf', 'unheardOf', 'unheardOf'],
  ])('%s: %s means what stands there', (leaf, word, en, fr) => {
    expect(told({ kind: 'word', word }, leaf)).toEqual([en, fr]);
  });

  it('a name that people chose is no word of the format, whatever it spells', () => {
    expect(told({ kind: 'name', name: 'legal' }, 'name')).toEqual(['legal', 'legal']);
    expect(told({ kind: 'name', name: 'constructor' }, 'role')).toEqual(['constructor', 'constructor']);
  });
});
