import { describe, expect, it } from 'vitest';
import { openMemoryStore } from '../../src/store/memory/index.ts';
import { BOREAL, clock, happened } from '../live/agreement.ts';
import { opened, type Warned, warned } from './warned.ts';

const OFFICE = { timeZone: 'UTC', hours: { 'mon-fri': ['09:00-18:00'] }, holidays: [] };
const levels = undefined;
/** With office hours from nine to six. */
const OFFICE_HOURS = {
  ...BOREAL,
  levels,
  calendars: { ...BOREAL.calendars, office: OFFICE },
  targets: { repair: { measure: 'resolution', within: '4h', calendar: 'office', attainment: '90%', per: 'month' } },
};

async function world(agreement: object, begin = clock('08:00:00')) {
  const system = warned(openMemoryStore(), begin);
  await system.publish(agreement);
  await system.goLive('boreal');
  await system.person('p-1');
  await system.rules({ id: 'all', to: ['person:p-1'] });
  return system;
}

const of = async (system: Warned, kind: string) =>
  (await system.alerts()).filter((one) => one.kind === kind).toSorted((a, b) => a.at - b.at);
const time = (at: number | null) => (at === null ? null : new Date(at).toISOString().slice(5, 16));

describe('before closing time', () => {
  it('what is due before the next opening and half an hour is told an hour ahead, in one message, once', async () => {
    const system = await world(OFFICE_HOURS);
    // Due at 17:30 today; tomorrow at 09:30, and at 09:31; the last comes in within the last hour.
    await system.post(opened('A', '08:00'));
    await system.until(clock('13:30:00'));
    await system.post(opened('B', '13:30'));
    await system.until(clock('14:31:00'));
    await system.post(opened('C', '14:30'), opened('D', '14:31'));
    await system.until(clock('17:59:00'));
    const alerts = await of(system, 'closingTime');
    expect(alerts.map(({ ticket, at, dueAt }) => `${ticket} ${time(at)} ${time(dueAt)}`)).toEqual([
      'B 03-02T17:00 03-02T17:30',
      'C 03-02T17:00 03-03T09:30',
    ]);
    expect(alerts[0]?.details).toMatchObject({ budget: '4h', closesAt: clock('18:00:00') });
    const told = (await system.messages()).filter(({ bundle }) => bundle.startsWith('closingTime'));
    expect(told.map(({ alerts: count }) => count)).toEqual([2]);
  });

  it('is looked at anew each day, and never where service is round the clock', async () => {
    const system = await world(OFFICE_HOURS);
    await system.until(clock('09:00:00') + 3 * 86_400_000);
    const next = (await system.store.agendaEntry('closing:boreal-or:office'))?.dueAt ?? null;
    expect(time(next)).toBe('03-05T17:00');
    const always = await world({ ...BOREAL, levels });
    expect(await always.store.agendaEntry('closing:boreal-or:always')).toBeNull();
  });
});

describe('the queue ahead', () => {
  it('is told of the tickets that will not be reached in time by those on duty', async () => {
    const targets = {
      repair: { measure: 'resolution', within: '4h', calendar: 'always', attainment: '1%', per: 'month' },
    };
    const system = await world({ ...BOREAL, levels, targets });
    await system.person('t-1', { role: 'technician' });
    // Thirty that took an hour each are what is usual.
    const past = Array.from({ length: 30 }, (_, index) => {
      const day = clock('00:00:00') - (index + 1) * 86_400_000;
      const rest = (ms: number) => ({ time: new Date(day + ms).toISOString() });
      return [
        opened(`P-${index}`, '00:00', {}, rest(0)),
        happened('resolved', `P-${index}`, '00:00', {}, rest(3_600_000)),
      ];
    });
    await system.post(...past.flat());
    await system.post(...Array.from({ length: 7 }, (_, index) => opened(`Q-${index}`, `08:0${index}`)));
    await system.until(clock('08:06:30'));
    await system.post(opened('Q-7', '08:06'));
    await system.until(clock('08:11:00'));
    // Reached at 08:10 and an hour for each before it; due at 12:00 and some minutes.
    const late = (await of(system, 'queue')).map(({ ticket }) => ticket);
    expect(late.toSorted()).toEqual(['Q-4', 'Q-5', 'Q-6', 'Q-7']);
    expect((await of(system, 'queue'))[0]?.details).toMatchObject({ people: 1 });
  });
});

