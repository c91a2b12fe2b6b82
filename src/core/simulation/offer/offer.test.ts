import { describe, expect, it } from 'vitest';
import { type PastTicket, pastOf } from '../../../../test/support/pasts.ts';
import {
  agreementSaid,
  at,
  EIGHT_TO_FIVE,
  lasting,
  ROUND_THE_CLOCK,
  type Said,
} from '../../../../test/support/promises.ts';
import { type Agreement, NO_COMMERCIAL, type Remedy } from '../../agreement/index.ts';
import { formatDuration } from '../../time/index.ts';
import type { Reckoner } from '../cost.ts';
import { type Simulation, simulation } from '../simulation.ts';
import { type ChangedTarget, withChanges } from '../years/term.ts';
import { counterOffers } from './counter-offers.ts';
import { ladderOf } from './ladder.ts';
import { offerOf } from './offer.ts';
import { answered, keeps, type OfferSearch, searchOffer, toEvaluate } from './search.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const MONDAY = at('2025-01-06T00:00:00Z');
const NINETY = 900_000;
const PROMISED: Said = {
  id: 't',
  measure: 'resolution',
  within: '1h',
  calendar: ROUND_THE_CLOCK,
  requirement: { kind: 'attainment', requiredPpm: 900_000 },
};
const agreed = (said: Partial<Said> = {}): Agreement =>
  agreementSaid(
    [{ ...PROMISED, ...said }],
    {},
    {
      commercial: { ...NO_COMMERCIAL, currency: 'EUR', remedies: [{ id: 'r', on: 't' } as Remedy] },
    },
  );
const perBreach: Reckoner = (outcomes) =>
  outcomes.map(({ period, breaches }) => ({ kind: 'credit', period, amountMinor: 1000 * breaches.length }));

/** Forty weeks of ten tickets, which take 10, 20 … 100 minutes; twice as long in every fourth week. */
const PAST: readonly PastTicket[] = Array.from({ length: 400 }, (_, number) => {
  const week = Math.floor(number / 10);
  const minutes = 10 * ((number % 10) + 1) * (week % 4 === 3 ? 2 : 1);
  return { openedAt: MONDAY + (week * 168 + (number % 10)) * HOUR, usedMs: minutes * MINUTE };
});
const history = { from: MONDAY, to: MONDAY + 40 * 168 * HOUR };
const simulated = (agreement: Agreement, past: readonly PastTicket[] = PAST): Simulation =>
  simulation({
    sample: pastOf(agreement, past),
    past: [],
    history,
    years: 200,
    seed: 3,
    reckon: perBreach,
    borrowed: null,
  });

const searched = (said: Partial<Said>, kind: 'within' | 'attainment' | 'allow', confidencePpm = NINETY) => {
  const years = simulated(agreed(said));
  const search = searchOffer(years, 0, kind, confidencePpm) as OfferSearch;
  return { years, search, offer: offerOf(years, search, 100) };
};

