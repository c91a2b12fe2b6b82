import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Made, screensOf } from '../../../scripts/screenshots/addresses.mjs';
import { openEmbedded } from '../../../src/store/postgres/embedded/open-embedded.ts';
import { BOREAL } from '../../live/agreement.ts';
import { ADA, type EmptyHouse, openEmptyHouse } from '../support/empty-house.ts';
import { type House, send } from '../support/house.ts';
import { openVisitor, type Visitor } from '../support/visit.ts';
import { calm } from './support/looks.ts';
import { pagesOf, settled, walk } from './support/walk.ts';

// A house from its first day: with nothing in it, with one of each thing, with ten thousand.

// On a busy machine it takes its time to grow.
vi.setConfig({ testTimeout: 400_000 });

const NOTHING: Made = {
  ticket: null,
  wall: null,
  agreement: null,
  customer: null,
  month: '2026-01',
  report: null,
  statement: null,
  statementMonth: '2026-01',
  simulation: null,
  supplier: null,
  service: null,
  source: null,
  person: null,
};

/** What a screen says where there is nothing of what it shows: file and key of its words. */
const EMPTY: Readonly<Record<string, readonly [string, string]>> = {
  today: ['today', 'empty.title'],
  tickets: ['ticket', 'tickets.none'],
  alerts: ['ticket', 'alertsPage.none'],
  customers: ['customers', 'list.none'],
  agreements: ['agreements', 'list.none'],
  suppliers: ['suppliers', 'list.empty'],
  availability: ['availability', 'empty.title'],
  simulations: ['simulation', 'empty.title'],
  'settings-tokens': ['settings', 'tokens.empty'],
  'settings-sources': ['settings-sources', 'empty.title'],
  'settings-calendars': ['settings-house', 'calendars.empty'],
  'settings-rota': ['settings-alerting', 'rota.empty'],
  'settings-receivers': ['settings-alerting', 'receivers.empty'],
  'settings-deliveries': ['settings-alerting', 'messages.empty'],
};

interface Words {
  readonly [key: string]: string | Words;
}

/** What stands in the words of the pages. @throws where there is no such key */
function said(lang: 'fr' | 'en', file: string, key: string): string {
  const words = JSON.parse(
    readFileSync(join(import.meta.dirname, `../../../web/src/words/${lang}/${file}.json`), 'utf8'),
  ) as Words;
  const found = key
    .split('.')
    .reduce<string | Words | undefined>((at, step) => (at as Words | undefined)?.[step], words);
  if (typeof found !== 'string') throw new Error(`${lang}/${file} has no ${key}`);
  return found;
}

let at: EmptyHouse;
let visitor: Visitor;
let as: { readonly [name: string]: string };
beforeAll(async () => {
  at = await openEmptyHouse();
  const { url } = at.house;
  const code = at.link.slice(at.link.indexOf('#') + 1).replace(/^code=/, '');
  const { cookie } = await send(url, '/setup', { code, ...ADA }, {});
  as = { cookie: `leeway=${cookie}`, origin: url };
  const house: House = { ...at.house, sessions: { ...at.house.sessions, owner: cookie } };
  visitor = await openVisitor(house);
}, 120_000);
afterAll(async () => {
  await visitor?.close();
  await at?.close();
}, 60_000);

const post = async <T>(path: string, body: unknown, method = 'POST') =>
  (await send<T>(at.house.url, path, body, as, method)).data;
const inside = (made: Made) => screensOf(made).filter(({ isOutside, name }) => !isOutside && name !== 'kit');
const MANY = 10_000;
const BATCH = 1_000;

