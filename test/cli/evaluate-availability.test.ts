import { afterAll, describe, expect, it } from 'vitest';
import { folderOf, leewayWarm as leeway } from './leeway.ts';
import { EVENTS as TICKETS, AGREEMENT as TICKETS_ONLY } from './story.ts';

const AGREEMENT = `leeway: 1
kind: sla
id: web
version: 1
title: { fr: "Hébergement", en: "Hosting" }
basis: customer
language: fr
timeZone: Europe/Paris
term: { from: 2026-01-01, to: 2026-12-31, renewal: tacit, renewFor: 12mo, notice: 3mo }
parties:
  provider: { name: "Hexa Infogérance" }
  customer: { id: boreal, name: "Boréal SAS", legalKind: professional }
calendars: { always: 24x7 }
services:
  web: { title: { fr: "Site", en: "Web site" }, obligation: result }
  mail: { title: { fr: "Messagerie", en: "Mail" }, obligation: result }
targets:
  web-up: { title: { fr: "Disponibilité du site", en: "Site availability" }, measure: availability, when: { service: [web] }, atLeast: 99.9%, per: month, calendar: always }
  mail-up: { title: { fr: "Disponibilité de la messagerie", en: "Mail availability" }, measure: availability, when: { service: [mail] }, atLeast: 99.5%, outstanding: 99.9%, per: month, calendar: always }
  recovery: { title: { fr: "Reprise (DMIA)", en: "Recovery" }, measure: recoveryTime, within: 4h, calendar: always, per: quarter }
  breach-notice: { title: { fr: "Devoir d’alerte", en: "Duty to notify" }, measure: notification, within: 24h, calendar: always, per: month }
rules:
  maintenance: { notice: 48h, maxPerMonth: 4h }
charges: { currency: EUR, lines: { base: { title: { fr: "Forfait", en: "Fee" }, model: flat, unit: month, amount: 1000.00 EUR, vat: 20% } } }
remedies:
  web-credit: { title: { fr: "Réduction pour le site", en: "Site credit" }, on: web-up, kind: priceReduction, tiers: [ { below: 99.9%, credit: 5% }, { below: 99%, credit: 10% } ], of: { line: base }, vatTreatment: priceReduction, soleRemedy: false, countsTowardLiability: false }
bonuses:
  mail-bonus: { title: { fr: "Bonus messagerie", en: "Mail bonus" }, on: mail-up, above: outstanding, bonus: 2%, of: { line: base }, vatTreatment: taxable }
internal:
  cost: { base: 400.00 EUR }
`;

const event = (id: string, type: string, subject: string, time: string, data: object = {}) =>
  JSON.stringify({ specversion: '1.0', id, source: 'monitoring', type, subject, time: `2026-03-${time}:00Z`, data });

/** The site is down in planned maintenance, in one announced too late, and by itself; mail is not, but once briefly. */
const EVENTS = `${[
  event('m1', 'maintenance.announced', 'web', '05T08:00', { from: '2026-03-10T20:00:00Z', to: '2026-03-10T22:00:00Z' }),
  event('m2', 'outage.started', 'web', '10T20:30'),
  event('m3', 'outage.ended', 'web', '10T21:10'),
  event('m4', 'maintenance.announced', 'web', '16T20:00', { from: '2026-03-17T20:00:00Z', to: '2026-03-17T21:00:00Z' }),
  event('m5', 'outage.started', 'web', '17T20:05'),
  event('m6', 'outage.ended', 'web', '17T20:35'),
  event('m7', 'outage.started', 'web', '20T09:00'),
  event('m8', 'outage.ended', 'web', '20T10:00'),
  event('m9', 'outage.started', 'mail', '20T09:00'),
  event('m10', 'outage.ended', 'mail', '20T09:10'),
  event('m11', 'outage.ended', 'mail', '21T09:10'),
  event('w1', 'work.recorded', 'T-9', '12T09:00', { customer: 'boreal', minutes: -5 }),
  event('t1', 'measurement.recorded', 'recovery', '12T09:00', { customer: 'boreal', value: '5h30m' }),
  event('n1', 'notification.detected', 'SEC-1', '12T09:00', { customer: 'boreal', target: 'breach-notice' }),
  event('n2', 'notification.notified', 'SEC-1', '13T11:00', { customer: 'boreal' }),
].join('\n')}\n`;

