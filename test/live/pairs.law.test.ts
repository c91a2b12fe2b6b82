import { describe, expect, it } from 'vitest';
import { reachedBy } from '../../src/core/alert/index.ts';
import { evaluate } from '../../src/core/evaluate.ts';
import type { Event } from '../../src/core/event/index.ts';
import { readAgreement } from '../../src/language/index.ts';
import { openMemoryStore } from '../../src/store/memory/index.ts';
import { type Warned, warned } from '../alerts/warned.ts';
import { drawn, said } from './life.ts';

const RUNS = Math.min(2_000, Number(process.env['LEEWAY_LAW_RUNS'] ?? 12));
const MINUTE = 60_000;

/** What a program was told: which alerts began, and which ended, each as often as it was told. */
async function tally(system: Warned) {
  const begun: string[] = [];
  const ended: string[] = [];
  for (const { id, about } of await system.messages())
    (about === 'ended' ? ended : begun).push(...(await system.store.alertsOfMessage(id)));
  return { begun: begun.toSorted(), ended: ended.toSorted() };
}

async function everyFact(system: Warned): Promise<readonly Event[]> {
  return (await system.store.facts({}, null, 100_000)).map(({ event }) => event);
}

/** A world whose facts come late, twice, in any order, and are taken back, while time goes on. */
async function lived(seed: number, check: (system: Warned, present: number) => Promise<void>) {
  const { events, agreement, begin, random } = drawn(seed);
  let present = begin + random.below(600) * MINUTE;
  const system = warned(openMemoryStore(), present);
  const text = said(agreement, random, 1, '1980-01-01');
  await system.publish(JSON.parse(text) as object);
  const customers = readAgreement(text, { file: 'drawn' }).agreement?.customer;
  await system.goLive(...[customers?.id ?? [], 'acme'].flat());
  await system.endpoint('e-1');
  await system.rules({ id: 'hook', when: { kinds: ['threshold', 'breach'] }, to: ['endpoint:e-1'] });
  for (let from = 0; from < events.length; ) {
    const size = 1 + random.below(6);
    await system.post(...(events.slice(from, from + size) as Parameters<Warned['post']>));
    from += size;
    if (random.chance(70)) present += random.below(400) * MINUTE;
    await system.until(present);
    await check(system, present);
  }
  return { system, present, agreement: text };
}

describe('a program that is told of alerts', () => {
  it.each(Array.from({ length: RUNS }, (_, index) => index))(
    'is told once of each beginning, and once of each end (world %i)',
    async (seed) => {
      const { system, present, agreement } = await lived(seed, async (world) => {
        const { begun, ended } = await tally(world);
        expect(new Set(begun).size).toBe(begun.length);
        const over = (await world.alerts()).filter(({ standing, endedAt }) => standing === 'told' && endedAt !== null);
        expect(ended).toEqual(over.map(({ key }) => key).toSorted());
      });
      // Every alert that core knows of is decided, and none that it never knew.
      const read = readAgreement(agreement, { file: 'drawn' }).agreement;
      if (read === null) throw new Error('the agreement can not be read');
      const { clocks } = evaluate({ agreements: [read], events: await everyFact(system), asOf: present });
      const decided = new Set((await system.alerts()).map(({ key }) => key));
      const missing = clocks.flatMap((clock) => reachedBy(clock, present)).filter(({ key }) => !decided.has(key));
      expect(missing).toEqual([]);
      // When all tickets are cancelled, everything that began has ended.
      const tickets = new Set((await system.alerts()).flatMap(({ ticket }) => ticket ?? []));
      const cancelled = [...tickets].map((subject, index) => ({
        ...{ specversion: '1.0', id: `end-${index}`, source: 'desk', type: 'ticket.cancelled', subject, data: {} },
        time: new Date(present + MINUTE).toISOString(),
      }));
      await system.until(present + 2 * MINUTE);
      await system.post(...(cancelled as Parameters<Warned['post']>));
      await system.until(present + 10 * MINUTE);
      const { begun, ended } = await tally(system);
      expect(ended).toEqual(begun);
    },
  );
});
