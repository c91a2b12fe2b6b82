import { describe, expect, it } from 'vitest';
import { agreementSaid, lasting, ROUND_THE_CLOCK } from '../../../../test/support/promises.ts';
import { type Agreement, type Bound, NO_COMMERCIAL, type Remedy } from '../../agreement/index.ts';
import type { Capacity } from '../capacity.ts';
import type { Exposure } from '../exposure.ts';
import type { Offer } from '../offer/offer.ts';
import { advise, type Grounds } from './advice.ts';
import { parseTermValue, termAt } from './term-value.ts';
import { readBounds } from './zone.ts';

const bound = (said: Partial<Bound>): Bound => ({
  ideal: null,
  acceptable: null,
  walkAway: null,
  approver: null,
  ...said,
});
const agreed = (bounds: { readonly [path: string]: Partial<Bound> }, approvals: readonly string[] = []): Agreement =>
  agreementSaid(
    [
      {
        id: 'p1.response',
        measure: 'firstResponse',
        within: '30m',
        calendar: ROUND_THE_CLOCK,
        requirement: { kind: 'attainment', requiredPpm: 950_000 },
        minimumSample: 10,
      },
      {
        id: 'fix',
        measure: 'resolution',
        within: '2bd',
        calendar: ROUND_THE_CLOCK,
        requirement: { kind: 'allow', misses: 1 },
      },
    ],
    {},
    {
      commercial: {
        ...NO_COMMERCIAL,
        currency: 'EUR',
        caps: {
          month: { kind: 'share', sharePpm: 150_000, of: { kind: 'charges' } },
          term: { kind: 'amount', amount: { amountMinor: 500_000, currency: 'EUR' } },
        },
        remedies: [
          {
            id: 'late',
            formula: { kind: 'perBreach', due: { kind: 'amount', amount: { amountMinor: 5000, currency: 'EUR' } } },
          } as Remedy,
        ],
      },
      internal: {
        bounds: Object.fromEntries(Object.entries(bounds).map(([path, said]) => [path, bound(said)])),
        approvals,
        cost: {},
        margin: { delayPpm: 0, downtimePpm: 0 },
        notes: [],
      },
    },
  );
const NOTHING: Grounds = { confidencePpm: 900_000, offers: [], capacity: null, exposure: null, marginMinor: null };
const zone = (path: string, said: Partial<Bound>) => readBounds(agreed({ [path]: said }))[0]?.zone;

describe('the value of a term', () => {
  it.each([
    ['p1.response.within', { kind: 'duration', duration: lasting('30m') }],
    ['targets.p1.response.within', { kind: 'duration', duration: lasting('30m') }],
    ['p1.response.attainment', { kind: 'share', ppm: 950_000 }],
    ['p1.response.minimumSample', { kind: 'count', count: 10 }],
    ['fix.allow', { kind: 'count', count: 1 }],
    ['caps.month.share', { kind: 'share', ppm: 150_000 }],
    ['caps.term.amount', { kind: 'money', money: { amountMinor: 500_000, currency: 'EUR' } }],
    ['remedies.late.perBreach', { kind: 'money', money: { amountMinor: 5000, currency: 'EUR' } }],
    ['p1.response.title', null],
    ['fix.attainment', null],
    ['caps.year.share', null],
    ['remedies.late.tiers', null],
    ['nothing', null],
  ])('at %s is found', (path, value) => {
    expect(termAt(agreed({}), path)).toEqual(value);
  });
  it('is read as agreements write it', () => {
    expect(parseTermValue('99.9%')).toEqual({ kind: 'share', ppm: 999_000 });
    expect(parseTermValue('2')).toEqual({ kind: 'count', count: 2 });
    expect(parseTermValue('end of 1bd')).toEqual({ kind: 'duration', duration: lasting('end of 1bd') });
    expect(parseTermValue('12.00 EUR')).toEqual({ kind: 'money', money: { amountMinor: 1200, currency: 'EUR' } });
    expect(parseTermValue('soon')).toBeNull();
  });
});

describe('a term between its bounds', () => {
  it('is at the aim, in between, or past the walk-away, which itself can be borne', () => {
    expect(zone('p1.response.within', { ideal: '30m', walkAway: '15m' })).toBe('aim');
    expect(zone('p1.response.within', { ideal: '1h', walkAway: '15m' })).toBe('between');
    expect(zone('p1.response.within', { ideal: '1h', walkAway: '30m' })).toBe('between');
    expect(zone('p1.response.within', { ideal: '1h', walkAway: '31m' })).toBe('beyond');
  });
  it('turns round where less is better, as a cap is', () => {
    expect(zone('caps.month.share', { ideal: '10%', walkAway: '25%' })).toBe('between');
    expect(zone('caps.month.share', { ideal: '15%', walkAway: '25%' })).toBe('aim');
    expect(zone('caps.month.share', { ideal: '5%', walkAway: '14%' })).toBe('beyond');
  });
  it('is good enough from the acceptable value on', () => {
    expect(zone('p1.response.within', { ideal: '1h', acceptable: '30m', walkAway: '15m' })).toBe('acceptable');
    expect(zone('p1.response.within', { walkAway: '15m' })).toBe('acceptable');
    expect(zone('p1.response.attainment', { walkAway: '94%' })).toBe('beyond');
    expect(zone('p1.response.within', { ideal: '1h' })).toBe('between');
  });
  it('cannot be held against a bound of another unit, or none', () => {
    expect(zone('fix.within', { ideal: '8h' })).toBe('unread');
    expect(zone('p1.response.within', { ideal: '90%' })).toBe('unread');
    expect(zone('caps.term.amount', { ideal: '10.00 CHF' })).toBe('unread');
    expect(zone('p1.response.within', {})).toBe('unread');
    expect(zone('title', { ideal: '1h' })).toBe('unread');
  });
});

