import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, SCOPES_OF, type Scope } from '../../src/app/access/index.ts';
import { EVENT_SHAPES } from '../../src/core/event/field.ts';
import { actorOf, type Served, serve } from '../http/support/server.ts';

const MONEY = 'statements:write';
const DECISION = 'decisions:write';

/** Every type there is, with the scope it takes besides `events:write`: a new type without a row fails. */
const TAKES: { readonly [type: string]: Scope | null } = {
  ...Object.fromEntries(
    'opened linked priorityChanged updated acknowledged assigned workStarted paused resumed replied noReplyNeeded workaroundProvided restored resolved reopened closed cancelled merged'
      .split(' ')
      .map((type) => [`ticket.${type}`, null]),
  ),
  ...Object.fromEntries(
    'work.recorded member.joined member.left outage.started outage.ended check.observed monitor.gap measurement.recorded notification.detected notification.notified'
      .split(' ')
      .map((type) => [type, null]),
  ),
  'ticket.excused': DECISION,
  'ticket.scopeDecided': DECISION,
  'exclusion.granted': DECISION,
  'maintenance.announced': DECISION,
  'maintenance.ended': DECISION,
  'event.retracted': DECISION,
  'ticket.quoteAccepted': MONEY,
  'settlement.notified': MONEY,
  'settlement.contested': MONEY,
  'settlement.accepted': MONEY,
  'settlement.invoiced': MONEY,
  'remedy.claimed': MONEY,
  'notice.given': MONEY,
  'bonus.approved': MONEY,
  'report.delivered': MONEY,
  'index.published': MONEY,
  'supplier.billed': MONEY,
};

/** Data with everything any type asks for. */
const DATA = {
  customer: 'boreal',
  priority: 'P1',
  by: 'agent',
  target: 'p1-response',
  approver: 'p-owner',
  scope: 'out',
  into: 'T-2',
  parent: 'T-3',
  minutes: 5,
  user: 'u',
  up: true,
  from: '2026-03-12T08:00:00Z',
  to: '2026-03-12T09:00:00Z',
  good: 1,
  agreement: 'a',
  period: '2026-02',
  month: '2026-02',
  value: '294.6',
  amount: '1.00 EUR',
  of: 'e',
};

const withScopes = (...scopes: readonly Scope[]): Actor => ({
  ...actorOf('manager', null, `t-${scopes.join('-')}`),
  scopes: new Set(scopes),
});
const ACTORS: { readonly [secret: string]: Actor } = {
  owner: actorOf('owner'),
  manager: actorOf('manager'),
  technician: actorOf('technician'),
  feed: withScopes('events:write'),
  deciding: withScopes('events:write', DECISION),
  paying: withScopes('events:write', MONEY),
  approving: { ...actorOf('approver'), approves: ['technical'] },
  bound: { ...actorOf('manager', 'boreal', 't-bound'), scopes: SCOPES_OF.manager },
};

let served: Served;
let number = 0;
beforeAll(async () => {
  served = await serve({ parts: { authenticate: async ({ secret }) => ACTORS[secret] ?? null } });
});
afterAll(async () => {
  await served.close();
  expect(served.defects).toEqual([]);
});

function eventOf(type: string) {
  number += 1;
  const data: object = type === 'measurement.recorded' ? { ...DATA, value: '3h' } : DATA;
  return {
    specversion: '1.0',
    id: `e${number}`,
    source: 's',
    type,
    subject: 'T-1',
    time: '2026-03-12T08:00:00Z',
    data,
  };
}

async function post(as: string, ...events: readonly object[]) {
  const answer = await served.postJson('/api/v1/events', events, { as, headers: { 'accept-language': 'en' } });
  return (await answer.json()) as {
    readonly items: readonly {
      readonly result: string;
      readonly errors: readonly { readonly pointer: string; readonly code: string; readonly message: string }[];
    }[];
  };
}

describe('events that decide something', () => {
  it('are all the types there are, each with what it takes', () => {
    expect([...EVENT_SHAPES.keys()].sort()).toEqual(Object.keys(TAKES).sort());
  });

  it.each(Object.keys(ACTORS))('are taken from %s only where this actor may decide them', async (as) => {
    const { scopes, customer } = ACTORS[as] as Actor;
    if (!scopes.has('events:write'))
      return expect((await served.postJson('/api/v1/events', {}, { as })).status).toBe(403);
    const types = Object.keys(TAKES);
    const { items } = await post(as, ...types.map(eventOf));
    const wanted = types.map((type) => {
      const scope = TAKES[type] ?? null;
      return customer === null && (scope === null || scopes.has(scope)) ? 'new' : 'refused';
    });
    expect(items.map(({ result }, index) => [types[index], result])).toEqual(
      types.map((type, index) => [type, wanted[index]]),
    );
    expect(new Set(items.flatMap(({ errors }) => errors.map(({ code }) => code))).size).toBeLessThan(2);
  });

  it('are refused with the scope they take, where they stand, in words, beside neighbours that are kept', async () => {
    const { items } = await post('technician', eventOf('ticket.opened'), eventOf('ticket.excused'));
    expect(items.map(({ result }) => result)).toEqual(['new', 'refused']);
    expect(items[1]?.errors).toEqual([
      {
        pointer: '/1/type',
        code: 'notAllowed',
        message: 'An event “ticket.excused” needs the scope “decisions:write” too.',
        help: 'Ask somebody who may decide it, or use a token that holds this scope.',
      },
    ]);
  });
});

describe('corrections', () => {
  const correct = async (as: string, id: string) => {
    const body = { source: 's', id, reason: 'wrong', corrected: { data: { note: 'x' } } };
    return (await served.postJson('/api/v1/corrections', body, { as })).status;
  };

  it('of a fact one handed in oneself need no more than handing it in', async () => {
    const event = eventOf('ticket.replied');
    await post('technician', event);
    expect(await correct('technician', event.id)).toBe(201);
  });

  it('of what decides something, or of money, are for who may decide it, whoever handed it in', async () => {
    const [excused, accepted] = [eventOf('ticket.excused'), eventOf('settlement.accepted')];
    await post('manager', excused, accepted);
    expect(await correct('technician', excused.id)).toBe(403);
    expect(await correct('approving', accepted.id)).toBe(403);
    expect(await correct('approving', excused.id)).toBe(201);
    expect(await correct('manager', accepted.id)).toBe(201);
  });
});
