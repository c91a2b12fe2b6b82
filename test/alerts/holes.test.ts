/** Nobody who should be told is left out, and nobody is told of others. */
import { describe, expect, it } from 'vitest';
import { openMemoryStore } from '../../src/store/memory/index.ts';
import { BOREAL, CORSAIRE, clock, happened } from '../live/agreement.ts';
import { opened, shift, told, warned } from './warned.ts';

async function world(agreement: object = BOREAL, begin = clock('08:00:00')) {
  const system = warned(openMemoryStore(), begin);
  await system.publish(agreement);
  await system.goLive('boreal', 'corsaire');
  return system;
}

const breach = { kinds: ['breach' as const], measures: ['firstResponse' as const] };

describe('a breach', () => {
  it('reaches owners where those it is for have no address', async () => {
    const system = await world();
    await system.person('p-1', { email: null, emailKey: null });
    await system.person('p-owner', { role: 'owner' });
    await system.rules({ id: 'only', when: breach, to: ['person:p-1'], via: ['email'] });
    await system.post(opened());
    await system.until(clock('10:10:00'));
    expect(await told(system)).toEqual(['10:00 person:p-owner email']);
  });

  it('that no rule is for reaches nobody', async () => {
    const system = await world();
    await system.person('p-owner', { role: 'owner' });
    await system.rules({ id: 'other', when: { kinds: ['date'] }, to: ['role:owner'] });
    await system.post(opened());
    await system.until(clock('10:10:00'));
    expect(await told(system)).toEqual([]);
  });
});

describe('a ladder', () => {
  it('climbs from what is only shown on the page', async () => {
    const system = await world();
    await system.person('t-1', { role: 'technician' });
    await system.person('p-2');
    const ladder = [{ after: '15m', to: ['person:p-2'] }];
    await system.rules({ id: 'desk', when: breach, to: ['role:technician'], via: ['page'], ladder });
    await system.post(opened());
    await system.until(clock('10:40:00'));
    expect(await told(system)).toEqual(['10:00 person:t-1 page', '10:15 person:p-2 email']);
  });

  it('calls the first on call of a rota that it names for the first time', async () => {
    const system = await world();
    for (const id of ['p-1', 'p-2', 'p-3']) await system.person(id);
    await system.rota('nights', [shift('p-2', '00:00:00', '23:00:00'), shift('p-3', '00:00:00', '23:00:00', 2)]);
    const ladder = [
      { after: '15m', to: ['rota:nights'] },
      { after: '30m', to: ['rota:nights'] },
    ];
    await system.rules({ id: 'night', when: breach, to: ['person:p-1'], ladder });
    await system.post(opened());
    await system.until(clock('10:40:00'));
    expect(await told(system)).toEqual(['10:00 person:p-1 email', '10:15 person:p-2 email', '10:30 person:p-3 email']);
  });

  it('is climbed at once where the first can not be reached, and goes on from there', async () => {
    const system = await world();
    await system.person('p-1', { email: null, emailKey: null });
    await system.person('p-2', { disabled: true });
    for (const id of ['p-3', 'p-4']) await system.person(id);
    const ladder = [
      { after: '15m', to: ['person:p-2'] },
      { after: '20m', to: ['person:p-3'] },
      { after: '30m', to: ['person:p-4'] },
    ];
    await system.rules({ id: 'night', when: breach, to: ['person:p-1'], via: ['email'], ladder });
    await system.post(opened());
    await system.until(clock('10:40:00'));
    expect(await told(system)).toEqual(['10:00 person:p-3 email', '10:30 person:p-4 email']);
  });

  it('is climbed under every rule that tells the same person, though that person is told once', async () => {
    const system = await world();
    for (const id of ['p-1', 'p-2', 'p-3']) await system.person(id);
    const rule = (id: string, after: string, next: string) =>
      ({ id, when: breach, to: ['person:p-1'], ladder: [{ after, to: [`person:${next}`] }] }) as const;
    await system.rules(rule('one', '15m', 'p-2'), rule('two', '20m', 'p-3'));
    await system.post(opened());
    await system.until(clock('10:40:00'));
    expect(await told(system)).toEqual(['10:00 person:p-1 email', '10:15 person:p-2 email', '10:20 person:p-3 email']);
  });

  it('is climbed under another rule only for what that rule is for', async () => {
    const system = await world();
    for (const id of ['p-1', 'p-2']) await system.person(id);
    const kinds = ['threshold' as const, 'breach' as const];
    await system.rules(
      { id: 'all', when: { kinds }, to: ['person:p-1'] },
      { id: 'breach', when: breach, to: ['person:p-1'], ladder: [{ after: '15m', to: ['person:p-2'] }] },
    );
    await system.post(opened());
    await system.until(clock('10:40:00'));
    const climbed = (await told(system)).filter((one) => one.includes('p-2'));
    expect(climbed).toEqual(['10:15 person:p-2 email']);
  });

  it('is not climbed for what was never meant for the first', async () => {
    const system = await world();
    await system.person('p-1', { role: 'technician', customer: 'corsaire' });
    await system.person('p-2');
    const ladder = [{ after: '15m', to: ['person:p-2'] }];
    await system.rules({ id: 'theirs', when: breach, to: ['person:p-1'], ladder });
    await system.post(opened());
    await system.until(clock('10:40:00'));
    expect(await told(system)).toEqual([]);
  });
});

