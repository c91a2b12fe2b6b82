import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import type { DecisionPorts } from '../../src/app/decisions/index.ts';
import {
  announceMaintenance,
  checkMaintenance,
  endMaintenance,
  maintenancesOf,
} from '../../src/app/decisions/index.ts';
import { openMemoryStore } from '../../src/store/memory/index.ts';
import { BOREAL } from '../live/agreement.ts';
import { living } from '../live/living.ts';
import { customerOf, given } from '../register/register-world.ts';
import { BEGIN, type Delivering, delivering, OWNER } from './support/delivering.ts';
import { type RealMailServer, realMailServer } from './support/mail-server.ts';

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

const HOUR = 3_600_000;
/** Friday 6 March 2026, 22:00 to 23:30 in Paris: some four days ahead. */
const WINDOW = { from: Date.parse('2026-03-06T21:00:00Z'), to: Date.parse('2026-03-06T22:30:00Z') };
const ASKED = { service: 'internet', customer: null, ...WINDOW, lang: 'fr' } as const;

/** Corsaire's agreement: in English, with two contacts at one address; somebody has entered none for the third. */
const CORSAIRE = {
  ...BOREAL,
  id: 'corsaire-or',
  title: 'Hosting',
  language: 'en',
  parties: { provider: { name: 'Hexa' }, customer: { id: 'corsaire', name: 'Corsaire' } },
  rules: { maintenance: { notice: '120h', maxPerMonth: '1h' } },
  contacts: {
    it: { party: 'customer', role: 'it', name: 'Cleo', reach: { email: 'cleo@corsaire.example' } },
    night: { party: 'customer', role: 'it', name: 'Night', reach: { email: 'Cleo@corsaire.example' } },
    phone: { party: 'customer', role: 'it', name: 'Phil', reach: { phone: '+33199001234' } },
  },
} as const;

type Noticed = Delivering & { readonly mail: RealMailServer; readonly asking: DecisionPorts };

async function world(live: readonly string[] = ['boreal', 'corsaire']): Promise<Noticed> {
  const mail = await realMailServer();
  const w = await delivering(openMemoryStore(), mail);
  ends.push(mail.close, w.close);
  await living(w.store, BEGIN).publish(JSON.stringify(CORSAIRE));
  await w.store.transact(async (tx) => {
    for (const customer of live) await tx.goLive({ customer, liveAt: BEGIN, liveBy: 'p-owner' });
  });
  const { store, rosters, now } = w.ports;
  const asking = { store, rosters, now, bases: () => null, holidays: async () => () => null };
  return { ...w, mail, asking };
}

const noticesOf = async ({ asking }: Noticed, actor = OWNER) =>
  (await maintenancesOf('internet', actor, asking)).flatMap(({ notices }) => notices);