/** Tickets by the API; people, tokens and customers as the API would have written them. */
async function tenThousand(): Promise<void> {
  for (let from = 0; from < MANY; from += BATCH) {
    const events = Array.from({ length: BATCH }, (_, index) => ({
      specversion: '1.0',
      id: `many-${from + index}`,
      source: 'desk',
      type: 'ticket.opened',
      subject: `M-${String(from + index).padStart(5, '0')}`,
      time: new Date(Date.now() - 60_000 - (from + index) * 1_000).toISOString(),
      data: { customer: 'boreal', priority: 'P2' },
    }));
    await post('/events', events);
  }
  const embedded = await openEmbedded(at.folder, { as: 'visitor' });
  const client = new pg.Client(embedded.ownerConfig as pg.ClientConfig);
  await client.connect();
  try {
    await client.query(`insert into person (id, role, approves, disabled, created_at)
      select 'person-' || n, 'technician', '{}', false, 1 from generate_series(1, ${MANY}) n`);
    await client.query(`insert into person_identity (person, name, email, email_key)
      select 'person-' || n, 'Person ' || n, 'p' || n || '@example.com', 'p' || n || '@example.com'
      from generate_series(1, ${MANY}) n`);
    await client.query(`insert into token (id, hash, prefix, name, person, scopes, made_at)
      select 'token-' || n, 'hash-' || n, 'lw_', 'Token ' || n, (select id from person where role = 'owner'),
        array['tickets:read'], 1 from generate_series(1, ${MANY}) n`);
    await client.query(`insert into customer (id, name, registered_at, changed_at, changed_by)
      select 'customer-' || n, 'Customer ' || n, 1, 1, (select id from person where role = 'owner')
      from generate_series(1, ${MANY}) n`);
  } finally {
    await client.end();
    await embedded.stop();
  }
}

describe('a house', () => {
  it('with nothing in it says on every screen what is not there yet', async () => {
    for (const lang of ['en', 'fr'] as const) {
      const visits = await pagesOf(visitor, 2, { lang, theme: lang === 'fr' ? 'dark' : 'light' });
      const wrong = await walk(visits, inside(NOTHING), calm, async ({ page, barriers }, { name }) => {
        const [file, key] = EMPTY[name] ?? [];
        if (file === undefined || key === undefined) return [];
        const text = await page.locator('main').first().innerText();
        const failed = (await page.locator('main [role=alert]').allInnerTexts()).map((what) => `fails: ${what}`);
        const expected = said(lang, file, key);
        return [
          ...failed,
          ...(text.includes(expected) ? [] : [`does not say “${expected}”: ${text.slice(0, 300)}`]),
          ...(await barriers()),
        ];
      });
      expect(wrong).toEqual([]);
      for (const { close } of visits) await close();
    }
  });

  it('with one of each thing counts one of it', async () => {
    // An agreement without money has no statement: that is told in other tests.
    const screens = inside(await oneOfEach()).filter(({ name }) => name !== 'statement-draft');
    for (const lang of ['en', 'fr'] as const) {
      const visits = await pagesOf(visitor, 2, { lang });
      const wrong = await walk(visits, screens, calm, async ({ page }) => {
        const text = (await page.locator('main').first().innerText()).replaceAll(/\s+/g, ' ');
        const failed = (await page.locator('main [role=alert]').allInnerTexts()).map((what) => `fails: ${what}`);
        return [...failed, ...pluralsOf(text, lang)];
      });
      expect(wrong).toEqual([]);
      for (const { close } of visits) await close();
    }
  });

  it('with ten thousand of each shows some, goes on as one reads, and stays quick', async () => {
    await tenThousand();
    const visits = await pagesOf(visitor, 2, { width: 1440 });
    const lists = ['today', 'tickets', 'alerts', 'customers', 'settings-people', 'settings-tokens', 'settings-audit'];
    const screens = inside(NOTHING).filter(({ name }) => lists.includes(name));
    const wrong = await walk(visits, screens, calm, async ({ page, complaints }) => {
      const rows = page.locator('main tr, main [role=row], main li');
      const first = await rows.count();
      await toTheEnd(page);
      await settled(page);
      const then = await rows.count();
      return [
        ...complaints(),
        ...(first > 0 ? [] : ['no row']),
        ...(then < 1_000 ? [] : [`${then} rows stand in the page`]),
      ];
    });
    expect(wrong).toEqual([]);
    for (const { close } of visits) await close();
  });
});

