import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { previewRules } from '../../src/app/delivery/index.ts';
import type { PlainRule } from '../../src/app/duty/index.ts';
import { isRefusal } from '../../src/app/refusal.ts';
import { openMemoryStore } from '../../src/store/memory/index.ts';
import { actorOf, given, refusalOf } from '../register/register-world.ts';
import { BEGIN, type Delivering, delivering, OWNER } from './support/delivering.ts';

let w: Delivering;
beforeEach(async () => {
  w = await delivering(openMemoryStore());
  await w.person('p-owner', { role: 'owner', name: 'Odile', language: 'fr' });
  await w.person('p-tech', { role: 'technician', name: 'Tom' });
  await w.person('p-mute', { role: 'technician', name: 'Mo', email: null, emailKey: null });
  await w.store.transact((tx) => tx.goLive({ customer: 'boreal', liveAt: BEGIN, liveBy: 'p-owner' }));
});
afterEach(() => w.close());

const preview = (rules: readonly PlainRule[], more: object = {}, actor = OWNER) => {
  const { store, now, rosters, baseUrl } = w.ports;
  const draft = { timeZone: 'Europe/Paris', calendars: { office: { hours: { 'mon-fri': ['09:00-18:00'] } } }, rules };
  const asked = { rules: draft, sample: {}, at: null, lang: 'en', ...more } as const;
  return previewRules(asked, actor, { store, now, rosters, baseUrl, timeZone: 'Europe/Paris', holidays: null });
};

describe('a draft of notification rules', () => {
  it('tells whom it would tell, how, when and in which words, and tells nobody', async () => {
    const rule = {
      id: 'desk',
      to: ['person:p-tech'],
      via: ['email'],
      ladder: [{ after: '15m', to: ['role:owner'] }],
    } as const;
    const found = given(await preview([rule, { id: 'other', when: { customers: ['corsaire'] }, to: ['role:owner'] }]));
    expect(found.matching).toEqual(['desk']);
    expect(found.alert).toMatchObject({ agreement: 'boreal-or', customer: 'boreal', kind: 'threshold' });
    const told = found.told.map(({ name, channel, step, sendAt, language }) => [name, channel, step, sendAt, language]);
    expect(told).toEqual([
      ['Tom', 'email', 0, BEGIN, 'en'],
      ['Odile', 'email', 1, BEGIN + 15 * 60_000, 'fr'],
    ]);
    expect(found.told[0]?.message?.subject).toMatch(/^1\u00a0h left: INC-1042/);
    expect(found.told[1]?.message?.subject).toMatch(/^Reste 1\u202fh/);
    expect(found.wording.fr.html).toContain('lang="fr"');
    expect(found.wording.en.text).toContain('Boréal');
    expect(await w.store.messages({}, null, 9)).toEqual([]);
    expect(await w.store.notificationRules()).toBeNull();
  });

  it('is asked as of any instant, and of any kind of alert', async () => {
    const rules: readonly PlainRule[] = [
      { id: 'day', when: { hours: { calendar: 'office', open: true } }, to: ['person:p-tech'], via: ['email'] },
      { id: 'night', when: { kinds: ['breach'], hours: { calendar: 'office', open: false } }, to: ['role:owner'] },
    ];
    const matching = async (more: object) => given(await preview(rules, more)).matching;
    expect(await matching({})).toEqual(['day']);
    const night = Date.parse('2026-03-02T23:00:00Z');
    expect(await matching({ at: night })).toEqual([]);
    expect(await matching({ at: night, sample: { kind: 'breach' } })).toEqual(['night']);
    const quiet = [{ ...(rules[0] as PlainRule), when: {}, quiet: { from: '22:00', to: '07:00' } }];
    const found = given(await preview(quiet, { at: night }));
    expect(found.told.map(({ sendAt }) => new Date(sendAt).toISOString())).toEqual(['2026-03-03T06:00:00.000Z']);
  });

  it('says who would not be reached, and of which customers nothing would leave', async () => {
    const found = given(await preview([{ id: 'all', to: ['person:p-mute', 'person:p-tech'], via: ['email'] }]));
    expect(found.told.map(({ name }) => name)).toEqual(['Tom']);
    expect(found.isDryRun).toBe(false);
    expect(given(await preview([], { sample: { customer: 'corsaire' } })).isDryRun).toBe(true);
  });

  it('is refused as setting it would be, and to whoever may not set rules', async () => {
    const pointers = refusalOf(
      await preview([{ id: 'x', to: ['rota:none'], ladder: [{ after: '1x', to: [] }] }]),
    ).faults;
    expect(pointers.map(({ pointer }) => pointer)).toEqual(['/rules/0/ladder/0/after']);
    expect(refusalOf(await preview([{ id: 'x', to: ['rota:none'] }])).faults[0]?.pointer).toBe('/rules/0/to/0');
    expect(isRefusal(await preview([], {}, actorOf('technician')))).toBe(true);
    expect(refusalOf(await preview([], { sample: { ticket: 'none' } })).refused).toBe('notFound');
  });
});
