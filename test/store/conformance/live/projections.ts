import { expect, it } from 'vitest';
import type { BoardFilter, BoardPlace, BoardRow, Projection, Store } from '../../../../src/app/ports/index.ts';
import { ODD } from './odd-texts.ts';
import { AT, all, clockRow, MINUTE, projected, projection, stoppedClock, ticketRow, tie } from './rows.ts';

const keyOf = ({ clock }: BoardRow) => `${clock.ticket} ${clock.agreement} ${clock.measure} ${clock.cycle}`;
const placeAfter = ({ clock }: BoardRow): BoardPlace => clock;

export function projectionsAreKept(store: () => Store): void {
  it('gives a ticket back as it was projected, with all its clocks in order', async () => {
    const full: Projection = {
      ticket: ticketRow('INC-é "1" \\ 😀', {
        endedAt: AT + 1,
        noCommitment: 'unknownCustomer',
        site: "l'étage",
        notices: [{ kind: 'x', facts: { '😀': [1, 'a"b', null, { z: 1, a: 2 }] } }],
        restatements: [{ clock: 'y', from: 1.5 }],
        wakeAt: AT + 7,
        generation: 3,
      }),
      clocks: [
        clockRow('INC-é "1" \\ 😀', { measure: 'firstResponse', level: 'gold', dueLevel: 'gold', moves: true }),
        stoppedClock('INC-é "1" \\ 😀', AT + 9, {
          excusedBy: 'p-2',
          excusedBecause: "because 'he' said so",
          breachedAt: AT + 3,
          countedOn: 'mail',
        }),
        clockRow('INC-é "1" \\ 😀', { cycle: 2 }),
      ],
    };
    await projected(store(), full);
    expect(await store().ticket(full.ticket.ticket)).toEqual(full);
    expect(await store().tickets({}, null, 5)).toEqual([full]);
  });
  it('keeps texts as they are, whatever they mean to a database', async () => {
    const rows = ODD.map((text, place) => ({
      ticket: ticketRow(`t${text}`, { calledAs: text, team: text, assignee: text, site: text, openedAt: AT - place }),
      clocks: [clockRow(`t${text}`, { agreement: text, target: text, level: text, excusedBecause: text })],
    }));
    await projected(store(), ...rows);
    expect(await store().tickets({}, null, 99)).toEqual(rows);
    for (const [place, text] of ODD.entries()) {
      const shown = await store().board({ team: [text], agreement: [text], target: [text] }, null, 9);
      expect(shown).toEqual([{ ticket: rows[place]?.ticket, clock: rows[place]?.clocks[0] }]);
    }
  });
}

export function projectionsAreReplaced(store: () => Store): void {
  it('a ticket of which all is unknown is kept too', async () => {
    const unknown = ['customer', 'calledAs', 'source', 'openedAt', 'priority', 'service', 'type', 'team', 'assignee'];
    const nothing = Object.fromEntries([...unknown, 'lastEventAt'].map((field) => [field, null]));
    const bare = projection('a', { ...nothing, noCommitment: 'notOpened' }, []);
    await projected(store(), bare);
    expect(await store().ticket('a')).toEqual(bare);
    expect(await store().ticket('A')).toBeNull();
  });
  it('says of each ticket which group it is in, also when it was tied after it was judged', async () => {
    await projected(store(), projection('b'));
    await tie(store(), ['b', 'a']);
    expect((await store().ticket('b'))?.ticket.root).toBe('a');
  });
  it('projects nothing for nothing', async () => {
    await projected(store());
    expect(await store().tickets({}, null, 9)).toEqual([]);
  });
}

