import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isRefusal } from '../../src/app/refusal.ts';
import { servicesAnswer, timelineAnswer } from '../../src/app/services/index.ts';
import { openMemoryStore } from '../../src/store/memory/index.ts';
import { BOREAL, CORSAIRE } from '../live/agreement.ts';
import { type Living, living } from '../live/living.ts';
import { actorOf, customerOf } from '../register/register-world.ts';

const at = (text: string) => Date.parse(`2026-03-${text}:00Z`);
const text = (day: string) => `2026-03-${day}:00Z`;
const OWNER = actorOf('owner');

let n = 0;
const fact = (type: string, subject: string, time: string, data: object = {}) => ({
  specversion: '1.0',
  id: `s${++n}`,
  source: 'uptime',
  type,
  subject,
  time: text(time),
  data,
});

async function world(): Promise<Living> {
  const system = living(openMemoryStore(), at('02T08:00'));
  await system.publish(JSON.stringify(BOREAL));
  await system.publish(
    JSON.stringify({ ...CORSAIRE, services: { ...CORSAIRE.services, backup: { title: 'Backup' } } }),
  );
  return system;
}

describe('the services', () => {
  let system: Living;
  beforeAll(async () => {
    system = await world();
  });
  afterAll(() => system.store.close());
  const view = async (service: string, actor = OWNER) =>
    (await servicesAnswer({}, actor, system.ports)).services.find((one) => one.service === service);

  it('of which nothing was told are in no state', async () => {
    expect(await view('internet')).toMatchObject({ state: null, since: null, lastToldAt: null });
    expect((await view('internet'))?.agreements.map(({ agreement }) => agreement)).toEqual([
      'boreal-or',
      'corsaire-or',
    ]);
  });
  it('are told some at a time, by id, or those alone that are asked for', async () => {
    const told = async (asked: Parameters<typeof servicesAnswer>[0], actor = OWNER) => {
      const { services, hasMore } = await servicesAnswer(asked, actor, system.ports);
      return [...services.map(({ service }) => service), hasMore];
    };
    expect(await told({})).toEqual(['backup', 'internet', false]);
    expect(await told({ most: 1 })).toEqual(['backup', true]);
    expect(await told({ most: 1, after: 'backup' })).toEqual(['internet', false]);
    expect(await told({ after: 'internet' })).toEqual([false]);
    expect(await told({ service: ['backup', 'nothing'] })).toEqual(['backup', false]);
    expect(await told({ service: ['backup'] }, customerOf('boreal'))).toEqual([false]);
  });
  it('are as the last outage leaves them, since then, for whom it concerns', async () => {
    await system.post([
      fact('outage.started', 'internet', '02T06:00', { state: 'down', customer: 'boreal', outage: 'a' }),
    ]);
    expect(await view('internet')).toMatchObject({ state: 'down', since: at('02T06:00') });
    expect((await view('internet'))?.agreements.map(({ state }) => state)).toEqual(['down', 'up']);
    expect(await view('internet', customerOf('corsaire'))).toMatchObject({ state: null, lastToldAt: null });
    await system.post([fact('outage.ended', 'internet', '02T07:00', { customer: 'boreal', outage: 'a' })]);
    expect(await view('internet')).toMatchObject({ state: 'up', since: at('02T07:00'), lastToldAt: at('02T07:00') });
  });
  it('are uncertain from when their checks fell silent', async () => {
    await system.post(
      ['05:58', '05:59', '06:00'].map((time) => fact('check.observed', 'backup', `02T${time}`, { up: true })),
    );
    // Backup is named by Corsaire's agreement, and nothing of it is promised there.
    expect(await view('backup')).toMatchObject({ state: null });
    await system.post(['05:58', '06:00'].map((time) => fact('check.observed', 'internet', `02T${time}`, { up: true })));
    const found = await view('internet');
    expect(found?.state).toBe('unknown');
    expect(found?.uncertainSince).toBe(found?.since);
    expect(found?.uncertainSince).toBeGreaterThan(at('02T06:00'));
  });
  it('are shown to a customer only as far as agreements with him name them', async () => {
    const own = (await servicesAnswer({}, customerOf('boreal'), system.ports)).services;
    expect(own.map(({ service }) => service)).toEqual(['internet']);
    expect(own[0]?.agreements.map(({ agreement }) => agreement)).toEqual(['boreal-or']);
  });
});

describe('the states of a service', () => {
  let system: Living;
  beforeAll(async () => {
    system = await world();
    await system.post([
      fact('outage.started', 'internet', '01T06:00', { state: 'down', customer: 'boreal', outage: 'a' }),
      fact('outage.ended', 'internet', '01T07:00', { customer: 'boreal', outage: 'a' }),
      fact('outage.started', 'internet', '01T08:00', { state: 'down', outage: 'b' }),
      fact('outage.ended', 'internet', '01T08:30', { outage: 'b' }),
      fact('maintenance.announced', 'internet', '01T00:00', { from: text('05T00:00'), to: text('05T02:00') }),
    ]);
  });
  afterAll(() => system.store.close());
  const asked = { service: 'internet', agreement: null, from: at('01T05:00'), to: at('06T00:00'), lang: 'en' } as const;

  it('are told promise by promise, up to now, with what is to come', async () => {
    const found = await timelineAnswer(asked, OWNER, system.ports);
    if (isRefusal(found)) throw new Error(JSON.stringify(found));
    expect(found.timelines.map(({ agreement, target }) => [agreement, target])).toEqual([
      ['boreal-or', 'up'],
      ['corsaire-or', 'up'],
    ]);
    const downs = found.timelines.map(({ stretches }) =>
      stretches.filter(({ state }) => state === 'down').map(({ from, to }) => [from, to]),
    );
    expect(downs).toEqual([
      [
        [at('01T06:00'), at('01T07:00')],
        [at('01T08:00'), at('01T08:30')],
      ],
      [[at('01T08:00'), at('01T08:30')]],
    ]);
    for (const { stretches, maintenances } of found.timelines) {
      expect(stretches.at(-1)?.to).toBe(at('02T08:00'));
      expect(maintenances.map(({ fact: { from } }) => from)).toEqual([at('05T00:00')]);
    }
  });
  it('of another customer are none of a customer’s', async () => {
    const found = await timelineAnswer({ ...asked, service: 'backup' }, customerOf('boreal'), system.ports);
    expect(isRefusal(found) && found.refused).toBe('notFound');
    const other = await timelineAnswer({ ...asked, agreement: 'corsaire-or' }, customerOf('boreal'), system.ports);
    expect(isRefusal(other) && other.refused).toBe('notFound');
  });
  it('are not told of a window without length, nor of one too long', async () => {
    for (const to of [asked.from, asked.from + 401 * 86_400_000]) {
      const found = await timelineAnswer({ ...asked, to }, OWNER, system.ports);
      expect(isRefusal(found) && found.faults[0]?.pointer).toBe('/to');
    }
  });
});
