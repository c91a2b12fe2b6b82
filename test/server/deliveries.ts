/** What clients hand in, drawn from a seed: agreements, and stories of tickets around the present, out of order and repeated. */
import { said } from '../live/life.ts';
import type { PlainEvent } from '../oracle/facts.ts';
import { type Random, randomFrom } from '../oracle/random.ts';
import { drawWorld } from '../oracle/world.ts';

const MINUTE = 60_000;
const AGREEMENTS = 5;
/** Worlds told at the same time: their events come mixed with each other's. */
const AT_ONCE = 6;
/** Of those handed in before, so many are remembered to be handed in again. */
const REMEMBERED = 400;

export interface Deliveries {
  /** The first version of each agreement, as text. */
  readonly agreements: readonly string[];
  /** Another version of one of them. */
  readonly nextVersion: () => string;
  /** What one client hands in next, never the same list twice; without end. */
  readonly next: () => readonly PlainEvent[];
}

type Plain = ReturnType<typeof drawWorld>['agreement'];

export function drawDeliveries(seed: number): Deliveries {
  const random = randomFrom(seed);
  const firsts = [...Array(AGREEMENTS).keys()].map((index) => renamedAgreement(drawWorld(seed * 31 + index), index));
  const open: PlainEvent[][] = [];
  const before: PlainEvent[] = [];
  let world = 0;
  let version = 1;
  const one = (): PlainEvent => {
    while (open.length < AT_ONCE) {
      world += 1;
      open.push([...drawStory(seed, world, random)]);
    }
    const place = random.below(open.length);
    const event = (open[place] as PlainEvent[]).pop() as PlainEvent;
    if (open[place]?.length === 0) open.splice(place, 1);
    before[before.length < REMEMBERED ? before.length : random.below(REMEMBERED)] = event;
    return event;
  };
  return {
    agreements: firsts.map((agreement) => said(agreement, random, 1, '1980-01-01')),
    nextVersion: () => {
      version += 1;
      return said(random.pick(firsts), random, version, `${1980 + version}-01-01`);
    },
    next: () => {
      // Now and then one alone, mostly some, now and then many.
      const size = random.pick([1, 1, 2, 5, 12, 40]);
      return [...Array(size).keys()].map(() => (before.length > 20 && random.chance(12) ? random.pick(before) : one()));
    },
  };
}

/** Each agreement is another customer's. */
function renamedAgreement({ agreement }: { readonly agreement: Plain }, index: number): Plain {
  const customer = { id: `acme-${index}`, name: `Acme ${index}` };
  return { ...agreement, id: `world-${index}`, parties: { provider: { name: 'Provider' }, customer } };
}

/** The events of a world under names of their own, moved so that the last of them happens about now. */
function drawStory(seed: number, number: number, random: Random): readonly PlainEvent[] {
  const { events } = drawWorld(seed * 7_919 + number);
  const last = Math.max(...events.map(({ time }) => Date.parse(time)));
  // Some have not happened yet when they are told; of most, the clocks still run.
  const end = Date.now() + random.pick([10_000, 2_000, -1_000, -20 * MINUTE, -300 * MINUTE]);
  const customer = random.below(AGREEMENTS);
  const ours = (name: unknown) => `${number}-${String(name)}`;
  const told = events.map((event) => ({
    ...event,
    id: ours(event.id),
    subject: event.subject === '' ? '' : ours(event.subject),
    time: new Date(Date.parse(event.time) - last + end).toISOString(),
    data: Object.fromEntries(
      Object.entries(event.data).map(([key, value]) => {
        if (['of', 'into', 'parent'].includes(key)) return [key, ours(value)];
        return key === 'customer' && value === 'acme' ? [key, `acme-${customer}`] : [key, value];
      }),
    ),
  }));
  const back = random.some(told, 3).map(
    ({ id, source, time }): PlainEvent => ({
      specversion: '1.0',
      id: `back-${id}-${source}`,
      source: 'desk',
      type: 'event.retracted',
      subject: '',
      time,
      data: { of: id, ofSource: source },
    }),
  );
  return random.shuffle([...told, ...back]);
}
