import { describe, expect, it } from 'vitest';
import { lookAgain } from '../../src/app/live/index.ts';
import { openMemoryStore } from '../../src/store/memory/index.ts';
import { BOREAL, clock, happened } from '../live/agreement.ts';
import { opened, warned } from './warned.ts';

const HOUR = 3_600_000;

/** Boréal is live, and a manager is there; it is nine o’clock. */
async function world() {
  const system = warned(openMemoryStore(), clock('09:00:00'));
  await system.publish(BOREAL);
  await system.goLive('boreal');
  await system.person('p-1');
  return system;
}

/** Alerts of clocks; what follows from them for the month is told elsewhere. */
const clocks = async (system: Awaited<ReturnType<typeof world>>) =>
  (await system.alerts()).filter(({ kind }) => kind === 'threshold' || kind === 'breach');

const short = async (system: Awaited<ReturnType<typeof world>>) =>
  (await clocks(system))
    .toSorted((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1))
    .map(({ kind, measure, thresholdPpm, at }) => `${kind} ${measure} ${thresholdPpm} ${new Date(at).toISOString()}`);

describe('an alert of a clock', () => {
  it('is decided at the instant its threshold is reached, and a breach when the deadline has passed', async () => {
    const system = await world();
    await system.post(opened());
    await system.until(clock('13:30:00'));
    expect(await short(system)).toEqual([
      'threshold firstResponse 750000 2026-03-02T09:45:00.000Z',
      'breach firstResponse 1000000 2026-03-02T10:00:00.000Z',
      'threshold resolution 750000 2026-03-02T12:00:00.000Z',
      'breach resolution 1000000 2026-03-02T13:00:00.000Z',
    ]);
    expect((await clocks(system)).every(({ decidedAt, at }) => decidedAt - at <= 1)).toBe(true);
    // Managers are told of what broke; what can still be met is shown where technicians work.
    const broken = (await system.messages()).filter(({ bundle }) => bundle.startsWith('breach'));
    expect(broken.map(({ recipient, channel }) => `${recipient} ${channel}`)).toEqual(
      Array(2).fill('person:p-1 email'),
    );
    expect((await system.messages()).filter(({ bundle }) => bundle.startsWith('threshold'))).toEqual([]);
  });

  it('is decided once, and told once, however often anybody looks', async () => {
    const system = await world();
    await system.post(opened());
    await system.until(clock('10:00:01'));
    for (let tick = 0; tick < 10_000; tick += 1) {
      await lookAgain(system.store, system.ports.rosters, clock('10:00:01') + tick, 10);
      if (tick % 100 === 0) await system.until(clock('10:00:01') + tick);
    }
    // It is judged anew from its facts, too.
    await system.store.dropProjections();
    await system.until(clock('10:30:00'));
    expect(await short(system)).toHaveLength(2);
    expect((await system.messages()).filter(({ bundle }) => bundle.startsWith('breach'))).toHaveLength(1);
  });

  it('comes again with another allowance, and not after a pause', async () => {
    const system = await world();
    await system.post(opened(), happened('replied', 'T', '09:01', { public: true, by: 'agent' }));
    await system.until(clock('12:30:00'));
    await system.post(happened('paused', 'T', '12:30', { reason: 'waitingCustomer' }));
    await system.until(clock('12:40:00'));
    await system.post(happened('resumed', 'T', '12:40'));
    await system.until(clock('12:59:00'));
    const resolution = async () =>
      (await system.alerts())
        .filter(({ measure }) => measure === 'resolution')
        .map(({ key }) => JSON.parse(key).slice(4));
    expect(await resolution()).toEqual([[1, 1, 750_000]]);
    await system.post(happened('resolved', 'T', '12:59'));
    await system.until(clock('14:00:00'));
    await system.post(happened('reopened', 'T', '14:00'));
    await system.until(clock('18:00:00'));
    const found = await resolution();
    expect(new Set(found.map(String)).size).toBe(found.length);
    expect(found.length).toBeGreaterThan(1);
  });

  it('is only shown as long as the customer is in dry run', async () => {
    const system = warned(openMemoryStore(), clock('09:00:00'));
    await system.publish(BOREAL);
    await system.person('p-1');
    await system.post(opened());
    await system.until(clock('14:00:00'));
    expect(new Set((await system.alerts()).map(({ standing }) => standing))).toEqual(new Set(['dryRun']));
    expect(await system.messages()).toEqual([]);
  });

  it('of what was over long ago is recorded, and nobody is told: a year of history raises no storm', async () => {
    const system = await world();
    // January and February.
    const until = Date.parse('2026-02-27T00:00:00Z');
    const events = Array.from({ length: 300 }, (_, index) => {
      const day = until - index * 4 * HOUR;
      const time = (ms: number) => ({ time: new Date(day + ms).toISOString() });
      const of = (type: string, ms: number, data: object = {}) =>
        happened(type, `OLD-${index}`, '00:00', data, time(ms));
      const begun = of('opened', 0, { customer: 'boreal' });
      return index % 3 === 0
        ? [begun]
        : [begun, of('replied', 2 * HOUR, { public: true, by: 'agent' }), of('resolved', 9 * HOUR)];
    }).flat();
    await system.post(...events);
    await system.until(clock('09:10:00'));
    const alerts = (await system.alerts()).filter(({ ticket }) => ticket !== null);
    expect(alerts.length).toBeGreaterThan(800);
    expect(new Set(alerts.map(({ standing }) => standing))).toEqual(new Set(['longPast']));
    expect(await system.messages()).toEqual([]);
    // Of those that ended, nothing is left open.
    const open = alerts.filter(({ endedAt }) => endedAt === null);
    expect(open.every(({ ticket }) => Number(ticket?.slice(4)) % 3 === 0)).toBe(true);
  });
});

