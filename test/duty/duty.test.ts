import { describe, expect, it } from 'vitest';
import {
  type DutyPorts,
  importShifts,
  openRules,
  type PlainRule,
  type PlainRules,
  putRota,
  removeRota,
  rotaFor,
  rulesFor,
  setRules,
  wish,
  wishesOf,
} from '../../src/app/duty/index.ts';
import type { Store } from '../../src/app/ports/index.ts';
import { isRefusal } from '../../src/app/refusal.ts';
import { readShifts } from '../../src/connectors/shifts/index.ts';
import { formatInstant } from '../../src/core/time/index.ts';
import { openMemoryStore } from '../../src/store/memory/index.ts';
import { actorOf, given } from '../register/register-world.ts';

const NOW = Date.parse('2026-03-05T12:00:00Z');
const manager = actorOf('manager');
const technician = actorOf('technician');

/** A provider with Ana, two people called Bea, and somebody of a customer's. */
async function house() {
  const store = openMemoryStore();
  const ports: DutyPorts & { readonly readShifts: typeof readShifts } = {
    store,
    now: () => NOW,
    timeZone: 'Europe/Paris',
    holidays: null,
    readShifts,
  };
  const standing = { approves: [], customer: null, disabled: false, language: null, createdAt: NOW, createdBy: null };
  await store.transact(async (tx) => {
    for (const [id, name, email, customer] of [
      ['p-ana', 'Ana', 'ana@msp.example', null],
      ['p-bea', 'Bea', 'bea@msp.example', null],
      ['p-bea-2', 'Bea', null, null],
      ['p-carl', 'Carl', 'carl@boreal.example', 'boreal'],
    ] as const) {
      const role = customer === null ? 'technician' : 'customer';
      await tx.addPerson({ ...standing, id, name, email, emailKey: email, role, customer });
    }
  });
  const rota = (
    shifts: readonly { from: number; to: number; person: string; rank: number }[],
    ifRevision: number | null = null,
  ) =>
    putRota(
      { id: 'nights', title: 'Nights', timeZone: 'Europe/Paris', shifts, ifRevision, lang: 'en' },
      manager,
      ports,
    );
  const set = (rules: readonly PlainRule[], more: Partial<PlainRules> = {}, ifRevision: number | null = null) =>
    setRules(
      { rules: { timeZone: 'Europe/Paris', calendars: {}, rules, ...more }, ifRevision, lang: 'en' },
      manager,
      ports,
    );
  return { store, ports, rota, set };
}

/** @param names what the body of its template holds, as JSON */
async function withGateway(store: Store, names: string): Promise<void> {
  const template = `{"method":"POST","contentType":"application/json","names":${names}}`;
  const made = {
    id: 'e-sms',
    kind: 'sms',
    title: 'SMS',
    url: 'https://sms.example/x',
    template,
    secretsSealed: [],
  } as const;
  const rest = {
    language: 'en',
    customer: null,
    madeAt: NOW,
    madeBy: null,
    disabledBecause: null,
    disabledAt: null,
  } as const;
  await store.transact((tx) => tx.putEndpoint({ ...made, ...rest }, null));
}

/** `pointer code: message` of everything that was refused. */
function faults(answer: unknown): readonly string[] {
  if (!isRefusal(answer)) throw new Error(`not refused: ${JSON.stringify(answer)}`);
  return answer.faults.map((one) => `${one.pointer ?? one.line ?? '-'} ${one.code}: ${one.message}`);
}

