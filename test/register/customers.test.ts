import { describe, expect, it } from 'vitest';
import { ticketAnswer } from '../../src/app/live/answers/ticket.ts';
import { lookAgain } from '../../src/app/live/wake.ts';
import { attachAlias, detachAlias } from '../../src/app/register/customers/aliases.ts';
import { customersFor, putCustomer, unknownCustomers } from '../../src/app/register/customers/customers.ts';
import { exportCustomer } from '../../src/app/register/customers/export-customer.ts';
import { actorOf, customerOf, event, given, refusalOf, registerWorld, smallAgreement } from './register-world.ts';

const owner = actorOf('owner');

async function world() {
  const made = registerWorld('2026-04-10T08:00:00Z');
  given(await made.publish(smallAgreement('b', 1)));
  given(await made.publish(smallAgreement('c', 1, { customer: 'cobalt' })));
  const opened = (ticket: string, customer: string, source = 'helpdesk') =>
    made.post([event('ticket.opened', ticket, '2026-04-10T07:00:00Z', { customer, priority: 'P1' }, source)]);
  const attach = (alias: string, customer: string, by = owner, source = 'helpdesk') =>
    attachAlias({ source, alias, customer, lang: 'en' }, by, made.ports);
  const detach = (alias: string, customer: string, by = owner) =>
    detachAlias({ source: 'helpdesk', alias, customer }, by, made.ports);
  return { ...made, opened, attach, detach };
}

describe('the tray of unknown customers', () => {
  it('holds the names nobody knows, with how many tickets bear them, and no others', async () => {
    const { opened, ports } = await world();
    await opened('T-1', 'Boreal SAS');
    await opened('T-2', 'Boreal SAS');
    await opened('T-3', 'boreal');
    expect(await unknownCustomers(owner, ports)).toEqual([{ source: 'helpdesk', name: 'Boreal SAS', tickets: 2 }]);
  });
  it('is not shown to a customer, for a name in it may be any customer’s', async () => {
    const { opened, ports } = await world();
    await opened('T-1', 'Boreal SAS');
    expect(refusalOf(await unknownCustomers(customerOf('boreal'), ports)).refused).toBe('notAllowed');
  });
});

describe('a customer that is registered and has no agreement yet', () => {
  const register = (ports: Awaited<ReturnType<typeof world>>['ports'], id: string, name = 'Dune & Fils') =>
    putCustomer({ id, name, lang: 'en' }, owner, ports);

  it('is known by its id: its tickets are its own, and leave the tray', async () => {
    const { opened, ports, store } = await world();
    await opened('T-1', 'dune');
    await opened('T-2', 'Someone else');
    expect((await unknownCustomers(owner, ports)) as readonly unknown[]).toHaveLength(2);
    const other = await store.ticket('T-2');
    given(await register(ports, 'dune'));
    expect(await store.behind(ports.now())).toMatchObject({ generation: 1, due: 0 });
    await lookAgain(store, ports.rosters, ports.now(), 100);
    expect((await store.ticket('T-1'))?.ticket).toMatchObject({ customer: 'dune', noCommitment: 'notInForce' });
    expect(await store.ticket('T-2')).toEqual(other);
    await opened('T-3', 'dune', 'mail');
    expect((await store.ticket('T-3'))?.ticket.customer).toBe('dune');
    expect(await unknownCustomers(owner, ports)).toEqual([{ source: 'helpdesk', name: 'Someone else', tickets: 1 }]);
  });
  it('stays in the tray under any other name, the one it is registered with included, until that is attached', async () => {
    const { opened, ports, attach, store } = await world();
    given(await register(ports, 'dune'));
    await opened('T-1', 'Dune & Fils');
    expect(await unknownCustomers(owner, ports)).toEqual([{ source: 'helpdesk', name: 'Dune & Fils', tickets: 1 }]);
    given(await attach('Dune & Fils', 'dune'));
    await lookAgain(store, ports.rosters, ports.now(), 100);
    expect(await unknownCustomers(owner, ports)).toEqual([]);
  });
  it('was unknown to whoever asks as known before; another name later changes nothing of that', async () => {
    const { opened, ports, setNow } = await world();
    await opened('T-1', 'dune');
    const before = ports.now();
    setNow(new Date(before + 60_000).toISOString());
    given(await register(ports, 'dune'));
    setNow(new Date(before + 120_000).toISOString());
    given(await register(ports, 'dune', 'Dune & Filles'));
    const told = async (knownAt: number) => {
      const asked = { ticket: 'T-1', asOf: null, knownAt, receipts: false, lang: 'en' } as const;
      return given(await ticketAnswer(asked, owner, ports)).customer;
    };
    expect([await told(before), await told(before + 60_000)]).toEqual([null, 'dune']);
  });
  it('never takes over the tickets of a customer to which its id is attached as a name, nor gives its own away', async () => {
    const { attach, detach, ports, store } = await world();
    given(await attach('dune', 'boreal'));
    const refused = refusalOf(await register(ports, 'dune'));
    expect([refused.refused, refused.help?.en]).toEqual(['conflict', 'Detach it first, or take another id.']);
    expect(await store.registeredCustomers()).toEqual([]);
    given(await detach('dune', 'boreal'));
    given(await register(ports, 'dune'));
    expect(refusalOf(await attach('dune', 'boreal')).refused).toBe('conflict');
    expect(refusalOf(await attach('cobalt', 'boreal')).refused).toBe('conflict');
  });
});