/** The last of what scrolls on a page, and how far it stands from the end. */
async function toTheEnd(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const one of [document.documentElement, ...document.querySelectorAll('main *')])
      if (one.scrollHeight > one.clientHeight + 40) one.scrollTop = one.scrollHeight;
  });
}

/** What stands in the plural after a one. */
function pluralsOf(text: string, lang: 'fr' | 'en'): readonly string[] {
  const plural =
    lang === 'en'
      ? /(?<![\d.,:/-])\b1 (?:\w+ )?(?:tickets|customers|agreements|services|outages|suppliers|claims|statements|reports|simulations|sources|alerts|people|hours|minutes|days|promises|versions|rows|shifts|clocks|keys|months|years)\b/g
      : /(?<![\d.,:/-])\b[01] (?:\p{L}+ )?(?:tickets|clients|contrats|services|interruptions|fournisseurs|réclamations|arrêtés|rapports|simulations|sources|alertes|personnes|heures|minutes|jours|engagements|versions|lignes|créneaux|délais|clés|années)(?!\p{L})/gu;
  return [...text.matchAll(plural)].map(([found]) => `a one in the plural: ${found}`);
}

/** One customer, agreement, supplier, ticket, service with an outage, source, rota, receiver, token, statement, report, simulation. */
async function oneOfEach(): Promise<Made> {
  const lastMonth = new Date(Date.UTC(new Date().getUTCFullYear(), new Date().getUTCMonth() - 1, 1))
    .toISOString()
    .slice(0, 7);
  await post('/customers/boreal', { name: 'Boréal' }, 'PUT');
  await post('/agreements', { text: JSON.stringify(BOREAL), format: 'json' });
  const supplier = {
    ...BOREAL,
    kind: 'underpinning',
    id: 'line',
    title: 'Line',
    levels: undefined,
    parties: { provider: { name: 'Hexa' }, supplier: { id: 'nord', name: 'Ligne Nord' } },
    targets: { repair: { measure: 'resolution', within: '4h', calendar: 'always', allow: 0, per: 'month' } },
  };
  await post('/agreements', { text: JSON.stringify(supplier), format: 'json' });
  const event = (type: string, subject: string, id: string, time: string, data: object) => ({
    specversion: '1.0',
    id,
    source: 'desk',
    type,
    subject,
    time,
    data,
  });
  await post('/events', [
    event('outage.started', 'internet', 'o1', `${lastMonth}-10T10:00:00Z`, {
      state: 'down',
      cause: 'fibre cut',
      customer: 'boreal',
    }),
    event('outage.ended', 'internet', 'o2', `${lastMonth}-10T11:00:00Z`, { customer: 'boreal' }),
    event('ticket.opened', 'T-1', 't1', new Date(Date.now() - 600_000).toISOString(), {
      customer: 'boreal',
      priority: 'P1',
    }),
  ]);
  const { data: draft } = await (async () => {
    const answer = await fetch(`${at.house.url}/api/v1/customers/boreal/reports/${lastMonth}/preview`, { headers: as });
    return { data: (await answer.json()) as { readonly hash: string } };
  })();
  const report = await post<{ readonly number: number }>('/reports', {
    customer: 'boreal',
    month: lastMonth,
    hash: draft.hash,
  });
  const { simulation } = await post<{ readonly simulation: string }>('/simulations', {
    draft: { agreement: 'boreal-or', version: 1 },
    years: 200,
  });
  await post('/rotas/nights', { title: 'Nights', timeZone: 'Europe/Paris', shifts: [] }, 'PUT');
  await post('/tokens', { name: 'One', scopes: ['tickets:read'] });
  const people = (await (await fetch(`${at.house.url}/api/v1/people`, { headers: as })).json()) as {
    items: { id: string }[];
  };
  return {
    ...NOTHING,
    month: lastMonth,
    statementMonth: lastMonth,
    ticket: 'T-1',
    agreement: 'boreal-or',
    customer: 'boreal',
    report: report.number,
    simulation,
    supplier: 'nord',
    service: 'internet',
    person: people.items[0]?.id ?? null,
  };
}
