import { describe, expect, it } from 'vitest';
import { dateOfDay } from '../../time/index.ts';
import { easterSunday, holidayCodes, holidayIds, holidayName, holidaysOfYear, isHolidayCode } from './index.ts';

/** `01-01 newYear` and so on. */
const of = (code: string, year: number) =>
  holidaysOfYear(code, year).map((day) => `${dateOfDay(day.dayNumber).slice(5)} ${day.id}`);

const METROPOLITAN_2026 = [
  '01-01 newYear',
  '04-06 easterMonday',
  '05-01 labourDay',
  '05-08 victory1945',
  '05-14 ascension',
  '05-25 whitMonday',
  '07-14 bastilleDay',
  '08-15 assumption',
  '11-01 allSaints',
  '11-11 armistice',
  '12-25 christmas',
];

/** What a code has more than FR in a year. */
const extra = (code: string, year: number) => {
  const base = of('FR', year);
  return of(code, year).filter((day) => !base.includes(day));
};

describe('Easter', () => {
  it.each([
    [1900, '1900-04-15'],
    [1954, '1954-04-18'],
    [1961, '1961-04-02'],
    [1981, '1981-04-19'],
    [2000, '2000-04-23'],
    [2008, '2008-03-23'],
    [2011, '2011-04-24'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2038, '2038-04-25'],
    [2049, '2049-04-18'],
    [2076, '2076-04-19'],
    [2199, '2199-04-14'],
  ])('of %d is %s', (year, date) => {
    expect(dateOfDay(easterSunday(year))).toBe(date);
  });
});

describe('French holidays', () => {
  it('are eleven in metropolitan France, in any department but three', () => {
    expect(of('FR', 2026)).toEqual(METROPOLITAN_2026);
    for (const code of ['FR-75', 'FR-01', 'FR-95', 'FR-2A', 'FR-2B']) expect(of(code, 2026)).toEqual(METROPOLITAN_2026);
  });

  it('are thirteen in Alsace and Moselle', () => {
    for (const code of ['FR-57', 'FR-67', 'FR-68']) {
      expect(extra(code, 2026)).toEqual(['04-03 goodFriday', '12-26 saintStephen']);
      expect(of(code, 2026)).toHaveLength(13);
    }
  });

  it.each([
    ['FR-GP', ['05-27 abolition']],
    ['FR-971', ['05-27 abolition']],
    ['FR-MQ', ['05-22 abolition']],
    ['FR-972', ['05-22 abolition']],
    ['FR-GF', ['06-10 abolition']],
    ['FR-973', ['06-10 abolition']],
    ['FR-RE', ['12-20 abolition']],
    ['FR-974', ['12-20 abolition']],
    ['FR-YT', ['04-27 abolition']],
    ['FR-976', ['04-27 abolition']],
    ['FR-BL', ['10-09 abolition']],
    ['FR-977', ['10-09 abolition']],
    ['FR-MF', ['05-28 abolition']],
    ['FR-978', ['05-28 abolition']],
    ['FR-PM', []],
    ['FR-975', []],
    ['FR-WF', ['04-28 saintPeterChanel', '07-29 territoryDay']],
    ['FR-986', ['04-28 saintPeterChanel', '07-29 territoryDay']],
    ['FR-PF', ['03-05 gospelArrival', '04-03 goodFriday', '11-20 matarii']],
    ['FR-987', ['03-05 gospelArrival', '04-03 goodFriday', '11-20 matarii']],
    ['FR-NC', ['09-24 citizenshipDay']],
    ['FR-988', ['09-24 citizenshipDay']],
  ])('%s adds %j', (code, days) => {
    expect(extra(code, 2026)).toEqual(days);
    expect(of(code, 2026)).toHaveLength(11 + days.length);
  });

  it.each([
    ['8 May was none before 1953', 1952, 'victory1945', false],
    ['8 May was one from 1953', 1953, 'victory1945', true],
    ['8 May was one until 1959', 1959, 'victory1945', true],
    ['8 May was none from 1960', 1960, 'victory1945', false],
    ['8 May was none until 1981', 1981, 'victory1945', false],
    ['8 May is one from 1982', 1982, 'victory1945', true],
    ['1 May was none in 1946', 1946, 'labourDay', false],
    ['1 May is one from 1947', 1947, 'labourDay', true],
    ['11 November was none in 1921', 1921, 'armistice', false],
    ['11 November is one from 1922', 1922, 'armistice', true],
    ['Whit Monday stayed one in 2005', 2005, 'whitMonday', true],
  ])('%s', (_, year, id, there) => {
    expect(holidaysOfYear('FR', year).some((day) => day.id === id)).toBe(there);
  });

  it('the abolition of slavery is kept since December 1983 on Réunion and since 1984 elsewhere', () => {
    expect([1982, 1983].map((year) => extra('FR-RE', year))).toEqual([[], ['12-20 abolition']]);
    for (const code of ['FR-GP', 'FR-MQ', 'FR-GF', 'FR-YT', 'FR-BL', 'FR-MF']) {
      expect([1983, 1984].map((year) => extra(code, year).length)).toEqual([0, 1]);
    }
  });

  it('Saint-Martin kept 27 May until 2017; Polynesia kept 29 June from 1985 to 2024', () => {
    expect([2017, 2018].map((year) => extra('FR-MF', year))).toEqual([['05-27 abolition'], ['05-28 abolition']]);
    const autonomy = (year: number) =>
      extra('FR-PF', year).filter((day) => day.endsWith('autonomyDay') || day.endsWith('matarii'));
    expect([1984, 1985, 2024, 2025].map(autonomy)).toEqual([
      [],
      ['06-29 autonomyDay'],
      ['06-29 autonomyDay'],
      ['11-20 matarii'],
    ]);
  });

  it('are given in order of date', () => {
    expect(of('FR-974', 2026).slice(-3)).toEqual(['11-11 armistice', '12-20 abolition', '12-25 christmas']);
    expect(of('FR-57', 2026)[1]).toBe('04-03 goodFriday');
  });

  it('are given both when two fall on one date: Ascension on 1 May 2008', () => {
    expect(of('FR', 2008).filter((day) => day.startsWith('05-01'))).toEqual(['05-01 labourDay', '05-01 ascension']);
  });
});

