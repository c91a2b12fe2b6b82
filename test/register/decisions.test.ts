import { describe, expect, it } from 'vitest';
import type { Actor } from '../../src/app/access/actor.ts';
import { correctFact } from '../../src/app/decisions/corrections.ts';
import { grantExclusion } from '../../src/app/decisions/exclusions.ts';
import { announceMaintenance, endMaintenance, maintenancesOf } from '../../src/app/decisions/maintenance.ts';
import { decideScope, excuseBreach } from '../../src/app/decisions/tickets.ts';
import { actorOf, customerOf, event, given, refusalOf, registerWorld, smallAgreement } from './register-world.ts';

const manager = actorOf('manager');
const approver = actorOf('approver', { approves: ['technical'] });
const at = (text: string) => Date.parse(text);

async function world() {
  const made = registerWorld('2026-04-10T08:00:00Z');
  given(await made.publish(smallAgreement('b', 1)));
  given(await made.publish(smallAgreement('c', 1, { customer: 'cobalt' })));
  const span = { from: at('2026-04-15T00:00:00Z'), to: at('2026-04-15T02:00:00Z') };
  return { ...made, asked: { service: 'line', customer: null, ...span, lang: 'en' } as const };
}

/** A ticket of Boréal's whose first response came an hour late. */
async function late() {
  const made = await world();
  await made.post([
    event('ticket.opened', 'T-1', '2026-04-09T08:00:00Z', { customer: 'boreal', priority: 'P1' }),
    event('ticket.replied', 'T-1', '2026-04-09T10:00:00Z', { by: 'agent', public: true }),
  ]);
  const excuse = (by: Actor, more: object = {}) =>
    excuseBreach(
      {
        ticket: 'T-1',
        target: 'p1-response',
        cycle: null,
        reason: 'the power was cut',
        evidence: null,
        as: null,
        lang: 'en',
        ...more,
      },
      by,
      made.ports,
    );
  const verdict = async () => (await made.store.ticket('T-1'))?.clocks.map((clock) => clock.verdict);
  return { ...made, excuse, verdict };
}

describe('announcing maintenance', () => {
  it('is a fact of its own, signed, and tells which promises it comes in time for', async () => {
    const { asked, ports, store } = await world();
    const { fact, inTime: forAll, notice } = given(await announceMaintenance(asked, manager, ports));
    expect(forAll).toBe(true);
    expect(notice.map(({ agreement, inTime }) => [agreement, inTime])).toEqual([
      ['b@1', true],
      ['c@1', true],
    ]);
    expect(await store.fact('leeway', fact.id)).toMatchObject({
      author: 'p-manager',
      event: { type: 'maintenance.announced', subject: 'line', occurredAt: at('2026-04-10T08:00:00Z') },
    });
  });
  it('says when it comes too late for a promise, or after its own begin', async () => {
    const { asked, ports, setNow } = await world();
    setNow('2026-04-14T00:00:00Z');
    const short = given(await announceMaintenance({ ...asked, customer: 'boreal' }, manager, ports));
    expect([short.inTime, short.notice.map(({ inTime, givenMs }) => [inTime, givenMs])]).toEqual([
      false,
      [[false, 24 * 3_600_000]],
    ]);
    setNow('2026-04-15T01:00:00Z');
    const afterwards = given(await announceMaintenance(asked, manager, ports));
    expect([afterwards.inTime, afterwards.notice.map(({ inTime, givenMs }) => [inTime, givenMs])]).toEqual([
      false,
      [
        [false, -3_600_000],
        [false, -3_600_000],
      ],
    ]);
  });
  it('refuses a stretch without length, a service and a customer that no agreement knows', async () => {
    const { asked, ports, notes } = await world();
    const before = (await notes()).length;
    const pointer = async (more: object) =>
      refusalOf(await announceMaintenance({ ...asked, ...more }, manager, ports)).faults[0]?.pointer;
    expect(await pointer({ to: asked.from })).toBe('/to');
    expect(await pointer({ service: 'lime' })).toBe('/service');
    expect(await pointer({ service: '__proto__' })).toBe('/service');
    expect(await pointer({ customer: 'nobody' })).toBe('/customer');
    expect((await notes()).length).toBe(before);
  });
  it('is ended once, before it would have ended by itself', async () => {
    const { asked, ports, setNow, store } = await world();
    const { fact } = given(await announceMaintenance(asked, manager, ports));
    const end = (maintenance: string, by = manager) =>
      endMaintenance({ service: 'line', maintenance, lang: 'en' }, by, ports);
    expect(refusalOf(await end('another')).refused).toBe('notFound');
    expect(refusalOf(await end(fact.id, customerOf('boreal'))).refused).toBe('notFound');
    setNow('2026-04-15T00:30:00Z');
    const ended = given(await end(fact.id));
    expect((await store.fact('leeway', ended.id))?.event.data['maintenance']).toBe(fact.id);
    expect(refusalOf(await end(fact.id)).what.en).toContain('2026-04-15T00:30:00Z');
    expect((await maintenancesOf('line', manager, ports))[0]?.endedAt).toBe(at('2026-04-15T00:30:00Z'));
    const next = given(await announceMaintenance(asked, manager, ports)).fact;
    setNow('2026-04-16T00:00:00Z');
    expect(refusalOf(await end(next.id)).what.en).toContain('2026-04-15T02:00:00Z');
  });
  it('for one customer is not told to another', async () => {
    const { asked, ports } = await world();
    given(await announceMaintenance(asked, manager, ports));
    given(await announceMaintenance({ ...asked, customer: 'cobalt' }, manager, ports));
    const seen = async (actor: Actor, service = 'line') =>
      (await maintenancesOf(service, actor, ports)).map(({ customer }) => customer).sort();
    expect(await seen(customerOf('boreal'))).toEqual([null]);
    expect(await seen(customerOf('cobalt'))).toEqual(['cobalt', null]);
    expect(await seen(customerOf('nobody'))).toEqual([]);
    expect(await seen(manager)).toHaveLength(2);
  });
  it.each(['technician', 'customer'] as const)('is not for a %s', async (role) => {
    const { asked, ports } = await world();
    expect(refusalOf(await announceMaintenance(asked, actorOf(role), ports)).refused).toBe('notAllowed');
  });
});

