import { rmSync } from 'node:fs';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lookAtAgenda } from '../../src/app/alerts/index.ts';
import { openRules } from '../../src/app/duty/index.ts';
import { openRosters } from '../../src/app/live/index.ts';
import type { MappingRunner, Store } from '../../src/app/ports/index.ts';
import { resumePayloads } from '../../src/app/sources/index.ts';
import { openMappingRunner } from '../../src/connectors/mapping/index.ts';
import { openMemoryStore } from '../../src/store/memory/index.ts';
import { openDatabase } from '../../src/store/postgres/database.ts';
import { openPostgresStore } from '../../src/store/postgres/open-store.ts';
import { storesOfRun } from '../support/postgres/stores-of-run.ts';
import { builtReader } from './support/reader.ts';
import { openWorld, type World } from './support/served.ts';

let runner: MappingRunner;
let program: string;
const stores = storesOfRun();
beforeAll(async () => {
  program = await builtReader();
  runner = openMappingRunner(program);
}, 120_000);
afterAll(async () => {
  await runner.close();
  await stores.drop();
  rmSync(program, { force: true });
}, 120_000);

const STORES: readonly (readonly [string, () => Promise<Store>])[] = [
  ['memory', async () => openMemoryStore()],
  ['PostgreSQL 15', async () => openPostgresStore(openDatabase({ ...(await stores.newDatabase()), max: 6 }))],
];

const opened = (subject: string, more: object = {}) => ({
  type: 'ticket.opened',
  subject,
  time: '2026-03-12T08:00:00Z',
  data: { customer: 'boreal', priority: 'P1' },
  ...more,
});
const DESK = `mapping: 1
each: tickets
skip: spam
events:
  - type: ticket.opened
    id: id & "/opened"
    subject: { from: id, prefix: INC- }
    time: at
    data:
      customer: company
      priority: { from: prio, values: { "1": P1, "2": P2 } }
`;
const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

