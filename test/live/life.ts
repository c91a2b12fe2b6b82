/** The life of a living system, drawn from a seed: facts in any order, repeated, taken back, with versions and names between. */

import type { Store } from '../../src/app/ports/index.ts';
import { openMemoryStore } from '../../src/store/memory/index.ts';
import type { PlainEvent } from '../oracle/facts.ts';
import { type Random, randomFrom } from '../oracle/random.ts';
import { drawWorld } from '../oracle/world.ts';
import { type Living, living } from './living.ts';

const RUNS = Math.min(2_000, Number(process.env['LEEWAY_LAW_RUNS'] ?? 20));
const MINUTE = 60_000;
export const seeds = Array.from({ length: RUNS }, (_, index) => index);

type Plain = ReturnType<typeof drawWorld>['agreement'];

/** What the agreement of a world says, with promises over many tickets, and perhaps another rule for new versions. */
export function said(agreement: Plain, random: Random, version: number, effective: string): string {
  const counted = [
    { attainment: '90%', per: 'month' },
    { allow: 1, per: 'quarter' },
    { percentile: { p: 90, within: '2h' }, per: 'month' },
    { mean: { within: '3h' }, per: 'month' },
    {},
  ];
  const targets = Object.fromEntries(
    Object.entries(agreement.targets).map(([id, target]) => [id, { ...target, ...random.pick(counted) }]),
  );
  const rules = {
    ...agreement.rules,
    agreementChange: random.pick(['atStart', 'switch']),
    attribute: random.pick(['settled', 'opened', 'stopped']),
  };
  return JSON.stringify({ ...agreement, version, effective, targets, rules });
}

interface Drawn {
  readonly events: readonly PlainEvent[];
  readonly agreement: Plain;
  readonly begin: number;
  readonly random: Random;
}

/** A world in which pieces of it are sometimes taken back, or known under another name. */
export function drawn(seed: number): Drawn {
  const { agreement, events } = drawWorld(seed);
  const random = randomFrom(seed + 90_000);
  const begin = Math.min(...events.map(({ time }) => Date.parse(time)));
  const renamed = random.chance(30);
  const told = events.map((event) =>
    renamed && event.subject === 'T2' && event.type === 'ticket.opened'
      ? { ...event, data: { ...event.data, customer: 'the-twelfth' } }
      : event,
  );
  const back = random.some(told, 4).map(
    ({ source, id, time }, index): PlainEvent => ({
      specversion: '1.0',
      id: `back-${index}`,
      source: 'desk',
      type: 'event.retracted',
      subject: '',
      time,
      data: { of: id, ofSource: source },
    }),
  );
  return { events: random.shuffle([...told, ...back, ...random.some(told, 10)]), agreement, begin, random };
}

/** What happens to a living system, one thing after another, with the present moving on; `check` is called between. */
export async function drawLife(
  seed: number,
  check: (system: Living, present: number) => Promise<void>,
  store: Store = openMemoryStore(),
): Promise<void> {
  const { events, agreement, begin, random } = drawn(seed);
  let present = begin + random.below(1440) * MINUTE;
  const system = living(store, present);
  await system.publish(said(agreement, random, 1, '1980-01-01'));
  let version = 1;
  for (let from = 0; from < events.length; ) {
    const size = 1 + random.below(8);
    const batches = [events.slice(from, from + size), events.slice(Math.max(0, from - 2), from + 1)];
    from += size;
    await Promise.all(random.some(batches, 80).map((batch) => system.post(batch)));
    if (random.chance(12)) {
      version += 1;
      const day = new Date(present + (random.below(5) - 2) * 720 * MINUTE).toISOString().slice(0, 10);
      await system.publish(said(agreement, random, version, day));
    }
    if (random.chance(12)) await system.attach('desk', 'the-twelfth', random.pick(['acme', 'nobody']));
    if (random.chance(60)) present += random.below(600) * MINUTE + random.below(3);
    system.at(present);
    await check(system, present);
  }
  // Whatever the drawing left out is posted in the end.
  await system.post(events);
  for (let step = 0; step < 8; step++) {
    await check(system, present);
    // To the very instant at which something is said to change, and to the one after it; or anywhere.
    const next = random.chance(60) ? await system.store.nextWakeAt() : null;
    present = next === null || next < present ? present + random.below(2000) * MINUTE : next;
    system.at(present);
    await check(system, present);
    present += 1;
    system.at(present);
  }
}
