import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RealMailServer, realMailServer } from '../delivery/support/mail-server.ts';
import { dataFolder, type NodeProcess, startReady } from '../running/node-process.ts';
import { kuma } from './support/kuma.ts';
import { openMonitors } from './support/monitors.ts';
import { asOwner, type Owner } from './support/owner.ts';

/** Of a month at 99.99 % four minutes may be lost: within a minute it is seen that they burn too fast. */
const AGREEMENT = `leeway: 1
kind: sla
id: boreal-or
version: 1
effective: 2026-01-01
title: { fr: "Infogérance Or", en: "Gold managed services" }
language: fr
timeZone: Europe/Paris
term: { from: 2026-01-01, to: 2026-12-31, renewal: tacit, renewFor: 12mo }
parties: { provider: { name: "Hexa" }, customer: { id: boreal, name: "Boréal SAS" } }
calendars: { always: 24x7 }
services:
  internet: { title: { fr: "Accès internet", en: "Internet access" } }
  web: { title: { fr: "Site web", en: "Web site" } }
priorities: { P1: { title: { fr: "Critique", en: "Critical" } } }
targets:
  internet-up: { measure: availability, when: { service: [ internet ] }, atLeast: 99.99%, per: month, calendar: always }
  web-up: { measure: availability, when: { service: [ web ] }, atLeast: 99.99%, per: month, calendar: always }
`;

const data = dataFolder();
const monitors = openMonitors();
let mail: RealMailServer;
let node: NodeProcess;
let owner: Owner;
const call = async (method: string, path: string, body?: unknown) => {
  const answer = await owner.call(node.url, method, path, body);
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
};

beforeAll(async () => {
  mail = await realMailServer();
  node = await startReady({
    LEEWAY_DATA: data.path,
    LEEWAY_SMTP_URL: `smtp://127.0.0.1:${mail.server.port}?tls=unverified`,
    LEEWAY_MAIL_FROM: 'Leeway <leeway@hexa.example>',
  });
  owner = await asOwner(node.url, node.ownerLink ?? '');
  await call('POST', '/agreements', { text: AGREEMENT, format: 'yaml' });
  const zoe = { name: 'Zoé', email: 'zoe@hexa.example', role: 'manager', language: 'fr' };
  const ann = { name: 'Ann', email: 'ann@hexa.example', role: 'manager', language: 'en' };
  for (const one of [zoe, ann]) await call('POST', '/people', one);
  await call('PUT', '/customers/boreal/live');
}, 120_000);
afterAll(async () => {
  monitors.close();
  await node.stop();
  await mail.close();
  data.remove();
}, 120_000);

/** A source that is live, and its key. */
async function source(id: string, template: string): Promise<string> {
  await call('PUT', `/sources/${id}`, { title: id, template });
  await call('PUT', `/sources/${id}/live`);
  return (await call('POST', `/sources/${id}/keys`)).secret;
}

/** The mail about a service that reached somebody. */
async function mailTo(address: string, service: string) {
  const about = () =>
    mail.arrived.find((one) => one.to.includes(address) && (one.mail.text ?? '').includes(service))?.mail;
  await expect.poll(about, { timeout: 150_000, interval: 250 }).toBeDefined();
  return about();
}

it('an alert that Prometheus fires ends as an outage, and as a mail that warns in French and in English', async () => {
  const key = await source('prometheus', 'alertmanager');
  await monitors.start(`${node.url}/api/v1/sources/prometheus/payloads`, key);
  await expect
    .poll(async () => (await call('GET', '/sources/prometheus/payloads')).items.length, { timeout: 90_000 })
    .toBeGreaterThan(0);
  await monitors.takeAway();
  const [french, english] = [
    await mailTo('zoe@hexa.example', 'Accès internet'),
    await mailTo('ann@hexa.example', 'Internet access'),
  ];
  expect(french?.text).toContain('Boréal SAS');
  expect(french?.subject).not.toBe(english?.subject);
  const { items } = await call('GET', '/events?source=prometheus');
  expect(items.map(({ event }: { event: { type: string } }) => event.type)).toEqual(['outage.started']);
  const { availability } = await call('GET', '/availability?agreement=boreal-or');
  const internet = availability.find((one: { service: string }) => one.service === 'internet');
  expect(internet.waterfall.outageSeconds).toBeGreaterThan(5);
}, 300_000);

it('a notification as Uptime Kuma sends it does so too', async () => {
  const key = await source('kuma', 'uptime-kuma');
  const ago = new Date(Date.now() - 300_000).toISOString().replace('T', ' ').replace('Z', '');
  const sent = await fetch(`${node.url}/api/v1/sources/kuma/payloads`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(kuma(0, ago, { tags: [] })),
  });
  expect(sent.status).toBe(202);
  const [french, english] = [
    await mailTo('zoe@hexa.example', 'Site web'),
    await mailTo('ann@hexa.example', 'Web site'),
  ];
  expect([french?.html === false, english?.html === false]).toEqual([false, false]);
  const { items } = await call('GET', '/alerts?kind=burn');
  expect(items.map((one: { service: string }) => one.service).sort()).toContain('web');
}, 300_000);