describe('what hits many clocks at once', () => {
  it('is one message to each person, and 200 decisions', async () => {
    const system = await world();
    await system.person('p-2', { role: 'owner' });
    const outage = happened('outage.started', 'internet', '09:00');
    const tickets = Array.from({ length: 200 }, (_, index) => opened(`INC-${index}`, '09:00'));
    await system.post(outage, ...tickets);
    await system.until(clock('10:10:00'));
    const breaches = (await system.alerts()).filter(({ kind }) => kind === 'breach');
    expect(breaches).toHaveLength(200);
    expect(new Set(breaches.map(({ standing, bundle }) => `${standing} ${bundle}`))).toEqual(
      new Set(['told outage:internet']),
    );
    const told = (await system.messages()).filter(({ bundle }) => bundle === 'breach outage:internet');
    expect(told.map(({ recipient, alerts }) => `${recipient} ${alerts}`).sort()).toEqual([
      'person:p-1 200',
      'person:p-2 200',
    ]);
    expect(told[0]?.details['count']).toBeGreaterThanOrEqual(200);
  });

  it('joins what was told less than a quarter of an hour ago', async () => {
    const system = await world();
    await system.post(
      happened('outage.started', 'internet', '09:00'),
      ...Array.from({ length: 5 }, (_, index) => opened(`INC-${index}`, `09:0${index}`)),
    );
    await system.until(clock('10:30:00'));
    const told = (await system.messages()).filter(({ bundle }) => bundle === 'breach outage:internet');
    expect(told.map(({ alerts }) => alerts)).toEqual([5]);
  });

  it('without anything in common becomes one list after ten messages', async () => {
    const system = await world();
    await system.post(...Array.from({ length: 40 }, (_, index) => opened(`INC-${index}`)));
    await system.until(clock('10:10:00'));
    const told = await system.messages();
    // The 31st is that no more misses are left.
    const lists = told.filter(({ bundle }) => bundle === 'flood');
    expect([told.length - lists.length, lists.map(({ alerts }) => alerts)]).toEqual([10, [31]]);
  });
});
