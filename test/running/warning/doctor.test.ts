import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRosters } from '../../../src/app/live/index.ts';
import type { Source, Store } from '../../../src/app/ports/index.ts';
import { warningSigns } from '../../../src/app/running/index.ts';
import { mayReach } from '../../../src/connectors/outbound/index.ts';
import { DAY_MS, HOUR_MS, parseInstant } from '../../../src/core/time/index.ts';
import { mailSigns, sendTestMail } from '../../../src/main/upkeep/examine-mail.ts';
import { openMemoryStore } from '../../../src/store/memory/index.ts';
import { warned } from '../../alerts/warned.ts';
import { leeway } from '../../cli/leeway.ts';
import { type RealMailServer, realMailServer, USER } from '../../delivery/support/mail-server.ts';
import { dataFolder } from '../node-process.ts';

/** A Monday. */
const AT = parseInstant('2026-11-23T09:00:00Z') as number;
const signs = (store: Store) =>
  warningSigns(
    {
      store,
      rosters: openRosters(),
      timeZone: 'UTC',
      holidays: async () => () => null,
      sealingKey: new Uint8Array(32),
      mayReach: async (host) => mayReach([])(host),
    },
    AT,
  );
const source = (id: string, rest: Partial<Source>): Omit<Source, 'revision'> => ({
  id,
  title: id,
  template: 'generic',
  mapping: 'format: json',
  draft: null,
  ticketUrl: null,
  keys: [],
  secretsSealed: ['sealed'],
  everyMs: null,
  calendar: null,
  keepDays: 30,
  liveAt: AT,
  liveBy: 'p-1',
  lastReceivedAt: AT,
  silentSince: null,
  madeAt: AT,
  madeBy: null,
  ...rest,
});

describe('what the doctor finds of warning people, in a store', () => {
  it('is nothing where everybody can be told', async () => {
    const store = openMemoryStore();
    const world = warned(store, AT);
    await world.person('p-1');
    await world.rota('nights', [{ from: AT - DAY_MS, to: AT + 8 * DAY_MS, person: 'p-1', rank: 1 }]);
    await world.rules({ id: 'all', to: ['rota:nights'] });
    expect(await signs(store)).toMatchObject({ receivers: [], sources: [], unmanned: [], idleRules: [], contacts: [] });
  });

  it('is the first hour of the week in which a rule would call a rota and nobody is on call', async () => {
    const store = openMemoryStore();
    const world = warned(store, AT);
    await world.person('p-1');
    await world.rota('nights', [{ from: AT, to: AT + 2 * DAY_MS, person: 'p-1', rank: 1 }]);
    await world.rules({ id: 'all', to: ['rota:nights'] });
    expect((await signs(store)).unmanned).toEqual([{ rota: 'nights', rule: 'all', at: AT + 2 * DAY_MS }]);
  });

  it('is no hour in which the rule does not hold: a rota of the nights need not cover the day', async () => {
    const store = openMemoryStore();
    const world = warned(store, AT);
    await world.person('p-1');
    const evening = AT + 9 * HOUR_MS;
    const nights = Array.from({ length: 8 }, (_, day) => day * DAY_MS + evening).map((from) => ({
      from,
      to: from + 14 * HOUR_MS,
      person: 'p-1',
      rank: 1,
    }));
    await world.rota('nights', nights);
    const body = JSON.stringify({
      timeZone: 'UTC',
      calendars: { day: { hours: { 'mon-sun': ['08:00-18:00'] } } },
      rules: [{ id: 'hno', when: { hours: { calendar: 'day', open: false } }, to: ['rota:nights'] }],
    });
    await store.transact((tx) => tx.putNotificationRules({ body, setAt: AT, setBy: 'p-1' }, null));
    expect((await signs(store)).unmanned).toEqual([]);
  });

  it('is a rule whose people may not sign in, and receivers that are off, sealed otherwise or private', async () => {
    const store = openMemoryStore();
    const world = warned(store, AT);
    await world.person('p-1', { disabled: true });
    await world.endpoint('e-off', { disabledBecause: 'failing', disabledAt: AT });
    await world.endpoint('e-sealed', { secretsSealed: ['not ours'] });
    await world.endpoint('e-inside', { url: 'http://10.0.0.7/hook', secretsSealed: [] });
    await world.endpoint('e-hand', { disabledBecause: 'byHand', disabledAt: AT });
    await world.rules({ id: 'gone', to: ['person:p-1', 'endpoint:e-off'] }, { id: 'fine', to: ['endpoint:e-inside'] });
    const found = await signs(store);
    expect(found.idleRules).toEqual(['gone']);
    expect(found.receivers.map(({ id, trouble }) => `${id} ${trouble}`).sort()).toEqual([
      'e-inside private',
      'e-off failing',
      'e-sealed sealed',
    ]);
  });

  it('is a source that is silent, has no key, or sends though it is in dry run', async () => {
    const store = openMemoryStore();
    await store.transact(async (tx) => {
      await tx.putSource(source('fine', {}), null);
      await tx.putSource(source('dry', { liveAt: null, liveBy: null }), null);
      await tx.putSource(source('unused', { liveAt: null, liveBy: null, lastReceivedAt: null }), null);
      await tx.putSource(source('keyless', { secretsSealed: [] }), null);
      await tx.putSource(source('zabbix', { everyMs: HOUR_MS }), null);
      await tx.silent('zabbix', AT - HOUR_MS, AT);
    });
    expect((await signs(store)).sources.map(({ id, trouble }) => `${id} ${trouble}`)).toEqual([
      'dry dryRun',
      'keyless keyless',
      'zabbix silent',
    ]);
  });
});