describe('the counter-offer', () => {
  it('is the tightest time limit that is kept with the confidence chosen; one step tighter is not', () => {
    const { offer } = searched({}, 'within');
    // In a slow week eight of ten are done in 2 h 45; two slow weeks a month are bearable, and three come in 7 % of months.
    expect(offer.isKept).toBe(false);
    expect(offer.promised.missed.ppm).toBe(1_000_000);
    expect(offer.offered?.change).toEqual({ kind: 'within', within: lasting('2h45m') });
    expect(keeps(offer.offered?.missed as never, NINETY)).toBe(true);
    expect(offer.tighter?.change).toEqual({ kind: 'within', within: lasting('2h30m') });
    expect(keeps(offer.tighter?.missed as never, NINETY)).toBe(false);
    expect(offer.basis).toBe('estimated');
  });
  it('is looser when it is to be surer, or when more is to be attained', () => {
    const within = (said: Partial<Said>, confidencePpm: number) => {
      const change = searched(said, 'within', confidencePpm).offer.offered?.change;
      return change?.kind === 'within' && 'ms' in change.within ? change.within.ms : 0;
    };
    expect(within({}, 990_000)).toBeGreaterThan(within({}, 500_000));
    const strict = { requirement: { kind: 'attainment', requiredPpm: 1_000_000 } } as const;
    expect(within(strict, NINETY)).toBeGreaterThan(within({}, NINETY));
  });
  it('is, of the attainment, the highest by half percents that is kept', () => {
    const { offer } = searched({ within: '1h30m' }, 'attainment');
    // A month of four weeks with two slow ones keeps 26 of 40; a third slow week comes in 5 % of them.
    expect(offer.offered?.change).toEqual({ kind: 'attainment', requiredPpm: 650_000 });
    expect(offer.tighter?.change).toEqual({ kind: 'attainment', requiredPpm: 655_000 });
  });
  it('is no attainment below one half: nobody would write it', () => {
    expect(searched({}, 'attainment').offer.offered).toBeNull();
  });
  it('is, of misses allowed, the fewest that are kept', () => {
    const { offer } = searched({ requirement: { kind: 'allow', misses: 2 } }, 'allow');
    expect(offer.isKept).toBe(false);
    expect(offer.offered?.change.kind).toBe('allow');
    expect(keeps(offer.offered?.missed as never, NINETY)).toBe(true);
    expect(keeps(offer.tighter?.missed as never, NINETY)).toBe(false);
  });
  it('is, of a percentile and of a mean, the time they ask for', () => {
    const within = { kind: 'service', ms: HOUR } as const;
    const percentile = searched({ requirement: { kind: 'percentile', percent: 90, within } }, 'within').offer;
    expect(percentile.offered?.change).toEqual({ kind: 'within', within: lasting('2h45m') });
    const mean = searched({ requirement: { kind: 'mean', within } }, 'within').offer;
    expect(mean.offered?.change).toEqual({ kind: 'within', within: lasting('1h30m') });
  });
  it('may be tighter than what is promised, where that is kept with room to spare', () => {
    const { offer } = searched({ within: '8h' }, 'within');
    expect(offer.isKept).toBe(true);
    expect(offer.offered?.change).toEqual({ kind: 'within', within: lasting('2h45m') });
  });
  it('is none where nothing that one would write is kept', () => {
    const never = PAST.map((one) => ({ ...one, usedMs: 2000 * HOUR }));
    const years = simulated(agreed(), never);
    const offer = offerOf(years, searchOffer(years, 0, 'within', NINETY) as OfferSearch, 10);
    expect(offer).toMatchObject({ offered: null, tighter: null, further: [], isKept: false });
  });
  it('is not asked for where nothing is asked of a period, or nothing was ever judged', () => {
    expect(counterOffers(simulated(agreed({ requirement: null })), NINETY)).toEqual([]);
    expect(counterOffers(simulated(agreed(), []), NINETY)).toEqual([]);
    expect(searchOffer(simulated(agreed()), 7, 'within', NINETY)).toBeNull();
    expect(searchOffer(simulated(agreed()), 0, 'allow', NINETY)).toBeNull();
  });
  it('is searched by every term a target has', () => {
    expect(counterOffers(simulated(agreed()), NINETY).map(({ ladder }) => ladder[0]?.kind)).toEqual([
      'within',
      'attainment',
    ]);
  });
});

describe('going further than the offer', () => {
  it('costs more at each step, told for the offer and three steps past it', () => {
    const { further } = searched({}, 'within').offer;
    expect(further.map(({ change }) => (change.kind === 'within' ? formatDuration(change.within) : ''))).toEqual([
      '2h45m',
      '2h30m',
      '2h15m',
      '2h',
    ]);
    const costs = further.map(({ cost }) => cost.net.mean);
    expect(costs).toEqual([...costs].sort((a, b) => a - b));
    expect(costs[3]).toBeGreaterThan(costs[0] as number);
    const odds = further.map(({ missed }) => missed.hits);
    expect(odds).toEqual([...odds].sort((a, b) => a - b));
  });
  it('tells lateness under the tighter limit, not under the promised one', () => {
    const late: number[] = [];
    const reckon: Reckoner = (outcomes) => {
      for (const { breaches } of outcomes) for (const { lateMs } of breaches) late.push(lateMs);
      return [];
    };
    const one: PastTicket[] = [{ openedAt: MONDAY, usedMs: 50 * MINUTE }];
    const agreement = agreed({ requirement: { kind: 'allow', misses: 0 } });
    const years = simulation({
      sample: pastOf(agreement, one),
      past: [],
      history: { from: MONDAY, to: MONDAY + 168 * HOUR },
      years: 1,
      seed: 1,
      reckon,
      borrowed: null,
    });
    offerOf(years, searchOffer(years, 0, 'within', NINETY) as OfferSearch, 1);
    // Steps of five minutes below 50: each ticket late by 5, 10 and 15 minutes, 52 times.
    expect([...new Set(late)]).toEqual([5 * MINUTE, 10 * MINUTE, 15 * MINUTE]);
  });
});

