import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OURSELVES } from '../../../src/app/access/actor.ts';
import { accessKey } from '../../../src/app/access/index.ts';
import { makeEndpoint } from '../../../src/app/delivery/index.ts';
import { openRosters } from '../../../src/app/live/index.ts';
import type { AlertRow, MessageRow, Store } from '../../../src/app/ports/index.ts';
import { secretIn } from '../../../src/main/serve/data-folder/secret.ts';
import { BOREAL } from '../../live/agreement.ts';
import { type Random, randomFrom } from '../../oracle/random.ts';
import { dataFolder, until } from '../../running/node-process.ts';
import { type DebianDatabase, debianDatabase } from '../debian.ts';
import { KILLS, SEED } from '../measure.ts';
import { publish, tokenOfNewOwner } from '../owner.ts';
import { killBackend, killPostmaster, killWhole } from '../processes.ts';
import { withStore } from '../truth.ts';
import { type Fleet, fleetOf, MEMBERS } from './fleet.ts';
import { hookSink, mailSink, type Sink, type Taken } from './sinks.ts';

/** Nobody has answered after a minute: `response` is broken. */
const AGREEMENT = { ...BOREAL, targets: { response: { ...BOREAL.targets.response, within: '1m' } }, levels: undefined };
const WITHIN_MS = 60_000;
/** Each has somebody of its own to be told by mail, and a webhook: few enough that no list is made of many messages. */
const PRIORITIES = Array.from({ length: 4 + Math.ceil(KILLS / 2) }, (_, index) => `P${index + 1}`);
const TICKETS_A_KILL = 4;

const folder = dataFolder();
const secret = randomBytes(24).toString('hex');
let database: DebianDatabase;
let mail: Sink;
let hook: Sink;
let fleet: Fleet;
beforeAll(async () => {
  [database, mail, hook] = await Promise.all([debianDatabase(), mailSink(), hookSink()]);
  fleet = fleetOf(() => ({
    LEEWAY_DATA: folder.path,
    DATABASE_URL: database.url,
    LEEWAY_SECRET: secret,
    LEEWAY_SMTP_URL: mail.url,
    LEEWAY_MAIL_FROM: 'Leeway <leeway@hexa.example>',
    LEEWAY_ALLOW_NETWORKS: '127.0.0.0/8',
  }));
}, 60_000);
afterAll(async () => {
  fleet?.end();
  await Promise.all([mail?.close(), hook?.close()]);
  await database?.drop();
  folder.remove();
});

const inStore = <T>(work: (store: Store) => Promise<T>) =>
  withStore({ data: folder.path, databaseUrl: database.url }, work);

/** A person and a webhook for each priority, and rules that tell them of what breaks. */
async function setUp(store: Store): Promise<void> {
  const now = Date.now();
  // As the nodes seal what receivers keep to themselves.
  const sealingKey = accessKey(secretIn(folder.path, secret).signingKey);
  const ports = { store, now: () => now, rosters: openRosters(), sealingKey };
  const rules: object[] = [];
  for (const priority of PRIORITIES) {
    const person = `p-${priority}`;
    const email = `${priority.toLowerCase()}@hexa.example`;
    const nobody = { approves: [], customer: null, disabled: false, language: 'en' as const, createdBy: null };
    const who = { id: person, role: 'technician' as const, name: priority, email, emailKey: email, createdAt: now };
    await store.transact((tx) => tx.addPerson({ ...who, ...nobody }));
    const wanted = {
      kind: 'webhook' as const,
      title: priority,
      url: `${hook.url}/${priority}`,
      language: 'en' as const,
    };
    const made = await makeEndpoint({ ...wanted, customer: null, template: null, lang: 'en' }, OURSELVES, ports);
    if (!('endpoint' in made)) throw new Error(JSON.stringify(made));
    const to = [`person:${person}`, `endpoint:${made.endpoint.id}`];
    rules.push({ id: priority.toLowerCase(), when: { kinds: ['breach'], priorities: [priority] }, to, last: true });
  }
  await store.transact(async (tx) => {
    const body = JSON.stringify({ timeZone: 'UTC', calendars: {}, rules });
    await tx.putNotificationRules({ body, setAt: now, setBy: null }, null);
    await tx.goLive({ customer: 'boreal', liveAt: now, liveBy: 'p-P1' });
  });
}

