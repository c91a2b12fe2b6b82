import { describe, expect, it } from 'vitest';
import { mayTellCustomer, wordMessage } from '../../src/app/messages/index.ts';
import type { AlertRow } from '../../src/app/ports/index.ts';
import { CHANNELS } from '../../src/core/alert/index.ts';
import { ALERTS, CONTEXT, messageOf, NOW, outage, type Sample, samples } from './support/samples.ts';

type Words = { readonly [part: string]: string };
const MINUTE = 60_000;

function mail(alert: AlertRow, change: Partial<Sample['message']> = {}, context = CONTEXT): Words {
  return JSON.parse(wordMessage(messageOf({ language: 'en', ...change }), [alert], context));
}
const plain = (text: string | undefined) => (text ?? '').replace(/[\u00a0\u202f]/g, ' ');

describe('an alert in a line', () => {
  it.each([
    [
      'threshold',
      '1 h 12 left: INC-2041, service restored by 15:45',
      'Reste 1 h 12 : INC-2041, rétablissement (GTR) avant 15 h 45',
    ],
    [
      'breach',
      'Missed: INC-2041, service restored by 14:31',
      'Dépassé : INC-2041, rétablissement (GTR), échéance 14 h 31',
    ],
    [
      'closingTime',
      'Before closing at 18:00: INC-2050, service restored by tomorrow 08:20',
      'Avant la fermeture de 18 h : INC-2050, rétablissement (GTR) avant demain 8 h 20',
    ],
    [
      'queue',
      'Will not be reached in time: INC-2063, service restored by 17:33',
      'Ne sera pas pris à temps : INC-2063, rétablissement (GTR) avant 17 h 33',
    ],
    [
      'missesOut',
      'No misses left: Boréal SAS, P1 restoration, until 31 March 2026',
      'Plus aucun dépassement permis : Boréal SAS, Rétablissement P1, jusqu’au 31 mars 2026',
    ],
    [
      'burn',
      'Downtime left is going fast: Boréal SAS, Internet access availability, 11 min left',
      'L’indisponibilité permise s’épuise vite : Boréal SAS, Disponibilité de l’accès internet, reste 11 min',
    ],
    [
      'silentSource',
      'Nothing from Zabbix de production since 14:02',
      'Plus rien de Zabbix de production depuis 14 h 02',
    ],
    [
      'supplierBreach',
      'Fibre & Fils missed a commitment: INC-2041, service restored by 14:23',
      'Fibre & Fils a dépassé un engagement : INC-2041, rétablissement (GTR) avant 14 h 23',
    ],
    [
      'supplierClaim',
      'Claim from Fibre & Fils: by 8 April 2026, Dedicated fibre',
      'À réclamer à Fibre & Fils : au plus tard le 8 avril 2026, Fibre dédiée',
    ],
    ['review', 'Review: 24 March 2026, Managed services, Gold', 'Revue du contrat : 24 mars 2026, Infogérance Or'],
    [
      'notice',
      'Last day to give notice: 1 April 2026, Managed services, Gold',
      'Dernier jour de préavis : 1er avril 2026, Infogérance Or',
    ],
    ['delivery', 'Not delivered: webhook to Salon des incidents', 'Non remis : webhook à Salon des incidents'],
    ['nobodyOnCall', 'Nobody is on call: Nuits et week-ends', 'Personne d’astreinte : Nuits et week-ends'],
    [
      'outage',
      '200 commitments of the service Internet access, the first is due 15:45',
      '200 engagements du service Accès internet, première échéance 15 h 45',
    ],
    [
      'outageMissed',
      '12 commitments of the service Internet access missed, the first was due 14:32',
      '12 engagements dépassés du service Accès internet, première échéance passée, 14 h 32',
    ],
    [
      'tied',
      '4 commitments tied to INC-3000, the first is due 15:45',
      '4 engagements rattachés à INC-3000, première échéance 15 h 45',
    ],
    [
      'digest',
      'Digest: 5 alerts, the first was due 14:31',
      'Récapitulatif : 5 alertes, première échéance passée, 14 h 31',
    ],
    ['flood', '14 alerts at once, the first was due 14:31', '14 alertes à la fois, première échéance passée, 14 h 31'],
    ['ended', 'Over: INC-2041, time limit “service restored”', 'Terminé : INC-2041, délai « rétablissement (GTR) »'],
    ['manyEnded', '3 alerts are over', '3 alertes terminées'],
    ['test', 'Test: this is how Leeway’s alerts come', 'Essai : voici comment arrivent les alertes de Leeway'],
  ])('%s', (name, en, fr) => {
    for (const [language, expected] of [
      ['en', en],
      ['fr', fr],
    ] as const) {
      const { message, alerts, context } = samples(language, 'email')[name] as Sample;
      expect(plain((JSON.parse(wordMessage(message, alerts, context)) as Words)['subject'])).toBe(expected);
    }
  });
});