const odds = (ppm: number) => ({ hits: ppm, trials: 1_000_000, ppm, lowPpm: 0, highPpm: 1_000_000 });
const offer = (target: string, kept: boolean, offered: Offer['offered']): Offer => ({
  target,
  level: null,
  per: 'month',
  confidencePpm: 900_000,
  promised: { change: { kind: 'within', within: lasting('30m') }, missed: odds(kept ? 0 : 500_000) },
  isKept: kept,
  offered,
  tighter: null,
  basis: 'estimated',
  further: [],
});
const better: Offer['offered'] = { change: { kind: 'within', within: lasting('2h') }, missed: odds(50_000) };
const exposure: Exposure = {
  currency: 'EUR',
  expectedMinor: 100,
  p95Minor: 300,
  mostByCapsMinor: null,
  boundBy: null,
  uncapped: [],
};
const stands = (agreement: Agreement, grounds: Partial<Grounds>) => {
  const { roles } = advise(agreement, { ...NOTHING, ...grounds });
  return Object.fromEntries(roles.map(({ role, stand }) => [role, stand]));
};

describe('advice by role', () => {
  it('is marked as ours alone', () => {
    expect(advise(agreed({}), NOTHING)).toMatchObject({ internal: true, stand: 'accept' });
  });
  it('goes to those who must approve; to all four where none is named', () => {
    expect(Object.keys(stands(agreed({}), {}))).toEqual(['customerService', 'technical', 'finance', 'legal']);
    expect(Object.keys(stands(agreed({}, ['finance']), {}))).toEqual(['finance']);
  });
  it('tells the approver of a bound to negotiate for the acceptable value, or else the aim', () => {
    const bounds = {
      'p1.response.within': { ideal: '1h', walkAway: '15m', approver: 'technical' },
      'caps.month.share': { ideal: '5%', acceptable: '10%', walkAway: '25%' },
    };
    const { roles, stand } = advise(agreed(bounds), NOTHING);
    expect(stand).toBe('negotiate');
    const reasons = roles.flatMap((one) => one.reasons.map((reason) => [one.role, reason]));
    expect(reasons).toMatchObject([
      ['technical', { kind: 'bound', stand: 'negotiate', reading: { ask: { duration: lasting('1h') } } }],
      ['finance', { kind: 'bound', stand: 'negotiate', reading: { ask: { ppm: 100_000 } } }],
    ]);
  });
  it('is to walk away past a walk-away, and that is everybody’s', () => {
    const agreement = agreed({ 'fix.allow': { ideal: '3', walkAway: '2' } });
    expect(stands(agreement, {})).toMatchObject({ technical: 'walkAway', finance: 'accept' });
    expect(advise(agreement, NOTHING).stand).toBe('walkAway');
  });
  it('is to negotiate a promise that is not kept with the confidence chosen: with its measure’s role', () => {
    const offers = [offer('p1.response', false, better), offer('fix', true, better)];
    expect(stands(agreed({}), { offers })).toMatchObject({ customerService: 'negotiate', technical: 'accept' });
    expect(stands(agreed({}), { offers: [offer('fix', false, better)] })).toMatchObject({ technical: 'negotiate' });
  });
  it('is to walk away from a promise that nothing one would write makes safe', () => {
    expect(stands(agreed({}), { offers: [offer('fix', false, null)] })).toMatchObject({ technical: 'walkAway' });
    const two = [offer('fix', false, null), offer('fix', false, better)];
    expect(stands(agreed({}), { offers: two })).toMatchObject({ technical: 'negotiate' });
  });
  it('is to negotiate where the team is overloaded too often', () => {
    const load = (ppm: number) => ({ overloaded: odds(ppm) }) as never;
    const capacity = (inPpm: number): Capacity => ({
      basis: { kind: 'recorded' },
      inService: load(inPpm),
      outOfService: load(0),
    });
    expect(stands(agreed({}), { capacity: capacity(100_001) })).toMatchObject({ technical: 'negotiate' });
    expect(stands(agreed({}), { capacity: capacity(100_000) })).toMatchObject({ technical: 'accept' });
  });
  it('is to negotiate what a bad year costs beyond the margin, and to walk away from what an ordinary one does', () => {
    expect(stands(agreed({}), { exposure, marginMinor: 300 })).toMatchObject({ finance: 'accept' });
    expect(stands(agreed({}), { exposure, marginMinor: 299 })).toMatchObject({ finance: 'negotiate', legal: 'accept' });
    expect(stands(agreed({}), { exposure, marginMinor: 99 })).toMatchObject({ finance: 'walkAway' });
    expect(stands(agreed({}), { exposure })).toMatchObject({ finance: 'accept' });
  });
  it('is to negotiate remedies without any cap, for finance and legal', () => {
    const uncapped = { ...exposure, uncapped: ['late'] };
    expect(stands(agreed({}), { exposure: uncapped })).toMatchObject({ finance: 'negotiate', legal: 'negotiate' });
  });
  it('says which bounds could not be read, without letting them decide', () => {
    const { roles } = advise(agreed({ 'fix.within': { ideal: '8h' } }), NOTHING);
    const technical = roles.find(({ role }) => role === 'technical');
    expect(technical).toMatchObject({ stand: 'accept', reasons: [{ kind: 'unreadBound', path: 'fix.within' }] });
  });
});
