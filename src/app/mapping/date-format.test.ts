import { describe, expect, it } from 'vitest';
import { dateFormatOf, readDate } from './date-format.ts';

const utc = (text: string, format: string, zone = 'UTC') => {
  const wallTimes = { skipped: 0, twice: 0 };
  const read = dateFormatOf(format);
  const at = read === null ? null : readDate(text, [read], zone, wallTimes);
  return at === null
    ? null
    : `${new Date(at).toISOString()}${wallTimes.skipped > 0 ? ' skipped' : ''}${wallTimes.twice > 0 ? ' twice' : ''}`;
};

describe('a date of a table', () => {
  it.each([
    ['29/2/2016 01:16', 'd/m/yyyy HH:MM', 'Europe/Paris', '2016-02-29T00:16:00.000Z'],
    ['02/29/2016 01:16:07 PM', 'mm/dd/yyyy HH:MM:SS a', 'UTC', '2016-02-29T13:16:07.000Z'],
    ['12/1/2016 12:05 AM', 'm/d/yyyy H:MM a', 'UTC', '2016-12-01T00:05:00.000Z'],
    ['31.12.99', 'dd.mm.yy', 'UTC', '2099-12-31T00:00:00.000Z'],
    ['2016-02-29 10:00', 'iso', 'America/New_York', '2016-02-29T15:00:00.000Z'],
    ['2016-02-29T10:00:00.250+02:00', 'iso', 'America/New_York', '2016-02-29T08:00:00.250Z'],
    ['1456740960', 'unix', 'UTC', '2016-02-29T10:16:00.000Z'],
    ['27/3/2016 02:30', 'd/m/yyyy HH:MM', 'Europe/Paris', '2016-03-27T01:00:00.000Z skipped'],
    ['30/10/2016 02:30', 'd/m/yyyy HH:MM', 'Europe/Paris', '2016-10-30T00:30:00.000Z twice'],
  ])('%s written as %s in %s is %s', (text, format, zone, expected) => expect(utc(text, format, zone)).toBe(expected));

  it.each([
    ['30/2/2016 01:16', 'd/m/yyyy HH:MM'],
    ['1/13/2016 01:16', 'd/m/yyyy HH:MM'],
    ['1/1/2016 24:00', 'd/m/yyyy HH:MM'],
    ['1/1/2016', 'd/m/yyyy HH:MM'],
    ['13/1/2016 13:00 PM', 'd/m/yyyy HH:MM a'],
    ['1/1/1850 10:00', 'd/m/yyyy HH:MM'],
    ['soon', 'iso'],
  ])('%s is none as %s', (text, format) => expect(utc(text, format)).toBeNull());

  it.each(['yyyy', 'd/m HH:MM', 'd/d/m/yyyy', 'dd MMM yyyy', 'date'])('is not written as %s', (format) =>
    expect(dateFormatOf(format)).toBeNull(),
  );
});