describe('who is on call', () => {
  it('is whoever is when it is sent, not when it is decided', async () => {
    const system = await world(BOREAL, clock('03:00:00'));
    for (const id of ['p-1', 'p-2']) await system.person(id);
    await system.rota('desk', [shift('p-1', '00:00:00', '06:00:00'), shift('p-2', '06:00:00', '20:00:00')]);
    const quiet = { from: '22:00', to: '07:00' };
    await system.rules({ id: 'morning', when: breach, to: ['rota:desk'], quiet });
    await system.post(opened('T', '03:00'));
    await system.until(clock('08:00:00'));
    expect(await told(system)).toEqual(['04:00 person:p-2 email']);
    expect((await system.messages())[0]?.sendAt).toBe(clock('07:00:00'));
  });
});

describe('a contact', () => {
  it('whose hours are shut is told all the same where who stands in has no address', async () => {
    const it = { party: 'customer', role: 'technical', name: 'I', hours: 'late', backup: 'desk' };
    const contacts = {
      it: { ...it, reach: [{ email: 'it@boreal.example' }] },
      desk: { party: 'customer', role: 'general', name: 'D', reach: [{ phone: '+33123456789' }] },
    };
    const calendars = { ...BOREAL.calendars, late: { timeZone: 'UTC', hours: { 'mon-sun': ['20:00-21:00'] } } };
    const system = await world({ ...BOREAL, contacts, calendars, escalation: [{ after: '100%', to: ['it'] }] });
    await system.post(opened());
    await system.until(clock('10:10:00'));
    expect(await told(system)).toEqual(['10:00 contact:boreal-or/it email']);
  });
});

describe('of what hits many at once', () => {
  const contacts = {
    it: { party: 'customer', role: 'technical', name: 'I', reach: [{ email: 'it@boreal.example' }] },
  };
  const outage = happened('outage.started', 'internet', '08:30');

  it('a customer is told how many of theirs there are, and of nobody else’s deadline', async () => {
    const system = await world({ ...BOREAL, contacts, escalation: [{ after: '100%', to: ['it'] }] });
    await system.publish(CORSAIRE);
    await system.person('p-1');
    await system.post(outage, ...['08:31', '08:32', '08:33'].map((time) => opened(`C-${time}`, time, theirs)));
    await system.post(opened('T', '09:00'));
    await system.until(clock('10:10:00'));
    const [ours] = (await system.messages()).filter(({ recipient }) => recipient === 'contact:boreal-or/it');
    const open = (await system.store.board({ customer: ['boreal'] }, null, 50)).map(({ clock: { dueAt } }) => dueAt);
    const notYet = open.flatMap((dueAt) => (dueAt !== null && dueAt > clock('10:00:00') ? [dueAt] : []));
    expect(ours?.details).toEqual({
      bundle: 'outage:internet',
      count: open.length,
      firstDueAt: Math.min(...notYet),
    });
  });
  const theirs = { customer: 'corsaire' };

  it('what was not announced is told again', async () => {
    const system = await world();
    await system.person('p-1');
    await system.rules({ id: 'all', when: breach, to: ['person:p-1'] });
    await system.post(outage, opened('A', '08:30'));
    await system.until(clock('09:31:00'));
    const later = ['B', 'C', 'D', 'E', 'F', 'G', 'H'];
    await system.post(...later.map((id) => opened(id, '08:33')));
    await system.until(clock('09:40:00'));
    const messages = (await system.messages()).filter(({ recipient }) => recipient === 'person:p-1');
    expect(messages.map(({ alerts }) => alerts)).toEqual([1, 7]);
  });

  it('a list holds no more than it tells', async () => {
    const system = await world();
    await system.person('p-1');
    await system.rules({ id: 'all', when: breach, to: ['person:p-1'], digest: '1h' });
    await system.post(outage, ...['A', 'B', 'C', 'D', 'E'].map((id, minute) => opened(id, `08:3${minute * 2}`)));
    await system.until(clock('09:32:00'));
    expect((await system.messages())[0]?.details).toEqual({});
  });
});

describe('what comes in before closing', () => {
  it('is told, though others were told of a moment before', async () => {
    const office = { timeZone: 'UTC', hours: { 'mon-fri': ['08:00-18:00'] } };
    const targets = { repair: { measure: 'resolution', within: '1h15m', calendar: 'office', allow: 5, per: 'month' } };
    const system = await world({ ...BOREAL, levels: undefined, calendars: { office }, targets });
    await system.person('p-1');
    await system.rules({ id: 'evening', when: { kinds: ['closingTime'] }, to: ['person:p-1'] });
    await system.post(opened('A', '16:45'));
    await system.until(clock('17:04:00'));
    await system.post(opened('B', '17:04'));
    await system.until(clock('17:40:00'));
    expect(await told(system, 'closingTime resolution')).toEqual(['17:00 person:p-1 email', '17:10 person:p-1 email']);
  });
});