describe('misses', () => {
  it('are told once for each period and target, when none is left and one was made', async () => {
    const targets = { repair: { ...BOREAL.targets.repair, attainment: undefined, allow: 1 } };
    const system = await world({ ...BOREAL, levels, targets });
    await system.post(opened('A', '08:00'), opened('B', '08:10'), opened('C', '08:20'));
    await system.until(clock('12:05:00'));
    const [first, ...others] = await of(system, 'missesOut');
    expect([first?.target, time(first?.at ?? null), first?.details]).toEqual([
      'repair',
      '03-02T12:01',
      { from: '2026-03-01', to: '2026-03-31', allowed: 1 },
    ]);
    expect(others).toEqual([]);
    await system.until(clock('13:00:00'));
    expect(await of(system, 'missesOut')).toHaveLength(1);
    // The month is over, and so is the alert.
    await system.until(Date.parse('2026-04-01T00:01:00Z'));
    expect((await of(system, 'missesOut'))[0]?.endedAt).toBe(Date.parse('2026-04-01T00:00:00Z'));
  });

  it('that nobody made are none, though none is allowed', async () => {
    const targets = { repair: { ...BOREAL.targets.repair, attainment: undefined, allow: 0 } };
    const system = await world({ ...BOREAL, levels, targets });
    await system.post(opened('A', '08:00'), happened('resolved', 'A', '08:00'));
    await system.until(clock('09:00:00'));
    expect(await of(system, 'missesOut')).toEqual([]);
  });
});

describe('an outage', () => {
  it('burns the downtime allowed: told while it goes on, once, and over when it ends', async () => {
    const system = await world({ ...BOREAL, levels });
    await system.post(happened('outage.started', 'internet', '08:00'));
    await system.until(clock('08:20:00'));
    const [burn, ...others] = await of(system, 'burn');
    expect(others.length).toBeLessThan(2);
    expect([burn?.service, burn?.target, burn?.customer, burn?.endedAt]).toEqual(['internet', 'up', 'boreal', null]);
    expect(Number(burn?.details['rate'])).toBeGreaterThan(14.4);
    await system.post(happened('outage.ended', 'internet', '08:20'));
    // What was down within the last minutes still counts; then it burns no longer.
    await system.until(clock('08:30:00'));
    expect((await of(system, 'burn')).filter(({ endedAt }) => endedAt === null)).toEqual([]);
    expect(await system.store.agendaEntry('burn:boreal-or')).toBeNull();
  });

  it('of a service of which nothing is promised is nobody’s matter', async () => {
    const system = await world({ ...BOREAL, levels });
    await system.post(happened('outage.started', 'coffee', '08:00'));
    expect(await system.store.agendaEntry('burn:boreal-or')).toBeNull();
  });
});

describe('a day on which an agreement asks for something', () => {
  it('is told 30, 7 and 1 days before, at nine, and is over when it has passed', async () => {
    const term = { from: '2026-01-01', to: '2026-04-30', renewal: 'none' };
    const system = await world({ ...BOREAL, levels, timeZone: 'Europe/Paris', term });
    await system.until(Date.parse('2026-05-02T00:00:00Z'));
    const dates = await of(system, 'date');
    expect(dates.map(({ at, details }) => `${time(at)} ${details['what']} ${details['on']}`)).toEqual([
      '03-31T07:00 termEnd 2026-04-30',
      '04-23T07:00 termEnd 2026-04-30',
      '04-29T07:00 termEnd 2026-04-30',
    ]);
    expect(dates.map(({ endedAt }) => time(endedAt))).toEqual(Array(3).fill('04-30T22:00'));
  });
});

describe('a supplier', () => {
  it('that breaks a promise is told at once, and what is to be claimed 10, 3 and 1 working days before the last day', async () => {
    const remedy = {
      on: 'fix',
      kind: 'priceReduction',
      perBreach: '50.00 EUR',
      claim: { onRequest: true, within: '30d' },
    };
    const supplier = {
      ...{ leeway: 1, kind: 'underpinning', id: 'carrier', version: 1, title: 'Link', language: 'en', timeZone: 'UTC' },
      ...{ effective: '2026-01-01', term: { from: '2026-01-01' }, calendars: { always: '24x7' } },
      parties: { supplier: { name: 'Carrier' }, provider: { name: 'Hexa' } },
      targets: { fix: { measure: 'resolution', within: '4h', calendar: 'always', allow: 5, per: 'month' } },
      charges: { currency: 'EUR', lines: { link: { title: 'Link', unit: 'month', amount: '95.00 EUR', vat: '20%' } } },
      remedies: { late: { ...remedy, vatTreatment: 'priceReduction' } },
    };
    const system = warned(openMemoryStore(), clock('08:00:00'));
    await system.publish(supplier);
    await system.person('p-1');
    await system.post(happened('opened', 'S-1', '08:00'));
    await system.until(clock('08:00:00') + 40 * 86_400_000);
    const claims = await of(system, 'supplierClaim');
    expect(
      claims.map(({ at, details }) => `${time(at)} ${details['what'] ?? 'breach'} ${details['by'] ?? ''}`),
    ).toEqual([
      '03-02T12:00 breach ',
      '03-18T09:00 claim 2026-04-01',
      '03-27T09:00 claim 2026-04-01',
      '03-31T09:00 claim 2026-04-01',
    ]);
  });
});
