import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { specOfPlain } from '../../core/calendar/index.ts';
import { loadHolidaySource } from './index.ts';

const source = await loadHolidaySource();

describe('public holidays of other countries', () => {
  it('gives German Unity Day on 3 October every year', () => {
    const days = source('DE', 2024, 2026) ?? [];
    expect(days.filter((day) => day.date.endsWith('-10-03')).map((day) => day.date)).toEqual([
      '2024-10-03',
      '2025-10-03',
      '2026-10-03',
    ]);
    expect(days.find((day) => day.date === '2026-10-03')?.name).toBe('National Holiday');
  });

  it('adds Epiphany in Bavaria and leaves it out in Berlin', () => {
    expect(source('DE-BY', 2026, 2026)?.map((day) => day.date)).toContain('2026-01-06');
    expect(source('DE-BE', 2026, 2026)?.map((day) => day.date)).not.toContain('2026-01-06');
  });

  it('names every day of a holiday that lasts several', () => {
    const days = source('KR', 2026, 2026)?.map((day) => day.date) ?? [];
    expect(days).toEqual(expect.arrayContaining(['2026-02-17', '2026-02-18', '2026-02-19']));
  });

  it('leaves out a holiday that takes only the afternoon', () => {
    expect(source('IS', 2026, 2026)?.map((day) => day.date)).not.toContain('2026-12-24');
  });

  it('does not know a country or a region that is not listed', () => {
    expect(source('ZZ', 2026, 2026)).toBeNull();
    expect(source('DE-ZZ', 2026, 2026)).toBeNull();
    expect(source('DE-BY-ZZ', 2026, 2026)).toBeNull();
    expect(source('constructor', 2026, 2026)).toBeNull();
  });

  it('is compiled into the calendar that names the country, with library and version', () => {
    const reading = specOfPlain({ hours: { 'mon-fri': ['09:00-17:00'] }, holidays: 'DE' }, { holidaySource: source });
    const rule = 'spec' in reading ? reading.spec.holidays[0] : undefined;
    expect(rule).toMatchObject({ kind: 'dates', source: 'date-holidays 3.37.0 DE' });
    const dates = rule?.kind === 'dates' ? rule.dates.map((day) => day.date) : [];
    expect([dates[0], dates.at(-1)]).toEqual(['1990-01-01', '2060-12-26']);
  });

  it('says the version of the package that is installed', () => {
    const manifest = new URL('../../../node_modules/date-holidays/package.json', import.meta.url);
    const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
    expect(source.library).toBe(`date-holidays ${version}`);
  });
});
