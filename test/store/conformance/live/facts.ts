import { expect, it } from 'vitest';
import type { Store } from '../../../../src/app/ports/index.ts';
import { AT, all, appended, byId, factOf, MINUTE } from './rows.ts';

export function factsAreKept(store: () => Store): void {
  it('keeps a fact once: handed in again it is the same, whenever it was learned', async () => {
    expect(await appended(store(), factOf('1'), factOf('2'))).toEqual(['new', 'new']);
    expect(await appended(store(), factOf('2', { recordedAt: AT + 9 * MINUTE }), factOf('3'))).toEqual(['same', 'new']);
    const kept = await store().factsOf(['ticket:INC-1']);
    expect(byId(kept.byStream.get('ticket:INC-1') ?? [])).toEqual(['1', '2', '3']);
    expect((await store().fact('desk', '2'))?.event.recordedAt).toBe(AT + MINUTE);
  });
  it('tells a fact whose source and id are known with other content, and keeps the first', async () => {
    const first = factOf('1', { data: { priority: 'P1' } });
    await appended(store(), first);
    expect(await appended(store(), factOf('1', { data: { priority: 'P2' } }))).toEqual(['different']);
    expect(await appended(store(), factOf('1', { subject: 'INC-2', data: { priority: 'P1' } }))).toEqual(['different']);
    expect(await store().fact('desk', '1')).toEqual(first);
    expect((await store().factsOf(['ticket:INC-2'])).byStream.get('ticket:INC-2')).toEqual([]);
  });
}

export function sameFactsAreTold(store: () => Store): void {
  it.each([
    [
      'keys in another order',
      { a: { x: 1, y: [1, { p: 1, q: 2 }] }, b: 2 },
      { b: 2, a: { y: [1, { q: 2, p: 1 }], x: 1 } },
      'same',
    ],
    ['a list in another order', { a: [1, 2] }, { a: [2, 1] }, 'different'],
    ['a list for an object', { a: { b: 1 } }, { a: ['object', 'b', 1] }, 'different'],
    ['null for nothing', { a: null }, {}, 'different'],
    ['a text for a number', { a: 1 }, { a: '1' }, 'different'],
    ['keys that look like numbers, moved', { 2: 'b', 1: 'a', x: 1 }, { x: 1, 1: 'a', 2: 'b' }, 'same'],
  ])('compares what facts say, not how it is written: %s', async (_, before, after, told) => {
    await appended(store(), factOf('1', { data: before }));
    expect(await appended(store(), factOf('1', { data: after }))).toEqual([told]);
  });
  it('takes the first of two facts of one source and id in one call', async () => {
    const told = await appended(
      store(),
      factOf('1', { data: { priority: 'P1' } }),
      factOf('1', { data: { priority: 'P1' } }),
      factOf('1', { data: { priority: 'P3' } }),
      factOf('1', { source: 'phone' }),
    );
    expect(told).toEqual(['new', 'same', 'different', 'new']);
    expect((await store().fact('desk', '1'))?.event.data).toEqual({ priority: 'P1' });
  });
}

export function factsAreGivenBack(store: () => Store): void {
  it('takes nothing for nothing', async () => expect(await appended(store())).toEqual([]));
  it('gives a fact back as it was handed in, unknown fields and all, with who handed it in', async () => {
    const given = factOf("é “😀” \\ '; drop table event; --", {
      source: '//hôte/🛠',
      subject: '票-1 \u{10ffff}\t"quoted"\\',
      data: { note: 'ligne 1\nligne 2 \u2028 😀 \\u0041', deep: { er: [1.5, -0.25, 1e21, true, null] } },
      sequence: '0007',
      author: 'p-7',
    });
    await appended(store(), given);
    expect(await store().fact(given.event.source, given.event.id)).toEqual(given);
    expect((await store().factsOf([given.stream])).byStream.get(given.stream)).toEqual([given.event]);
  });
  it('keeps facts without subject, and bodies of megabytes', async () => {
    const none = factOf('1', {
      type: 'member.joined',
      subject: '',
      stream: 'member:',
      data: { customer: 'b', user: 'u' },
    });
    const huge = factOf('2', { data: { text: 'é"\\'.repeat(1_000_000) } });
    expect(await appended(store(), none, huge)).toEqual(['new', 'new']);
    expect((await store().fact('desk', '2'))?.body.length).toBe(huge.body.length);
    expect(await store().fact('desk', '1')).toEqual(none);
  });
  it('knows nothing of what nobody handed in', async () => {
    expect(await store().fact('desk', '1')).toBeNull();
    const nothing = await store().factsOf(['ticket:INC-9']);
    expect([...nothing.byStream]).toEqual([['ticket:INC-9', []]]);
    expect(nothing.retractions).toEqual([]);
    expect((await store().factsOf([])).byStream.size).toBe(0);
  });
}

