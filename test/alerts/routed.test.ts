import { describe, expect, it } from 'vitest';
import { hurryLadder } from '../../src/app/alerts/index.ts';
import { openMemoryStore } from '../../src/store/memory/index.ts';
import { BOREAL, clock, happened } from '../live/agreement.ts';
import { opened, shift, told, type Warned, warned } from './warned.ts';

async function world(begin = clock('09:00:00'), agreement: object = BOREAL) {
  const system = warned(openMemoryStore(), begin);
  await system.publish(agreement);
  await system.goLive('boreal');
  return system;
}

describe('a ladder', () => {
  const rule = { id: 'night', when: { kinds: ['breach' as const] }, to: ['person:p-1'] };
  const ladder = [
    { after: '15m', to: ['person:p-2'] },
    { after: '30m', to: ['role:owner'] },
  ];
  const climbing = async () => {
    const system = await world();
    for (const id of ['p-1', 'p-2']) await system.person(id);
    await system.person('p-3', { role: 'owner' });
    await system.rules({ ...rule, ladder });
    await system.post(opened());
    return system;
  };

  it('tells the next when nobody has acknowledged in time', async () => {
    const system = await climbing();
    await system.until(clock('10:50:00'));
    expect(await told(system)).toEqual(['10:00 person:p-1 email', '10:15 person:p-2 email', '10:30 person:p-3 email']);
  });

  it('ends with whoever acknowledges', async () => {
    const system = await climbing();
    await system.until(clock('10:20:00'));
    const [alert] = (await system.alerts()).filter(({ kind }) => kind === 'breach');
    await system.acknowledge(alert?.key ?? '', 'p-2');
    await system.until(clock('12:00:00'));
    expect(await told(system)).toHaveLength(2);
  });

  it('ends when the clock is stopped', async () => {
    const system = await climbing();
    await system.until(clock('10:10:00'));
    await system.post(happened('replied', 'T', '10:10', { public: true, by: 'agent' }));
    await system.until(clock('12:00:00'));
    expect(await told(system)).toEqual(['10:00 person:p-1 email']);
  });
});

describe('a breach that can not be delivered', () => {
  const failed = async (system: Warned) => {
    const [first] = (await system.messages()).filter(({ bundle }) => bundle.startsWith('breach'));
    if (first === undefined) throw new Error('nobody was told');
    await system.store.transact((tx) => hurryLadder(tx, first, clock('10:05:00')));
    await system.until(clock('10:06:00'));
  };
  const gateway = { kind: 'sms' as const };

  it('is told to the next of the ladder at once, by another channel where there is one', async () => {
    const system = await world();
    await system.person('p-1');
    await system.person('p-2');
    await system.endpoint('gateway', gateway);
    await system.store.transact((tx) =>
      tx.putReachability({ person: 'p-2', phone: '+33612345678', via: ['email', 'sms'] }),
    );
    const ladder = [{ after: '1h', to: ['person:p-2'] }];
    await system.rules({ id: 'breach', when: { kinds: ['breach'] }, to: ['person:p-1'], ladder });
    await system.post(opened());
    await system.until(clock('10:05:00'));
    await failed(system);
    expect(await told(system)).toEqual(['10:00 person:p-1 email', '10:05 person:p-2 sms']);
    // The step was taken: it is not taken again when its time would have come.
    await system.until(clock('11:30:00'));
    expect(await told(system)).toHaveLength(2);
  });

  it('is told to owners where the rule has no next step', async () => {
    const system = await world();
    await system.person('p-1');
    await system.person('p-3', { role: 'owner' });
    await system.rules({ id: 'breach', when: { kinds: ['breach'] }, to: ['person:p-1'] });
    await system.post(opened());
    await system.until(clock('10:05:00'));
    await failed(system);
    expect(await told(system)).toEqual(['10:00 person:p-1 email', '10:05 person:p-3 email']);
  });

  it('is not tried for ever where nothing gets through', async () => {
    const system = await world();
    await system.person('p-1');
    await system.person('p-3', { role: 'owner' });
    const ladder = [{ after: '1h', to: ['person:p-1'] }];
    await system.rules({ id: 'breach', when: { kinds: ['breach'] }, to: ['person:p-1'], ladder });
    await system.post(opened());
    await system.until(clock('10:05:00'));
    for (let minute = 5; minute < 15; minute += 1) {
      const at = clock(`10:${String(minute).padStart(2, '0')}:00`);
      const last = (await system.messages()).filter(({ bundle }) => bundle.startsWith('breach')).at(-1);
      if (last === undefined) throw new Error('nobody was told');
      await system.store.transact((tx) => hurryLadder(tx, last, at));
      await system.until(at + 1_000);
    }
    expect(await told(system)).toEqual([
      '10:00 person:p-1 email',
      '10:05 person:p-1 email',
      '10:06 person:p-3 email',
      '10:07 person:p-3 email',
    ]);
  });
});

