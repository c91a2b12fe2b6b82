/** Draws worlds for the availability oracle: a promise, and facts of one service around one month, odd ones among them. */
import type { PlainCalendar } from '../hours.ts';
import { type Random, randomFrom } from '../random.ts';
import { monthOf } from './engine.ts';
import {
  CUSTOMER,
  isoOf,
  minuteOf,
  type PlainEvent,
  type PlainPromise,
  type PlainRules,
  SERVICE,
  type World,
} from './facts.ts';

const CALENDARS: { readonly [id: string]: PlainCalendar } = {
  always: '24x7',
  office: { timeZone: 'Europe/Paris', hours: { 'mon-fri': ['09:00-12:00', '13:00-18:00'] }, holidays: ['2026-10-26'] },
  nights: { timeZone: 'America/New_York', hours: { 'mon-sun': ['22:00-06:00'] } },
  late: {
    timeZone: 'Asia/Kolkata',
    hours: { 'mon-sat': ['08:30-20:15'] },
    exceptions: { '2026-03-28..2026-03-30': ['10:00-11:00'] },
  },
};
const ZONES = ['UTC', 'Europe/Paris', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe'];
/** Months in which clocks change, short ones, and a year's end. */
const MONTHS = ['2026-03', '2026-10', '2026-02', '2026-11', '2026-04', '2025-12'];
const HOUR = 60;
const DAY = 1440;

function drawRules(random: Random): PlainRules {
  const notice = random.pick([{}, {}, { notice: '0s' }, { notice: '2h' }, { notice: '24h' }]);
  const cap = random.pick([{}, { maxPerMonth: 'none' }, { maxPerMonth: '4h' }, { maxPerMonth: '50m' }]);
  return {
    ...(random.chance(50) ? { denominator: random.pick(['net', 'gross'] as const) } : {}),
    ...(random.chance(70) ? { unknown: random.pick(['excluded', 'down', 'up'] as const) } : {}),
    ...(random.chance(40) ? { minimumOutage: random.pick(['0s', '2m', '5m', '15m', '1h']) } : {}),
    ...(random.chance(25) ? { outageStart: random.pick(['detected', 'reported'] as const) } : {}),
    ...(random.chance(40) ? { confirmAfter: random.pick([1, 2, 3]) } : {}),
    ...(random.chance(40) ? { staleAfter: random.pick(['1m', '2m', '5m', '30m', '24h']) } : {}),
    ...(random.chance(60) ? { maintenance: { ...notice, ...cap } } : {}),
    ...(random.chance(30)
      ? {
          partial: random.pick([
            { down: 1, degraded: 0.5 },
            { down: 0.75, degraded: 0.25 },
          ]),
        }
      : {}),
    ...(random.chance(20) ? { exclude: random.pick([[], ['forceMajeure'], ['customerFault', 'ourSupplier']]) } : {}),
  };
}

/** A minute near one of a few centres, so that facts meet. */
interface Place {
  readonly random: Random;
  readonly near: (reach: number) => number;
}

function span({ random, near }: Place, longest: number): { readonly from: number; readonly to: number } {
  const from = near(4 * HOUR);
  return { from, to: from + 1 + random.below(random.chance(15) ? 12 * longest : longest) };
}

type Drawn = readonly [type: string, minute: number, data: { readonly [field: string]: unknown }];

function drawOutage(place: Place, name: string): readonly Drawn[] {
  const { random } = place;
  const { from, to } = span(place, random.pick([4, 20, 90, 300]));
  const named = random.chance(60) ? { outage: name } : {};
  const state = random.chance(70) ? { state: random.pick(['down', 'down', 'degraded']) } : {};
  const weight = random.chance(25) ? { weight: random.pick([0, 0.25, 0.5, 1, 1.5, -1]) } : {};
  const reported = random.chance(60) ? { reportedAt: isoOf(from + random.below(40) - 8) } : {};
  const users = random.chance(25) ? { users: { affected: random.below(12), total: random.pick([10, 50]) } } : {};
  const start: Drawn = ['outage.started', from, { ...named, ...state, ...weight, ...reported, ...users }];
  const end: Drawn = ['outage.ended', to, { ...named, ...(random.chance(50) ? state : {}) }];
  const again: Drawn = ['outage.started', from + random.below(to - from), { ...named, state: 'degraded' }];
  if (random.chance(6)) return [start];
  if (random.chance(5)) return [end];
  if (random.chance(4)) return [start, ['outage.ended', from - random.below(60), named]];
  return random.chance(10) ? [start, again, end] : [start, end];
}

function drawMaintenance(place: Place, name: string): readonly Drawn[] {
  const { random } = place;
  const { from, to } = span(place, random.pick([30, 120, 300]));
  const announcedAt = from - random.pick([60 * HOUR, 48 * HOUR, 48 * HOUR - 1, 24 * HOUR, 2 * HOUR, 1, -5]);
  const named = random.chance(50) ? { maintenance: name } : {};
  const odd = random.chance(5);
  const window = { from: isoOf(from), to: isoOf(odd ? from - random.below(2) : to) };
  const announced: Drawn = ['maintenance.announced', announcedAt, { ...named, ...window }];
  if (random.chance(60)) return [announced];
  return [announced, ['maintenance.ended', to + random.below(60) - 40, named]];
}

function drawExclusion(place: Place): readonly Drawn[] {
  const { random } = place;
  const { from, to } = span(place, 120);
  const reason = random.pick(['forceMajeure', 'customerFault', 'clientThirdParty', 'suspension', 'ourSupplier']);
  const full = { from: isoOf(from), to: isoOf(to), reason, evidence: 'letter', approver: 'u-1' };
  const lacking = random.pick(['evidence', 'approver', 'reason', 'from']);
  const data = random.chance(15) ? Object.fromEntries(Object.entries(full).filter(([key]) => key !== lacking)) : full;
  return [['exclusion.granted', from + random.below(DAY), data]];
}

function drawGap(place: Place): readonly Drawn[] {
  const { random } = place;
  const { from, to } = span(place, 30);
  const until = random.chance(25) ? {} : { to: isoOf(random.chance(8) ? from : to) };
  return [['monitor.gap', from, random.chance(20) ? until : { from: isoOf(from), ...until }]];
}

/** A stretch of checks at one pace, failing in runs; now and then one is missing or told twice. */
function drawChecks(place: Place): readonly Drawn[] {
  const { random } = place;
  const pace = random.pick([1, 2, 5, 7]);
  const checks: Drawn[] = [];
  let at = place.near(6 * HOUR);
  let up = true;
  for (let left = 5 + random.below(60); left > 0; left--, at += pace) {
    if (random.chance(20)) up = !up;
    if (random.chance(6)) at += random.below(40);
    checks.push(['check.observed', at, { up }]);
    if (random.chance(4)) checks.push(['check.observed', at, { up: !up }]);
  }
  return checks;
}

function drawFacts(place: Place): readonly Drawn[] {
  const { random } = place;
  const times = <T>(count: number, draw: (index: number) => readonly T[]): readonly T[] =>
    Array.from({ length: count }, (_, index) => draw(index)).flat();
  // Now and then a fact is told of our customer, or of another one, in all its events.
  const concerning = (facts: readonly Drawn[]): readonly Drawn[] => {
    if (random.chance(80)) return facts;
    const customer = random.pick([CUSTOMER, CUSTOMER, 'other']);
    return facts.map(([type, minute, data]): Drawn => [type, minute, { ...data, customer }]);
  };
  return [
    ...times(random.below(random.chance(30) ? 12 : 5), (index) =>
      concerning(drawOutage(place, random.chance(90) ? `o${index}` : 'o0')),
    ),
    ...times(random.below(random.chance(30) ? 10 : 4), (index) => concerning(drawMaintenance(place, `m${index}`))),
    ...times(random.below(3), () => concerning(drawExclusion(place))),
    ...times(random.chance(50) ? random.below(3) : 0, () => concerning(drawGap(place))),
    ...times(random.chance(50) ? 1 + random.below(2) : 0, () => concerning(drawChecks(place))),
  ];
}

/** Mostly in force for long; now and then from, or to, a day of the month. */
function drawTerm(random: Random, month: { readonly from: number; readonly to: number }) {
  const day = isoOf(month.from + DAY + random.below(month.to - month.from - DAY)).slice(0, 10);
  const [begins, ends] = [random.chance(10), random.chance(10)];
  return { effective: begins ? day : '2025-01-01', until: ends && !begins ? day : null };
}

/** The world of a seed; the same for ever. */
export function drawWorld(seed: number): World {
  const random = randomFrom(seed);
  const timeZone = random.pick(ZONES);
  const within = `${random.pick(MONTHS)}-15T12:00:00Z`;
  const month = monthOf(timeZone, minuteOf(within));
  const anywhere = (): number => month.from + random.below(month.to - month.from);
  const centres = [anywhere(), random.chance(25) ? month.from : anywhere(), random.chance(25) ? month.to : anywhere()];
  // In some worlds everything happens at once.
  const crowded = random.chance(30) ? 8 : 1;
  const near = (most: number): number => {
    const reach = Math.ceil(most / crowded);
    return random.pick(centres) + random.below(reach) - (reach >> 1);
  };
  const events = drawFacts({ random, near }).map(
    ([type, minute, data], index): PlainEvent => ({
      id: `e${index}`,
      type,
      subject: random.chance(97) ? SERVICE : type === 'exclusion.granted' ? '' : 'mail',
      time: isoOf(minute),
      data,
    }),
  );
  const promise: PlainPromise = {
    timeZone,
    ...drawTerm(random, month),
    calendars: CALENDARS,
    calendar: random.pick(['always', 'always', ...Object.keys(CALENDARS)]),
    atLeast: random.pick(['99.9%', '99.5%', '99%', '95%', '100%']),
    basis: random.chance(20) ? 'users' : 'time',
    rules: drawRules(random),
  };
  const asOf = random.pick([
    month.to + random.below(5 * DAY),
    month.to + random.below(DAY),
    anywhere(),
    near(8 * HOUR),
  ]);
  return { seed, promise, within, asOf: isoOf(asOf), events: random.shuffle(events) };
}

/** Every world that is this one with one thing less. */
function* smaller(world: World): Generator<World> {
  const { promise, events } = world;
  const half = events.length >> 1;
  if (half > 2) yield { ...world, events: events.slice(0, half) };
  if (half > 2) yield { ...world, events: events.slice(half) };
  for (const event of events) yield { ...world, events: events.filter((other) => other !== event) };
  for (const rule of Object.keys(promise.rules)) {
    const rules = Object.fromEntries(Object.entries(promise.rules).filter(([name]) => name !== rule));
    yield { ...world, promise: { ...promise, rules } };
  }
  for (const event of events)
    for (const field of Object.keys(event.data)) {
      const data = Object.fromEntries(Object.entries(event.data).filter(([name]) => name !== field));
      yield { ...world, events: events.map((other) => (other === event ? { ...event, data } : other)) };
    }
  if (promise.basis !== 'time') yield { ...world, promise: { ...promise, basis: 'time' } };
  if (promise.until !== null) yield { ...world, promise: { ...promise, until: null } };
  if (promise.calendar !== 'always') yield { ...world, promise: { ...promise, calendar: 'always' } };
  if (promise.timeZone !== 'UTC') yield { ...world, promise: { ...promise, timeZone: 'UTC' } };
}

/** The smallest world reached from this one, dropping one thing at a time while the difference persists. */
export function shrink(world: World, differs: (world: World) => boolean): World {
  for (let present = world; ; ) {
    let next: World | null = null;
    for (const candidate of smaller(present))
      if (differs(candidate)) {
        next = candidate;
        break;
      }
    if (next === null) return present;
    present = next;
  }
}