const folder = folderOf({ 'a.yaml': AGREEMENT, 'e.jsonl': EVENTS, 't.yaml': TICKETS_ONLY, 't.jsonl': TICKETS });
afterAll(folder.remove);

const asked = (command: string, asOf: string, ...more: string[]) =>
  leeway([command, ...more, '--agreement', 'a.yaml', '--events', 'e.jsonl', '--as-of', asOf], { cwd: folder.path });
const evaluate = (...more: string[]) => asked('evaluate', '2026-04-01', '--from', '2026-03-01', ...more);

/** The text with ordinary spaces, so that a test can be read. */
const plain = (text: string) => text.replaceAll('\u202f', ' ').replaceAll('\u00a0', ' ');

describe('leeway evaluate, of availability', () => {
  it('tells the share reached, how much downtime was allowed and is left, and the verdict', async () => {
    const out = plain((await evaluate()).out);
    expect(out).toContain('Site availability (web-up) · Web site · 99.9% promised per month (always)');
    expect(out).toMatch(/Mar 2026 +99\.7975% +█+ 1 h 30 +44 min 27 s +−45 min 32 s +✗ missed/);
    expect(out).toMatch(/Mar 2026 +99\.9775% +▍░+ 10 min +3 h 42 +3 h 32 +✓ kept/);
  });

  it('shows how what was observed became what counts, in columns that add up', async () => {
    const out = plain((await evaluate()).out);
    expect(out).toMatch(
      /observed +743 h +2 h 10 +█+\n +in planned maintenance +−2 h +−40 min +░+\n +what counts +741 h +1 h 30 +█+\n/,
    );
  });

  it('shows each outage with its span, and why the rest does not count', async () => {
    const out = plain((await evaluate()).out);
    expect(out).toContain('– Tue 10 Mar 21:30 → 22:10 · not counted · 40 min in planned maintenance ·');
    expect(out).toContain('✗ Tue 17 Mar 21:05 → 21:35 · 30 min counted · monitoring/m5');
    expect(out).toMatch(
      /planned maintenance of Tue 17 Mar 21:00 → 22:00 takes nothing off:\s+announced Mon 16 Mar 21:00, less than 48 h ahead/,
    );
  });

  it('warns while the month runs, when downtime is used up too fast', async () => {
    const out = plain((await asked('evaluate', '2026-03-20T10:00:00Z')).out);
    expect(out).toMatch(/! burn rate fast: 1,000 times what is allowed, over 1 h and still over\s+5 min/);
    const french = plain((await asked('evaluate', '2026-03-20T10:00:00Z', '--lang', 'fr')).out);
    expect(french).toMatch(/! rythme de consommation rapide : 1 000 fois ce qui est permis/);
  });

  it('tells amounts with their state and one line why', async () => {
    const out = plain((await evaluate()).out);
    expect(out).toMatch(/Mar 2026 +service credit +€50\.00 +final\n/);
    expect(out).toMatch(/Site credit \(web-credit\) · 5% of €1,000\.00, because 99\.7975% is below\s+99\.9%/);
    expect(out).toMatch(/Mar 2026 +bonus +€20\.00 +final\n +Mail bonus \(mail-bonus\)/);
  });

  it('tells it in French', async () => {
    const out = plain((await evaluate('--lang', 'fr')).out);
    expect(out).toMatch(/constaté +743 h +2 h 10 +█+\n +en maintenance programmée +−2 h +−40 min/);
    expect(out).toContain('Réductions de prix, pénalités SLA et bonus');
    expect(out).toMatch(
      /mars 2026 +réduction de prix +50,00 € +définitif\n +Réduction pour le site \(web-credit\) · 5 %/,
    );
  });

  it('names recovery tests and duties to notify in words of their own', async () => {
    const out = plain((await evaluate()).out);
    expect(out).toContain('Recovery (recovery) · within 4 h (always) · each test by itself');
    expect(out).toContain('test of Thu 12 Mar 2026 10:00: 5 h 30, 1 h 30 too much');
    expect(out).toContain('Duty to notify (breach-notice) · within 24 h (always) · each case by itself');
  });

  it('says of an odd fact which event, of which service, and what comes of it', async () => {
    const told = await evaluate();
    expect(told.err).toMatch(/warning\[LW308\] +Event monitoring\/m11 ends an outage of mail that is not open/);
    const { out } = await evaluate('--json', '--lang', 'fr');
    expect((JSON.parse(out) as { diagnostics: unknown[] }).diagnostics).toContainEqual(
      expect.objectContaining({ code: 'LW308', level: 'warning', file: '' }),
    );
  });

  it('tells of work that can not be billed where an agreement speaks of money, and only there', async () => {
    const codes = async (agreement: string) => {
      const args = ['evaluate', '--agreement', agreement, '--events', 'e.jsonl', '--as-of', '2026-04-01', '--json'];
      const { out } = await leeway(args, { cwd: folder.path });
      return (JSON.parse(out) as { diagnostics: { code: string }[] }).diagnostics.map(({ code }) => code);
    };
    expect(await codes('a.yaml')).toContain('LW320');
    expect(await codes('t.yaml')).not.toContain('LW320');
  });

  it('counts a missed availability as a breach for --fail-on', async () => {
    expect((await asked('evaluate', '2026-03-12T00:00:00Z', '--fail-on', 'breach')).code).toBe(0);
    expect((await asked('evaluate', '2026-03-20T09:30:00Z', '--only', 'objectives', '--fail-on', 'breach')).code).toBe(
      1,
    );
  });

  it('keeps availability and leaves out the working of amounts where only objectives are asked for', async () => {
    const out = plain((await evaluate('--only', 'objectives')).out);
    expect(out).toContain('✗ missed');
    expect(out).toContain('€50.00');
    expect(out).not.toContain('because');
    const document = JSON.parse((await evaluate('--only', 'objectives', '--json')).out) as {
      readonly availability: readonly unknown[];
      readonly credits: readonly { readonly working: readonly unknown[] }[];
    };
    expect([document.availability.length, document.credits.map(({ working }) => working)]).toEqual([2, [[]]]);
  });

  it('shows a customer its availability and amounts, and neither alerts nor diagnostics', async () => {
    const { out } = await evaluate('--for', 'boreal', '--json');
    expect(JSON.parse(out)).toMatchObject({
      availability: [
        { target: 'web-up', verdict: 'breached' },
        { target: 'mail-up', verdict: 'met' },
      ],
      credits: [{ remedy: 'web-credit' }],
      bonuses: [{ bonus: 'mail-bonus' }],
      alerts: [],
      diagnostics: [],
    });
    expect(plain((await evaluate('--for', 'boreal')).out)).toMatch(/service credit +€50\.00/);
  });

  it('says nothing of availability or money where no agreement does', async () => {
    const args = ['evaluate', '--agreement', 't.yaml', '--events', 't.jsonl', '--as-of', '2026-03-18'];
    const { out } = await leeway(args, { cwd: folder.path });
    expect(out).not.toMatch(/Availability|Credits/);
  });

  it('keeps every line within the width of the terminal', async () => {
    for (const lang of ['en', 'fr']) {
      const { out } = await evaluate('--lang', lang);
      expect(out.split('\n').filter((line) => [...line].length > 80)).toEqual([]);
    }
  });
});

describe('leeway explain', () => {
  it('shows how the time of a case that was to be notified was counted', async () => {
    const ran = await asked('explain', '2026-04-01', 'SEC-1');
    expect(plain(ran.out)).toContain('Stopped Fri 13 Mar 2026 12:00, 2 h late: missed.');
    expect(plain(ran.out)).toContain('Counted: 26 h of 24 h allowed.');
    expect(ran.code).toBe(0);
  });
});
