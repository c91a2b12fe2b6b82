import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { BoardFilter, Store, WallLink } from '../../../src/app/ports/index.ts';
import { ODD } from './live/odd-texts.ts';
import { AT, clockRow, MINUTE, projected, projection, ticketRow } from './live/rows.ts';

const HOUR = 60 * MINUTE;

/** What every store must answer those who look at the board all day. `open` gives an empty store. */
export function describeDesk(name: string, open: () => Promise<Store>): void {
  describe(`the desk in ${name}`, () => {
    let store: Store | null = null;
    const opened = () => store as Store;
    beforeEach(async () => {
      await store?.close();
      store = await open();
    });
    afterAll(async () => {
      await store?.close();
    });
    describe('the board', () => {
      mineIsFound(opened);
      ticketsAreLookedAgain(opened);
      boardIsDivided(opened);
      hoursAreForetold(opened);
    });
    describe('names', () => namesAreGiven(opened));
    describe('tickets by their ids', () => ticketsAreCalled(opened));
    describe('walls', () => wallsAreKept(opened));
  });
}

const tickets = async (store: Store, filter: BoardFilter) =>
  (await store.board(filter, null, 99)).map(({ ticket }) => ticket.ticket);

function mineIsFound(store: () => Store): void {
  it('tells people apart whom two helpdesks call alike', async () => {
    await projected(
      store(),
      projection('glpi-1', { source: 'glpi', assignee: 'u-7', customer: 'alba' }),
      projection('zammad-1', { source: 'zammad', assignee: 'u-7' }),
      projection('hand-1', { source: 'zammad', assignee: 'p-me' }),
      projection('nobody-1', { source: 'glpi', assignee: null }),
      projection('unsaid-1', { source: null, assignee: 'u-7' }),
    );
    const mine = [
      { source: 'glpi', id: 'u-7' },
      { source: null, id: 'p-me' },
    ];
    expect(await tickets(store(), { assignedTo: mine })).toEqual(['glpi-1', 'hand-1']);
    expect(await tickets(store(), { assignedTo: mine, customer: ['boreal'] })).toEqual(['hand-1']);
    expect(await tickets(store(), { assignedTo: mine, state: ['running'], assignee: ['u-7'] })).toEqual(['glpi-1']);
    expect(await store().boardCounts({ assignedTo: mine })).toEqual({ open: 2 });
    expect(await tickets(store(), { assignedTo: [{ source: null, id: 'u-7' }] })).toEqual([
      'glpi-1',
      'unsaid-1',
      'zammad-1',
    ]);
    // Whom no source calls anything has nothing; and what is his is not nobody's.
    expect(await tickets(store(), { assignedTo: [] })).toEqual([]);
    expect(await tickets(store(), { assignedTo: mine, unassigned: true })).toEqual([]);
  });
  it('whatever they are called', async () => {
    await projected(store(), ...ODD.map((text) => projection(`t${text}`, { source: text, assignee: text })));
    for (const text of ODD) {
      expect(await tickets(store(), { assignedTo: [{ source: text, id: text }] })).toEqual([`t${text}`]);
    }
  });
}

function ticketsAreLookedAgain(store: () => Store): void {
  it('gives the clocks of some tickets alone, where they fit what else is asked', async () => {
    await projected(
      store(),
      projection('a', { customer: 'alba' }),
      projection('b', { customer: 'boreal' }),
      projection('c', { customer: 'alba' }),
    );
    expect(await tickets(store(), { ticket: ['c', 'a', 'nowhere'] })).toEqual(['a', 'c']);
    expect(await tickets(store(), { ticket: ['b', 'c'], customer: ['alba'] })).toEqual(['c']);
    expect(await tickets(store(), { ticket: ['b'], customer: ['alba'], state: ['running'] })).toEqual([]);
  });
}

