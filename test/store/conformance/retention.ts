import { afterAll, describe, expect, it } from 'vitest';
import type { NewFact, Store } from '../../../src/app/ports/index.ts';
import { retain } from '../../../src/app/running/retention.ts';
import { parseEvent } from '../../../src/core/event/index.ts';

const DAY = 86_400_000;
const at = (text: string) => Date.parse(text);
const SET = at('2020-01-01T10:00:00Z');

function said(id: string, data: object, more: object = {}): object {
  const head = { specversion: '1.0', id, source: 'desk', type: 'ticket.opened', subject: 'T1' };
  return { ...head, time: '2020-02-03T08:00:00Z', data, ...more };
}

function factOf(value: object, recordedAt: number): NewFact {
  const parsed = parseEvent(value);
  if (!('event' in parsed)) throw new Error(JSON.stringify(parsed));
  const { event } = parsed;
  return {
    event: { ...event, recordedAt },
    stream: `ticket:${event.subject}`,
    body: JSON.stringify(value),
    author: 'p-1',
  };
}

const append = (store: Store, ...facts: readonly NewFact[]) => store.transact((tx) => tx.append(facts));
const set = (store: Store, days: number, source = 'desk') =>
  store.transact((tx) => tx.putRetention({ source, days, setAt: SET, setBy: 'p-1' }));
const bodyOf = async (store: Store, id: string, source = 'desk') => (await store.fact(source, id))?.body ?? '';

const TEXTS = { customer: 'c', priority: 'P1', title: 'Madame Dupont ne reçoit plus rien', phone: '+33 1 99 00 12 34' };
const PRESENT = at('2020-06-01T12:00:00Z');

const VERSION = {
  ...{ agreement: 'made-up', version: 1, text: 'x', resolved: 'x', hash: 'x', publishedAt: SET },
  ...{ publishedBy: 'demonstration', withdrawnAt: null, withdrawnBy: null, withdrawnBecause: null },
};
/** Of what was generated, and so nothing without it. */
const SIMULATION = {
  ...{ id: 's1', owner: 'p-1', title: null, createdAt: SET, createdBy: 'p-1' },
  asked: {
    ...{ draft: { text: 'x' }, present: 'inForce' as const, from: null, to: null, asOf: null },
    ...{ customers: [], confidence: '90%', years: 10, seed: 7, team: null, handling: null },
  },
};
const generated = (id: string): NewFact => ({
  ...factOf(said(id, TEXTS, { source: 'demonstration' }), SET),
  author: null,
});

/** A store with a person, and a demonstration in which somebody decided something. */
async function demonstrated(store: Store): Promise<void> {
  const standing = { role: 'owner', approves: [], customer: null, disabled: false, language: null } as const;
  const who = { id: 'p-1', name: 'Ada', email: null, emailKey: null, createdAt: SET, createdBy: null };
  await store.transact(async (tx) => {
    await tx.addPerson({ ...who, ...standing });
    await tx.keepSetting('sealedWith', 'x');
    await tx.keepSetting('demonstrationLoaded', 'x');
    await tx.addVersion(VERSION);
    await tx.addSimulation(SIMULATION);
  });
  await append(store, generated('g1'), generated('g2'));
  await append(store, factOf(said('d1', TEXTS, { source: 'leeway' }), SET));
  await append(store, factOf(said('d2', TEXTS, { source: 'leeway-desk' }), SET));
}