export function ticketsArePaged(store: () => Store): void {
  it('gives tickets by their opening, latest first, unopened last, page by page while others are opened', async () => {
    const given = Array.from({ length: 17 }, (_, n) =>
      projection(`t${n}`, { openedAt: n % 6 === 5 ? null : AT + (n % 4) * MINUTE }, [{}, { cycle: 2 }]),
    );
    await projected(store(), ...given);
    const seen: Projection[] = [];
    let place: { openedAt: number | null; ticket: string } | null = null;
    for (let page = 0; page < 20; page += 1) {
      const found: readonly Projection[] = await store().tickets({}, place, 3);
      seen.push(...found);
      const last = found.at(-1)?.ticket;
      if (last === undefined) break;
      place = last;
      await projected(store(), projection(`newer-${page}`, { openedAt: AT + 90 * MINUTE }));
    }
    const order = (one: Projection) => one.ticket.openedAt ?? 0;
    const wanted = [...given].sort((a, b) => order(b) - order(a) || (a.ticket.ticket < b.ticket.ticket ? -1 : 1));
    expect(seen.map(({ ticket }) => ticket.ticket)).toEqual(wanted.map(({ ticket }) => ticket.ticket));
    expect(seen.every(({ clocks }) => clocks.length === 2)).toBe(true);
  });
}

export function ticketsAreFiltered(store: () => Store): void {
  it('filters tickets by customer, service, reason, state and opening', async () => {
    await projected(
      store(),
      projection('a', { openedAt: AT }),
      projection('b', { openedAt: AT + 1, customer: 'other', endedAt: AT + 2 }),
      projection('c', { openedAt: AT + 2, service: 'phone', noCommitment: 'noCustomer' }),
      projection('d', { openedAt: null, customer: null, service: null, noCommitment: 'notOpened', lastEventAt: null }),
    );
    const found = async (filter: Parameters<Store['tickets']>[0]) =>
      (await store().tickets(filter, null, 9)).map(({ ticket }) => ticket.ticket).join('');
    expect(await found({})).toBe('cbad');
    expect(await found({ customer: ['boreal', 'x'] })).toBe('ca');
    expect(await found({ customer: [] })).toBe('');
    expect(await found({ service: ['phone'] })).toBe('c');
    expect(await found({ noCommitment: ['noCustomer', 'notOpened'] })).toBe('cd');
    expect(await found({ open: true })).toBe('cad');
    expect(await found({ open: false })).toBe('b');
    expect(await found({ happened: true })).toBe('cba');
    expect(await found({ openedFrom: AT + 1 })).toBe('cb');
    expect(await found({ openedTo: AT + 1 })).toBe('a');
    expect(await found({ openedFrom: AT, openedTo: AT + 2, customer: ['boreal'] })).toBe('a');
  });
  it('counts the names that nobody knows, by their source', async () => {
    const unknown = (ticket: string, source: string, calledAs: string | null) =>
      projection(ticket, { customer: null, calledAs, source });
    await projected(
      store(),
      unknown('a', 'desk', 'Zèbre'),
      unknown('b', 'desk', 'Acme'),
      unknown('c', 'desk', 'Zèbre'),
      unknown('d', 'phone', 'Acme'),
      unknown('e', 'desk', null),
      projection('f'),
    );
    expect(await store().unknownCustomers()).toEqual([
      { source: 'desk', name: 'Acme', tickets: 1 },
      { source: 'desk', name: 'Zèbre', tickets: 2 },
      { source: 'phone', name: 'Acme', tickets: 1 },
    ]);
  });
}

