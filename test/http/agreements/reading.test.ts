import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { basesFor } from '../../../src/main/bases.ts';
import { event, example, smallAgreement } from '../../register/register-world.ts';
import { type Served, serve } from '../support/server.ts';

let served: Served;
beforeAll(async () => {
  const publishing = { bases: basesFor('none/none.yaml', process.cwd()), holidays: async () => () => null };
  served = await serve({ parts: { publishing } });
  served.clock.at = Date.parse('2026-04-10T08:00:00Z');
  const texts = [
    example('boreal-or.yaml'),
    smallAgreement('ancien', 1, { customer: 'ancien' }).replace('renewal: tacit, renewFor: 12mo', 'renewal: none'),
    smallAgreement('futur', 1, { customer: 'futur', effective: '2026-07-01' }),
    smallAgreement('retire', 1, { customer: 'retire', effective: '2026-06-01' }),
    SUPPLIER,
  ];
  for (const text of texts) expect((await ask('POST', '/agreements', { text })).status).toBe(201);
  await ask('POST', '/agreements/retire/versions/1/withdrawal', { reason: 'a slip' });
  await ask('POST', '/events', [
    event('maintenance.announced', 'internet', '2026-04-09T08:00:00Z', {
      customer: 'boreal',
      from: '2026-04-20T18:00:00Z',
      to: '2026-04-20T20:00:00Z',
    }),
    event('maintenance.announced', 'internet', '2026-04-09T08:00:00Z', {
      customer: 'ancien',
      from: '2026-04-21T18:00:00Z',
      to: '2026-04-21T20:00:00Z',
    }),
    event('settlement.notified', 'boreal-or', '2026-04-08T08:00:00Z', { period: '2026-03', by: 'x' }),
    event('ticket.opened', 'INC-1', '2026-04-07T08:00:00Z', {
      customer: 'boreal',
      priority: 'P1',
      service: 'internet',
    }),
  ]);
});
afterAll(async () => {
  await served.close();
  expect(served.defects).toEqual([]);
});

/** A supplier whose credits must be claimed within thirty days. */
const SUPPLIER = `leeway: 1
kind: underpinning
id: fibre
version: 1
effective: 2026-01-01
title: "Fibre CANARY-SUPPLIER"
language: en
timeZone: UTC
term: { from: 2026-01-01, renewal: none }
parties: { supplier: { name: "Orange" }, provider: { name: "Hexa" } }
calendars: { always: 24x7 }
services: { internet: { title: "Fibre" } }
priorities: { P1: { title: "Critical" } }
targets:
  restore: { measure: restoration, when: { priority: [ P1 ] }, within: 4h, calendar: always }
charges: { currency: EUR, lines: { access: { title: "Access", unit: month, amount: 100.00 EUR } } }
remedies:
  late: { title: "Late restoration", on: restore, kind: priceReduction, perBreach: 10.00 EUR, claim: { onRequest: true, within: 30d }, vatTreatment: priceReduction }
`;

interface Told {
  readonly status: number;
  // What an answer holds is what each test looks at.
  // biome-ignore lint/suspicious/noExplicitAny: bodies of every route
  readonly body: any;
}

