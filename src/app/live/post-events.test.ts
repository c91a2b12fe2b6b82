import { beforeEach, describe, expect, it } from 'vitest';
import { BOREAL, clock, happened } from '../../../test/live/agreement.ts';
import { type Living, living, SYSTEM } from '../../../test/live/living.ts';
import { openMemoryStore } from '../../store/memory/index.ts';
import { type Store, type Tx, txWith, Unavailable } from '../ports/index.ts';
import { ticketsPage } from './answers/tickets.ts';
import { openEventPost } from './post-events.ts';
import { openRosters } from './roster.ts';

let system: Living;
beforeEach(async () => {
  system = living(openMemoryStore(), clock('10:00:00'));
  await system.publish(JSON.stringify(BOREAL));
});

const opened = (ticket = 'T', data: object = {}) =>
  happened('opened', ticket, '09:00', { customer: 'boreal', priority: 'P1', ...data });
const verdictOf = async (ticket: string, measure = 'firstResponse') =>
  (await system.store.ticket(ticket))?.clocks.find((one) => one.measure === measure)?.verdict;
const results = async (...values: readonly unknown[]) => (await system.post(values)).map(({ result }) => result);

describe('a posted event', () => {
  it('is kept and its ticket judged before the answer', async () => {
    expect(await results(opened(), happened('replied', 'T', '09:30', { by: 'agent' }))).toEqual(['new', 'new']);
    expect(await verdictOf('T')).toBe('met');
  });
  it('counts once, however often it comes, in one post or in several at once', async () => {
    const event = opened();
    expect(await results(event, event)).toEqual(['new', 'same']);
    const again = await Promise.all([system.post([event]), system.post([{ ...event, data: { customer: 'x' } }])]);
    expect(again.flat()).toEqual([{ result: 'same' }, { result: 'different' }]);
    expect((await system.store.facts({}, null, 10)).map(({ event: { data } }) => data)).toEqual([event.data]);
  });
  it('was learned when it came, whatever it says itself, and is kept as it was written', async () => {
    const event = { ...opened(), recordedat: '2026-03-02T09:00:05Z', traceparent: 'kept' };
    await system.post([event]);
    const fact = await system.store.fact('glpi', event.id);
    expect(fact?.event.recordedAt).toBe(clock('10:00:00'));
    expect(JSON.parse(fact?.body ?? '')).toEqual(event);
    expect(fact?.author).toBe('system');
  });
  it('that is no event is refused with its place, and does not sink its neighbours', async () => {
    const told = await system.post([opened(), { ...opened('U'), data: { priority: 4 } }, 'nonsense', opened('V')]);
    expect(told.map(({ result }) => result)).toEqual(['new', 'refused', 'refused', 'new']);
    expect(told[1]).toMatchObject({
      faults: [{ pointer: '/1/data/priority', code: expect.stringMatching(/^LW4\d\d$/) }],
    });
    expect(told[2]).toMatchObject({ faults: [{ pointer: '/2' }] });
    const [alone] = await system.posting.post([{ ...opened(), time: 'noon' }], SYSTEM, 'fr', 'single');
    expect(alone).toMatchObject({ faults: [{ pointer: '/time', help: expect.any(String) }] });
  });
  it.each([
    ['an endless name', { id: 'x'.repeat(300) }, '/0/id'],
    ['NUL in its subject', { subject: 'T\u0000' }, '/0/subject'],
    ['half a character in its data', { data: { customer: 'boreal', note: { deep: ['\ud800'] } } }, '/0/data'],
    ['an endless customer', { data: { customer: 'x'.repeat(300) } }, '/0/data/customer'],
  ])('with %s is refused', async (_, wrong, pointer) => {
    expect(await system.post([{ ...opened(), ...wrong }])).toMatchObject([
      { result: 'refused', faults: [{ pointer }] },
    ]);
  });
  it('nested without end, even outside its data, is refused', async () => {
    let deep: unknown = 0;
    for (let level = 0; level < 200_000; level++) deep = [deep];
    expect(await results({ ...opened(), deep })).toEqual(['refused']);
  });
  it('of the future waits until it has happened', async () => {
    await system.post([opened(), happened('replied', 'T', '10:30', { by: 'agent' })]);
    expect(await verdictOf('T')).toBe('atRisk');
    system.at(clock('10:00:00') + 1);
    await system.look();
    expect(await verdictOf('T')).toBe('breached');
    expect(await system.store.nextWakeAt()).toBe(clock('10:30:00'));
  });
  it('of the future alone puts its ticket on no list until it has happened', async () => {
    await system.post([happened('opened', 'T', '11:00', { customer: 'boreal', priority: 'P1' })]);
    const listed = async () =>
      (await ticketsPage({ filter: {}, after: null, limit: 9, lang: 'en' }, SYSTEM, system.ports)).items.map(
        ({ ticket }) => ticket,
      );
    expect(await listed()).toEqual([]);
    system.at(clock('11:00:00'));
    await system.look();
    expect(await listed()).toEqual(['T']);
  });
  it('before its opening is held until that comes', async () => {
    await system.post([happened('replied', 'T', '09:30', { by: 'agent' })]);
    expect((await system.store.ticket('T'))?.ticket.noCommitment).toBe('notOpened');
    await system.post([opened()]);
    expect(await verdictOf('T')).toBe('met');
  });
});

