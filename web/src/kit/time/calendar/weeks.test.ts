import { expect, test } from 'vitest';
import { weeksOf } from './weeks.ts';

test('March 2026 begins on a Sunday and takes six weeks', () => {
  const weeks = weeksOf('2026-03');
  expect(weeks).toHaveLength(6);
  expect(weeks[0]).toEqual([null, null, null, null, null, null, '2026-03-01']);
  expect(weeks[5]).toEqual(['2026-03-30', '2026-03-31', null, null, null, null, null]);
});

test('February has its day more in leap years, and may fit four weeks', () => {
  expect(weeksOf('2028-02').flat()).toContain('2028-02-29');
  expect(weeksOf('2027-02')).toHaveLength(4);
});
