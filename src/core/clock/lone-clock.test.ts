import { describe, expect, it } from 'vitest';
import { agreementSaid, at, type Said } from '../../../test/support/promises.ts';
import type { Target } from '../agreement/index.ts';
import { loneClock } from './index.ts';

const noon = at('2026-03-09T12:00:00Z');
const HOUR = 3_600_000;
const told: Said = { id: 'tell', measure: 'notification', within: '2h' };
const version = agreementSaid([told]);
const target = version.targets[0] as Target;
const clock = (stoppedAt: number | null, asOf: number) =>
  loneClock({ subject: 'case-1', measure: 'notification', version, target, startedAt: noon, stoppedAt }, asOf);

describe('a clock that one fact starts and another stops', () => {
  it('runs on until it is stopped', () => {
    expect(clock(null, noon + HOUR)).toMatchObject({ state: 'running', elapsedMs: HOUR, breachedAt: null });
    expect(clock(null, noon + 3 * HOUR)).toMatchObject({ state: 'running', breachedAt: noon + 2 * HOUR });
  });
  it('counts up to its stop and no further', () => {
    expect(clock(noon + HOUR, noon + 9 * HOUR)).toMatchObject({
      ticket: 'case-1',
      state: 'stopped',
      stoppedAt: noon + HOUR,
      elapsedMs: HOUR,
      firstVerdict: 'met',
    });
  });
  it('is met with nothing elapsed by a stop before its start', () => {
    expect(clock(noon - HOUR, noon + HOUR)).toMatchObject({ elapsedMs: 0, usedMs: 0, firstVerdict: 'met' });
  });
});
