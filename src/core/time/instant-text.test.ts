import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { END_INSTANT, FIRST_INSTANT, formatInstant, parseInstant } from './index.ts';

describe('reading an instant', () => {
  it.each([
    ['1970-01-01T00:00:00Z', 0],
    ['2026-03-12T08:00:00Z', 1_773_302_400_000],
    ['2026-03-12T09:00:00+01:00', 1_773_302_400_000],
    ['2026-03-12T02:30:00-05:30', 1_773_302_400_000],
    ['2026-03-12T08:00:00-00:00', 1_773_302_400_000],
    ['2026-03-12t08:00:00z', 1_773_302_400_000],
    ['2026-03-12T08:00:00.5Z', 1_773_302_400_500],
    ['2026-03-12T08:00:00.007Z', 1_773_302_400_007],
    ['2026-03-12T08:00:00.0079999Z', 1_773_302_400_007],
    ['2026-03-12T08:00:00.123456789+00:00', 1_773_302_400_123],
    ['2026-03-12T08:00:00+23:00', 1_773_302_400_000 - 23 * 3_600_000],
    ['2026-03-12T08:00:00-00:59', 1_773_302_400_000 + 59 * 60_000],
    ['1969-12-31T23:59:59.999Z', -1],
    ['1900-01-01T00:00:00Z', FIRST_INSTANT],
    ['2200-01-01T00:00:00Z', END_INSTANT],
    ['2024-02-29T23:59:59Z', 1_709_251_199_000],
    ['2000-02-29T00:00:00Z', 951_782_400_000],
    ['0001-01-01T00:00:00Z', -62_135_596_800_000],
  ])('%s is %d', (text, ms) => {
    expect(parseInstant(text)).toBe(ms);
  });

  it.each([
    ['no text', ''],
    ['a date alone', '2026-03-12'],
    ['no offset', '2026-03-12T08:00:00'],
    ['no seconds', '2026-03-12T08:00Z'],
    ['a blank for the T', '2026-03-12 08:00:00Z'],
    ['a leap second', '2016-12-31T23:59:60Z'],
    ['hour 24', '2026-03-12T24:00:00Z'],
    ['minute 60', '2026-03-12T08:60:00Z'],
    ['month 13', '2026-13-12T08:00:00Z'],
    ['month 0', '2026-00-12T08:00:00Z'],
    ['day 0', '2026-03-00T08:00:00Z'],
    ['30 February', '2026-02-30T08:00:00Z'],
    ['29 February of a common year', '2026-02-29T08:00:00Z'],
    ['29 February 1900', '1900-02-29T08:00:00Z'],
    ['31 April', '2026-04-31T08:00:00Z'],
    ['year 0', '0000-01-01T00:00:00Z'],
    ['an empty fraction', '2026-03-12T08:00:00.Z'],
    ['a comma', '2026-03-12T08:00:00,5Z'],
    ['an offset of 24 hours', '2026-03-12T08:00:00+24:00'],
    ['an offset of 60 minutes', '2026-03-12T08:00:00+01:60'],
    ['an offset without a colon', '2026-03-12T08:00:00+0100'],
    ['an offset without minutes', '2026-03-12T08:00:00+01'],
    ['another sign', '2026-03-12T08:00:00 01:00'],
    ['something after Z', '2026-03-12T08:00:00Z '],
    ['something after the offset', '2026-03-12T08:00:00+01:00x'],
    ['something before', ' 2026-03-12T08:00:00Z'],
    ['a sign before the year', '+026-03-12T08:00:00Z'],
    ['letters for digits', '2026-0a-12T08:00:00Z'],
    ['letters in the hour', '2026-03-12Tx8:00:00Z'],
    ['letters in the minute', '2026-03-12T08:x0:00Z'],
    ['letters in the second', '2026-03-12T08:00:0xZ'],
    ['letters in the offset', '2026-03-12T08:00:00+0x:00'],
    ['letters in the minutes of the offset', '2026-03-12T08:00:00+01:x0'],
    ['a dot in the offset', '2026-03-12T08:00:00+01.00'],
    ['a slash only first', '2026/03-12T08:00:00Z'],
    ['a dot only first', '2026-03-12T08.00:00Z'],
    ['a fraction that goes on to the end', '2026-03-12T08:00:00.5'],
    ['a slash for a digit', '2026-03-12T1/:00:00Z'],
    ['slashes', '2026/03/12T08:00:00Z'],
    ['dots in the time', '2026-03-12T08.00.00Z'],
    ['a dash only first', '2026-03/12T08:00:00Z'],
    ['a colon only first', '2026-03-12T08:00.00Z'],
    ['digits of another script', '٢٠٢٦-03-12T08:00:00Z'],
  ])('refuses %s', (_, text) => {
    expect(parseInstant(text)).toBeNull();
  });
});

describe('writing an instant', () => {
  it.each([
    [0, '1970-01-01T00:00:00Z'],
    [1_773_302_400_000, '2026-03-12T08:00:00Z'],
    [1_773_302_400_500, '2026-03-12T08:00:00.500Z'],
    [1_773_302_400_007, '2026-03-12T08:00:00.007Z'],
    [-1, '1969-12-31T23:59:59.999Z'],
    [1_709_251_199_000, '2024-02-29T23:59:59Z'],
    [-62_135_596_800_000, '0001-01-01T00:00:00Z'],
  ])('%d is %s', (ms, text) => {
    expect(formatInstant(ms)).toBe(text);
  });

  it('is read back as the same instant, and agrees with the language’s own Date', () => {
    fc.assert(
      fc.property(fc.integer({ min: FIRST_INSTANT, max: END_INSTANT }), (ms) => {
        expect(parseInstant(formatInstant(ms))).toBe(ms);
        expect(new Date(ms).toISOString().replace('.000Z', 'Z')).toBe(formatInstant(ms));
      }),
    );
  });
});