function boardIsDivided(store: () => Store): void {
  it('is divided by what clocks share, with how many of each fall due within a span', async () => {
    await projected(
      store(),
      projection('a', { customer: 'alba', team: null }, [
        { dueAt: AT + 10 * MINUTE },
        { measure: 'firstResponse', target: 'respond', dueAt: AT + HOUR, verdict: 'atRisk' },
      ]),
      projection('b', { customer: 'brio', team: 'lille' }, [
        { dueAt: AT - MINUTE, breachedAt: AT - MINUTE, verdict: 'breached' },
        { measure: 'firstResponse', target: 'respond', state: 'paused', dueAt: null },
        { measure: 'acknowledgement', state: 'stopped', stoppedAt: AT, verdict: 'met' },
      ]),
      projection('c', { customer: null, team: 'lille' }, [{ dueAt: AT + HOUR - 1 }]),
    );
    const groups = async (filter: BoardFilter, by: 'customer' | 'team' | 'target' | null) =>
      [...(await store().boardGroups(filter, by, AT, AT + HOUR))].sort((one, other) =>
        String(one.key) < String(other.key) ? -1 : 1,
      );
    expect(await groups({}, 'customer')).toEqual([
      { key: 'alba', verdicts: { open: 1, atRisk: 1 }, dueSoon: 1 },
      { key: 'brio', verdicts: { open: 1, breached: 1 }, dueSoon: 0 },
      { key: null, verdicts: { open: 1 }, dueSoon: 1 },
    ]);
    expect(await groups({ verdict: ['open'] }, 'team')).toEqual([
      { key: 'lille', verdicts: { open: 2 }, dueSoon: 1 },
      { key: null, verdicts: { open: 1 }, dueSoon: 1 },
    ]);
    expect(await groups({ customer: ['alba', 'brio'] }, 'target')).toEqual([
      { key: 'resolve', verdicts: { open: 1, breached: 1 }, dueSoon: 1 },
      { key: 'respond', verdicts: { open: 1, atRisk: 1 }, dueSoon: 0 },
    ]);
    expect(await groups({}, null)).toEqual([{ key: null, verdicts: { open: 3, atRisk: 1, breached: 1 }, dueSoon: 2 }]);
    expect(await groups({ customer: ['nobody'] }, null)).toEqual([]);
  });
  it('gives each thing under its own name, an empty one too', async () => {
    await projected(store(), ...['', 'c', 'C', ...ODD].map((text, n) => projection(`t${n}`, { customer: text })));
    const keys = (await store().boardGroups({}, 'customer', AT, AT)).map(({ key }) => key);
    expect([...keys].sort()).toEqual([...new Set(['', 'c', 'C', ...ODD])].sort());
  });
}

function hoursAreForetold(store: () => Store): void {
  it('falls due hour by hour, what is paused apart, what is broken or beyond the span not at all', async () => {
    const from = AT + 20 * MINUTE;
    await projected(
      store(),
      projection('a', { customer: 'alba' }, [
        { dueAt: from - 1 },
        { measure: 'acknowledgement', dueAt: from },
        { measure: 'firstResponse', dueAt: AT + HOUR - 1, verdict: 'atRisk' },
        { measure: 'restoration', dueAt: AT + HOUR },
      ]),
      projection('b', { customer: 'brio' }, [
        { dueAt: AT + 4 * HOUR },
        { measure: 'firstResponse', dueAt: AT + 3 * HOUR - 1 },
        { measure: 'restoration', state: 'paused', dueAt: null },
        { measure: 'workaround', state: 'paused', verdict: 'breached', breachedAt: AT, dueAt: AT + 25 * MINUTE },
        { measure: 'acknowledgement', dueAt: AT + 30 * MINUTE, breachedAt: AT, verdict: 'breached' },
      ]),
    );
    expect(await store().dueHours({}, from, AT + 4 * HOUR)).toEqual({
      hours: [
        { from: AT, verdicts: { open: 1, atRisk: 1 } },
        { from: AT + HOUR, verdicts: { open: 1 } },
        { from: AT + 2 * HOUR, verdicts: { open: 1 } },
      ],
      paused: 1,
    });
    expect(await store().dueHours({ customer: ['alba'], verdict: ['atRisk'] }, from, AT + 4 * HOUR)).toEqual({
      hours: [{ from: AT, verdicts: { atRisk: 1 } }],
      paused: 0,
    });
    expect(await store().dueHours({ customer: ['nobody'] }, from, AT + HOUR)).toEqual({ hours: [], paused: 0 });
  });
}

const person = (id: string, name: string | null) => ({
  ...({ id, role: 'technician', approves: [], customer: null, disabled: false, language: null } as const),
  ...{ name, email: null, emailKey: null, createdAt: AT, createdBy: null },
});

function namesAreGiven(store: () => Store): void {
  it('are those of customers as registered, of people as sources call them or by their own ids, of helpdesks', async () => {
    await store().transact(async (tx) => {
      await tx.putCustomer({ id: 'boreal', name: 'Boréal SAS', changedAt: AT, changedBy: null });
      await tx.addPerson(person('p-ada', 'Ada'));
      await tx.addPerson(person('p-bob', null));
      await tx.setExternalIds('p-ada', [{ source: 'glpi', id: 'u-7' }]);
      await tx.setExternalIds('p-bob', [{ source: 'glpi', id: 'u-8' }]);
      await tx.putSource(source('glpi', 'https://glpi.example/t/{ticket}'), 0);
      await tx.putSource(source('mail', null), 0);
    });
    const asked = [
      { source: 'glpi', id: 'u-7' },
      { source: 'zammad', id: 'u-7' },
      { source: 'glpi', id: 'u-8' },
      { source: null, id: 'p-ada' },
      { source: null, id: 'u-7' },
    ];
    const names = await store().names({ customers: ['boreal', 'nobody'], people: asked });
    expect([...names.customers]).toEqual([['boreal', 'Boréal SAS']]);
    expect(names.people).toEqual([
      { source: 'glpi', id: 'u-7', name: 'Ada' },
      { source: null, id: 'p-ada', name: 'Ada' },
    ]);
    expect([...names.ticketUrls]).toEqual([['glpi', 'https://glpi.example/t/{ticket}']]);
    await store().transact((tx) => tx.erasePerson('p-ada', AT));
    expect((await store().names({ customers: [], people: asked })).people).toEqual([]);
  });
}