describe('a mail', () => {
  it('of many lists the first and says how many there are besides', () => {
    const { message, alerts, context } = samples('en', 'email')['outage'] as Sample;
    const { text = '' } = JSON.parse(wordMessage(message, alerts, context)) as Words;
    expect(text.match(/^- INC-/gm)).toHaveLength(20);
    expect(text).toContain('and 180 more');
  });

  it('says why: how much of what is used, and what was not counted', () => {
    expect(plain(mail(ALERTS.threshold)['text'])).toContain(
      'Counted: 75% of 4 h of service time used, waiting times not counted',
    );
    expect(plain(mail(ALERTS.threshold, { language: 'fr' })['text'])).toContain(
      'Décompte : 75 % de 4 h de temps de service écoulés, temps d’attente non comptés',
    );
  });

  it('says a level’s own figures, by the version that governs', () => {
    const targets = { 'p1-restoration': { title: null, within: '4h', pausable: true } };
    const own = { title: null, within: '90m real', pausable: false };
    const base = CONTEXT.agreements['boreal-or'];
    if (base === undefined) throw new Error('no agreement');
    const old = { ...base, targets: { ...targets, 'p1-restoration@premium': own } };
    const context = { ...CONTEXT, agreements: { ...CONTEXT.agreements, 'boreal-or@2': old } };
    const alert = { ...ALERTS.threshold, details: { version: 2, level: 'premium' } };
    expect(plain(mail(alert, {}, context)['text'])).toContain('Counted: 75% of 1 h 30, round the clock used\n');
  });

  it('tells times in the zone of its reader, and the day where it is another', () => {
    const context = { ...CONTEXT, timeZone: 'America/Martinique' };
    expect(mail(ALERTS.threshold, {}, context)['subject']).toContain('by 10:45');
    const far = { ...ALERTS.threshold, dueAt: NOW + 5 * 24 * 60 * MINUTE };
    expect(plain(mail(far)['subject'])).toBe('5 d left: INC-2041, service restored by Saturday 14 March, 14:33');
    const next = { ...ALERTS.threshold, dueAt: Date.parse('2027-01-01T08:00:00Z') };
    expect(plain(mail(next, { language: 'fr' })['subject'])).toContain('avant vendredi 1er janvier 2027, 9 h');
  });

  it('counts whole minutes downwards: nobody is promised more than there is', () => {
    const due = (ms: number) => plain(mail({ ...ALERTS.threshold, dueAt: NOW + ms })['subject']).split(':')[0];
    expect(due(59_999)).toBe('less than a minute left');
    expect(due(60_000)).toBe('1 min left');
    expect(due(60 * MINUTE - 1)).toBe('59 min left');
    expect(due(26 * 60 * MINUTE)).toBe('1 d 2 h left');
    expect(due(-1)).toBe('Missed');
  });

  it('told after its deadline says that it is missed, and not how little was used before', () => {
    const said = (change: object) => plain(mail({ ...ALERTS.threshold, ...change })['text']);
    expect(said({})).toMatch(/75%/);
    expect(said({ dueAt: NOW - 5 * MINUTE })).toMatch(/Missed/);
    expect(said({ dueAt: NOW - 5 * MINUTE })).not.toMatch(/75%/);
  });

  it('has one link, to the ticket; and none where nobody knows our address', () => {
    const odd = { ...ALERTS.threshold, ticket: 'INC/7 ?#é%2F' };
    const links = [...(mail(odd)['html'] ?? '').matchAll(/href="([^"]*)"/g)].map(([, url]) => url);
    expect(links).toEqual(['https://leeway.example/tickets/INC~17%20%3F%23%C3%A9~22F']);
    const none = mail(ALERTS.threshold, {}, { ...CONTEXT, baseUrl: null });
    expect(none['html']).not.toContain('href');
    expect(none['text']).not.toContain('http');
  });

  it.each(['fr', 'en'] as const)('fetches nothing, runs nothing and follows nobody (%s)', (language) => {
    for (const { message, alerts, context } of Object.values(samples(language, 'email'))) {
      const { html = '' } = JSON.parse(wordMessage(message, alerts, context)) as Words;
      expect(html).not.toMatch(/<(img|script|link|iframe|object|table|form|svg)\b|url\(|@import|src=|\son\w+=/i);
      expect(html).toMatch(new RegExp(`^<!DOCTYPE html><html lang="${language}">`));
    }
  });

  it('says to a customer nothing of how we work inside', () => {
    const { message, alerts, context } = samples('fr', 'email')['contactThreshold'] as Sample;
    const said = JSON.parse(wordMessage(message, alerts, context)) as Words;
    expect(JSON.stringify(said)).not.toMatch(/Réseau|Camille|zabbix|règle|administrateur/);
    expect(said['text']).toContain('écrivez à Hexa Infogérance');
    for (const [name, alert] of Object.entries(ALERTS)) {
      expect(mayTellCustomer(alert, null, null), name).toBe(name === 'threshold' || name === 'breach');
    }
    expect(mayTellCustomer(ALERTS.breach, 'corsaire', null)).toBe(false);
    expect(mayTellCustomer(ALERTS.breach, null, 'corsaire-or')).toBe(false);
  });

  it('is the same at every time for the same alerts and context', () => {
    for (const channel of CHANNELS) {
      for (const { message, alerts, context } of Object.values(samples('fr', channel))) {
        expect(wordMessage(message, alerts, context)).toBe(
          wordMessage(structuredClone(message), structuredClone(alerts), structuredClone(context)),
        );
      }
    }
  });
});

const HOSTILE = '</p><script>alert(1)</script>\r\nBcc: x@evil.example\u202e*bold*<!channel>&amp;[a](http://evil)"\'';

describe('what comes from outside', () => {
  const hostile: AlertRow = {
    ...ALERTS.threshold,
    ticket: HOSTILE,
    customer: HOSTILE,
    service: HOSTILE,
    priority: HOSTILE,
    team: HOSTILE,
    agreement: '__proto__',
    target: 'constructor',
    measure: 'toString',
    details: { __proto__: { budget: '1h' }, budget: HOSTILE, version: 'x', level: '__proto__', pausable: 'yes' },
  };

  it.each(CHANNELS)('stays a text in %s', (channel) => {
    for (const about of ['alert', 'ended', 'digest'] as const) {
      const alerts = about === 'digest' ? [hostile, hostile] : [hostile];
      const body = wordMessage(messageOf({ channel, about, alerts: alerts.length }), alerts, CONTEXT);
      const said = JSON.parse(body) as { readonly [key: string]: unknown };
      if (channel === 'email') {
        expect(said['html']).not.toMatch(/<script|<!channel/);
        expect(said['subject']).not.toMatch(/[\p{Cc}\u202e]/u);
      }
      if (channel === 'slack')
        expect(JSON.stringify((said['blocks'] as object[]).slice(1, 3))).not.toMatch(/<!channel>|<script/);
      if (channel === 'teams') expect(body).not.toMatch(/"type":"(TextBlock|FactSet|Fact)"/);
      if (channel !== 'webhook') expect(body).not.toContain('\u202e');
      expect(body).not.toMatch(/function|\[object|undefined/);
    }
  });

  it('may be endless: it is cut, and reading it does not take for ever', () => {
    const endless = 'x'.repeat(200_000);
    const alert = { ...ALERTS.threshold, ticket: endless, customer: endless, priority: endless, service: endless };
    for (const channel of CHANNELS) {
      if (channel === 'webhook') continue;
      expect(wordMessage(messageOf({ channel }), [alert], { ...CONTEXT, baseUrl: null }).length).toBeLessThan(20_000);
    }
  });

  it('tells an allowance to the second where it is short', () => {
    const short = (budget: string) => ({ ...ALERTS.threshold, target: null, details: { budget, pausable: false } });
    const counted = (budget: string) => /Counted: (.*)/.exec(plain(mail(short(budget))['text']))?.[1];
    expect(counted('30s')).toBe('75% of 30 s of service time used');
    expect(counted('90s')).toBe('75% of 1 min 30 s of service time used');
    expect(counted('2m')).toBe('75% of 2 min of service time used');
  });

  it('may be wrong in every detail: the words say less, and nothing that is not so', () => {
    const kinds = new Set(Object.values(ALERTS).map(({ kind }) => kind));
    const nothing = [{}, { by: 7, on: 'soon', rate: Number.NaN, leftMs: -5, ahead: 'many', what: 'else', since: null }];
    for (const kind of kinds) {
      for (const details of nothing) {
        const text = mail({ ...ALERTS.silentSource, kind, source: null, dueAt: null, details })['text'];
        expect(text).not.toMatch(/undefined|null|NaN|Invalid|Infinity|1970/);
      }
    }
  });
});

describe('a short message', () => {
  it.each(['fr', 'en'] as const)('fits into one, in the characters every telephone knows (%s)', (language) => {
    for (const [name, { message, alerts, context }] of Object.entries(samples(language, 'sms'))) {
      const { text = '' } = JSON.parse(wordMessage(message, alerts, context)) as Words;
      expect(text.length, name).toBeLessThanOrEqual(160);
      expect(text, name).toMatch(/^[\n -_a-z|~¡£¤¥§¿ÄÅÆÇÉÑÖØÜßàäåæèéìñòöøùüΓΔΘΛΞΠΣΦΨΩ€]*$/);
    }
  });

  it('keeps what counts where not all fits', () => {
    const long = { ...ALERTS.threshold, customer: 'Une très longue raison sociale '.repeat(4), priority: 'P1' };
    const { text = '' } = JSON.parse(wordMessage(messageOf({ channel: 'sms' }), [long], CONTEXT)) as Words;
    expect(text).toMatch(/^Reste 1 h 12 : INC-2041, rétablissement \(GTR\) avant 15 h 45, P1/);
    expect(text.length).toBeLessThanOrEqual(160);
  });

  it('in another script holds the 70 that fit', () => {
    const greek = { ...ALERTS.threshold, ticket: 'Заявка-7', customer: 'Ромашка' };
    const { text = '' } = JSON.parse(
      wordMessage(messageOf({ channel: 'sms', language: 'en' }), [greek], CONTEXT),
    ) as Words;
    expect(text).toContain('Заявка-7');
    expect(text.length).toBeLessThanOrEqual(70);
  });
});

describe('a webhook', () => {
  const event = (message: Partial<Sample['message']>, alerts: readonly AlertRow[], context = CONTEXT) => {
    const body = wordMessage(messageOf({ channel: 'webhook', language: 'en', ...message }), alerts, context);
    return { body, ...(JSON.parse(body) as { type: string; timestamp: string; data: { [key: string]: unknown } }) };
  };

  it('is what happened, when, and the alerts with their fields, ids, and nobody’s name', () => {
    const { type, timestamp, data, body } = event({}, [ALERTS.threshold]);
    expect([type, timestamp]).toEqual(['alert.raised', '2026-03-09T13:33:00Z']);
    expect(data).toMatchObject({
      message: 'msg_2KWPBgLlAfxdpx2AI54pPJ85f4W',
      count: 1,
      alerts: [
        {
          key: 'threshold',
          kind: 'threshold',
          ticket: 'INC-2041',
          customer: 'boreal',
          agreement: 'boreal-or',
          target: 'p1-restoration',
          measure: 'restoration',
          threshold: 0.75,
          dueAt: '2026-03-09T14:45:00Z',
          service: 'internet',
          priority: 'P1',
          team: 'Réseau',
          endedAt: null,
          details: { budget: '4h', pausable: true },
        },
      ],
    });
    expect(body).not.toContain('Camille');
  });

  it('says that it is over, or a test', () => {
    expect(event({ about: 'ended' }, [{ ...ALERTS.threshold, endedAt: NOW }])).toMatchObject({
      type: 'alert.ended',
      data: { alerts: [{ endedAt: '2026-03-09T13:33:00Z' }] },
    });
    expect(event({ about: 'test', alerts: 0 }, [])).toMatchObject({ type: 'test', data: { count: 0, alerts: [] } });
  });

  it('holds at most 20 kB, and says where the rest is', () => {
    const { body, data } = event({ alerts: 500 }, outage(200));
    const shown = (data['alerts'] as readonly object[]).length;
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(20_000);
    expect(shown).toBeGreaterThan(20);
    expect(data).toMatchObject({
      count: 500,
      rest: { count: 500 - shown, url: 'https://leeway.example/api/v1/deliveries/msg_2KWPBgLlAfxdpx2AI54pPJ85f4W' },
    });
    const wide = outage(200).map((alert) => ({
      ...alert,
      ticket: '☂'.repeat(2_000),
      details: { supplier: '☂'.repeat(9_000) },
    }));
    expect(Buffer.byteLength(event({ alerts: 200 }, wide).body)).toBeLessThanOrEqual(20_000);
  });
});

describe('chat rooms', () => {
  it.each(['fr', 'en'] as const)('take what they are given: Slack (%s)', (language) => {
    for (const [name, { message, alerts, context }] of Object.entries(samples(language, 'slack'))) {
      const { blocks, text } = JSON.parse(wordMessage(message, alerts, context)) as {
        blocks: { type: string; text?: { text: string } }[];
        text: string;
      };
      expect(text.length, name).toBeGreaterThan(0);
      expect(blocks.length, name).toBeLessThanOrEqual(50);
      for (const block of blocks) {
        const length = block.text?.text.length ?? 1;
        expect(length, name).toBeGreaterThan(0);
        expect(length, name).toBeLessThanOrEqual(block.type === 'header' ? 150 : 3_000);
      }
    }
  });

  it.each(['fr', 'en'] as const)('take what they are given: Teams (%s)', (language) => {
    for (const [name, { message, alerts, context }] of Object.entries(samples(language, 'teams'))) {
      const body = wordMessage(message, alerts, context);
      expect(Buffer.byteLength(body), name).toBeLessThan(28_000);
      const card = (
        JSON.parse(body) as { attachments: { contentType: string; content: { type: string; body: object[] } }[] }
      ).attachments[0];
      expect(card).toMatchObject({
        contentType: 'application/vnd.microsoft.card.adaptive',
        content: { type: 'AdaptiveCard', version: '1.4' },
      });
    }
  });
});