describe('granting an exclusion', () => {
  it('names its approver by his id, and tells whether the agreement lets the reason count', async () => {
    const { asked, ports, store } = await world();
    const grant = async (reason: string) =>
      given(await grantExclusion({ ...asked, reason, evidence: null, as: null }, approver, ports));
    const { fact, effect } = await grant('forceMajeure');
    expect(effect.map(({ agreed }) => agreed)).toEqual([true, true]);
    expect((await store.fact('leeway', fact.id))?.event.data).toMatchObject({
      approver: 'p-approver',
      reason: 'forceMajeure',
    });
    expect((await grant('bad luck')).effect.map(({ agreed }) => agreed)).toEqual([false, false]);
  });
  it('needs a reason, and an approver who holds the name he approves in', async () => {
    const { asked, ports } = await world();
    const grant = async (by: Actor, more: object) =>
      refusalOf(
        await grantExclusion({ ...asked, reason: 'forceMajeure', evidence: null, as: null, ...more }, by, ports),
      );
    expect((await grant(approver, { reason: '  ' })).faults[0]?.pointer).toBe('/reason');
    expect((await grant(approver, { as: 'finance' })).faults[0]?.pointer).toBe('/as');
    expect((await grant(actorOf('approver', { approves: ['legal', 'finance'] }), {})).help?.en).toContain(
      'legal, finance',
    );
    expect((await grant(actorOf('technician'), {})).refused).toBe('notAllowed');
    expect((await grant(actorOf('manager', { kind: 'system', person: null }), {})).refused).toBe('notAllowed');
  });
});

describe('excusing a breach', () => {
  it('takes it out of the count at once, by name and with a reason, and leaves a note', async () => {
    const { excuse, verdict, notes } = await late();
    expect(await verdict()).toEqual(['breached']);
    given(await excuse(approver));
    expect(await verdict()).toEqual(['excused']);
    expect((await notes()).at(-1)).toEqual({ action: 'excusal.granted', object: 'ticket:T-1', customer: 'boreal' });
  });
  it('is done once; taken back, the breach counts again', async () => {
    const { excuse, verdict, ports } = await late();
    const { id } = given(await excuse(manager));
    expect(refusalOf(await excuse(manager)).refused).toBe('conflict');
    given(
      await correctFact({ source: 'leeway', id, reason: 'wrong ticket', corrected: null, lang: 'en' }, manager, ports),
    );
    expect(await verdict()).toEqual(['breached']);
  });
  it('names what there is, where the target or the cycle is none of the ticket', async () => {
    const { excuse } = await late();
    const refused = refusalOf(await excuse(manager, { target: 'p2-response' }));
    expect([refused.faults[0]?.pointer, refused.help?.en]).toEqual(['/target', 'Targets of the ticket: p1-response.']);
    expect(refusalOf(await excuse(manager, { cycle: 2 })).faults[0]?.pointer).toBe('/target');
  });
  it.each(['technician', 'customer'] as const)('is not for a %s, and nothing changes', async (role) => {
    const { excuse, verdict } = await late();
    expect(refusalOf(await excuse(actorOf(role))).refused).toBe('notAllowed');
    expect(await verdict()).toEqual(['breached']);
  });
  it('of another customer’s ticket is refused in the words of a ticket that does not exist', async () => {
    const { excuse } = await late();
    const ofCobalt = actorOf('approver', { approves: ['technical'], customer: 'cobalt' });
    const [foreign, none] = [await excuse(ofCobalt), await excuse(ofCobalt, { ticket: 'T-9' })].map(refusalOf);
    expect(JSON.stringify(foreign)).toBe(JSON.stringify(none).replaceAll('T-9', 'T-1'));
  });
});