describe('confirming an offer by evaluating it again', () => {
  /** A stand-in for the evaluation: the tickets judged under the changed agreement, `slower` as much longer. */
  const again = (agreement: Agreement, asked: ChangedTarget, slower: number) =>
    simulated(
      withChanges(agreement, [asked]),
      PAST.map((one) => ({ ...one, usedMs: one.usedMs * slower })),
    );
  const confirmed = (slower: number, said: Partial<Said> = {}) => {
    const agreement = agreed(said);
    const years = simulated(agreement);
    let search = searchOffer(years, 0, 'within', NINETY) as OfferSearch;
    let rounds = 0;
    for (let next = toEvaluate(search); next !== null && rounds < 200; next = toEvaluate(search)) {
      rounds += 1;
      search = answered(search, next, again(agreement, next, slower));
    }
    return { rounds, offer: offerOf(years, search, 10) };
  };
  it('takes two evaluations where the estimate is right: the offer, and one step tighter', () => {
    const { rounds, offer } = confirmed(1);
    expect(rounds).toBe(2);
    expect(offer.basis).toBe('evaluated');
    expect(offer.offered?.change).toEqual({ kind: 'within', within: lasting('2h45m') });
  });
  it.each([2, 0.5])('moves on step by step where the evaluation says otherwise (times × %f)', (slower) => {
    const { offer } = confirmed(slower);
    expect(offer.basis).toBe('evaluated');
    expect(keeps(offer.offered?.missed as never, NINETY)).toBe(true);
    expect(keeps(offer.tighter?.missed as never, NINETY)).toBe(false);
    expect(offer.offered?.change).toEqual({ kind: 'within', within: lasting(slower === 2 ? '6h' : '1h30m') });
  });
  it('ends where nothing is kept after all', () => {
    const { offer } = confirmed(100_000);
    expect(offer).toMatchObject({ offered: null, basis: 'evaluated' });
  });
  it('passes over an answer to a question nobody asked', () => {
    const years = simulated(agreed());
    const search = searchOffer(years, 0, 'within', NINETY) as OfferSearch;
    const stray: ChangedTarget = { target: 't', level: null, change: { kind: 'within', within: lasting('7m') } };
    expect(answered(search, stray, years)).toBe(search);
  });
});

describe('the ladder of values one would offer', () => {
  const steps = (said: Partial<Said>, kind: 'within' | 'attainment' | 'allow') =>
    ladderOf(agreed(said).targets[0] as never, kind);
  const durations = (within: string) =>
    steps({ within, calendar: EIGHT_TO_FIVE }, 'within').map((change) =>
      change.kind === 'within' ? formatDuration(change.within) : '',
    );
  it('goes by 5 minutes below 1 h, 15 minutes below 4 h, hours below a day, then longer', () => {
    const ladder = durations('37m');
    expect(ladder.slice(0, 9)).toEqual(['5m', '10m', '15m', '20m', '25m', '30m', '35m', '37m', '40m']);
    expect(ladder.slice(12, 16)).toEqual(['1h', '1h15m', '1h30m', '1h45m']);
    expect(ladder).toContain('23h');
    expect(ladder.slice(-2)).toEqual(['1428h', '1440h']);
    expect(new Set(ladder).size).toBe(ladder.length);
  });
  it('keeps the kind of the promise: real time, working days, ends of days', () => {
    expect(durations('30m real')[0]).toBe('5m real');
    expect(durations('2bd').slice(0, 3)).toEqual(['1bd', '2bd', '3bd']);
    expect(durations('end of 1bd').slice(0, 2)).toEqual(['end of 0bd', 'end of 1bd']);
  });
  it('has the promised value among its steps, the tightest first', () => {
    const shares = steps({ requirement: { kind: 'attainment', requiredPpm: 917_000 } }, 'attainment');
    expect(shares[0]).toEqual({ kind: 'attainment', requiredPpm: 1_000_000 });
    expect(shares).toContainEqual({ kind: 'attainment', requiredPpm: 917_000 });
    expect(steps({ requirement: { kind: 'allow', misses: 1 } }, 'allow')[0]).toEqual({ kind: 'allow', misses: 0 });
    expect(steps({}, 'allow')).toEqual([]);
  });
});