/** By the sentence that must hold; each is asked of an empty store. */
const CASES: { readonly [sentence: string]: (store: Store) => Promise<void> } = {
  'takes what no rule reads out of facts that are older, in place, and out of no others': async (store) => {
    const due = at('2020-06-01T03:00:00Z') - 30 * DAY;
    await append(
      store,
      factOf(said('old', TEXTS, { traceparent: '00-abc', dataschema: 'https://x' }), due - 1),
      factOf(said('young', TEXTS), due),
      factOf(said('elsewhere', TEXTS, { source: 'crm' }), due - 1),
    );
    const young = await bodyOf(store, 'young');
    const elsewhere = await bodyOf(store, 'elsewhere', 'crm');
    await set(store, 30);
    expect(await retain(store, PRESENT)).toEqual([{ source: 'desk', looked: 1, forgotten: 1 }]);
    expect(JSON.parse(await bodyOf(store, 'old'))).toEqual(said('old', { customer: 'c', priority: 'P1' }));
    expect(await bodyOf(store, 'young')).toBe(young);
    expect(await bodyOf(store, 'elsewhere', 'crm')).toBe(elsewhere);
    const fact = await store.fact('desk', 'old');
    expect(fact).toMatchObject({ author: 'p-1', stream: 'ticket:T1', event: { recordedAt: due - 1 } });
    expect(fact?.event.data).toEqual({ customer: 'c', priority: 'P1' });
    const { byStream } = await store.factsOf(['ticket:T1']);
    expect(JSON.stringify([...byStream])).toContain('"P1"');
    expect((await store.facts({ source: 'desk' }, null, 10)).map(({ body }) => body.includes('Dupont'))).toEqual([
      false,
      true,
    ]);
  },

  'takes the same event as the same afterwards, and keeps none of its texts; another as different': async (store) => {
    const fact = factOf(said('old', { ...TEXTS, nested: { b: 1, a: [1, { c: 2 }] } }), SET);
    await append(store, fact);
    await set(store, 30);
    await retain(store, PRESENT);
    const forgotten = await bodyOf(store, 'old');
    const turned = said('old', { nested: { a: [1, { c: 2 }], b: 1 }, ...TEXTS });
    expect(await append(store, factOf(turned, PRESENT))).toEqual(['same']);
    expect(await append(store, factOf(JSON.parse(forgotten) as object, PRESENT))).toEqual(['different']);
    expect(await append(store, factOf(said('old', { ...TEXTS, title: 'x' }), PRESENT))).toEqual(['different']);
    expect(await bodyOf(store, 'old')).toBe(forgotten);
  },

  'keeps nothing of what an event of an unknown type carries': async (store) => {
    await append(store, factOf(said('odd', { customer: 'c', text: 'x' }, { type: 'com.example.sang' }), SET));
    await set(store, 1);
    await retain(store, PRESENT);
    expect(JSON.parse(await bodyOf(store, 'odd'))).toEqual(said('odd', {}, { type: 'com.example.sang' }));
  },

  'goes through any number of facts recorded at one instant, and does nothing a second time': async (store) => {
    const many = Array.from({ length: 1203 }, (_, n) => factOf(said(`e${n}`, TEXTS, { subject: `T${n}` }), SET));
    await append(store, ...many);
    await set(store, 30);
    expect(await retain(store, PRESENT)).toEqual([{ source: 'desk', looked: 1203, forgotten: 1203 }]);
    expect(await retain(store, PRESENT)).toEqual([]);
    expect(await store.retentions()).toEqual([
      {
        source: 'desk',
        days: 30,
        setAt: SET,
        setBy: 'p-1',
        doneTo: { recordedAt: at('2020-06-01T03:00:00Z') - 30 * DAY, id: '' },
        forgotten: 1203,
      },
    ]);
    expect((await store.facts({ source: 'desk' }, null, 2000)).some(({ body }) => body.includes('Dupont'))).toBe(false);
    const notes = (await store.auditEntries(0, 10)).filter(({ action }) => action === 'retention.forgotten');
    expect(notes.map(({ details }) => details['factsSinceSet'])).toEqual([1203]);
  },

  'goes on, night after night, where it ended': async (store) => {
    const recorded = [at('2020-05-01T00:00:00Z'), at('2020-05-02T02:00:00Z'), at('2020-05-02T04:00:00Z')];
    await append(store, ...recorded.map((when, n) => factOf(said(`e${n}`, TEXTS), when)));
    await set(store, 30);
    const looked = async (present: string) => (await retain(store, at(present))).map((one) => one.looked);
    expect(await looked('2020-06-01T02:59:59Z')).toEqual([1]);
    expect(await looked('2020-06-01T03:00:00Z')).toEqual([1]);
    expect(await looked('2020-06-02T02:59:59Z')).toEqual([]);
    expect(await looked('2020-06-02T03:00:00Z')).toEqual([1]);
  },

  'waits for the night after a retention was set; set anew, all is looked at again': async (store) => {
    await append(store, factOf(said('old', TEXTS), at('2019-01-01T00:00:00Z')));
    await set(store, 30);
    expect(await retain(store, SET + 3_600_000)).toEqual([]);
    expect(await retain(store, SET + DAY)).toEqual([{ source: 'desk', looked: 1, forgotten: 1 }]);
    await set(store, 20);
    expect(await store.retentions()).toMatchObject([{ days: 20, doneTo: null, forgotten: 0 }]);
    expect(await retain(store, SET + DAY)).toEqual([{ source: 'desk', looked: 1, forgotten: 0 }]);
  },

  'keeps everything of a source whose retention was taken away, and of those that never had one': async (store) => {
    await append(store, factOf(said('old', TEXTS), SET));
    await set(store, 30);
    expect(await store.transact((tx) => tx.removeRetention('desk'))).toMatchObject({ source: 'desk', days: 30 });
    expect(await store.transact((tx) => tx.removeRetention('desk'))).toBeNull();
    expect(await retain(store, PRESENT)).toEqual([]);
    expect(await bodyOf(store, 'old')).toContain('Dupont');
  },

  'replaces a body only by less of the same fact': async (store) => {
    const fact = factOf(said('old', TEXTS), SET);
    await append(store, fact);
    await set(store, 30);
    const { stream, body } = fact;
    const place = { stream, recordedAt: SET, id: 'old' };
    const replaced = (text: string) => store.transact((tx) => tx.forget('desk', [{ ...place, body: text }]));
    expect(await replaced(body)).toBe(0);
    expect(await replaced(JSON.stringify(said('old', { priority: 'P2' })))).toBe(0);
    expect(await replaced(JSON.stringify(said('old', { other: 1 })))).toBe(0);
    expect(await bodyOf(store, 'old')).toBe(body);
    expect(await replaced(JSON.stringify(said('old', { priority: 'P1' })))).toBe(1);
  },

  'refuses to shorten what is younger than the retention, or has none': async (store) => {
    const now = Date.now();
    await append(store, factOf(said('new', TEXTS), now - DAY / 2), factOf(said('old', TEXTS), SET));
    await set(store, 1);
    const short = (id: string, recordedAt: number) => [
      { stream: 'ticket:T1', recordedAt, id, body: JSON.stringify(said(id, {})) },
    ];
    const whole = /is to be kept whole/;
    await expect(store.transact((tx) => tx.forget('desk', short('new', now - DAY / 2)))).rejects.toThrow(whole);
    await store.transact((tx) => tx.removeRetention('desk'));
    await expect(store.transact((tx) => tx.forget('desk', short('old', SET)))).rejects.toThrow(whole);
    expect(await bodyOf(store, 'old')).toContain('Dupont');
  },

  'takes a loaded demonstration out whole, and nobody who is real': async (store) => {
    const before = await store.mark();
    await demonstrated(store);
    // Whoever has read what was there is to read everything anew: when it is loaded, and when it is taken out.
    expect(await store.changesAfter(before, 9)).toBeNull();
    const during = await store.mark();
    expect(await store.changesAfter(during, 9)).toEqual({ mark: during, tickets: [] });
    expect(await store.transact((tx) => tx.removeDemonstration())).toBe(true);
    expect(await store.changesAfter(during, 9)).toBeNull();
    expect(await store.facts({}, null, 9)).toEqual([]);
    expect(await store.publishedVersions()).toEqual([]);
    expect(await store.simulation('s1')).toBeNull();
    expect(await store.setting('demonstrationLoaded')).toBeNull();
    expect((await store.person('p-1'))?.name).toBe('Ada');
    expect(await store.setting('sealedWith')).toBe('x');
    // What was taken out is new again.
    expect(await append(store, generated('g1'))).toEqual(['new']);
    expect(await store.transact((tx) => tx.removeDemonstration())).toBe(false);
  },

  'takes nothing out where anything real is beside a demonstration, or none is loaded': async (store) => {
    await append(store, generated('g0'));
    expect(await store.transact((tx) => tx.removeDemonstration())).toBe(false);
    await demonstrated(store);
    await append(store, factOf(said('real', TEXTS), SET));
    expect(await store.transact((tx) => tx.removeDemonstration())).toBe(false);
    expect(await store.facts({}, null, 9)).toHaveLength(6);
  },

  'takes nothing of a demonstration out beside an agreement that somebody published': async (store) => {
    await demonstrated(store);
    await store.transact((tx) => tx.addVersion({ ...VERSION, agreement: 'own', hash: 'own', publishedBy: 'p-1' }));
    expect(await store.transact((tx) => tx.removeDemonstration())).toBe(false);
    expect(await store.publishedVersions()).toHaveLength(2);
  },

  'changes nothing at all where a transaction is not kept': async (store) => {
    const fact = factOf(said('old', TEXTS), SET);
    await append(store, fact);
    await set(store, 30);
    const failing = store.transact(async (tx) => {
      const short = JSON.stringify(said('old', {}));
      await tx.forget('desk', [{ stream: fact.stream, recordedAt: SET, id: 'old', body: short }]);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await bodyOf(store, 'old')).toBe(fact.body);
    expect(await append(store, fact)).toEqual(['same']);
  },
};

/** What every store must do with retentions. @param open a store of its own for each test, empty */
export function describeRetention(name: string, open: () => Promise<Store>): void {
  describe(`retention in ${name}`, () => {
    const opened: Store[] = [];
    afterAll(async () => {
      for (const store of opened) await store.close();
    });
    for (const [sentence, holds] of Object.entries(CASES)) {
      it(sentence, async () => {
        const store = await open();
        opened.push(store);
        await holds(store);
      });
    }
  });
}