describe.each(STORES)('a source, kept in %s', (_, openStore) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(runner, await openStore());
  }, 60_000);
  afterAll(async () => {
    expect(world.defects).toEqual([]);
    await world.close();
  }, 120_000);

  const payloads = async (source: string, query = '') =>
    (await world.call('GET', `/sources/${source}/payloads${query}`)).body.items;

  it('has its payload kept, read and handed in before it is answered', async () => {
    const send = await world.source('first');
    const { status, body } = await send(opened('INC-1'));
    expect(status).toBe(202);
    expect(body).toMatchObject({
      state: 'read',
      outcome: {
        events: [{ type: 'ticket.opened', subject: 'INC-1', result: 'new', entry: 0, thing: 0 }],
        problems: [],
      },
    });
    const ticket = await world.call('GET', '/tickets/INC-1');
    expect(ticket.body).toMatchObject({ source: 'first', customer: null, calledAs: 'boreal', priority: 'P1' });
    const kept = await world.call('GET', `/sources/first/payloads/${body.payload}`);
    expect(JSON.parse(kept.body.body)).toEqual(opened('INC-1'));
  });

  it('that sends the same again has told one fact, whatever the order of keys and whenever it comes', async () => {
    const send = await world.source('again');
    const { time: _time, ...timeless } = opened('INC-2');
    for (const event of [opened('INC-2'), timeless]) {
      const first = await send(event);
      world.clock.at += 60_000;
      const second = await send(Object.fromEntries(Object.entries(event).reverse()));
      expect(first.body.outcome.events[0].result).toBe('new');
      expect(second.body.outcome.events[0]).toEqual({ ...first.body.outcome.events[0], result: 'same' });
      expect(second.body).toMatchObject({ state: 'read', outcome: { problems: [] } });
    }
  });

  it('that does not say when something happened is taken to mean when it was received, also when it is read later', async () => {
    const send = await world.source('timeless');
    const receivedAt = world.clock.at;
    const { body } = await send({ type: 'outage.started', subject: 'internet' });
    world.clock.at += 3_600_000;
    await world.call('POST', '/sources/timeless/replay', {});
    const event = await world.call('GET', `/events/timeless/${body.outcome.events[0].id}`);
    expect(Date.parse(event.body.event.time)).toBe(receivedAt);
  });

  it('that tells things in the wrong order is understood by their times', async () => {
    const send = await world.source('disorder');
    await send({ type: 'ticket.resolved', subject: 'INC-3', time: '2026-03-12T09:30:00Z', id: 'c' });
    await send({
      type: 'ticket.replied',
      subject: 'INC-3',
      time: '2026-03-12T09:00:00Z',
      id: 'b',
      data: { by: 'agent' },
    });
    await send(opened('INC-3', { id: 'a' }));
    const ticket = await world.call('GET', '/tickets/INC-3');
    expect(ticket.body).toMatchObject({ openedAt: '2026-03-12T08:00:00Z', endedAt: '2026-03-12T09:30:00Z' });
  });

  it('is told, where it errs, which thing, which entry, which line of the mapping and where in the event; what is good is kept', async () => {
    const send = await world.source('errs', { mapping: DESK });
    const at = '2026-03-12T08:00:00Z';
    const { status, body } = await send({
      tickets: [
        { id: 10, at, company: 'boreal', prio: 1 },
        { id: 11, at, company: 'boreal', prio: 9 },
        { id: 12, at: 'yesterday', company: 'boreal', prio: 2 },
        { spam: true },
        { id: 13, at, company: { name: 'x' }, prio: 2 },
        { at, company: 'boreal', prio: 2 },
      ],
    });
    expect(status).toBe(202);
    expect(body.state).toBe('aside');
    expect(body.outcome).toMatchObject({ skipped: 1, moreProblems: 0 });
    expect(
      body.outcome.events.map(({ subject, result }: { subject: string; result: string }) => [subject, result]),
    ).toEqual([
      ['INC-10', 'new'],
      ['INC-13', 'refused'],
      ['', 'refused'],
    ]);
    const where = body.outcome.problems.map(({ thing, entry, line, pointer, code }: { [key: string]: unknown }) => [
      thing,
      entry,
      line,
      pointer,
      code,
    ]);
    expect(where).toEqual([
      [1, 0, 11, '/data/priority', 'LW477'],
      [2, 0, 8, '/time', 'LW476'],
      [4, 0, 10, '/data/customer', expect.stringMatching(/^LW/)],
      [5, 0, 7, '/subject', expect.stringMatching(/^LW/)],
    ]);
    const fr = await world.call('GET', `/sources/errs/payloads/${body.payload}`, undefined, {
      headers: { 'accept-language': 'fr' },
    });
    expect(fr.body.outcome.problems[0]).toMatchObject({
      message: 'la correspondance ne dit pas ce que signifie «\u00a09\u00a0» dans «\u00a0data.priority\u00a0»',
      help: 'ajoutez «\u00a09\u00a0» à ses «\u00a0values\u00a0»',
    });
  });

  it('whose mapping is mended has what stood aside read again, and what was right stays as it was', async () => {
    const send = await world.source('mended', { mapping: DESK });
    const ticket = (id: number, prio: number) => ({ id, at: '2026-03-12T08:00:00Z', company: 'boreal', prio });
    await send({ tickets: [ticket(20, 1), ticket(21, 3)] });
    await send({ tickets: [ticket(22, 3)] });
    expect((await payloads('mended', '?state=aside')).length).toBe(2);
    const mended = DESK.replace('"2": P2', '"2": P2, "3": P3');

    await world.call('PUT', '/sources/mended/draft', { mapping: mended });
    const [latest] = await payloads('mended');
    await world.call('PUT', `/sources/mended/samples/${latest.payload}`);
    const before = await payloads('mended');
    const preview = await world.call('POST', '/sources/mended/preview', {});
    expect(preview.body).toMatchObject({
      payloads: [{ payload: latest.payload, events: [{ subject: 'INC-22', result: 'new' }], problems: [] }],
      unfilled: [],
    });
    const all = await world.call('POST', '/sources/mended/preview', {
      payloads: before.map((one: { payload: string }) => one.payload),
    });
    expect(all.body.payloads[1].events.map(({ result }: { result: string }) => result)).toEqual(['same', 'new']);
    expect(await payloads('mended')).toEqual(before);
    expect((await world.call('GET', '/tickets/INC-22')).status).toBe(404);

    expect((await world.call('POST', '/sources/mended/publication')).body).toMatchObject({
      mapping: mended,
      draft: null,
    });
    const replayed = await world.call('POST', '/sources/mended/replay', { state: ['aside'] });
    expect(replayed.body).toEqual({
      read: 2,
      aside: 0,
      waiting: 0,
      events: { new: 2, same: 1, different: 0, refused: 0 },
      next: null,
    });
    const again = await world.call('POST', '/sources/mended/replay', { from: '2026-01-01T00:00:00Z' });
    expect(again.body.events).toEqual({ new: 0, same: 3, different: 0, refused: 0 });
    expect((await world.call('GET', '/tickets/INC-22')).body).toMatchObject({ priority: 'P3' });
  });

  it('may not decide anything, whatever its payloads say', async () => {
    const send = await world.source('decides');
    const span = { from: '2026-03-20T00:00:00Z', to: '2026-03-20T01:00:00Z' };
    const { body } = await send({ type: 'maintenance.announced', subject: 'internet', data: span });
    expect(body).toMatchObject({
      state: 'aside',
      outcome: { events: [{ result: 'refused' }], problems: [{ code: 'notAllowed', pointer: '/type', line: 18 }] },
    });
  });

  it('is told of fields that no payload fills, before its mapping is in use', async () => {
    await world.source('unfilled');
    const mapping =
      'mapping: 1\nevents:\n  - type: outage.started\n    subject: servise\n    time: at\n    data: { cause: why }\n';
    const example = { body: JSON.stringify({ service: 'internet', at: 1_773_302_400, why: 'x' }) };
    const { body } = await world.call('POST', '/sources/unfilled/preview', { mapping, example });
    expect(body.unfilled).toEqual([{ entry: 0, field: 'subject', line: 4 }]);
    expect(body.payloads[0].problems).toMatchObject([{ line: 4, pointer: '/subject' }]);
    expect(body.payloads[0].events[0].event.time).toBe('2026-03-12T08:00:00Z');
  });

  it('is read on where a process ended between keeping and reading', async () => {
    const send = await world.source('killed');
    const { body } = await send(opened('INC-40'));
    const kept = await world.store.payload('killed', body.payload);
    if (kept === null) throw new Error('not kept');
    // As a process leaves it that was killed in between: kept, and nothing more.
    const receivedAt = world.clock.at;
    const left = { ...kept, id: 'pl-left', body: JSON.stringify(opened('INC-41')), receivedAt };
    await world.store.transact((tx) =>
      tx.addPayload({ ...left, sentAs: null, state: 'waiting', readUnder: null, outcome: null }),
    );
    const defects: unknown[] = [];
    expect(await resumePayloads(world.ports, (error) => defects.push(error))).toBe(0);
    world.clock.at += 6_000;
    const twice = await Promise.all([1, 2].map(() => resumePayloads(world.ports, (error) => defects.push(error))));
    expect(Math.max(...twice)).toBe(1);
    expect(defects).toEqual([]);
    expect((await world.call('GET', '/sources/killed/payloads/pl-left')).body).toMatchObject({ state: 'read' });
    expect((await world.call('GET', '/events?stream=ticket:INC-41')).body.items).toHaveLength(1);
    expect(await resumePayloads(world.ports, () => {})).toBe(0);
  });

  it('that signs is taken by its signature only: forged, changed, late and repeated payloads are not', async () => {
    const send = await world.source('signs');
    expect((await world.call('POST', '/sources/signs/secrets', { secret: SECRET })).body).toMatchObject({
      secret: SECRET,
    });
    const text = JSON.stringify(opened('INC-50'));
    const signed = (id: string, at: number, body = text, secret = SECRET) => ({
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at / 1000)),
      'webhook-signature': new Webhook(secret).sign(id, new Date(at), body),
    });
    const now = world.clock.at;
    expect((await send(text, signed('msg-1', now))).status).toBe(202);
    const attempts: readonly (readonly [{ readonly [name: string]: string }, number])[] = [
      [signed('msg-1', now), 409],
      [signed('msg-1', now + 60_000), 409],
      [{}, 401],
      [signed('msg-2', now, `${text} `), 401],
      [signed('msg-2', now, text, `whsec_${Buffer.alloc(32, 8).toString('base64')}`), 401],
      [{ ...signed('msg-2', now), 'webhook-id': 'msg-3' }, 401],
      [{ ...signed('msg-2', now), 'webhook-signature': 'v1,' }, 401],
      [{ ...signed('msg-2', now), 'webhook-signature': 'x'.repeat(5_000) }, 401],
      [{ ...signed('msg-2', now), 'webhook-timestamp': 'soon' }, 401],
      [signed('msg-2', now - 301_000), 401],
      [signed('msg-2', now + 301_000), 401],
    ];
    const told: unknown[] = [];
    for (const [headers, status] of attempts) {
      const answer = await send(text, headers);
      expect(answer.status, JSON.stringify(headers)).toBe(status);
      if (status === 401) told.push(answer.body.detail);
    }
    // Whoever forges learns nothing; the source's page says why.
    expect(new Set(told).size).toBe(1);
    const { notTaken } = (await world.call('GET', '/sources/signs')).body;
    expect(notTaken.map(({ why }: { why: string }) => why).reverse()).toEqual([
      'repeated',
      'repeated',
      'noSignature',
      'badSignature',
      'badSignature',
      'badSignature',
      'badSignature',
      'badSignature',
      'badSignature',
      'tooOld',
      'tooNew',
    ]);
    expect((await send(text, signed('msg-4', now - 299_000))).status).toBe(202);
    const both = {
      ...signed('msg-5', now),
      'webhook-signature': `v1,wrong v1a,other ${signed('msg-5', now)['webhook-signature']}`,
    };
    expect((await send(text, both)).status).toBe(202);
    expect((await payloads('signs')).length).toBe(3);
  });

  it('is known by its own key only, as a bearer or as a password; a revoked one is none', async () => {
    const send = await world.source('keyed');
    const other = await world.source('other');
    const status = async (authorization: string, source = 'keyed') =>
      (await world.call('POST', `/sources/${source}/payloads`, opened('INC-60'), { headers: { authorization } }))
        .status;
    const basic = (name: string, password: string) => `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`;
    expect(await status(`Bearer ${send.key}`)).toBe(202);
    expect(await status(basic('anybody', send.key))).toBe(202);
    for (const bad of [
      `Bearer ${other.key}`,
      basic('x', other.key),
      'Bearer owner',
      'Bearer',
      `Basic ${send.key}`,
      `Bearer ${send.key}x`,
    ]) {
      expect(await status(bad), bad).toBe(401);
    }
    expect(await status(`Bearer ${send.key}`, 'nobody')).toBe(401);
    const { keys } = (await world.call('GET', '/sources/keyed')).body;
    expect(JSON.stringify(keys)).not.toContain(send.key);
    await world.call('DELETE', `/sources/keyed/keys/${keys[0].key}`);
    expect(await status(`Bearer ${send.key}`)).toBe(401);
    expect(world.notTaken).toContain('keyed: wrongKey');
    // It opens nothing else.
    expect((await world.call('GET', '/tickets', undefined, { as: other.key })).status).toBe(401);
  });

  it('goes live, and back, by the word of a person; every change is noted', async () => {
    await world.source('lively');
    expect((await world.call('PUT', '/sources/lively/live', undefined, { as: 'token' })).status).toBe(403);
    expect((await world.call('PUT', '/sources/lively/live', undefined, { as: 'technician' })).status).toBe(403);
    expect((await world.call('PUT', '/sources/lively/live')).body).toMatchObject({ live: true, liveBy: 'p-marie' });
    expect((await world.call('DELETE', '/sources/lively/live')).body).toMatchObject({ live: false, liveBy: null });
    await world.call('DELETE', '/sources/lively');
    const noted = (await world.store.auditAbout(['source:lively'], 0, 100)).map(
      ({ action, actor }) => `${action} ${actor}`,
    );
    expect(noted).toEqual([
      'source.made p-marie',
      'source.keyMade p-marie',
      'source.live p-marie',
      'source.dryRun p-marie',
      'source.removed p-marie',
    ]);
  });

  it('is changed by one person at a time, and shown to nobody who acts for one customer', async () => {
    await world.source('careful');
    const { headers, body } = await world.call('GET', '/sources/careful');
    const wanted = { title: 'Careful', keepDays: 7 };
    const ifMatch = { headers: { 'if-match': headers.get('etag') ?? '' } };
    expect((await world.call('PUT', '/sources/careful', wanted, ifMatch)).body).toMatchObject({
      title: 'Careful',
      mapping: body.mapping,
      template: 'generic',
    });
    expect((await world.call('PUT', '/sources/careful', wanted, ifMatch)).status).toBe(412);
    for (const path of ['', '/careful', '/careful/payloads']) {
      expect((await world.call('GET', `/sources${path}`, undefined, { as: 'bound' })).status).toBe(403);
    }
  });

  it.each<[object, string]>([
    [{ title: 'x' }, '/mapping'],
    [{ title: 'x', template: 'zabbix' }, '/template'],
    [{ title: 'x', mapping: 'events: [' }, '/mapping'],
    [{ title: 'x', mapping: DESK, everySeconds: 60, calendar: { hours: { lundi: [] } } }, '/calendar/hours/lundi'],
  ])('can not be made of %j', async (wanted, pointer) => {
    const { status, body } = await world.call('PUT', '/sources/bad', wanted);
    expect(status).toBe(422);
    expect(body.errors[0]).toMatchObject({ pointer });
  });

  it('is watched by its rhythm in open hours: it falls silent, speaks again, and is decided once for each silence', async () => {
    // As the worker looks: whatever is due.
    const rosters = openRosters();
    const ports = { store: world.store, now: () => world.clock.at, rosters, rules: openRules('UTC') };
    const look = async () => {
      while (await lookAtAgenda(ports, (error) => expect(error).toBeNull()));
      return (await world.store.agendaEntry('source:rhythm'))?.dueAt ?? null;
    };
    // Thursday 12 March 2026, and hours until 17:00 in Paris (16:00 UTC).
    world.clock.at = Date.parse('2026-03-12T14:00:00Z');
    const calendar = { timeZone: 'Europe/Paris', hours: { 'mon-fri': ['09:00-17:00'] } };
    const send = await world.source('rhythm', { template: 'generic', everySeconds: 4 * 3600, calendar });
    await send(opened('INC-70', { id: '1' }));
    const due = Date.parse('2026-03-13T10:00:00Z');
    expect(await world.store.agendaEntry('source:rhythm')).toMatchObject({ dueAt: due, note: 'rhythm' });
    // A word a minute later moves the look by less than a tenth of its rhythm: nothing is planned anew.
    world.clock.at += 60_000;
    await send(opened('INC-71', { id: '2' }));
    expect((await world.store.agendaEntry('source:rhythm'))?.dueAt).toBe(due);

    world.clock.at = due;
    expect(await look()).toBe(due + 60_000);
    world.clock.at = due + 60_000;
    expect(await look()).toBeNull();
    expect(await look()).toBeNull();
    const alerts = async () =>
      (await world.store.alerts({ kind: ['silentSource'] }, null, 10)).filter(({ source }) => source === 'rhythm');
    // Silent too long since then; heard last at 15:01 the day before.
    const details = { since: Date.parse('2026-03-12T14:01:00Z'), everyMs: 4 * 3_600_000 };
    expect(await alerts()).toMatchObject([{ at: due + 60_000, standing: 'dryRun', endedAt: null, details }]);
    expect((await world.call('GET', '/sources/rhythm')).body).toMatchObject({ silentSince: '2026-03-13T10:01:00Z' });
    // What is told of its tickets may be out of date, and says so.
    const uncertain = async () => {
      const ticket = (await world.call('GET', '/tickets/INC-70')).body;
      const past = (await world.call('GET', '/tickets/INC-70?asOf=2026-03-12T15:00:00Z')).body;
      const listed = (await world.call('GET', '/tickets?limit=500')).body.items;
      const found = listed.find((one: { ticket: string }) => one.ticket === 'INC-70');
      return [ticket.uncertainSince, found.uncertainSince, past.uncertainSince];
    };
    expect(await uncertain()).toEqual(['2026-03-13T10:01:00Z', '2026-03-13T10:01:00Z', null]);

    world.clock.at = due + 3_600_000;
    await send(opened('INC-72', { id: '3' }));
    expect((await world.call('GET', '/sources/rhythm')).body).toMatchObject({
      silentSince: null,
      lastReceivedAt: '2026-03-13T11:00:00Z',
    });
    expect(await uncertain()).toEqual([null, null, null]);
    await look();
    expect(await alerts()).toMatchObject([{ endedAt: world.clock.at }]);
    expect((await world.store.agendaEntry('source:rhythm'))?.dueAt).toBe(Date.parse('2026-03-13T15:00:00Z'));
  });

  it('that sends too much at once is told to wait', async () => {
    const send = await world.source('floods', {
      mapping: 'mapping: 1\nskip: true\nevents: [ { type: outage.started } ]\n',
    });
    const answers: { status: number; retry: string | null }[] = [];
    const some = async (count: number) => {
      for (let n = 0; n < count; n++) {
        const { status, headers } = await send('{}');
        answers.push({ status, retry: headers.get('retry-after') });
      }
    };
    await Promise.all([1, 2, 3].map(() => some(104)));
    const counted = (status: number) => answers.filter((one) => one.status === status).length;
    expect([counted(202), counted(429)]).toEqual([300, 12]);
    expect(answers.every(({ status, retry }) => status === 202 || retry === '1')).toBe(true);
    // A neighbour is not held up, and a second later so many are taken again.
    expect((await (await world.source('calm'))(opened('INC-80'))).status).toBe(202);
    world.clock.at += 1_000;
    await some(51);
    expect([counted(202), counted(429)]).toEqual([350, 13]);
  });
});