describe('who is on call', () => {
  const onCall = { id: 'oncall', when: { kinds: ['breach' as const] }, to: ['rota:nights'] };

  it('changes at the instant of the hand-over, and not a minute before', async () => {
    const system = await world();
    for (const id of ['p-1', 'p-2']) await system.person(id);
    await system.rota('nights', [shift('p-1', '06:00:00', '10:30:00'), shift('p-2', '10:30:00', '18:00:00')]);
    await system.rules(onCall);
    await system.post(opened('A', '09:00'), opened('B', '09:29'), opened('C', '09:30'), opened('D', '09:31'));
    await system.until(clock('11:00:00'));
    expect(await told(system)).toEqual([
      '10:00 person:p-1 email',
      '10:29 person:p-1 email',
      // Due on the stroke of the hand-over, and broken just after it.
      '10:30 person:p-2 email',
      '10:31 person:p-2 email',
    ]);
  });

  it('is followed by who stands in, when nobody answers', async () => {
    const system = await world();
    for (const id of ['p-1', 'p-2']) await system.person(id);
    await system.rota('nights', [shift('p-1', '06:00:00', '18:00:00'), shift('p-2', '06:00:00', '18:00:00', 2)]);
    await system.rules({ ...onCall, ladder: [{ after: '10m', to: ['rota:nights'] }] });
    await system.post(opened());
    await system.until(clock('11:00:00'));
    expect(await told(system)).toEqual(['10:00 person:p-1 email', '10:10 person:p-2 email']);
  });

  it('is nobody: the next of the ladder is told at once, and owners of the gap', async () => {
    const system = await world();
    await system.person('p-1');
    await system.person('p-3', { role: 'owner' });
    await system.rota('nights', [shift('p-1', '06:00:00', '08:00:00')]);
    await system.rules({ ...onCall, ladder: [{ after: '10m', to: ['person:p-1'] }] });
    await system.post(opened());
    await system.until(clock('11:00:00'));
    expect(await told(system)).toEqual(['10:00 person:p-1 email']);
    const [gap] = (await system.alerts()).filter(({ kind }) => kind === 'delivery');
    expect([gap?.standing, gap?.details['recipient']]).toEqual(['told', 'rota:nights']);
    expect(await told(system, 'delivery null')).toEqual(['10:00 person:p-3 email']);
  });

  it('is told in opening hours of one team, and out of them of another (HO, HNO)', async () => {
    const system = await world(clock('07:00:00'));
    for (const id of ['p-day', 'p-night']) await system.person(id);
    const hours = (open: boolean) => ({ kinds: ['breach' as const], hours: { calendar: 'office', open } });
    await system.rules(
      { id: 'ho', when: hours(true), to: ['person:p-day'] },
      { id: 'hno', when: hours(false), to: ['person:p-night'] },
    );
    await system.post(opened('A', '07:00'));
    await system.until(clock('09:00:00'));
    await system.post(opened('B', '09:00'));
    await system.until(clock('11:00:00'));
    expect(await told(system)).toEqual(['08:00 person:p-night email', '10:00 person:p-day email']);
  });
});

describe('what can wait', () => {
  const ahead = { id: 'ahead', when: { kinds: ['threshold' as const] }, to: ['person:p-1'] };
  const sends = async (system: Warned) =>
    (await system.messages()).map(
      ({ about, sendAt, alerts }) => `${about} ${new Date(sendAt).toISOString().slice(11, 19)} ${alerts}`,
    );

  it('is told after quiet hours, all together', async () => {
    const system = await world();
    await system.person('p-1');
    await system.rules({ ...ahead, quiet: { from: '09:30', to: '12:30' } });
    await system.post(opened('A', '09:00'), opened('B', '09:10'));
    await system.until(clock('12:40:00'));
    // Two first responses, and a resolution, came near meanwhile.
    expect((await sends(system)).slice(0, 1)).toEqual(['digest 12:30:00 4']);
  });

  it('is gathered into a digest', async () => {
    const system = await world();
    await system.person('p-1');
    await system.rules({ ...ahead, digest: '1h' });
    await system.post(opened('A', '09:00'), opened('B', '09:10'));
    await system.until(clock('10:30:00'));
    expect(await sends(system)).toEqual(['digest 10:00:00 2']);
  });

  it('is told in quiet hours all the same where it can not wait', async () => {
    const system = await world();
    await system.person('p-1');
    await system.rules({ id: 'all', to: ['person:p-1'], quiet: { from: '08:00', to: '20:00' } });
    await system.post(opened());
    await system.until(clock('10:10:00'));
    expect(await told(system)).toEqual(['10:00 person:p-1 email']);
    expect(await told(system, 'threshold firstResponse')).toEqual(['09:45 person:p-1 email']);
    expect((await sends(system))[0]).toBe('digest 20:00:00 2');
  });
});

