import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ticketPath } from '../../src/app/messages/index.ts';
import { desk, HOSTILE, HOSTILE_TICKET } from './support/desk.ts';
import { type Served, serve } from './support/server.ts';

let server: Served;
beforeAll(async () => {
  server = await desk();
});
afterAll(() => server.close());

const page = async (path: string, as: string | null = 'technician', language = 'en') => {
  const answer = await server.ask(path, { as, headers: { 'accept-language': language } });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};
/** What is read, a narrow blank as any other. */
const read = (text: string) =>
  text
    .replace(/<(?:style|script)[\s\S]*?<\/(?:style|script)>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replace(/[\s\u202f\u00a0]+/g, ' ');
const cards = (text: string) => (text.match(/<li class="card[\s\S]*?<\/li>/g) ?? []).map(read);
const ALL = [
  '/alerts',
  '/tickets',
  '/tickets/INC-2041',
  '/tickets/INC-2042',
  ticketPath(HOSTILE_TICKET),
  '/tickets/none',
];

describe('the page of the alerts', () => {
  it('says what is open, missed before what can still be kept, the first due first, one line for one time limit', async () => {
    const { text } = await page('/alerts');
    const [first, second, third, ...rest] = cards(text);
    expect(first).toContain('Missed 2 h 48 ago, due 09:00 INC-2041 · first response · Boréal');
    expect(second).toContain('Missed 8 min ago, due 11:40 INC/1 ~1');
    expect(third).toContain('12 min left, due 12:00 INC-2041 · resolved · Boréal');
    expect(rest.length).toBeGreaterThan(0);
    expect(rest.every((card) => card.includes('No more misses left'))).toBe(true);
    // What is over is not open: INC-1 was kept, INC-2042 was answered in time.
    expect(text).not.toContain('INC-1<');
    expect(text).not.toContain('INC-2042');
  });

  it('says what became of each in words: told, or a dry run that is shown here and sent nowhere', async () => {
    const [first, second] = cards((await page('/alerts')).text);
    expect(first).toContain('Time limit missed. Told by message.');
    expect(second).toContain('Dry run: shown here, sent nowhere.');
    const [premier, deuxieme, troisieme] = cards((await page('/alerts', 'technician', 'fr')).text);
    expect(premier).toContain('Dépassé depuis 2 h 48, échéance 9 h');
    expect(deuxieme).toContain('À blanc : montrée ici, envoyée nulle part.');
    expect(troisieme).toContain('Reste 12 min, échéance 12 h INC-2041 · résolution · Boréal');
  });

  it('is for the people of the provider: a customer is told so in words, without any alert', async () => {
    const { status, text } = await page('/alerts', 'customer-boreal', 'fr');
    expect(status).toBe(403);
    expect(text).toContain('Les alertes ne vous sont pas ouvertes');
    expect(text).not.toMatch(/INC-|Boréal/);
  });

  it('has a button for whoever may acknowledge, and none for whoever only reads', async () => {
    expect((await page('/alerts', 'technician')).text).toContain('data-acknowledges');
    expect((await page('/alerts', 'approver')).text).not.toContain('data-acknowledges');
  });

  it('says when warnings are a minute late, and only then', async () => {
    const own = await desk();
    const ask = async (lang: string) => read(await (await own.ask(`/alerts?lang=${lang}`, { as: 'owner' })).text());
    expect(await ask('fr')).not.toContain('du retard');
    // Time goes on and nobody does what is due: at noon INC-2041 is missed.
    own.clock.at = Date.UTC(2026, 2, 2, 12, 3);
    expect(await ask('fr')).toContain('Les alertes ont du retard : la plus ancienne attend depuis 3 min.');
    expect(await ask('en')).toContain('Alerts are late: the oldest has been waiting for 3 min.');
    await own.close();
  });

  it('shows a hundred at a time, each once, with a way on and a way back', async () => {
    const own = await desk();
    const at = own.clock.at;
    await own.store.transact(async (tx) => {
      const [open] = await tx.alerts({ ended: false }, null, 1);
      if (open === undefined) throw new Error('nothing is open');
      const { endedAt: _, ...known } = open;
      const more = Array.from({ length: 150 }, (_, index) => ({
        ...known,
        kind: 'threshold' as const,
        key: `more-${index}`,
        ticket: `MORE-${index}`,
        dueAt: at + index * 60_000,
        standing: 'dryRun' as const,
      }));
      await tx.decide(more, at);
    });
    const seen: string[] = [];
    const sizes: number[] = [];
    for (let path: string | null = '/alerts'; path !== null; ) {
      const text: string = await (await own.ask(path, { as: 'owner' })).text();
      const found = [...text.matchAll(/>(MORE-\d+)<\/a>/g)].map(([, ticket = '']) => ticket);
      seen.push(...found);
      sizes.push(cards(text).length);
      path = /href="(\/alerts\?cursor=[^"]+)" rel="next"/.exec(text)?.[1] ?? null;
      if (sizes.length > 1) expect(text).toContain('<a href="/alerts">Back to the most urgent</a>');
    }
    expect(seen).toEqual(Array.from({ length: 150 }, (_, index) => `MORE-${index}`));
    expect(sizes[0]).toBe(100);
    expect((await own.ask('/alerts?cursor=nonsense', { as: 'owner' })).status).toBe(200);
    await own.close();
  });
});

describe('the page of the open tickets', () => {
  it('lists a customer’s own, each with the way to its page, and says what was missed', async () => {
    const { status, text } = await page('/tickets', 'customer-boreal', 'fr');
    expect(status).toBe(200);
    // In the zone of the customer's agreement, as on the page of each.
    expect(cards(text).map((card) => card.trim())).toEqual([
      expect.stringMatching(/^INC-2042 Ouvert 10 h 30/),
      expect.stringMatching(/^INC-2041 Ouvert 9 h · .*1 délai dépassé/),
    ]);
    expect(text).toContain('href="/tickets/INC-2041"');
    expect(text).not.toMatch(/Austral|INC-1</);
    expect(cards((await page('/tickets', 'technician')).text)).toHaveLength(3);
  });

  it('says that none is open where none is', async () => {
    const own = await serve();
    const text = await (await own.ask('/tickets?lang=fr', { as: 'customer-boreal' })).text();
    expect(text).toContain('Aucun ticket n’est ouvert');
    await own.close();
  });
});

describe('the page of a ticket', () => {
  it('says of each time limit how it stands, what is left, when it is due and how it was counted', async () => {
    const fr = read((await page('/tickets/INC-2042', 'technician', 'fr')).text);
    expect(fr).toContain('Gelé, reste 3 h à décompter résolution · Remise en service');
    expect(fr).toContain('Tenu, il restait 50 min première réponse');
    expect(fr).toContain('10 h 30 à 11 h 48 (1 h 18) : Gel du délai : en attente du client');
    const en = read((await page('/tickets/INC-2042')).text);
    expect(en).toContain('Paused, 3 h left to count resolved · Back in service');
    expect(en).toContain('09:30 to 10:30 (1 h) : Service time, counted (targets.repair)');
  });

  it('shows the provider’s people its open alerts, and a customer none, nor teams', async () => {
    const ours = (await page('/tickets/INC-2041')).text;
    expect(ours).toContain('Open alerts');
    expect(read(ours)).toContain('12 min left, due 12:00');
    const own = await page('/tickets/INC-2041', 'customer-boreal', 'fr');
    expect(own.status).toBe(200);
    // Told in the zone of the agreement: 12:00 UTC is 13:00 in Paris.
    expect(read(own.text)).toContain('Reste 12 min, échéance 13 h');
    expect(own.text).toContain('Europe/Paris');
    expect(own.text).not.toMatch(/Alertes|data-acknowledges|Front|href="\/alerts/);
  });

  it('says since when its source is silent, and that what follows is uncertain', async () => {
    const own = await desk();
    await own.store.transact(async (tx) => {
      const source = {
        id: 'glpi',
        title: 'GLPI',
        template: 'generic',
        mapping: 'format: json',
        draft: null,
        ticketUrl: null,
        keys: [],
      };
      const rest = { secretsSealed: [], everyMs: 600_000, calendar: null, keepDays: 30, liveAt: 0, liveBy: 'p-1' };
      const at = own.clock.at;
      const made = { lastReceivedAt: at - 7_200_000, silentSince: at - 7_200_000, madeAt: 0, madeBy: null };
      await tx.putSource({ ...source, ...rest, ...made }, null);
    });
    const text = read(await (await own.ask('/tickets/INC-2041?lang=fr', { as: 'customer-boreal' })).text());
    expect(text).toContain('Incertain : sa source se tait depuis lundi 2 mars 2026, 10 h 48.');
    await own.close();
  });

  it('is the same for another’s ticket as for one that nobody has', async () => {
    for (const [as, foreign] of [
      ['customer-austral', '/tickets/INC-2041'],
      ['customer-boreal', ticketPath(HOSTILE_TICKET)],
    ] as const) {
      const other = await page(foreign, as, 'fr');
      const none = await page('/tickets/none', as, 'fr');
      expect([other.status, none.status]).toEqual([404, 404]);
      expect(other.text).toBe(none.text);
      expect(other.text).toContain('Il n’y a rien ici pour vous');
    }
  });
});

/** What somebody may open who was led here by somebody else. */
const SPELLINGS = [
  '/tickets/https:~1~1evil.example',
  '/tickets/~1~1evil.example',
  '/tickets/javascript:alert(1)',
  '/tickets/@evil.example',
  '/tickets/%22%3E%3Cscript%3Ealert(1)%3C~1script%3E',
  '/tickets/x%0d%0aLocation:%20https:~1~1evil.example',
  '/tickets/x?next=https://evil.example/',
  '/tickets/x?cursor=%22onload=alert(1)',
  '/alerts?next=//evil.example',
  '/alerts?cursor=%22%3E%3Cimg%20src=x%3E',
  '/alerts?cursor=//evil.example&lang=fr',
  '/alerts?redirect=https://evil.example&return=//evil.example',
  '/alerts?utm_source=mail',
];
/** What only looks like a path of these pages. */
const NO_PATHS = [
  '//alerts',
  '/alerts/',
  '/./alerts',
  '//evil.example/alerts',
  '/\\\\evil.example/alerts',
  '/tickets/',
  '/tickets//evil.example',
  '/tickets/..',
  '/tickets/..%2f..%2fevil.example',
  '/tickets/%2f%2fevil.example',
  '/tickets/%252f%252fevil.example',
  '/tickets/https:%2f%2fevil.example',
  '/tickets/%5cevil.example',
  '/tickets/%00',
];

describe('whoever is not signed in', () => {
  it.each(ALL)('%s is the sign-in page in that very place, the same for what there is and is not', async (path) => {
    for (const language of ['fr', 'en']) {
      const { status, text, headers } = await page(path, null, language);
      expect(status).toBe(401);
      expect(text).toBe((await page('/tickets/none', null, language)).text);
      expect(text).toContain('data-here');
      expect(text).toContain(language === 'fr' ? 'Se connecter' : 'Sign in');
      expect(headers.get('location')).toBeNull();
    }
  });

  it.each(SPELLINGS)('%s leads nowhere else', async (path) => {
    const { status, text, headers } = await page(path, null);
    expect([headers.get('location'), headers.get('refresh')]).toEqual([null, null]);
    // What an address of ours does not know is refused, by name.
    if (/[?&](?:next|redirect|return|utm_source)=|x\?cursor=/.test(path)) return expect(status).toBe(400);
    expect(status).toBe(401);
    const leads = [...text.matchAll(/(?:href|src|action)="([^"]*)"/g)].map(([, to = '']) => to);
    for (const to of leads)
      expect(to).toMatch(
        /^(?:\/pages\/entry\.(?:css|js)|\/api\/v1\/|\?lang=(?:fr|en)(?:&amp;cursor=[\w.%!~*'()-]*)?)$/,
      );
    expect(text.match(/<(?:script|img)\b/g)).toEqual(['<script']);
  });

  it.each(NO_PATHS)('%s is no address of ours', async (path) => {
    const told = await server.raw(
      `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nConnection: close\r\n\r\n`,
    );
    expect(told).toMatch(/^HTTP\/1\.1 404 /);
    expect(told.toLowerCase()).not.toContain('\nlocation:');
  });
});

describe('all of these pages', () => {
  it.each(ALL)('%s run only our own script, keep nothing, and let no text be markup', async (path) => {
    for (const as of ['technician', 'customer-austral', null]) {
      const { text, headers } = await page(path, as, 'fr');
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("form-action 'none'");
      expect(policy).not.toMatch(/unsafe|\*|https?:/);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('content-language')).toBe('fr');
      expect(text).toContain('<html lang="fr">');
      expect(text.match(/<script[^>]*>[^<]*/g)).toEqual(['<script type="module" src="/pages/entry.js">']);
      expect(text.replaceAll(/"[^"]*"/g, '""')).not.toMatch(/<img|<iframe|<style|<[^>]*\s(?:on\w+|style)=/i);
      expect(text).not.toContain(HOSTILE);
    }
  });

  it('shows a hostile name as it is written, and finds its ticket again by the link', async () => {
    const { text } = await page('/alerts');
    const [link = ''] = [...text.matchAll(/href="(\/tickets\/[^"]+)"/g)]
      .map(([, to = '']) => to)
      .filter((to) => to.includes('~'));
    const found = await page(link.replaceAll('&#39;', "'"));
    expect(found.status).toBe(200);
    expect(found.text).toContain('INC/1 ~1 &lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;');
  });

  it('speak the language of whoever looks before that of the browser, and another where it is chosen', async () => {
    await server.store.transact((tx) =>
      tx.addPerson({
        ...{ id: 'p-owner', role: 'owner', approves: [], customer: null, disabled: false, createdBy: null },
        ...{ name: 'Ada', email: 'ada@example.com', emailKey: 'ada@example.com', language: 'fr', createdAt: 0 },
      }),
    );
    expect((await page('/alerts', 'owner', 'en')).text).toContain('<html lang="fr">');
    expect((await page('/alerts?lang=en', 'owner', 'fr')).text).toContain('<html lang="en">');
  });

  it('names every button and every part that opens by what it is about, and skips no heading', async () => {
    for (const path of ALL) {
      const { text } = await page(path);
      const names = [...text.matchAll(/<(?:button|summary)[^>]*>([\s\S]*?)<\/(?:button|summary)>/g)].map(
        ([, inside = '']) => read(inside).trim(),
      );
      expect(names.every((name) => name !== '')).toBe(true);
      const acknowledging = names.filter((name) => name.startsWith('Acknowledge'));
      expect(new Set(acknowledging).size).toBe(acknowledging.length);
      const levels = [...text.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
      expect(levels.filter((level) => level === 1)).toEqual([1]);
      expect(levels.filter((level, index) => level - (levels[index - 1] ?? 0) > 1)).toEqual([]);
      const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });
});