describe('deciding what is in scope', () => {
  it('is a fact that names who decided, and leaves a note', async () => {
    const { ports, store, notes } = await late();
    const asked = { ticket: 'T-1', scope: 'out', exclusion: null, reason: 'cabling', as: null, lang: 'en' } as const;
    const { id } = given(await decideScope(asked, manager, ports));
    expect((await store.fact('leeway', id))?.event.data).toMatchObject({ scope: 'out', by: 'p-manager' });
    expect((await notes()).at(-1)).toEqual({ action: 'scope.decided', object: 'ticket:T-1', customer: 'boreal' });
  });
});

describe('correcting a fact', () => {
  const correction = (id: string, more: object = {}) =>
    ({
      source: 'helpdesk',
      id,
      reason: 'the clock was wrong',
      corrected: { occurredAt: at('2026-04-09T08:30:00Z') },
      lang: 'en',
      ...more,
    }) as const;
  async function withReply(by: Actor = actorOf('technician')) {
    const made = await world();
    const reply = event('ticket.replied', 'T-1', '2026-04-09T10:00:00Z', {
      by: 'agent',
      public: true,
      note: 'kept',
    }) as { id: string };
    await made.post(
      [event('ticket.opened', 'T-1', '2026-04-09T08:00:00Z', { customer: 'boreal', priority: 'P1' }), reply],
      by,
    );
    return { ...made, reply: reply.id, verdict: async () => (await made.store.ticket('T-1'))?.clocks[0]?.verdict };
  }
  it('changes the verdict, and keeps the original, its author and the reason', async () => {
    const { ports, reply, store, verdict } = await withReply();
    const { corrected, retraction } = given(await correctFact(correction(reply), manager, ports));
    expect(await verdict()).toBe('met');
    expect(await store.fact('helpdesk', reply)).toMatchObject({ author: 'p-technician' });
    expect((await store.fact('leeway', retraction.id))?.event.data).toMatchObject({
      of: reply,
      ofSource: 'helpdesk',
      reason: 'the clock was wrong',
    });
    const kept = await store.fact('leeway', corrected?.id ?? '');
    expect(kept).toMatchObject({
      author: 'p-manager',
      event: { data: { note: 'kept', corrects: `helpdesk/${reply}` } },
    });
  });
  it('leaves everything as it was when the corrected fact is none', async () => {
    const { ports, reply, verdict, notes } = await withReply();
    const before = (await notes()).length;
    const refused = refusalOf(
      await correctFact(correction(reply, { corrected: { data: { by: 'robot' } } }), manager, ports),
    );
    expect(refused.faults[0]?.pointer).toBe('/corrected/data/by');
    expect([await verdict(), (await notes()).length]).toEqual(['breached', before]);
  });
  it('is for those who decide, and for whoever handed the fact in', async () => {
    const { ports, reply } = await withReply();
    const by = (actor: Actor) => correctFact(correction(reply), actor, ports);
    expect(refusalOf(await by(actorOf('technician', { id: 'p-other' }))).refused).toBe('notAllowed');
    expect(refusalOf(await by(customerOf('boreal'))).refused).toBe('notFound');
    expect(given(await by(actorOf('technician'))).original.author).toBe('p-technician');
  });
  it('happens once, and never to a taking back', async () => {
    const { ports, reply } = await withReply();
    const { retraction } = given(await correctFact(correction(reply), manager, ports));
    expect(refusalOf(await correctFact(correction(reply), manager, ports)).refused).toBe('conflict');
    const again = correction(retraction.id, { source: 'leeway', corrected: null });
    expect(refusalOf(await correctFact(again, manager, ports)).refused).toBe('conflict');
    expect(refusalOf(await correctFact(correction('e-none'), manager, ports)).refused).toBe('notFound');
  });
});
