/** Random worlds of at most three days: one agreement, one to three tickets, an instant; and their shrinking. */
import type { PlainEvent, World } from './facts.ts';
import { type Random, randomFrom } from './random.ts';
import { drawAgreement, drawSetting } from './world-agreement.ts';

const LENGTH = 3 * 1440;
const PRIORITIES = ['P1', 'P2', 'P3'];
const REASONS = ['waitingCustomer', 'waitingCustomer', 'appointment', 'clientThirdParty', 'ourSupplier'];

type Data = PlainEvent['data'];
type Draw = (random: Random, targets: readonly string[]) => Data;

const who = (random: Random): Data => (random.chance(10) ? { by: random.pick(['system', 'requester', 'agent']) } : {});
const reply: Draw = (random) => ({
  by: random.pick(['agent', 'agent', 'agent', 'requester', 'requester', 'requester', 'system']),
  ...(random.chance(25) ? { public: random.chance(50) } : {}),
  ...(random.chance(15) ? { automatic: random.chance(60) } : {}),
  ...(random.chance(40) ? { channel: random.pick(['phone', 'email', 'portal']) } : {}),
});

const drawUpdate: Draw = (random) => ({
  ...(random.chance(60) ? { service: random.pick(['mail', 'web']) } : {}),
  ...(random.chance(20) ? { tags: random.pick([[], ['vip'], ['red', 'vip']]) } : {}),
  ...(random.chance(10) ? { team: random.pick(['net', 'desk']) } : {}),
  ...who(random),
});

/** What may happen to a ticket, each with its weight. */
const KINDS: readonly { readonly kind: string; readonly weight: number; readonly draw: Draw }[] = [
  { kind: 'replied', weight: 22, draw: reply },
  { kind: 'priorityChanged', weight: 14, draw: (random) => ({ priority: random.pick(PRIORITIES) }) },
  { kind: 'paused', weight: 13, draw: (r) => (r.chance(95) ? { reason: r.pick(REASONS), by: 'agent' } : {}) },
  { kind: 'resumed', weight: 9, draw: who },
  { kind: 'resolved', weight: 9, draw: who },
  { kind: 'reopened', weight: 9, draw: who },
  { kind: 'assigned', weight: 6, draw: (r) => ({ ...(r.chance(85) ? { to: 'u-1' } : { team: 'net' }), ...who(r) }) },
  { kind: 'acknowledged', weight: 4, draw: who },
  { kind: 'workStarted', weight: 5, draw: (r) => ({ ...(r.chance(60) ? { onSite: r.chance(70) } : {}), ...who(r) }) },
  { kind: 'restored', weight: 5, draw: who },
  { kind: 'workaroundProvided', weight: 4, draw: who },
  { kind: 'closed', weight: 3, draw: who },
  { kind: 'noReplyNeeded', weight: 3, draw: () => ({ by: 'agent' }) },
  { kind: 'updated', weight: 4, draw: drawUpdate },
  { kind: 'cancelled', weight: 1, draw: () => ({ reason: 'spam' }) },
  {
    kind: 'excused',
    weight: 3,
    draw: (r, targets) => ({
      target: r.pick(targets),
      ...(r.chance(30) ? { cycle: 1 + r.below(3) } : {}),
      ...(r.chance(90) ? { reason: 'customerFault' } : {}),
      ...(r.chance(90) ? { approver: 'u-9' } : {}),
    }),
  },
  { kind: 'scopeDecided', weight: 1, draw: (r) => ({ scope: r.pick(['in', 'out', 'out']), by: 'agent' }) },
];
const WEIGHTS = KINDS.reduce((sum, { weight }) => sum + weight, 0);

function drawKind(random: Random): (typeof KINDS)[number] {
  let left = random.below(WEIGHTS);
  const chosen = KINDS.find(({ weight }) => {
    left -= weight;
    return left < 0;
  });
  return chosen as (typeof KINDS)[number];
}

const isoOf = (minute: number): string => new Date(minute * 60_000).toISOString().replace('.000Z', 'Z');

/** Minutes are drawn coarse more often than not, so that things meet at one instant. */
function drawMinute(random: Random, from: number, to: number): number {
  const step = random.pick([1, 5, 15, 30, 60]);
  return Math.min(to, from + Math.floor(random.below(Math.max(1, to - from)) / step) * step);
}

function drawOpening(random: Random): Data {
  return {
    customer: 'acme',
    ...(random.chance(85) ? { priority: random.pick(PRIORITIES) } : {}),
    ...(random.chance(50) ? { service: random.pick(['mail', 'web']) } : {}),
    ...(random.chance(60) ? { channel: random.pick(['phone', 'email', 'portal']) } : {}),
    ...(random.chance(15) ? { by: 'agent' } : {}),
    ...(random.chance(30) ? { confirmed: true } : {}),
  };
}

function drawTicket(random: Random, subject: string, begin: number, targets: readonly string[]): PlainEvent[] {
  const opened = drawMinute(random, begin, begin + 1440);
  const sequenced = random.pick([0, 0, 20]);
  const busyUntil = random.chance(50) ? begin + LENGTH : Math.min(begin + LENGTH, opened + 600);
  const event = (place: number, kind: string, minute: number, data: Data): PlainEvent => ({
    specversion: '1.0',
    id: `${subject}-${String(place).padStart(2, '0')}`,
    source: random.chance(90) ? 'desk' : 'phone',
    type: `ticket.${kind}`,
    subject,
    time: isoOf(minute),
    ...(random.chance(sequenced) ? { sequence: String(random.below(20)) } : {}),
    ...(random.chance(5) ? { recordedat: isoOf(minute + random.below(1440)) } : {}),
    data,
  });
  const events = [event(0, 'opened', opened, drawOpening(random))];
  const count = 1 + random.below(14);
  for (let place = 1; place <= count; place++) {
    const { kind, draw } = drawKind(random);
    const from = random.chance(3) ? opened - 60 : opened;
    events.push(event(place, kind, drawMinute(random, from, busyUntil), draw(random, targets)));
  }
  return events;
}