function source(id: string, ticketUrl: string | null) {
  return {
    ...{ id, title: id, template: null, mapping: '', draft: null, ticketUrl, keys: [], secretsSealed: [] },
    ...{ everyMs: null, calendar: null, keepDays: 30, liveAt: null, liveBy: null },
    ...{ lastReceivedAt: null, silentSince: null, madeAt: AT, madeBy: null },
  };
}

function ticketsAreCalled(store: () => Store): void {
  it('are those whose ids begin so, in capitals or not; no character stands for another', async () => {
    const ids = ['INC-1', 'INC-10', 'INC-2', 'inc-1', 'Inc-1', 'A%', 'A_', 'AB', 'É-1'];
    await projected(store(), ...ids.map((id) => projection(id, { customer: id === 'INC-2' ? 'brio' : 'alba' })));
    // Only named by another: nothing has happened to it.
    await projected(store(), { ticket: ticketRow('INC-3', { lastEventAt: null }), clocks: [clockRow('INC-3')] });
    const called = async (beginning: string, customer: string | null = null, limit = 9) =>
      (await store().ticketsCalled(beginning, customer, limit)).map(({ ticket }) => ticket);
    expect(await called('inc-')).toEqual(['inc-1', 'INC-2', 'INC-10', 'INC-1']);
    expect(await called('INC-1')).toEqual(['inc-1', 'INC-1', 'INC-10']);
    expect(await called('inc-', null, 2)).toEqual(['inc-1', 'INC-2']);
    expect(await called('INC', 'brio')).toEqual(['INC-2']);
    // Those looked for stand first: called just so, open, opened last; then what is over, the last id first.
    const day = (id: string, openedAt: number, endedAt: number | null) => projection(id, { openedAt, endedAt });
    await projected(store(), day('W-1', 10, null), day('W-4', 40, 50), day('W-2', 20, null), day('W-3', 30, 40));
    expect(await called('w')).toEqual(['W-2', 'W-1', 'W-4', 'W-3']);
    expect(await called('W-3')).toEqual(['W-3']);
    expect(await called('w', null, 3)).toEqual(['W-2', 'W-1', 'W-4']);
    const together = ['X-1', 'X-2', 'X-3'].map((id) => day(id, 10, null));
    await projected(store(), ...together, day('X-8', 10, 50), day('X-9', 10, 50));
    expect(await called('x', null, 2)).toEqual(['X-3', 'X-2']);
    expect(await called('A%')).toEqual(['A%']);
    expect(await called('A_')).toEqual(['A_']);
    expect(await called('é')).toEqual(['É-1']);
    expect(await called('NC-1')).toEqual([]);
    expect(await store().ticketsCalled('INC-2', null, 1)).toEqual([
      { ticket: 'INC-2', customer: 'brio', endedAt: null },
    ]);
  });
}

function wallsAreKept(store: () => Store): void {
  const link = (id: string, given: Partial<WallLink> = {}): WallLink => ({
    ...{ id, hash: `hash-${id}`, prefix: 'lww_x', name: 'Hall "é"', filter: '{"customer":["alba"]}' },
    ...{ namesCustomers: true, customer: 'alba', person: 'p-ada', madeAt: AT, endsAt: AT + HOUR, revokedAt: null },
    ...given,
  });
  it('are found by what their secrets hash to, and revoked once', async () => {
    const [first, second] = [link('w-1'), link('w-2', { madeAt: AT + 1, customer: null, endsAt: null })];
    await store().transact(async (tx) => {
      await tx.addPerson(person('p-ada', 'Ada'));
      await tx.addWallLink(first);
      await tx.addWallLink(second);
    });
    expect(await store().wallLinks()).toEqual([second, first]);
    expect(await store().wallLinkByHash('hash-w-1')).toEqual(first);
    expect(await store().wallLinkByHash('hash-w-3')).toBeNull();
    expect(await store().transact((tx) => tx.revokeWallLink('w-1', AT + 5))).toBe(true);
    expect(await store().transact((tx) => tx.revokeWallLink('w-1', AT + 6))).toBe(false);
    expect(await store().transact((tx) => tx.revokeWallLink('w-3', AT))).toBe(false);
    expect(await store().wallLink('w-1')).toEqual({ ...first, revokedAt: AT + 5 });
    expect(await store().wallLink('w-3')).toBeNull();
  });
  it('are not kept by what is taken back', async () => {
    const failing = store().transact(async (tx) => {
      await tx.addPerson(person('p-ada', 'Ada'));
      await tx.addWallLink(link('w-1'));
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await store().wallLinks()).toEqual([]);
  });
}