describe('attaching a name', () => {
  it('has exactly the tickets that bear it judged again', async () => {
    const { opened, attach, store, ports } = await world();
    await opened('T-1', 'Boreal SAS');
    await opened('T-2', 'Someone else');
    const before = await store.ticket('T-2');
    given(await attach('Boreal SAS', 'boreal'));
    expect(await store.behind(ports.now())).toMatchObject({ generation: 1, due: 0 });
    await lookAgain(store, ports.rosters, ports.now(), 100);
    expect((await store.ticket('T-1'))?.ticket.customer).toBe('boreal');
    expect((await store.ticket('T-1'))?.clocks).toHaveLength(1);
    expect(await store.ticket('T-2')).toEqual(before);
  });
  it('counts for tickets that come later, and empties the tray', async () => {
    const { opened, attach, store, ports } = await world();
    given(await attach('Boreal SAS', 'boreal'));
    await opened('T-1', 'Boreal SAS');
    expect((await store.ticket('T-1'))?.ticket.customer).toBe('boreal');
    expect(await unknownCustomers(owner, ports)).toEqual([]);
  });
  it('twice to the same customer is one attaching', async () => {
    const { attach, notes } = await world();
    const first = given(await attach('Boreal SAS', 'boreal'));
    expect(given(await attach('Boreal SAS', 'boreal', actorOf('manager')))).toEqual(first);
    expect((await notes()).filter(({ action }) => action === 'customer.nameAttached')).toHaveLength(1);
  });
  it('never moves a name from one customer to another without detaching it', async () => {
    const { attach, detach, store } = await world();
    given(await attach('Boreal SAS', 'boreal'));
    expect(refusalOf(await attach('Boreal SAS', 'cobalt')).refused).toBe('conflict');
    expect(refusalOf(await detach('Boreal SAS', 'cobalt')).refused).toBe('notFound');
    given(await detach('Boreal SAS', 'boreal'));
    given(await attach('Boreal SAS', 'cobalt'));
    expect((await store.customerAliases()).map(({ customer }) => customer)).toEqual(['cobalt']);
  });
  it('is refused to a customer nobody knows, and to those who may not', async () => {
    const { attach, store } = await world();
    expect(refusalOf(await attach('X', 'nobody')).refused).toBe('notFound');
    for (const role of ['technician', 'approver'] as const) {
      expect(refusalOf(await attach('X', 'boreal', actorOf(role))).refused).toBe('notAllowed');
    }
    expect(refusalOf(await attach('X', 'boreal', customerOf('boreal'))).refused).toBe('notAllowed');
    const forOne = actorOf('manager', { customer: 'boreal' });
    expect(refusalOf(await attach('Cobalt SAS', 'boreal', forOne)).refused).toBe('notAllowed');
    expect(await store.customerAliases()).toEqual([]);
  });
  it.each([
    ['empty', ''],
    ['too long', 'x'.repeat(501)],
    ['with NUL', 'a\0b'],
    ['half a character', '\ud800'],
  ])('refuses a name that is %s', async (_, alias) => {
    const { attach } = await world();
    expect(refusalOf(await attach(alias, 'boreal')).faults[0]?.pointer).toBe('/alias');
  });
  it.each(["Robert'); drop table customer;--", '__proto__', '日本語', 'a, b'])('keeps %j as it is', async (alias) => {
    const { attach, store } = await world();
    given(await attach(alias, 'boreal'));
    expect((await store.customerAliases())[0]?.alias).toBe(alias);
  });
});