describe('nobody is told of what is not theirs', () => {
  it('neither who is bound to another customer, nor who may not sign in, nor who was erased', async () => {
    const system = await world();
    await system.person('p-1', { customer: 'corsaire' });
    await system.person('p-2', { disabled: true });
    await system.person('p-3');
    await system.store.transact((tx) => tx.erasePerson('p-3', clock('09:00:00')));
    await system.person('p-4', { customer: 'boreal' });
    await system.endpoint('e-1', { customer: 'corsaire' });
    await system.endpoint('e-2', { customer: 'boreal' });
    await system.endpoint('e-3', { disabledBecause: 'byHand', disabledAt: 0 });
    const everybody = [
      'role:manager',
      'person:p-1',
      'person:p-2',
      'person:p-3',
      'endpoint:e-1',
      'endpoint:e-2',
      'endpoint:e-3',
    ];
    await system.rules({ id: 'all', when: { kinds: ['breach'] }, to: everybody });
    await system.post(opened());
    await system.until(clock('10:10:00'));
    expect((await told(system)).toSorted()).toEqual(['10:00 endpoint:e-2 webhook', '10:00 person:p-4 email']);
  });

  it('a contact of the customer only where the agreement names it, and in its hours; else who stands in', async () => {
    const contacts = {
      'it-manager': {
        party: 'customer',
        role: 'technical',
        name: 'I',
        reach: [{ email: 'it@boreal.example' }],
        hours: 'late',
        backup: 'office',
      },
      office: { party: 'customer', role: 'general', name: 'O', reach: [{ email: 'office@boreal.example' }] },
      silent: { party: 'customer', role: 'general', name: 'S', reach: [{ email: 'silent@boreal.example' }] },
    };
    const calendars = { ...BOREAL.calendars, late: { timeZone: 'UTC', hours: { 'mon-sun': ['10:30-20:00'] } } };
    const escalation = [{ after: '100%', to: ['it-manager'] }];
    const named = { ...BOREAL, contacts, calendars, escalation };
    const system = await world(clock('09:00:00'), named);
    await system.post(opened('A', '09:00'), opened('B', '10:00'));
    await system.until(clock('11:10:00'));
    expect(await told(system)).toEqual([
      '10:00 contact:boreal-or/office email',
      '11:00 contact:boreal-or/it-manager email',
    ]);
    const dry = warned(openMemoryStore(), clock('09:00:00'));
    await dry.publish(named);
    await dry.post(opened());
    await dry.until(clock('10:10:00'));
    expect(await dry.messages()).toEqual([]);
  });
});

describe('every telling to a program has its end', () => {
  it('when the clock stops, when another allowance takes over, when a fact is taken back', async () => {
    const system = await world();
    await system.endpoint('e-1');
    await system.rules({ id: 'hook', when: { kinds: ['threshold', 'breach'] }, to: ['endpoint:e-1'] });
    const odd = opened('C', '09:00');
    await system.post(opened('A', '09:00'), opened('B', '09:05'), odd);
    await system.until(clock('10:06:00'));
    await system.post(
      happened('resolved', 'A', '10:06'),
      happened('replied', 'B', '10:06', { public: true, by: 'agent' }),
      happened('event.retracted', 'C', '10:06', { of: odd.id, reason: 'told by mistake' }),
    );
    await system.until(clock('14:00:00'));
    await system.post(happened('cancelled', 'B', '14:00'));
    await system.until(clock('14:10:00'));
    const begun: string[] = [];
    const ended: string[] = [];
    for (const { id, about } of await system.messages()) {
      const keys = await system.store.alertsOfMessage(id);
      (about === 'ended' ? ended : begun).push(...keys);
    }
    expect(begun.length).toBeGreaterThan(6);
    expect(ended.toSorted()).toEqual(begun.toSorted());
    expect(new Set(ended).size).toBe(ended.length);
    const open = (await system.alerts()).filter(({ ticket, endedAt }) => ticket !== null && endedAt === null);
    expect(open).toEqual([]);
  });
});