/** What is said of events already drawn: a ticket linked to the first, an event taken back, told late or told twice. */
function drawAfterthoughts(random: Random, events: readonly PlainEvent[]): readonly PlainEvent[] {
  const said: PlainEvent[] = [];
  const base = (id: string, type: string): Omit<PlainEvent, 'subject' | 'data'> => {
    const { time } = random.pick(events);
    return { specversion: '1.0', id, source: 'desk', type, time };
  };
  const children = [...new Set(events.map(({ subject }) => subject))].slice(1);
  for (const subject of children)
    if (random.chance(25) && events.every(({ sequence }) => sequence === undefined))
      said.push({ ...base(`${subject}-link`, 'ticket.linked'), subject, data: { parent: 'T1' } });
  if (random.chance(6)) {
    const { id, source } = random.pick(events);
    said.push({ ...base('taken-back', 'event.retracted'), subject: '', data: { of: id, ofSource: source } });
  }
  return said;
}

/** The world of a seed. */
export function drawWorld(seed: number): World {
  const random = randomFrom(seed);
  const setting = drawSetting(random);
  const agreement = drawAgreement(random, setting);
  const begin = Date.parse(`${setting.date}T00:00:00Z`) / 60_000;
  const targets = [...Object.keys(agreement.targets), 'none'];
  const tickets = ['T1', 'T2', 'T3'].slice(0, random.pick([1, 1, 2, 3]));
  const happened = tickets.flatMap((ticket) => drawTicket(random, ticket, begin, targets));
  const events = [...happened, ...drawAfterthoughts(random, happened)];
  const asOf = random.chance(20)
    ? random.pick(events).time
    : isoOf(drawMinute(random, begin + 720, begin + LENGTH + 720));
  const knownAt = random.chance(8) ? { knownAt: isoOf(drawMinute(random, begin + 720, begin + LENGTH)) } : {};
  return withMerges({ seed, agreement, events: random.shuffle(events), asOf, ...knownAt }, tickets);
}

/**
 * Some tickets are merged into others, of the same customer and of another, or into one that is not there. Pauses have
 * no longest length then: on which calendar it is told where a merge lets a pause hold sooner, nothing says.
 */
function withMerges(world: World, tickets: readonly string[]): World {
  const random = randomFrom(world.seed + 7_000_000);
  if (tickets.length < 2 || random.chance(60) || world.events.some((event) => event.sequence !== undefined))
    return world;
  const other = random.chance(20) ? random.pick(tickets) : null;
  const events = world.events.map((event) =>
    event.subject === other && event.type === 'ticket.opened'
      ? { ...event, data: { ...event.data, customer: 'bolt' } }
      : event,
  );
  const merges = [...Array(1 + random.below(2)).keys()].map((place): PlainEvent => {
    // A fact that names no ticket can not be a ticket's.
    const { subject, time } = random.pick(world.events.filter((event) => event.subject !== ''));
    const data = { into: random.pick([...tickets, ...tickets, 'T9']) };
    return { specversion: '1.0', id: `merge-${place}`, source: 'desk', type: 'ticket.merged', subject, time, data };
  });
  const openedAt = new Map(world.events.flatMap((e) => (e.type === 'ticket.opened' ? [[e.subject, e.time]] : [])));
  // Into a ticket that is not opened yet nothing can be merged.
  const possible = merges.filter(({ time, data }) => time >= (openedAt.get(String(data['into'])) ?? ''));
  const merged = random.pick(['keepEarliest', 'keepEarliest', 'dropAbsorbed'] as const);
  const targets = Object.fromEntries(
    Object.entries(world.agreement.targets).map(([id, target]) => [
      id,
      { ...target, rules: without({ ...target.rules }, 'maxPause') },
    ]),
  );
  const rules = { ...without({ ...world.agreement.rules }, 'maxPause'), merged };
  return { ...world, agreement: { ...world.agreement, targets, rules }, events: [...events, ...possible] };
}

const without = <T>(record: { readonly [key: string]: T }, key: string): { readonly [key: string]: T } =>
  Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));

/** The rules that may differ from target to target of one measure. */
const OWN = ['pauseOn', 'maxPause', 'resumeOnReply'];

/** Every world that is this one with one thing less. */
function* smaller(world: World): Generator<World> {
  const { agreement, events } = world;
  for (const event of events) yield { ...world, events: events.filter((other) => other !== event) };
  if (Object.keys(agreement.targets).length > 1)
    for (const id of Object.keys(agreement.targets))
      yield { ...world, agreement: { ...agreement, targets: without(agreement.targets, id) } };
  for (const rule of Object.keys(agreement.rules ?? {}))
    yield { ...world, agreement: { ...agreement, rules: without({ ...agreement.rules }, rule) } };
  for (const [id, target] of Object.entries(agreement.targets))
    for (const rule of Object.keys(target.rules ?? {}).filter((name) => OWN.includes(name))) {
      const rules = without({ ...target.rules }, rule);
      yield { ...world, agreement: { ...agreement, targets: { ...agreement.targets, [id]: { ...target, rules } } } };
    }
  for (const [id, calendar] of Object.entries(agreement.calendars))
    if (calendar !== '24x7')
      yield { ...world, agreement: { ...agreement, calendars: { ...agreement.calendars, [id]: '24x7' } } };
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