describe('notification rules', () => {
  it('are the program’s own until somebody sets some', async () => {
    const { ports, set, store } = await house();
    expect(given(await rulesFor(technician, ports))).toMatchObject({ revision: 0, setBy: null });
    const rules = openRules('Europe/Paris');
    expect((await rules.inForce(store)).rules.map(({ id }) => id)).toEqual(['assignee', 'technicians', 'management']);
    given(await set([{ id: 'only', to: ['role:owner'], digest: '1h', when: { from: '90%' } }]));
    expect((await rules.inForce(store)).rules).toEqual([
      {
        id: 'only',
        when: { fromPpm: 900_000 },
        to: [{ kind: 'role', role: 'owner' }],
        via: null,
        digestEveryMs: 3_600_000,
        quiet: null,
        ladder: [],
        last: false,
      },
    ]);
  });
  it('are refused with everything that is wrong, each in its place', async () => {
    const { set } = await house();
    const odd: readonly PlainRule[] = [
      { id: 'a', to: ['everybody'], when: { from: '75', hours: { calendar: 'office', open: true } } },
      { id: 'a', to: [], quiet: { from: '22h', to: '07:00' }, ladder: [{ after: '5 minutes', to: ['role:king'] }] },
    ];
    const calendars = { always: '24x7', broken: { hours: { someday: ['09:00-12:00'] } } };
    expect(faults(await set(odd, { timeZone: 'Mars', calendars })).map((one) => one.split(':')[0])).toEqual([
      '/timeZone unknownTimeZone',
      '/calendars/broken/hours/someday unknownDay',
      '/rules/0/when/hours/calendar unknownCalendar',
      '/rules/0/when/from badShare',
      '/rules/0/to/0 badRecipient',
      '/rules/1/id sameId',
      '/rules/1/quiet/from badTime',
      '/rules/1/ladder/0/after badDuration',
      '/rules/1/ladder/0/to/0 badRecipient',
    ]);
  });
  it('that tell people, rotas or receivers who do not exist are refused when they are written', async () => {
    const { set, rota } = await house();
    const rules: readonly PlainRule[] = [
      { id: 'a', to: ['person:p-ana', 'person:p-nobody', 'rota:nights', 'endpoint:e-1'] },
    ];
    expect(faults(await set(rules)).map((one) => one.split(':')[0])).toEqual([
      '/rules/0/to/1 unknownRecipient',
      '/rules/0/to/2 unknownRecipient',
      '/rules/0/to/3 unknownRecipient',
    ]);
    given(await rota([]));
    given(await set([{ id: 'a', to: ['person:p-ana', 'rota:nights'] }]));
  });
  it('are not set over somebody else’s change, nor by a technician, and each change is on record', async () => {
    const { ports, set, store } = await house();
    given(await set([], {}, 0));
    expect(await set([], {}, 0)).toMatchObject({ refused: 'stale' });
    given(await set([], {}, 1));
    const asked = { rules: { timeZone: 'UTC', calendars: {}, rules: [] }, ifRevision: null, lang: 'fr' } as const;
    expect(await setRules(asked, technician, ports)).toMatchObject({ refused: 'notAllowed' });
    expect(await rulesFor(actorOf('manager', { customer: 'boreal' }), ports)).toMatchObject({ refused: 'notAllowed' });
    expect((await store.auditEntries(0, 9)).map(({ action, actor }) => [action, actor])).toEqual([
      ['rules.set', 'p-manager'],
      ['rules.set', 'p-manager'],
    ]);
  });
});

const HOUR = 3_600_000;

describe('a rota', () => {
  it('tells who is on call now, the first to be called first, and when nobody is', async () => {
    const { rota } = await house();
    const shift = { from: NOW - HOUR, to: NOW + HOUR, person: 'p-ana', rank: 1 };
    const found = given(await rota([{ ...shift, person: 'p-bea', rank: 2 }, shift]));
    expect(found.onCall).toEqual(['p-ana', 'p-bea']);
    expect(found.gaps[0]).toEqual({ from: NOW + HOUR, to: NOW + 28 * 24 * HOUR });
  });
  it('is refused with every shift that can not be', async () => {
    const { rota } = await house();
    const shift = { from: NOW, to: NOW + HOUR, person: 'p-ana', rank: 1 };
    expect(
      faults(await rota([{ ...shift, to: NOW }, { ...shift, rank: 0 }, shift])).map((one) => one.split(':')[0]),
    ).toEqual(['/shifts/0/to endsBeforeItBegins', '/shifts/1/rank badRank']);
    // A customer's people are never on call for us.
    expect(faults(await rota([shift, { ...shift, person: 'p-carl' }]))).toEqual([
      '/shifts/1/person nobody: Nobody of the provider is known as “p-carl”.',
    ]);
  });
  it('is not written over somebody else’s change', async () => {
    const { rota, ports } = await house();
    expect(given(await rota([], 0)).revision).toBe(1);
    expect(await rota([], 0)).toMatchObject({ refused: 'stale' });
    expect(await removeRota('nights', manager, ports)).toBeNull();
    expect(await rotaFor('nights', manager, ports)).toMatchObject({ refused: 'notFound' });
  });
});