export function boardIsPaged(store: () => Store): void {
  it('keeps several duties of one case apart, also where they are due at once', async () => {
    const duty = { measure: 'notification' as const, cycle: 1, dueAt: AT };
    const duties = ['authority', 'customer', 'press'].map((target) => ({ ...duty, target }));
    await projected(store(), projection('CASE-1', {}, duties));
    const told = async () => (await store().ticket('CASE-1'))?.clocks.map(({ target }) => target);
    expect(await told()).toEqual(['authority', 'customer', 'press']);
    const shown: string[] = [];
    for (let place: BoardPlace | null = null; ; ) {
      const [row] = await store().board({}, place, 1);
      if (row === undefined) break;
      shown.push(row.clock.target);
      place = placeAfter(row);
    }
    expect(shown).toEqual(['authority', 'customer', 'press']);
    await projected(store(), projection('CASE-1', {}, duties.slice(1)));
    expect(await told()).toEqual(['customer', 'press']);
  });
  it('shows clocks that are not over by their due instant, those without last, page by page', async () => {
    const clocks = (n: number) => [
      { dueAt: AT + (n % 5) * MINUTE },
      { measure: 'firstResponse' as const, ...(n % 3 === 0 ? { state: 'paused' as const, dueAt: null } : {}) },
      stoppedClock(`t${n}`, AT, { cycle: 2 }),
      { cycle: 3, agreement: 'a-or', state: 'notStarted' as const, dueAt: null },
      { cycle: 4, state: 'superseded' as const },
      { cycle: 5, state: 'cancelled' as const },
      { cycle: 6, state: 'notApplicable' as const },
    ];
    await projected(store(), ...Array.from({ length: 12 }, (_, n) => projection(`t${n}`, {}, clocks(n))));
    const all = await store().board({}, null, 999);
    expect(all).toHaveLength(36);
    const due = all.map(({ clock }) => clock.dueAt ?? Number.POSITIVE_INFINITY);
    expect(due).toEqual([...due].sort((a, b) => a - b));
    const paged: BoardRow[] = [];
    for (let place: BoardPlace | null = null; ; place = placeAfter(paged.at(-1) as BoardRow)) {
      const page: readonly BoardRow[] = await store().board({}, place, 7);
      if (page.length === 0) break;
      paged.push(...page);
    }
    expect(paged).toEqual(all);
    const lastOnes = all.slice(-16).map(keyOf);
    expect(lastOnes).toEqual([...lastOnes].sort());
  });
}

/** What is asked, and of which tickets a clock is shown. */
const FILTERS: readonly (readonly [string, BoardFilter, string])[] = [
  ['a customer', { customer: ['boreal'] }, 'ab'],
  ['two customers', { customer: ['boreal', 'other'] }, 'abc'],
  ['a service', { service: ['phone'] }, 'b'],
  ['a team', { team: ['lille'] }, 'acd'],
  ['a person', { assignee: ['p-1'] }, 'ac'],
  ['nobody', { unassigned: true }, 'bd'],
  ['somebody', { unassigned: false }, 'ac'],
  ['an agreement', { agreement: ['other-or'] }, 'c'],
  ['a target', { target: ['reply'] }, 'b'],
  ['a measure', { measure: ['firstResponse', 'workaround'] }, 'b'],
  ['a priority', { priority: ['P1'] }, 'cd'],
  ['a verdict', { verdict: ['atRisk', 'breached'] }, 'bc'],
  ['a state', { state: ['paused', 'notStarted'] }, 'd'],
  ['none of anything', { customer: [] }, ''],
  ['several at once', { customer: ['boreal', 'other'], team: ['lille'], verdict: ['breached'] }, 'c'],
  ['what nothing is', { customer: ["x' or true --"] }, ''],
  ['what excludes itself', { state: ['running'], priority: ['P1'], agreement: ['boreal-or'] }, ''],
];

export function boardIsReadWhileItChanges(store: () => Store): void {
  it('gives each clock once while others come and go', async () => {
    await projected(
      store(),
      ...Array.from({ length: 20 }, (_, n) => projection(`t${10 + n}`, {}, [{ dueAt: AT + n * MINUTE }])),
    );
    const seen: string[] = [];
    for (let place: BoardPlace | null = null, page = 0; ; page += 1) {
      const rows: readonly BoardRow[] = await store().board({}, place, 3);
      if (rows.length === 0) break;
      seen.push(...rows.map(({ clock }) => clock.ticket));
      place = placeAfter(rows.at(-1) as BoardRow);
      await projected(store(), projection(`early-${page}`, {}, [{ dueAt: AT - page }]));
      await projected(store(), projection(seen[0] as string, {}, [stoppedClock(seen[0] as string, AT)]));
    }
    expect(seen).toEqual(Array.from({ length: 20 }, (_, n) => `t${10 + n}`));
  });
  it.each(FILTERS)('shows what is asked for: %s', async (_, filter, tickets) => {
    await projected(
      store(),
      projection('a', {}, [{ dueAt: AT + 1 }]),
      projection('b', { service: 'phone', team: 'lyon', assignee: null }, [
        { dueAt: AT + 2, target: 'reply', measure: 'firstResponse', verdict: 'atRisk' },
      ]),
      projection('c', { customer: 'other', priority: 'P3' }, [
        { dueAt: AT + 3, agreement: 'other-or', verdict: 'breached', priority: 'P1' },
      ]),
      projection('d', { customer: null, assignee: null, priority: 'P1' }, [
        { dueAt: null, state: 'paused', priority: null },
      ]),
    );
    const rows = await store().board(filter, null, 9);
    expect(rows.map(({ clock }) => clock.ticket).join('')).toBe(tickets);
    const counts = Object.values(await store().boardCounts(filter)).reduce((sum, one) => sum + one, 0);
    expect(counts).toBe(tickets.length);
    const after = rows[0];
    if (after !== undefined) expect(await store().board(filter, placeAfter(after), 9)).toEqual(rows.slice(1));
  });
}