export function retractionsAreFound(store: () => Store): void {
  it('says in which streams facts lie, and is silent on those nobody knows', async () => {
    await appended(
      store(),
      factOf('1', { subject: 'B' }),
      factOf('2', { subject: 'A' }),
      factOf('3', { subject: 'A' }),
    );
    const asked = ['1', '2', '3', '4'].map((id) => ({ source: 'desk', id }));
    expect(await store().transact((tx) => tx.streamsOf(asked))).toEqual(['ticket:A', 'ticket:B']);
    expect(await store().transact((tx) => tx.streamsOf([]))).toEqual([]);
  });
  it('gives with the facts of a stream whatever takes one of them back, wherever it lies', async () => {
    const retract = (id: string, data: object, source = 'desk') =>
      factOf(id, { type: 'event.retracted', subject: '', source, stream: 'other:', data: { ...data } });
    await appended(
      store(),
      factOf('1'),
      factOf('1', { source: 'phone' }),
      retract('r1', { of: '1' }),
      retract('r2', { of: '1', ofSource: 'phone' }, 'audit'),
      retract('r3', { of: 'unheard-of' }),
      factOf('9', { subject: 'INC-9' }),
    );
    expect(byId((await store().factsOf(['ticket:INC-1'])).retractions)).toEqual(['r1', 'r2']);
    expect((await store().factsOf(['ticket:INC-9'])).retractions).toEqual([]);
    const within = await store().transact((tx) => tx.factsOf(['ticket:INC-1']));
    expect(byId(within.retractions)).toEqual(['r1', 'r2']);
    const takingBack = async (...facts: readonly { readonly source: string; readonly id: string }[]) =>
      (await store().retractionsOf(facts)).map(({ event }) => event.id);
    expect(await takingBack({ source: 'phone', id: '1' })).toEqual(['r2']);
    expect(await takingBack({ source: 'desk', id: '1' }, { source: 'desk', id: '9' })).toEqual(['r1']);
    expect(await takingBack()).toEqual([]);
  });
  it('knows a retraction that comes before what it takes back', async () => {
    await appended(store(), factOf('r', { type: 'event.retracted', subject: '', stream: 'other:', data: { of: '1' } }));
    await appended(store(), factOf('1'));
    expect(byId((await store().factsOf(['ticket:INC-1'])).retractions)).toEqual(['r']);
  });
}

export function factsArePaged(store: () => Store): void {
  it('pages through facts without gap or repeat, while later ones come in', async () => {
    const facts = Array.from({ length: 23 }, (_, n) => factOf(`${n}`, { recordedAt: AT + (n % 5) * MINUTE }));
    await appended(store(), ...facts);
    const seen: string[] = [];
    let place: { recordedAt: number; source: string; id: string } | null = null;
    for (let page = 0; page < 20; page += 1) {
      const found: Awaited<ReturnType<Store['facts']>> = await store().facts({}, place, 4);
      seen.push(...found.map(({ event }) => event.id));
      const last = found.at(-1)?.event;
      if (last === undefined) break;
      place = last;
      if (page < 3) await appended(store(), factOf(`later-${page}`, { recordedAt: AT + 60 * MINUTE + page }));
    }
    const inOrder = [...facts].sort(
      (a, b) => a.event.recordedAt - b.event.recordedAt || (a.event.id < b.event.id ? -1 : 1),
    );
    expect(seen).toEqual([...inOrder.map(({ event }) => event.id), 'later-0', 'later-1', 'later-2']);
  });
  it('gives facts of a stream, of some types, of a source', async () => {
    await appended(
      store(),
      factOf('1', { subject: 'A' }),
      factOf('2', { subject: 'B', source: 'phone' }),
      factOf('3', { subject: 'A', type: 'ticket.opened' }),
    );
    const ids = async (filter: Parameters<Store['facts']>[0]) =>
      (await store().facts(filter, null, 9)).map(({ event }) => event.id);
    expect(await ids({ stream: 'ticket:A' })).toEqual(['1', '3']);
    expect(await ids({ type: ['ticket.opened', 'ticket.closed'] })).toEqual(['3']);
    expect(await ids({ source: 'phone' })).toEqual(['2']);
    expect(await ids({ source: 'phone', type: [] })).toEqual([]);
    expect(await ids({})).toEqual(['1', '3', '2']);
  });
}

export function factsBesideAreRead(store: () => Store): void {
  it('gives every fact that lies in no stream of a ticket, once', async () => {
    const beside = [
      factOf('b', { type: 'outage.started', subject: 'mail', stream: 'service:mail' }),
      factOf('c', { type: 'member.joined', subject: '', stream: 'member:b', data: { customer: 'b', user: 'u' } }),
      factOf('d', { type: 'x', subject: '', stream: '', data: {} }),
      factOf('e', { type: 'x', subject: '', stream: 'ticket', data: {} }),
      factOf('f', { type: 'x', subject: '', stream: 'tickets:1', data: {} }),
      factOf('g', { type: 'x', subject: '', stream: '😀', data: {} }),
    ];
    await appended(store(), factOf('a'), ...beside, factOf('z', { stream: 'ticket:', subject: '', type: 'x' }));
    expect(byId(await all(store().factsBeside()))).toEqual(['b', 'c', 'd', 'e', 'f', 'g']);
  });
  it('gives thousands of facts beside tickets, each once', async () => {
    const many = Array.from({ length: 4_500 }, (_, n) =>
      factOf(`${n}`, { type: 'check.observed', subject: `s${n % 3}`, stream: `service:s${n % 3}`, data: { up: true } }),
    );
    await appended(store(), ...many);
    const found = await all(store().factsBeside());
    expect(found).toHaveLength(4_500);
    expect(new Set(byId(found)).size).toBe(4_500);
  });
}