describe('a fact that is taken back', () => {
  const reply = happened('replied', 'T', '09:30', { by: 'agent' });
  const back = happened('event.retracted', '', '09:40', { of: reply.id, reason: 'wrong ticket' });
  it('no longer counts', async () => {
    await system.post([opened(), reply]);
    await system.post([back]);
    expect(await verdictOf('T')).toBe('atRisk');
  });
  it('does not count either when that was told before it came', async () => {
    await system.post([back]);
    await system.post([opened(), reply]);
    expect(await verdictOf('T')).toBe('atRisk');
  });
});

describe('a joiner told late', () => {
  it('changes the tickets of its customer at the next look', async () => {
    await system.post([opened('T', { requester: 'u-1' }), happened('replied', 'T', '09:30', { by: 'agent' })]);
    await system.post([happened('member.joined', '', '08:00', { customer: 'boreal', user: 'u-1', level: 'premium' })]);
    await system.look();
    expect(await verdictOf('T')).toBe('breached');
  });
});

describe('a duty to notify', () => {
  it('is a clock of its case, which its customer has', async () => {
    await system.post([happened('notification.detected', 'SEC-1', '09:00', { customer: '12' })]);
    expect(await verdictOf('SEC-1', 'notification')).toBe('open');
    expect((await system.store.ticket('SEC-1'))?.ticket.customer).toBe('boreal');
    await system.post([happened('notification.notified', 'SEC-1', '09:50', { customer: '12' })]);
    expect(await verdictOf('SEC-1', 'notification')).toBe('met');
  });
});

/** A store whose transactions fail as told before anything of them is kept. */
function failing(store: Store, fails: (facts: number) => Error | null): Store {
  return {
    ...store,
    transact: (work) =>
      store.transact((tx) => {
        const append: Tx['append'] = async (facts) => {
          const error = fails(facts.filter(({ event }) => event.subject === 'BAD').length);
          if (error !== null) throw error;
          return await tx.append(facts);
        };
        return work(txWith(tx, { append }));
      }),
  };
}

describe('posts that come together', () => {
  it('are kept together; one that fails by a mistake of ours fails alone', async () => {
    const store = failing(system.store, (bad) => (bad > 0 ? new Error('a defect') : null));
    const { post } = openEventPost({ store, now: () => clock('10:00:00'), rosters: openRosters() });
    const posts = ['A', 'BAD', 'B', 'C'].map((ticket) => post([opened(ticket)], SYSTEM, 'en'));
    const settled = await Promise.allSettled(posts);
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
    expect(await verdictOf('C')).toBe('atRisk');
  });
  it('are kept with those of who was answered just now and comes again', async () => {
    let transactions = 0;
    const transact: Store['transact'] = (work) => {
      transactions += 1;
      return system.store.transact(work);
    };
    const store = { ...system.store, transact };
    const { post } = openEventPost({ store, now: () => clock('10:00:00'), rosters: openRosters() });
    const poster = async (name: string) => {
      for (const time of [1, 2, 3, 4])
        expect(await post([opened(`${name}${time}`)], SYSTEM, 'en')).toEqual([{ result: 'new' }]);
    };
    await Promise.all(['A', 'B', 'C', 'D', 'E', 'F'].map(poster));
    // The first alone, then everybody together; the last five do not wait for ever for the first.
    expect(transactions).toBe(5);
  });
  it('all hear that the store is away, and can come again', async () => {
    let away = true;
    const store = failing(system.store, () => (away ? new Unavailable('away') : null));
    const { post } = openEventPost({ store, now: () => clock('10:00:00'), rosters: openRosters() });
    const events = ['A', 'B'].map((ticket) => opened(ticket));
    const first = await Promise.allSettled(events.map((event) => post([event], SYSTEM, 'en')));
    expect(first.map((one) => one.status === 'rejected' && one.reason instanceof Unavailable)).toEqual([true, true]);
    away = false;
    const again = await Promise.all(events.map((event) => post([event], SYSTEM, 'en')));
    expect(again).toEqual([[{ result: 'new' }], [{ result: 'new' }]]);
  });
});