export function boardIsCounted(store: () => Store): void {
  it('counts clocks that are not over by verdict', async () => {
    await projected(
      store(),
      projection('a', {}, [{}, { cycle: 2, verdict: 'breached' }]),
      projection('b', { customer: 'other' }, [{}, stoppedClock('b', AT, { cycle: 2 })]),
    );
    expect(await store().boardCounts({})).toEqual({ open: 2, breached: 1 });
    expect(await store().boardCounts({ customer: ['boreal'] })).toEqual({ open: 1, breached: 1 });
    expect(await store().boardCounts({ team: ['none'] })).toEqual({});
  });
  it('shows a ticket as it is now where it changed and its clocks did not', async () => {
    await projected(store(), projection('a'));
    await projected(store(), projection('a', { assignee: 'p-9' }));
    expect(await store().board({ assignee: ['p-1'] }, null, 9)).toEqual([]);
    expect((await store().board({ assignee: ['p-9'] }, null, 9))[0]?.ticket.assignee).toBe('p-9');
  });
}

export function clocksAreCounted(store: () => Store): void {
  it('gives clocks that count from an instant on or move, and every ticket with restatements', async () => {
    await projected(
      store(),
      projection('a', {}, [stoppedClock('a', AT), stoppedClock('a', AT + 5, { cycle: 2 })]),
      projection('b', {}, [{ moves: true, state: 'paused', dueAt: null }, { cycle: 2 }]),
      projection('c', { restatements: [{ n: 1 }] }, [stoppedClock('c', AT - 9)]),
      projection('d', { restatements: [{ n: 2 }] }, [stoppedClock('d', AT + 7, { agreement: 'other-or' })]),
      projection('e', {}, [stoppedClock('e', AT - 1, { moves: true })]),
    );
    const told = async (agreements: readonly string[], from: number | null) => {
      const rows = await all(store().countedClocks(agreements, from));
      return rows.map(({ clock, ticket }) => `${ticket.ticket}${clock?.cycle ?? '-'}`).sort();
    };
    expect(await told(['boreal-or'], AT)).toEqual(['a1', 'a2', 'b1', 'c-', 'd-', 'e1']);
    expect(await told(['boreal-or'], AT + 1)).toEqual(['a2', 'b1', 'c-', 'd-', 'e1']);
    expect(await told(['boreal-or', 'other-or'], null)).toEqual(['a1', 'a2', 'b1', 'c1', 'd1', 'e1']);
    expect(await told([], null)).toEqual(['c-', 'd-']);
  });
  it('gives thousands of counted clocks, each once, and stops when the reader does', async () => {
    const many = Array.from({ length: 2_300 }, (_, n) => projection(`t${n}`, {}, [stoppedClock(`t${n}`, AT + n)]));
    await projected(store(), ...many);
    const rows = await all(store().countedClocks(['boreal-or'], null));
    expect(new Set(rows.map(({ clock }) => clock?.ticket)).size).toBe(2_300);
    expect(rows).toHaveLength(2_300);
    for (let turn = 0; turn < 12; turn += 1) for await (const _ of store().countedClocks(['boreal-or'], null)) break;
    expect(await store().generation()).toBe(1);
  });
}