describe('shifts that are taken from a file', () => {
  const table = (...rows: string[]) => ['from,to,person', ...rows].join('\n');
  const take = (ports: Awaited<ReturnType<typeof house>>['ports'], text: string, dryRun = false) =>
    importShifts({ rota: 'nights', text, format: 'csv', dryRun, ifRevision: null, lang: 'en' }, manager, ports);
  it('take the place of the rota’s own from the first one on; what lies before stays', async () => {
    const { rota, ports } = await house();
    const at = (day: number) => Date.parse(`2026-03-0${day}T18:00:00+01:00`);
    given(
      await rota([
        { from: at(1), to: at(2), person: 'p-bea', rank: 1 },
        { from: at(6), to: at(7), person: 'p-bea', rank: 1 },
      ]),
    );
    const text = table('2026-03-05 18:00,2026-03-06 18:00,ANA@msp.example', '2026-03-06 18:00,2026-03-07 18:00,ana');
    const shown = given(await take(ports, text, true));
    const found = given(await take(ports, text));
    expect(shown.shifts).toEqual(found.shifts);
    expect(found.shifts.map((one) => `${formatInstant(one.from)} ${one.person}`)).toEqual([
      '2026-03-01T17:00:00Z p-bea',
      '2026-03-05T17:00:00Z p-ana',
      '2026-03-06T17:00:00Z p-ana',
    ]);
    expect(found.revision).toBe(2);
  });
  it('are all taken or none: every line that names nobody, or several, is told', async () => {
    const { rota, ports } = await house();
    given(await rota([]));
    const text = table(
      '2026-03-05,2026-03-06,Bea',
      '2026-03-05,2026-03-06,Carl',
      '2026-03-05,x,Ana',
      '2026-03-05,2026-03-06,Ana',
    );
    expect(faults(await take(ports, text))).toEqual([
      '2 severalCalled: Several people are called “Bea”.',
      '3 nobody: Nobody of the provider is known as “Carl”.',
      '4 badInstant: “x” is no instant.',
    ]);
    expect(faults(await take(ports, table()))).toEqual(['- noShifts: There is no shift in it from a week ago on.']);
    expect(given(await rotaFor('nights', manager, ports)).shifts).toEqual([]);
  });
});

describe('how a person wishes to be told', () => {
  const ana = actorOf('technician', { id: 'p-ana', person: 'p-ana' });
  it('is that person’s own matter, and the owner’s', async () => {
    const { ports, store } = await house();
    await withGateway(store, '["to","text"]');
    const wanted = { person: 'p-ana', phone: '+33612345678', via: ['sms', 'email'], lang: 'en' } as const;
    expect(await wish(wanted, technician, ports)).toMatchObject({ refused: 'notAllowed' });
    expect(given(await wish(wanted, ana, ports))).toEqual({
      person: 'p-ana',
      phone: '+33612345678',
      via: ['email', 'sms'],
    });
    expect(given(await wishesOf('p-ana', actorOf('owner'), ports)).phone).toBe('+33612345678');
    expect(await wishesOf('p-ana', technician, ports)).toMatchObject({ refused: 'notAllowed' });
  });
  it('is by SMS only where a gateway sends them to a number, and so are rules', async () => {
    const { ports, store, set } = await house();
    const wanted = { person: 'p-ana', phone: '+33612345678', via: ['email', 'sms'], lang: 'en' } as const;
    const rule = { id: 'all', to: ['role:technician'], via: ['sms'] } as const;
    const refused = async () => [faults(await wish(wanted, ana, ports)), faults(await set([rule]))].flat();
    const said = [
      '/via/1 noGateway: No gateway sends SMS here.',
      '/rules/0/via/0 noGateway: No gateway sends SMS here.',
    ];
    expect(await refused()).toEqual(said);
    // One that always sends to the same number takes none.
    await withGateway(store, '["text"]');
    expect(await refused()).toEqual(said);
    await withGateway(store, '["to","text"]');
    expect(given(await wish(wanted, ana, ports)).via).toEqual(['email', 'sms']);
    given(await set([rule]));
  });
  it('needs a number that can be called where it is by telephone, and no room of others', async () => {
    const { ports } = await house();
    const asked = (phone: string | null, via: readonly ('sms' | 'slack')[]) =>
      wish({ person: 'p-ana', phone, via, lang: 'en' }, ana, ports);
    expect(faults(await asked('06 12', []))[0]).toMatch(/^\/phone badPhone/);
    expect(faults(await asked(null, ['sms']))[0]).toMatch(/^\/phone badPhone/);
    expect(faults(await asked(null, ['slack']))[0]).toMatch(/^\/via\/0 badChannel/);
  });
});