/** Tickets that break within the next seconds. */
async function postTickets(token: string, kill: number, random: Random): Promise<void> {
  const events = Array.from({ length: TICKETS_A_KILL }, (_, index) => {
    const openedAt = Date.now() - WITHIN_MS + 300 + random.below(2_500);
    const data = { customer: 'boreal', priority: random.pick(PRIORITIES) };
    const what = { type: 'ticket.opened', subject: `K${kill}-${index}`, time: new Date(openedAt).toISOString(), data };
    return { specversion: '1.0', id: `k${kill}-${index}`, source: 'glpi', ...what };
  });
  // A database that comes back is asked again: what was received does not count twice.
  await until('the events are taken', async () => {
    const answer = await fetch(`${fleet.url()}/api/v1/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(events),
    });
    return answer.ok;
  });
}

const WAYS: { readonly [way: string]: (random: Random) => Promise<void> } = {
  'a worker': async (random) => {
    const worker = random.pick(['worker 1', 'worker 2'] as const);
    await fleet.kill(worker);
    await fleet.start(worker);
  },
  'the server': async () => {
    await fleet.kill('server');
    await fleet.start('server');
  },
  'server and workers': async () => {
    await Promise.all(MEMBERS.map((member) => fleet.kill(member)));
    await Promise.all(MEMBERS.map((member) => fleet.start(member)));
  },
  postmaster: async () => {
    await killPostmaster(database.data);
    await database.start();
  },
  'all of PostgreSQL': async (random) => {
    await killWhole(database.data);
    await pause(random.below(500));
    await database.start();
  },
  backend: async ({ pick }) => {
    await until('a backend was killed', () => killBackend(database.data, pick));
  },
};

interface Known {
  readonly alerts: readonly AlertRow[];
  readonly messages: readonly (MessageRow & { readonly keys: readonly string[] })[];
}

async function known(store: Store): Promise<Known> {
  const alerts = (await store.alerts({ kind: ['breach'] }, null, 100_000)).filter(({ ticket }) => ticket !== null);
  const messages = [];
  for (const message of await store.messages({}, null, 100_000))
    messages.push({ ...message, keys: await store.alertsOfMessage(message.id) });
  return { alerts, messages };
}

/** What did not leave, and why. */
async function waitingIn(store: Store): Promise<readonly object[]> {
  const waiting = await store.messages({ state: ['gathering', 'due', 'sending'] }, null, 5);
  return await Promise.all(
    waiting.map(async ({ id, state, recipient, nextAt }) => {
      return { id, state, recipient, nextAt, attempts: await store.attempts(id) };
    }),
  );
}

/** Every alert was decided once, and told to both by a message that arrived; one that came again came after a kill. */
function expectAllToldOnce({ alerts, messages }: Known, kills: readonly number[]): void {
  expect(alerts.map(({ ticket }) => ticket).toSorted()).toEqual(
    [...Array(kills.length).keys()]
      .flatMap((kill) => [...Array(TICKETS_A_KILL).keys()].map((index) => `K${kill}-${index}`))
      .toSorted(),
  );
  const arrived = new Map<string, Taken[]>();
  for (const one of [...mail.taken, ...hook.taken]) arrived.set(one.id, [...(arrived.get(one.id) ?? []), one]);
  for (const { key, ticket } of alerts) {
    const about = messages.filter(({ keys, about: what }) => what === 'alert' && keys.includes(key));
    expect([ticket, about.map(({ channel }) => channel).toSorted()]).toEqual([ticket, ['email', 'webhook']]);
  }
  const repeats: string[] = [];
  const made = new Set(messages.map(({ id }) => id));
  expect([...arrived.keys()].filter((id) => !made.has(id))).toEqual([]);
  for (const { id, state, about } of messages) {
    if (about !== 'alert') continue;
    const times = arrived.get(id) ?? [];
    expect([id, state, times.length > 0]).toEqual([id, 'handedOver', true]);
    // Again only with a kill between, and the same bytes.
    for (const [place, again] of times.slice(1).entries()) {
      const before = times[place] as Taken;
      expect(kills.some((at) => before.at - 1_000 <= at && at <= again.at)).toBe(true);
      expect(textOf(again)).toBe(textOf(before));
      repeats.push(`kill ${kills.findIndex((at) => before.at - 1_000 <= at)} ${again.to}`);
    }
  }
  // Each kill made nobody read more than one message twice.
  expect(repeats.filter((one, place) => repeats.indexOf(one) !== place)).toEqual([]);
}

/** Without what is of the hand-over, and not of the message. */
function textOf({ body, to }: Taken): string {
  return to.startsWith('/') ? body : body.replaceAll(/^(date|received):.*$/gim, '').replaceAll(/--_NmP-[\w-]+/g, '--');
}

describe(`a server and two workers, killed ${KILLS} times with alerts due (seed ${SEED})`, () => {
  it(
    'decide every alert once, and hand it over; what comes again comes after a kill, under the same id',
    async () => {
      const random = randomFrom(SEED + 5);
      const link = await fleet.start('server');
      const token = await tokenOfNewOwner(fleet.url(), String(link));
      await publish(fleet.url(), token, JSON.stringify(AGREEMENT));
      await inStore(setUp);
      await Promise.all([fleet.start('worker 1'), fleet.start('worker 2')]);
      const kills: number[] = [];
      const names = Object.keys(WAYS);
      const order = [...Array(Math.ceil(KILLS / names.length)).keys()].flatMap(() => random.shuffle(names));
      for (const [kill, way] of order.slice(0, KILLS).entries()) {
        await until('the server is ready', async () => (await fetch(`${fleet.url()}/readyz`)).ok);
        await postTickets(token, kill, random);
        // Messages leave two seconds after what broke.
        await pause(random.below(5_500));
        kills.push(Date.now());
        await WAYS[way]?.(random);
      }
      const lastAt = Date.now();
      await until('the database answers', async () => (await database.ask('select 1')).length === 1);
      await inStore(async (store) => {
        await until('every alert is decided', async () => {
          const { told } = await store.alertCounts({ kind: ['breach'] });
          return told === KILLS * TICKETS_A_KILL;
        });
        await until('nothing waits any more', async () => {
          const waiting = await store.messages({ state: ['gathering', 'due', 'sending'] }, null, 1);
          await pause(200);
          return waiting.length === 0;
        }).catch(async (error) => {
          throw new Error(`${error.message}: ${JSON.stringify(await waitingIn(store))}`);
        });
        // What a killed one had taken is another's after its lease of 30 s; the rest is the start of a server.
        for (const { taken } of [mail, hook]) {
          const next = taken.find(({ at }) => at > lastAt);
          expect((next?.at ?? lastAt) - lastAt).toBeLessThan(40_000);
        }
        const found = await known(store);
        expectAllToldOnce(found, kills);
        const again = mail.taken.length + hook.taken.length - found.messages.length;
        const counts = { alerts: found.alerts.length, messages: found.messages.length, again };
        process.stdout.write(`${KILLS} kills with alerts due, seed ${SEED}: ${JSON.stringify(counts)}\n`);
      });
      expect(fleet.log()).not.toContain('"defect"');
      expect(await fleet.stop()).toEqual([0, 0, 0]);
    },
    60_000 + KILLS * 60_000,
  );
});