describe('leeway doctor --send-mail', () => {
  const folder = dataFolder();
  afterAll(folder.remove);

  it('sends a mail through the server that is set, and says so', async () => {
    const server = await realMailServer();
    try {
      const { port } = server.server;
      const env = {
        LEEWAY_DATA: folder.path,
        LEEWAY_SMTP_URL: `smtp://127.0.0.1:${port}`,
        LEEWAY_MAIL_FROM: 'Leeway <leeway@msp.example>',
      };
      const { code, out } = await leeway(['doctor', '--send-mail', 'ada@msp.example'], { env });
      expect(out).toContain('a mail for ada@msp.example was handed to the server');
      expect(out).toContain('mails have no links: LEEWAY_URL is not set');
      expect(code).toBe(0);
      expect(server.arrived.map(({ to }) => to)).toEqual([['ada@msp.example']]);
    } finally {
      await server.close();
    }
  });

  it('refuses what is no address, before it looks at anything', async () => {
    const { code, err } = await leeway(['doctor', '--send-mail', 'ada'], { env: { LEEWAY_DATA: folder.path } });
    expect([code, err.includes('name@example.org')]).toEqual([2, true]);
  });
});

describe('what the doctor finds of mail, at a real server', () => {
  let server: RealMailServer;
  beforeAll(async () => {
    server = await realMailServer({ signIn: true, encrypts: false });
  });
  afterAll(async () => await server.close());
  const configOf = (rest: object) =>
    ({
      smtpUrl: { ...server.server, ...USER, ...rest },
      mailFrom: 'Leeway <leeway@msp.example>',
      url: null,
    }) as unknown as Parameters<typeof mailSigns>[0];

  it('is that it knows us, and nothing is sent', async () => {
    expect(await mailSigns(configOf({}))).toMatchObject({ kind: 'answered', signedIn: true, hasUrl: false });
    expect(server.arrived).toEqual([]);
  });

  it('is why it does not, without the password', async () => {
    const found = await mailSigns(configOf({ password: 'wrong-and-secret' }));
    expect(found.kind).toBe('failed');
    expect(JSON.stringify(found)).not.toContain('wrong-and-secret');
    expect(await mailSigns(configOf({ port: 1 }))).toMatchObject({ kind: 'failed', server: '127.0.0.1:1' });
  });

  it('is that a mail arrived, where one was asked for', async () => {
    expect(await sendTestMail(configOf({}), 'ada@msp.example')).toMatchObject({ handedOver: true });
    expect(server.arrived.map(({ to, mail }) => [to, mail.subject])).toEqual([
      [['ada@msp.example'], 'Leeway : essai / test'],
    ]);
    server.mood.code = 550;
    expect(await sendTestMail(configOf({}), 'nobody@msp.example')).toMatchObject({ handedOver: false });
  });
});