async function ask(method: string, path: string, body?: unknown, as = 'owner', lang = 'en'): Promise<Told> {
  const answer = await served.ask(`/api/v1${path}`, {
    method,
    as,
    headers: { 'accept-language': lang, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: await answer.json() };
}
const get = (path: string, as = 'owner', lang = 'en') => ask('GET', path, undefined, as, lang);
const ids = ({ body }: Told): readonly string[] => body.items.map(({ agreement }: { agreement: string }) => agreement);

describe('the list of agreements', () => {
  it('tells where each stands, whom it is with, and what falls due next', async () => {
    const { body } = await get('/agreements');
    const rows = body.items.map((one: { [key: string]: unknown }) => [
      one['agreement'],
      one['state'],
      one['customerName'],
      one['next'],
    ]);
    expect(rows).toEqual([
      ['ancien', 'inForce', 'ancien Ltd', { kind: 'notice', date: '2026-09-30' }],
      ['boreal-or', 'inForce', 'Boréal SAS', { kind: 'review', date: '2026-05-01' }],
      ['fibre', 'inForce', 'Orange', null],
      ['futur', 'coming', 'futur Ltd', { kind: 'start', date: '2026-07-01' }],
    ]);
  });

  it('is asked by state, by kind and by customer', async () => {
    expect(ids(await get('/agreements?state=withdrawn'))).toEqual(['retire']);
    expect(ids(await get('/agreements?state=coming,withdrawn'))).toEqual(['futur', 'retire']);
    expect(ids(await get('/agreements?kind=underpinning'))).toEqual(['fibre']);
    expect(ids(await get('/agreements?customer=boreal'))).toEqual(['boreal-or']);
    expect((await get('/agreements?state=draft')).status).toBe(400);
  });

  it('is looked through by id, by title and by the other party, whatever the accents and the case', async () => {
    expect(ids(await get('/agreements?q=BOREAL'))).toEqual(['boreal-or']);
    expect(ids(await get('/agreements?q=bor%C3%A9al%20%20sas'))).toEqual(['boreal-or']);
    expect(ids(await get('/agreements?q=orange'))).toEqual(['fibre']);
    expect(ids(await get('/agreements?q=futur&state=coming'))).toEqual(['futur']);
    expect(ids(await get('/agreements?q=nobody'))).toEqual([]);
  });

  it('is read on from page to page, each agreement once', async () => {
    const seen: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const page: Told = await get(`/agreements?limit=1${next === '' ? '' : `&cursor=${next}`}`);
      seen.push(...ids(page));
      next = page.body.next;
    }
    expect(seen).toEqual(['ancien', 'boreal-or', 'fibre', 'futur']);
  });

  it('says that one has ended once its term is over, and that a renewed one goes on', async () => {
    const at = served.clock.at;
    served.clock.at = Date.parse('2027-01-01T00:00:00Z');
    const states = (await get('/agreements')).body.items.map((one: { state: string }) => one.state);
    served.clock.at = at;
    expect(states).toEqual(['ended', 'inForce', 'inForce', 'inForce']);
  });

  it('tells a customer of his own, and of none that was withdrawn', async () => {
    expect(ids(await get('/agreements', 'customer-boreal'))).toEqual(['boreal-or']);
    expect(ids(await get('/agreements?state=withdrawn', 'customer-boreal'))).toEqual([]);
  });
});

describe('a version as a document', () => {
  const PATH = '/agreements/boreal-or/versions/3/reading';
  const words = async (as: string) => JSON.stringify((await get(PATH, as)).body);

  it('is in the language asked for, whatever the request likes', async () => {
    expect((await get(`${PATH}?lang=fr`)).body).toMatchObject({ language: 'fr', title: 'Infogérance Or — Boréal SAS' });
    expect((await get(PATH, 'owner', 'fr')).body.language).toBe('fr');
    expect((await get(`${PATH}?lang=de`)).status).toBe(400);
  });

  it('shows what is ours alone to those who may see it, and to nobody else', async () => {
    for (const as of ['owner', 'approver']) expect(await words(as)).toMatch(/820\.00.*|Walk-away/);
    for (const as of ['technician', 'customer-boreal']) expect(await words(as)).not.toMatch(/820\.00|Walk-away/);
  });

  it('is shown to the customer it names, and to no other', async () => {
    expect((await get(PATH, 'customer-boreal')).status).toBe(200);
    expect((await get(PATH, 'customer-austral')).status).toBe(404);
    expect((await get('/agreements/boreal-or/versions/9/reading')).status).toBe(404);
    expect(await words('customer-boreal')).not.toMatch(/orange-fibre|CANARY|glpi/);
  });

  it('has the table that is drawn', async () => {
    const { matrix } = (await get(PATH)).body;
    const cell = matrix.cells.find(
      (one: { priority: string; measure: string; level: string | null }) =>
        one.priority === 'P1' && one.measure === 'restoration' && one.level === null,
    );
    expect(cell).toMatchObject({ within: '4h', withinSeconds: 14_400, days: null, calendar: 'always' });
  });
});

describe('the calendars of a version', () => {
  const PATH = '/agreements/boreal-or/versions/3/calendars';

  it('are listed with their week', async () => {
    expect((await get(PATH)).body.items).toEqual([
      { id: 'office', timeZone: 'Europe/Paris', hours: 'Mon–Thu 09:00–12:00 13:00–18:00, Fri 09:00–12:00 13:00–17:00' },
      { id: 'always', timeZone: 'Europe/Paris', hours: '24\u00a0hours\u00a0a\u00a0day, 7\u00a0days\u00a0a\u00a0week' },
    ]);
  });

  it('tell each day of a year, the present one unless said', async () => {
    const { body } = await get(`${PATH}/office`, 'customer-boreal', 'fr');
    expect([body.year, body.days.length]).toEqual([2026, 365]);
    const on = (date: string) => body.days.find((day: { date: string }) => day.date === date);
    expect(on('2026-04-06')).toMatchObject({ weekday: 1, closed: 'holiday', holiday: 'Lundi de Pâques', open: [] });
    expect(on('2026-04-07').open[0]).toEqual({
      from: '2026-04-07T07:00:00Z',
      to: '2026-04-07T10:00:00Z',
      fromTime: '09:00',
      toTime: '12:00',
    });
    expect(on('2026-03-29')).toMatchObject({ lengthSeconds: 82_800, closed: 'weekly' });
    expect((await get(`${PATH}/office?year=2027`)).body.days[0].date).toBe('2027-01-01');
  });

  it('begin the new year when it begins in their own zone', async () => {
    const before = served.clock.at;
    try {
      served.clock.at = Date.parse('2026-12-31T23:30:00Z');
      expect((await get(`${PATH}/office`)).body.year).toBe(2027);
    } finally {
      served.clock.at = before;
    }
  });

  it('are not found under another name, and not told of a year out of reach', async () => {
    expect((await get(`${PATH}/nights`)).status).toBe(404);
    expect((await get(`${PATH}/constructor`)).status).toBe(404);
    expect((await get(`${PATH}/office?year=1066`)).status).toBe(422);
    expect((await get(`${PATH}/office`, 'customer-austral')).status).toBe(404);
  });
});

describe('what falls when', () => {
  const year = (as = 'owner', lang = 'en') => get('/calendar?from=2026-01-01&to=2026-12-31', as, lang);
  type Item = { readonly date: string; readonly kind: string; readonly agreement: string; readonly text: string };
  const items = async (as?: string, lang?: string): Promise<readonly Item[]> => (await year(as, lang)).body.items;
  const days = (all: readonly Item[], kind: string, of: string) =>
    all.flatMap((one) => (one.kind === kind && one.agreement === of ? [one.date] : []));

  it('tells starts, last days of notice, ends and reviews of every agreement, in order', async () => {
    const all = await items();
    expect(all.map(({ date }) => date)).toEqual(all.map(({ date }) => date).toSorted());
    expect(days(all, 'notice', 'ancien')).toEqual(['2026-09-30']);
    expect(days(all, 'end', 'ancien')).toEqual(['2026-12-31']);
    expect(days(all, 'start', 'futur')).toEqual(['2026-07-01']);
    expect(days(all, 'notice', 'boreal-or')).toEqual(['2026-09-30']);
    expect(days(all, 'review', 'boreal-or').filter((date) => date >= '2026-12-01')).toEqual(['2026-12-01']);
    expect(days(all, 'start', 'retire')).toEqual([]);
  });

  it('tells what is to be done of days to come, and of days that are over what they were', async () => {
    for (const [lang, asks] of [
      [
        'en',
        /invite those who take part|take stock|without notice by then|agree on what follows|look at prices|takes effect/,
      ],
      ['fr', /convoquez|faites le point|sans préavis|convenez d’une suite|revoyez|elle prend effet/],
    ] as const) {
      const told = (await items('owner', lang)).filter(({ kind }) => /^(?:start|review|notice|renewal)$/.test(kind));
      const today = new Date(served.clock.at).toISOString().slice(0, 10);
      const [past, ahead] = [told.filter(({ date }) => date < today), told.filter(({ date }) => date >= today)];
      expect(past.length).toBeGreaterThan(2);
      expect(past.filter(({ text }) => asks.test(text))).toEqual([]);
      expect(ahead.length).toBeGreaterThan(2);
      expect(ahead.filter(({ text }) => !asks.test(text))).toEqual([]);
    }
  });

  it('tells renewals where the next term begins', async () => {
    const { body } = await get('/calendar?from=2027-01-01&to=2027-01-31');
    expect(days(body.items, 'renewal', 'boreal-or')).toEqual(['2027-01-01']);
  });

  it('tells planned maintenance, the last day to contest, and the last day to claim', async () => {
    const all = await items();
    // Each stands with the agreement of whom it concerns, and with nobody else's where they have none about the service.
    expect(all.flatMap((one) => (one.kind === 'maintenance' ? [[one.date, one.agreement]] : []))).toEqual([
      ['2026-04-20', 'boreal-or'],
      ['2026-04-21', null],
    ]);
    // Notified on 8 April, to be contested within fifteen days.
    expect(days(all, 'contest', 'boreal-or')).toEqual(['2026-04-23']);
    // The supplier's four hours were over on 7 April at 12:00; its credit is to be claimed within thirty days.
    expect(days(all, 'claim', 'fibre')).toEqual(['2026-05-07']);
  });

  it('tells a technician nothing of what statements and suppliers’ claims ask for', async () => {
    const kinds = new Set((await items('technician')).map(({ kind }) => kind));
    expect(kinds).toContain('maintenance');
    expect([...kinds].filter((kind) => kind === 'claim' || kind === 'contest')).toEqual([]);
  });

  it('says what is to be done, in the reader’s language', async () => {
    const text = async (lang: string) =>
      (await items('owner', lang)).find(({ kind, agreement }) => kind === 'notice' && agreement === 'boreal-or')?.text;
    expect(await text('en')).toBe(
      'Last day to give notice on “Gold managed services — Boréal SAS”; without notice by then it is renewed.',
    );
    expect(await text('fr')).toBe(
      'Dernier jour pour dénoncer «\u202fInfogérance Or — Boréal SAS\u202f»\u202f; sans préavis donné d’ici là, il est reconduit.',
    );
  });

  it('tells a customer what is his, and nothing of another’s or of suppliers', async () => {
    const told = JSON.stringify(await items('customer-boreal'));
    expect(told).toContain('2026-04-20T18:00:00Z');
    expect(told).not.toMatch(/ancien|fibre|CANARY|2026-04-21T18/);
    expect(await items('customer-austral')).toEqual([]);
  });

  it.each([
    ['from=2026-01-01&to=2027-01-02', 422],
    ['from=2026-02-01&to=2026-01-31', 422],
    ['from=2026-02-30&to=2026-03-31', 400],
    ['from=2026-02-01', 400],
    ['from=2026-01-01&to=2026-12-31', 200],
  ])('is asked for a year at most: %s is %i', async (query, status) => {
    expect((await get(`/calendar?${query}`)).status).toBe(status);
  });
});
