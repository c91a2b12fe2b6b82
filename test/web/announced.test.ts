import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { until } from '../running/node-process.ts';
import { type HouseWithMail, newOwner, openHouseWithMail } from './support/empty-house.ts';
import { openVisitor, type Visitor } from './support/visit.ts';

let at: HouseWithMail;
let visitor: Visitor;
beforeAll(async () => {
  at = await openHouseWithMail();
  visitor = await openVisitor(at.house);
}, 120_000);
afterAll(async () => {
  await visitor?.close();
  await at?.close();
}, 60_000);

/** What the page gets from the API, with its own session. */
const asked = <T>(page: Page, path: string) =>
  page.evaluate(async (to) => (await fetch(`/api/v1${to}`)).json(), path) as Promise<T>;

interface Maintenances {
  readonly items: readonly {
    readonly notices: readonly { readonly state: string; readonly sentAt: string | null }[];
  }[];
}

/** What is typed into a field of day and time. */
const wallOf = (at: Date | undefined, timeZone: string) =>
  new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone }).format(at).replace(' ', 'T');

/** Two customers who are promised that they hear of planned maintenance two days ahead, and five. */
const MAINTAINED = [
  maintained('boreal', 'Boréal SAS', 'fr', '48h', { name: 'Ida Roux', email: 'ida@boreal.example' }),
  maintained('corsaire', 'Corsaire', 'en', '120h', { name: 'Cleo Marsh', email: 'cleo@corsaire.example' }),
];

function maintained(
  id: string,
  name: string,
  language: 'fr' | 'en',
  notice: string,
  contact: { readonly name: string; readonly email: string },
) {
  return {
    leeway: 1,
    kind: 'sla',
    id: `${id}-internet`,
    version: 1,
    title: { fr: 'Liaison', en: 'Link' },
    language,
    timeZone: 'Europe/Paris',
    effective: '2026-01-01',
    term: { from: '2026-01-01', renewal: 'tacit', renewFor: '12mo', notice: '3mo' },
    parties: { provider: { name: 'Hexa' }, customer: { id, name } },
    calendars: { always: '24x7' },
    services: { internet: { title: { fr: 'Accès à Internet', en: 'Internet access' } } },
    rules: { maintenance: { notice } },
    contacts: { it: { party: 'customer', role: 'it', name: contact.name, reach: { email: contact.email } } },
    targets: {
      up: {
        measure: 'availability',
        when: { service: ['internet'] },
        atLeast: '99.9%',
        calendar: 'always',
        per: 'month',
      },
    },
  } as const;
}

it('planned maintenance is announced by mail, to each customer in their language, and the page proves it', async () => {
  const begun = Date.now();
  const { page, go, isSound, close } = await newOwner(visitor, at.link, 'en');
  const send = (method: 'POST' | 'PUT', path: string, body?: object) =>
    page.evaluate(
      async ([how, to, body]) => {
        const headers = { 'content-type': 'application/json' };
        const answer = await fetch(`/api/v1${to}`, { method: how, headers, ...(body === '' ? {} : { body }) });
        if (!answer.ok) throw new Error(`${to}: ${answer.status} ${await answer.text()}`);
      },
      [method, path, body === undefined ? '' : JSON.stringify(body)] as const,
    );
  for (const agreement of MAINTAINED) {
    await send('POST', '/agreements', { text: JSON.stringify(agreement), format: 'json' });
    await send('PUT', `/customers/${agreement.parties.customer.id}/live`);
  }
  const { timeZone } = await asked<{ readonly timeZone: string }>(page, '/session');
  await go('/availability/internet');
  await page.getByRole('button', { name: 'Announce planned maintenance' }).click();
  const dialog = page.getByRole('dialog');
  const [from, to] = [96, 98].map((hours) => new Date(Math.ceil(begun / 3_600_000) * 3_600_000 + hours * 3_600_000));
  await dialog.getByLabel('From', { exact: true }).fill(wallOf(from, timeZone));
  await dialog.getByLabel('To', { exact: true }).fill(wallOf(to, timeZone));
  // Four days are enough for the one agreement, and not for the five that the other asks for.
  await dialog.getByText('Not in time for every promise').waitFor();
  await dialog.getByText(/^Notice needed: 2.d\. Given: 4.d/).waitFor();
  await dialog.getByText(/^Too short: 5.d of notice are needed, 4.d/).waitFor();
  await dialog.getByText('Ida Roux (Boréal SAS), by e-mail in French').waitFor();
  await dialog.getByText('Cleo Marsh (Corsaire), by e-mail in English').waitFor();
  await dialog.getByRole('button', { name: 'Announce and tell 2 contacts' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await until('both are told', () => at.mail.arrived.length === 2);

  const told = at.mail.arrived;
  const french = told.find((one) => one.to[0] === 'ida@boreal.example');
  const english = told.find((one) => one.to[0] === 'cleo@corsaire.example');
  expect(french?.mail.subject).toMatch(/^Maintenance programmée\u202f: Accès à Internet, /);
  expect(english?.mail.subject).toMatch(/^Planned maintenance: Internet access, /);
  const inWords = (lang: string, when: Date | undefined) =>
    new Intl.DateTimeFormat(lang, {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: 'Europe/Paris',
    }).format(when);
  expect(french?.mail.text).toContain(inWords('fr-FR', from));
  expect(english?.mail.text).toContain(inWords('en-GB', from));
  for (const one of told) expect(one.mail.text).toContain(timeZone);

  // The proof: to whom, and when the mail server of the reader took it; and what was announced too late is said to count.
  const proof = page.getByRole('list', { name: 'Who was told' }).getByRole('listitem');
  for (const who of ['Ida Roux (Boréal SAS)', 'Cleo Marsh (Corsaire)'])
    await proof
      .filter({ hasText: `Announced to ${who}, ` })
      .getByText('sent', { exact: true })
      .waitFor();
  await page.getByText('In time, so what is down does not count: Boréal SAS').waitFor();
  await page.getByText('Not in time, so what is down counts: Corsaire').waitFor();
  const kept = await asked<Maintenances>(page, '/maintenance?service=internet');
  const notices = kept.items.flatMap((one) => one.notices);
  expect(notices.map(({ state }) => state)).toEqual(['sent', 'sent']);
  for (const { sentAt } of notices) expect(Date.parse(sentAt ?? '')).toBeGreaterThanOrEqual(begun - 1_000);
  await isSound();
  await close();
});
