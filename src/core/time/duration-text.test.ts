import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addTerm, type Duration, formatDuration, formatTermLength, parseDuration, parseTermLength } from './index.ts';

describe('reading a duration', () => {
  it.each([
    ['30m', { kind: 'service', ms: 1_800_000 }],
    ['1h30m', { kind: 'service', ms: 5_400_000 }],
    ['8h', { kind: 'service', ms: 28_800_000 }],
    ['90s', { kind: 'service', ms: 90_000 }],
    ['1.5h', { kind: 'service', ms: 5_400_000 }],
    ['0.1h', { kind: 'service', ms: 360_000 }],
    ['0.5s', { kind: 'service', ms: 500 }],
    ['1.2500h', { kind: 'service', ms: 4_500_000 }],
    ['2.50m', { kind: 'service', ms: 150_000 }],
    ['1.00500s', { kind: 'service', ms: 1_005 }],
    ['0.00000000h', { kind: 'service', ms: 0 }],
    ['000000000001h', { kind: 'service', ms: 3_600_000 }],
    ['1.5000000000h', { kind: 'service', ms: 5_400_000 }],
    ['30m1h', { kind: 'service', ms: 5_400_000 }],
    ['0m', { kind: 'service', ms: 0 }],
    ['45m real', { kind: 'real', ms: 2_700_000 }],
    ['1h0.5m real', { kind: 'real', ms: 3_630_000 }],
    ['2bd', { kind: 'businessDays', days: 2 }],
    ['0bd', { kind: 'businessDays', days: 0 }],
    ['end of 1bd', { kind: 'endOfBusinessDay', days: 1 }],
    ['end of 0bd', { kind: 'endOfBusinessDay', days: 0 }],
  ])('%s', (text, duration) => {
    expect(parseDuration(text)).toEqual(duration);
  });

  it.each([
    '',
    'h',
    '30',
    '30 m',
    '1h 30m',
    '-1h',
    '1d',
    '2 bd',
    '1.5bd',
    'end of bd',
    'end of 8h',
    'End of 1bd',
    '30m real time',
    '30mreal',
    '.5h',
    '1.h',
    '1,5h',
    '30M',
    '2bd real',
    ' 30m',
    '30m\n',
    '1e3s',
    '0.0001s',
    '0.3333333h',
    '999999bd',
    '9999999999999h',
    '878401h',
    '1.123456789h',
    '0000000000001h',
    '0.000000001h',
    '0.99999999999999999s',
    `${'1h'.repeat(40)}`,
  ])('refuses %j', (text) => {
    expect(parseDuration(text)).toBeNull();
  });

  it('reads a text of up to 64 characters', () => {
    const long = '1s'.repeat(32);
    expect(parseDuration(long)).toEqual({ kind: 'service', ms: 32_000 });
    expect(parseDuration(`${long}1s`)).toBeNull();
  });

  it('reads seven decimals where they come to whole milliseconds', () => {
    expect(parseDuration('0.0000025h')).toEqual({ kind: 'service', ms: 9 });
    expect(parseDuration('0.0003125h')).toEqual({ kind: 'service', ms: 1_125 });
    expect(parseDuration('0.0003126h')).toBeNull();
  });

  it('reads a hundred years and nothing longer', () => {
    expect(parseDuration('878400h')).toEqual({ kind: 'service', ms: 878_400 * 3_600_000 });
  });
});

describe('writing a duration', () => {
  it.each([
    [{ kind: 'service', ms: 5_400_000 }, '1h30m'],
    [{ kind: 'service', ms: 0 }, '0s'],
    [{ kind: 'service', ms: 60_000 }, '1m'],
    [{ kind: 'service', ms: 3_600_000 }, '1h'],
    [{ kind: 'service', ms: 3_601_000 }, '1h1s'],
    [{ kind: 'service', ms: 1_500 }, '1.5s'],
    [{ kind: 'service', ms: 1_005 }, '1.005s'],
    [{ kind: 'service', ms: 10_000 }, '10s'],
    [{ kind: 'real', ms: 2_700_000 }, '45m real'],
    [{ kind: 'businessDays', days: 2 }, '2bd'],
    [{ kind: 'endOfBusinessDay', days: 1 }, 'end of 1bd'],
  ] as const)('%j is %s', (duration, text) => {
    expect(formatDuration(duration)).toBe(text);
  });

  it('is read back as the same duration', () => {
    const ms = fc.integer({ min: 0, max: 10_000_000_000 });
    const days = fc.integer({ min: 0, max: 99_999 });
    const duration: fc.Arbitrary<Duration> = fc.oneof(
      fc.record({ kind: fc.constantFrom('service' as const, 'real' as const), ms }),
      fc.record({ kind: fc.constantFrom('businessDays' as const, 'endOfBusinessDay' as const), days }),
    );
    fc.assert(
      fc.property(duration, (value) => {
        expect(parseDuration(formatDuration(value))).toEqual(value);
      }),
    );
  });
});

describe('the length of a term', () => {
  it.each([
    ['12mo', { unit: 'mo', count: 12 }],
    ['90d', { unit: 'd', count: 90 }],
    ['2w', { unit: 'w', count: 2 }],
    ['1y', { unit: 'y', count: 1 }],
  ] as const)('%s is read and written', (text, length) => {
    expect(parseTermLength(text)).toEqual(length);
    expect(formatTermLength(length)).toBe(text);
  });

  it.each(['', '12', 'mo', '12m', '-1d', '1.5y', '12 mo', '123456d', '12mo '])('refuses %j', (text) => {
    expect(parseTermLength(text)).toBeNull();
  });

  it.each([
    ['2026-01-31', '1mo', '2026-02-28'],
    ['2026-01-01', '12mo', '2027-01-01'],
    ['2024-02-29', '1y', '2025-02-28'],
    ['2024-02-29', '4y', '2028-02-29'],
    ['2026-12-25', '2w', '2027-01-08'],
    ['2026-02-20', '15d', '2026-03-07'],
    ['2026-02-20', '0d', '2026-02-20'],
  ])('%s and %s is %s', (date, text, later) => {
    const length = parseTermLength(text);
    expect(length && addTerm(date, length)).toBe(later);
  });
});