describe('announcing planned maintenance', () => {
  it('is checked before, promise by promise, and keeps and sends nothing', async () => {
    const w = await world();
    const { inTime, notice, notified } = given(await checkMaintenance(ASKED, OWNER, w.asking));
    expect(inTime).toBe(false);
    expect(notice.map(({ agreement, inTime: own, because }) => [agreement, own, because])).toEqual([
      ['boreal-or@1', true, null],
      ['corsaire-or@1', false, 'late'],
    ]);
    expect(notice.map(({ announceBy }) => announceBy)).toEqual([WINDOW.from - 48 * HOUR, WINDOW.from - 120 * HOUR]);
    expect(notice.map(({ protectedMs, lengthMs }) => [protectedMs, lengthMs])).toEqual([
      [1.5 * HOUR, 1.5 * HOUR],
      [0, 1.5 * HOUR],
    ]);
    expect(notified.map(({ contact, because }) => [contact, because])).toEqual([
      ['it-manager', null],
      ['it', null],
      ['night', 'sameAddress'],
      ['phone', 'noAddress'],
    ]);
    expect(await w.deliver()).toBe(0);
    expect(await w.store.facts({}, null, 9)).toEqual([]);
    const later = { ...ASKED, from: WINDOW.from + 48 * HOUR, to: WINDOW.to + 48 * HOUR };
    const capped = given(await checkMaintenance(later, OWNER, w.asking));
    expect(capped.notice.map(({ because, protectedMs }) => [because, protectedMs])).toEqual([
      [null, 1.5 * HOUR],
      ['beyondCap', HOUR],
    ]);
  });

  it('e-mails each contact of the customers concerned once, in their language, and that is the proof', async () => {
    const w = await world();
    const { notified } = given(await announceMaintenance(ASKED, OWNER, w.asking));
    expect((await noticesOf(w)).map(({ state }) => state)).toEqual(['waiting', 'waiting']);
    w.clock.at += 60_000;
    await w.deliver();
    const [fr, en] = w.mail.arrived.toSorted((a, b) => ((a.to[0] ?? '') < (b.to[0] ?? '') ? 1 : -1));
    expect([fr?.to, en?.to]).toEqual([['ida@boreal.example'], ['cleo@corsaire.example']]);
    expect(fr?.mail.subject).toBe(
      'Maintenance programmée\u202f: Internet, vendredi 6 mars 2026 de 22\u202fh à 23\u202fh\u202f30',
    );
    expect(en?.mail.subject).toBe('Planned maintenance: Internet, Friday 6 March 2026, 21:00 to 22:30');
    expect(fr?.mail.text).toContain('(Europe/Paris)');
    expect(w.mail.arrived).toHaveLength(2);
    const sent = await noticesOf(w);
    expect(sent.map(({ customer, contact, what, state, sentAt }) => [customer, contact, what, state, sentAt])).toEqual(
      expect.arrayContaining([
        ['boreal', 'it-manager', 'announced', 'sent', w.clock.at],
        ['corsaire', 'it', 'announced', 'sent', w.clock.at],
      ]),
    );
    const ids = notified.flatMap(({ message }) => message ?? []);
    expect(sent.map(({ message }) => message).sort()).toEqual([...ids].sort());
    for (const { mail } of w.mail.arrived) expect(ids.some((id) => mail.messageId?.includes(id))).toBe(true);
    const noted = (await w.store.auditEntries(0, 99)).filter(({ action }) => action === 'maintenance.noticed');
    expect(noted.map(({ details }) => details['message']).sort()).toEqual([...ids].sort());
    for (const { details } of noted) {
      const { body } = (await w.store.message(String(details['message']))) as { readonly body: string };
      expect(details['sha256']).toBe(createHash('sha256').update(body).digest('hex'));
    }
    expect((await noticesOf(w, customerOf('corsaire'))).map(({ customer }) => customer)).toEqual(['corsaire']);
    expect(w.defects).toEqual([]);
  });

  it('tells customers in dry run nothing, then or later, and nobody where that is not wished', async () => {
    const w = await world(['boreal']);
    const { notified } = given(await announceMaintenance(ASKED, OWNER, w.asking));
    expect(notified.map(({ customer, because }) => [customer, because])).toEqual([
      ['boreal', null],
      ['corsaire', 'dryRun'],
      ['corsaire', 'dryRun'],
      ['corsaire', 'noAddress'],
    ]);
    const quiet = given(await announceMaintenance({ ...ASKED, announce: false }, OWNER, w.asking));
    expect(quiet.notified).toEqual([]);
    await w.store.transact((tx) => tx.goLive({ customer: 'corsaire', liveAt: w.clock.at, liveBy: 'p-owner' }));
    await w.deliver();
    expect(w.mail.arrived.map(({ to }) => to)).toEqual([['ida@boreal.example']]);
  });
});

describe('planned maintenance that is called off, or ends early', () => {
  const end = (w: Noticed, maintenance: string) =>
    endMaintenance({ service: 'internet', maintenance, lang: 'fr' }, OWNER, w.asking);

  it('is told to whoever was told of it', async () => {
    const w = await world();
    const { fact } = given(await announceMaintenance(ASKED, OWNER, w.asking));
    await w.deliver();
    w.clock.at = WINDOW.from + HOUR;
    given(await end(w, fact.id));
    await w.deliver();
    const subjects = w.mail.arrived.slice(2).map(({ mail }) => mail.subject ?? '');
    expect(subjects.sort()).toEqual([
      'Maintenance programmée terminée\u202f: Internet, vendredi 6 mars 2026 de 22\u202fh à 23\u202fh\u202f30',
      'Planned maintenance over: Internet, Friday 6 March 2026, 21:00 to 22:30',
    ]);
    expect((await noticesOf(w)).map(({ what }) => what).sort()).toEqual(['announced', 'announced', 'ended', 'ended']);
  });

  it('is never heard of where its announcement had not left', async () => {
    const w = await world();
    const { fact } = given(await announceMaintenance(ASKED, OWNER, w.asking));
    given(await end(w, fact.id));
    await w.deliver();
    expect(w.mail.arrived).toEqual([]);
    expect((await noticesOf(w)).map(({ state }) => state)).toEqual(['failed', 'failed']);
  });

  it('is told to who may have had its announcement, which is not tried again', async () => {
    const w = await world();
    w.mail.mood.code = 451;
    const { fact } = given(await announceMaintenance(ASKED, OWNER, w.asking));
    await w.deliver();
    given(await end(w, fact.id));
    w.mail.mood.code = null;
    await w.until(w.clock.at + 3 * HOUR);
    const heads = w.mail.arrived.map(({ mail }) => (mail.subject ?? '').split(':')[0]?.trim()).sort();
    expect(heads).toEqual(['Maintenance programmée annulée', 'Planned maintenance called off']);
  });
});