describe('codes and names', () => {
  it('lists the codes with a list of their own, each of them known', () => {
    expect(holidayCodes()).toEqual([
      'FR',
      'FR-57',
      'FR-67',
      'FR-68',
      'FR-GP',
      'FR-MQ',
      'FR-GF',
      'FR-RE',
      'FR-YT',
      'FR-BL',
      'FR-MF',
      'FR-PM',
      'FR-WF',
      'FR-PF',
      'FR-NC',
    ]);
    expect(holidayCodes().every(isHolidayCode)).toBe(true);
  });

  it.each([
    '',
    'DE',
    'fr',
    'FR-',
    'FR-00',
    'FR-20',
    'FR-96',
    'FR-99',
    'FR-970',
    'FR-XX',
    'FR-075',
    'FR-2C',
    'FR-A',
    'FR-75-1',
    'constructor',
    'FR-__proto__',
  ])('does not know %j', (code) => {
    expect(isHolidayCode(code)).toBe(false);
    expect(holidaysOfYear(code, 2026)).toEqual([]);
    expect(holidayIds(code)).toEqual([]);
  });

  it('tells each id once', () => {
    expect(holidayIds('FR')).toEqual([
      'newYear',
      'easterMonday',
      'labourDay',
      'victory1945',
      'ascension',
      'whitMonday',
      'bastilleDay',
      'assumption',
      'allSaints',
      'armistice',
      'christmas',
    ]);
  });

  it('has a French and an English name for every id', () => {
    const ids = holidayCodes().flatMap((code) => holidayIds(code));
    for (const id of ids) {
      expect(holidayName(id, 'fr')).not.toBe(id);
      expect(holidayName(id, 'en')).not.toBe(id);
    }
    expect([holidayName('whitMonday', 'fr'), holidayName('whitMonday', 'en')]).toEqual([
      'Lundi de Pentecôte',
      'Whit Monday',
    ]);
    expect([holidayName('newYear', 'fr'), holidayName('christmas', 'fr')]).toEqual(['Jour de l’An', 'Noël']);
  });

  it('gives a name that is no id back as it is', () => {
    expect(holidayName('2026-06-01', 'fr')).toBe('2026-06-01');
    expect(holidayName('toString', 'en')).toBe('toString');
  });
});