describe('customers', () => {
  it('are those registered and those that agreements name; a customer sees itself', async () => {
    const { ports, attach } = await world();
    given(await putCustomer({ id: 'dune', name: 'Dune & Fils', lang: 'en' }, owner, ports));
    given(await attach('Boreal SAS', 'boreal'));
    const seen = async (actor: typeof owner) =>
      (await customersFor(actor, ports)).map(({ id, name, registered }) => [id, name, registered]);
    expect(await seen(owner)).toEqual([
      ['boreal', 'boreal Ltd', false],
      ['cobalt', 'cobalt Ltd', false],
      ['dune', 'Dune & Fils', true],
    ]);
    expect(await seen(customerOf('cobalt'))).toEqual([['cobalt', 'cobalt Ltd', false]]);
    expect((await customersFor(customerOf('boreal'), ports))[0]?.aliases).toEqual([]);
  });
  it.each([
    ['nothing', ''],
    ['a path', '../boreal'],
    ['NUL', 'a\0b'],
    ['an option', '-x'],
    ['the name of the tray', 'unknown'],
    ['a long text', 'x'.repeat(101)],
  ])('are not registered under %s', async (_, id) => {
    const { ports, store } = await world();
    expect(refusalOf(await putCustomer({ id, name: 'X', lang: 'en' }, owner, ports)).faults[0]?.pointer).toBe('/id');
    expect(await store.registeredCustomers()).toEqual([]);
  });
});

describe('the export of a customer', () => {
  it('holds its facts, agreements and verdicts, and not a word of another customer or of what is ours alone', async () => {
    const { opened, post, ports, notes } = await world();
    await opened('T-1', 'boreal');
    await opened('T-2', 'cobalt');
    await post([
      event('ticket.linked', 'T-2', '2026-04-10T07:10:00Z', { parent: 'T-1' }),
      event('outage.started', 'line', '2026-04-10T06:00:00Z', { state: 'down' }),
      event('outage.started', 'line', '2026-04-10T06:00:00Z', { state: 'down', customer: 'cobalt' }),
      event('member.joined', '', '2026-04-10T06:00:00Z', { customer: 'boreal-12', user: 'u-1' }, 'glpi'),
    ]);
    const lines: { kind: string }[] = [];
    for await (const line of given(await exportCustomer('boreal', actorOf('manager'), ports))) {
      expect(line.endsWith('\n')).toBe(true);
      lines.push(JSON.parse(line) as { kind: string });
    }
    const count = (kind: string) => lines.filter((line) => line.kind === kind).length;
    expect({ customer: count('customer'), agreement: count('agreement'), ticket: count('ticket') }).toEqual({
      customer: 1,
      agreement: 1,
      ticket: 1,
    });
    expect(count('fact')).toBe(3);
    expect(count('note')).toBeGreaterThan(0);
    expect(JSON.stringify(lines)).not.toMatch(/CANARY|cobalt|T-2/);
    expect((await notes()).at(-1)).toEqual({
      action: 'customer.exported',
      object: 'customer:boreal',
      customer: 'boreal',
    });
  });
  it('is not given to those who may not, in the words of a customer that does not exist', async () => {
    const { ports } = await world();
    const asked = async (id: string, actor: typeof owner) => refusalOf(await exportCustomer(id, actor, ports)).refused;
    expect(await asked('boreal', actorOf('technician'))).toBe('notFound');
    expect(await asked('boreal', customerOf('cobalt'))).toBe('notFound');
    expect(await asked('nobody', owner)).toBe('notFound');
  });
});
