import { describe, expect, it } from 'vitest';
import { type ChangedTerm, differenceBetween } from '../../src/core/difference/index.ts';
import { type Changes, version } from './versions.ts';

const OFFICE = 'mon-fri: [ "09:00-12:00", "13:00-18:00" ]';

function terms(changes: Changes): readonly ChangedTerm[] {
  return differenceBetween(version(), version(changes)).terms;
}

function only(changes: Changes): ChangedTerm {
  const found = terms(changes);
  expect(found.map(({ path }) => path)).toHaveLength(1);
  return found[0] as ChangedTerm;
}

describe('a calendar is compared by the hours it is open', () => {
  it('longer hours bring every deadline forward: better for the customer, with the hours gained', () => {
    const term = only([[OFFICE, 'mon-fri: [ "08:00-12:00", "13:00-18:00" ]']]);
    expect(term).toMatchObject({ path: 'calendars.office.hours', direction: 'customer', reason: 'hours' });
    expect(term.effect).toMatchObject({ kind: 'hours', removedMs: 0 });
    expect(term.effect?.kind === 'hours' && term.effect.addedMs).toBeGreaterThan(190 * 3_600_000);
  });

  it('shorter hours are better for the provider', () => {
    expect(only([[OFFICE, 'mon-fri: [ "10:00-12:00", "13:00-18:00" ]']]).direction).toBe('provider');
  });

  it('the same hours moved to another time of day are better for nobody in particular', () => {
    const term = only([[OFFICE, 'mon-fri: [ "08:00-11:00", "12:00-17:00" ]']]);
    expect(term.direction).toBe('unclear');
    const effect = term.effect?.kind === 'hours' ? term.effect : null;
    expect(effect?.addedMs).toBe(effect?.removedMs);
  });

  it('windows written in two pieces that touch are the same hours', () => {
    expect(terms([[OFFICE, 'mon-fri: [ "09:00-10:30", "10:30-12:00", "13:00-18:00" ]']])).toEqual([]);
  });
});

describe('a time limit is compared by when it ends', () => {
  it('4 h on the office calendar instead of round the clock ends later or at the same time, never earlier', () => {
    const found = terms([['within: 4h, calendar: always, allow: 1', 'within: 4h, calendar: office, allow: 1']]);
    const term = found.find(({ path }) => path === 'targets.p1-restoration.calendar');
    expect(term).toMatchObject({ direction: 'provider', reason: 'timeLimit' });
    expect(term?.effect).toMatchObject({ kind: 'deadlines', earlier: 0 });
    expect(term?.effect?.kind === 'deadlines' && term.effect.mostLater?.afterAt).toBeGreaterThan(0);
  });

  it('a working day instead of 8 hours of service ends earlier for some starts and later for others', () => {
    const before = version([['measure: acknowledgement, within: 4h', 'measure: acknowledgement, within: 7h']]);
    const after = version([['measure: acknowledgement, within: 4h', 'measure: acknowledgement, within: 1bd']]);
    const term = differenceBetween(before, after).terms.find(({ path }) => path === 'targets.response.within');
    expect(term?.direction).toBe('unclear');
    const effect = term?.effect?.kind === 'deadlines' ? term.effect : null;
    expect(effect?.earlier).toBeGreaterThan(0);
    expect(effect?.later).toBeGreaterThan(0);
  });

  it('a shorter time on a narrower calendar that still ends later everywhere it matters is not called better', () => {
    const found = terms([['within: 4h, calendar: always, allow: 1', 'within: 3h, calendar: office, allow: 1']]);
    const within = found.find(({ path }) => path === 'targets.p1-restoration.within');
    expect(within?.direction).toBe('unclear');
  });

  it('an availability measured over other hours depends on when it is down', () => {
    const found = terms([
      ['outstanding: 99.99%, per: month, calendar: always', 'outstanding: 99.99%, per: month, calendar: office'],
    ]);
    expect(found).toMatchObject([
      { path: 'targets.internet-availability.calendar', direction: 'unclear', reason: 'measuredHours' },
    ]);
  });

  it('elapsed time does not depend on a calendar', () => {
    const found = terms([['within: 45m real, pausable: false', 'within: 30m real, pausable: false']]);
    expect(found).toMatchObject([{ path: 'targets.progress.within', direction: 'customer', effect: null }]);
  });

  it('twelve months are a year, and a set has no order', () => {
    const same: Changes = [
      ['renewFor: 12mo', 'renewFor: 1y'],
      ['pauseOn: [ waitingCustomer, appointment ]', 'pauseOn: [ appointment, waitingCustomer ]'],
    ];
    expect(terms(same)).toEqual([]);
  });
});
