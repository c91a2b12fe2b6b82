// A house that is warned: one live customer whose promises are reached at chosen instants by time alone, a hundred receivers
// with a rule each, and how the bench sees what was enqueued: as any other connection to the database would.
import pg from 'pg';
import { ask } from './server.mjs';

export const RECEIVERS = 100;
const HOUR_MS = 3_600_000;
const SOURCE = 'warned';
const BATCH = 500;

/** P1 is warned of when its hour is over, which is a breach; P2 when half of it is. */
const AGREEMENT = `leeway: 1
kind: sla
id: warned
version: 1
effective: 2016-01-01
title: { fr: "Mesure des alertes", en: "Benchmark of warnings" }
basis: customer
language: en
timeZone: Europe/Paris
term: { from: 2016-01-01, to: 2035-12-31 }
parties:
  provider: { name: "Provider" }
  customer: { id: warned, name: "Warned", legalKind: professional }
calendars: { always: 24x7 }
services: { helpdesk: { title: { fr: "Assistance", en: "Help desk" }, obligation: means } }
priorities: { P1: { title: "1" }, P2: { title: "2" } }
targets:
  urgent: { measure: resolution, when: { priority: [ P1 ] }, within: 1h, calendar: always, attainment: 80%, per: month, minimumSample: 10, belowMinimum: exempt, warnAt: [ 100% ] }
  usual: { measure: resolution, when: { priority: [ P2 ] }, within: 1h, calendar: always, attainment: 80%, per: month, minimumSample: 10, belowMinimum: exempt, warnAt: [ 50% ] }
`;

export const teamOf = (number) => `r${number % RECEIVERS}`;

/** Publishes the promise. Before the mass of tickets is put into the tables: whatever is published has all of them judged again. */
export async function promise({ url }, token) {
  await ask(url, '/agreements', { text: AGREEMENT, format: 'yaml' }, { authorization: `Bearer ${token}` });
}

/** Makes the customer live and sets receivers and rules. */
export async function settleWarned({ url }, cookie, receivers) {
  await ask(url, '/customers/warned/live', null, { cookie }, 'PUT');
  const ids = [];
  for (let number = 0; number < RECEIVERS; number += 1) {
    const receiver = { kind: 'webhook', title: teamOf(number), url: receivers.urlOf(teamOf(number)) };
    const made = await (await ask(url, '/receivers', receiver, { cookie })).json();
    ids.push(made.receiver.endpoint);
  }
  const rules = ids.map((id, number) => ({
    id: teamOf(number),
    when: { teams: [teamOf(number)] },
    to: [`endpoint:${id}`],
  }));
  await ask(url, '/notification-rules', { timeZone: 'UTC', calendars: {}, rules }, { cookie }, 'PUT');
}

let made = 0;

/** Posts a ticket for each of these instants at which somebody must be warned; every other one is a breach. */
export async function postDue({ url }, token, instants) {
  const events = instants.map((at, number) => {
    made += 1;
    const isUrgent = number % 2 === 0;
    const data = { customer: 'warned', priority: isUrgent ? 'P1' : 'P2', service: 'helpdesk', team: teamOf(number) };
    const time = new Date(at - (isUrgent ? HOUR_MS : HOUR_MS / 2)).toISOString();
    const subject = `W${made}`;
    return { specversion: '1.0', id: `w${made}`, source: SOURCE, type: 'ticket.opened', subject, time, data };
  });
  for (let from = 0; from < events.length; from += BATCH) {
    const answer = await ask(url, '/events', events.slice(from, from + BATCH), { authorization: `Bearer ${token}` });
    const { items } = await answer.json();
    const wrong = items.find(({ result }) => result !== 'new');
    if (wrong !== undefined) throw new Error(`a ticket of the bench was not taken: ${JSON.stringify(wrong)}`);
  }
}

/** What was enqueued since an instant, as any other connection sees it once it is kept. */
export async function openWatch(database) {
  const client = new pg.Client(database);
  await client.connect();
  const told = (what, since) =>
    client.query(
      `select ${what} from alert
       where decided_at >= $1 and standing = 'told' and customer = 'warned' and measure = 'resolution'`,
      [since],
    );
  let heard = () => {};
  client.on('notification', () => heard());
  await client.query('listen leeway');
  return {
    /** Each alert with the instant at which it was seen, until so many are or the time is over: `{ at, seenAt }`. */
    async each(since, count, ms) {
      const seen = new Map();
      for (const endAt = Date.now() + ms; seen.size < count && Date.now() < endAt; ) {
        const hearing = new Promise((resolve) => {
          heard = resolve;
          setTimeout(resolve, 1_000);
        });
        const { rows } = await told('key, at', since);
        const seenAt = Date.now();
        for (const { key, at } of rows) if (!seen.has(key)) seen.set(key, { at: Number(at), seenAt });
        if (seen.size < count) await hearing;
      }
      return [...seen.values()];
    },
    /** When so many were there (ms); null: not within the time. */
    async count(since, count, ms) {
      for (const endAt = Date.now() + ms; Date.now() < endAt; ) {
        const { rows } = await told('count(*)::integer as number', since);
        if (rows[0].number >= count) return Date.now();
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      return null;
    },
    query: (text, values) => client.query(text, values),
    close: () => client.end(),
  };
}
