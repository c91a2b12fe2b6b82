import { describe, expect, it } from 'vitest';
import { agreementSaid, at, clockSaid, lasting, ROUND_THE_CLOCK } from '../../../test/support/promises.ts';
import type { Requirement, Rules } from '../agreement/index.ts';
import type { Judged } from '../verdict/index.ts';
import { addTo, countedAt, emptyTally } from './tally.ts';

const agreed = (rules: Partial<Rules> = {}, requirement: Requirement | null = null) =>
  agreementSaid([{ id: 't', measure: 'resolution', within: '1h', calendar: ROUND_THE_CLOCK, requirement }], rules);
const OPENED = at('2026-03-10T12:00:00Z');
const DUE = at('2026-03-10T13:00:00Z');
const STOPPED = at('2026-03-12T09:00:00Z');
const BREACHED: Partial<Judged> = { verdict: 'breached', breachedAt: DUE, stoppedAt: STOPPED };
const counted = (attribute: Rules['attribute'], said: Partial<Judged>) =>
  countedAt(clockSaid(agreed({ attribute }), said));

describe('the month a clock counts in', () => {
  it('is that of its stop when kept, of its breach when missed or excused', () => {
    expect(counted('settled', { stoppedAt: STOPPED })).toEqual({ outcome: 'met', at: STOPPED });
    expect(counted('settled', BREACHED)).toEqual({ outcome: 'breached', at: DUE });
    expect(counted('settled', { ...BREACHED, verdict: 'excused' })).toEqual({ outcome: 'excused', at: DUE });
  });
  it('is that of its stop whatever became of it, where the agreement says `stopped`; a missed one that runs on waits', () => {
    expect(counted('stopped', BREACHED)).toEqual({ outcome: 'breached', at: STOPPED });
    expect(counted('stopped', { ...BREACHED, stoppedAt: null })).toBeNull();
  });
  it('is that of the opening where the agreement says `opened`', () => {
    expect(counted('opened', BREACHED)).toEqual({ outcome: 'breached', at: OPENED });
    expect(counted('opened', { verdict: 'atRisk', stoppedAt: null })).toEqual({ outcome: 'open', at: OPENED });
  });
  it('is, for one still open, that in which it is due; none while nobody knows when that is', () => {
    expect(counted('settled', { verdict: 'open', stoppedAt: null })).toEqual({ outcome: 'open', at: DUE });
    expect(counted('settled', { verdict: 'atRisk', stoppedAt: null })).toEqual({ outcome: 'open', at: DUE });
    expect(counted('settled', { verdict: 'open', stoppedAt: null, dueAt: null })).toBeNull();
  });
  it.each(['settled', 'opened', 'stopped'] as const)(
    'is none for a cancelled ticket, even one breached before (%s)',
    (attribute) => {
      expect(counted(attribute, { ...BREACHED, verdict: 'notApplicable' })).toBeNull();
    },
  );
  it('is none where an absorbed ticket suffered the same breach already; what is kept counts', () => {
    expect(counted('settled', { ...BREACHED, countedOn: 'ABSORBED' })).toBeNull();
    expect(counted('settled', { stoppedAt: STOPPED, countedOn: 'ABSORBED' })).toEqual({ outcome: 'met', at: STOPPED });
  });
});

describe('the counts of a month', () => {
  const counts = (requirement: Requirement | null) => {
    const tally = emptyTally();
    const agreement = agreed({}, requirement);
    const verdicts: readonly Partial<Judged>[] = [
      { elapsedMs: 1 },
      { ...BREACHED, elapsedMs: 2 },
      { ...BREACHED, verdict: 'excused', elapsedMs: 3 },
      { verdict: 'open', stoppedAt: null, elapsedMs: 4 },
    ];
    for (const said of verdicts) {
      const clock = clockSaid(agreement, said);
      const how = countedAt(clock);
      if (how !== null) addTo(tally, how, clock);
    }
    return tally;
  };
  it('tell kept, missed, excused and open apart', () => {
    expect(counts(null)).toEqual({ met: 1, breached: 1, excused: 1, open: 1, elapsedMs: [] });
  });
  it('keep the times of kept and missed where a percentile or a mean is asked, of no others', () => {
    expect(counts({ kind: 'percentile', percent: 90, within: lasting('1h') }).elapsedMs).toEqual([1, 2]);
    expect(counts({ kind: 'mean', within: lasting('1h') }).elapsedMs).toEqual([1, 2]);
    expect(counts({ kind: 'attainment', requiredPpm: 950_000 }).elapsedMs).toEqual([]);
  });
});
