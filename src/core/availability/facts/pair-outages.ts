import type { Event } from '../../event/index.ts';
import { type Ratio, ratio } from '../../money/index.ts';
import type { Instant } from '../../time/index.ts';
import type { AvailabilityNotice, OutageFact } from './fact.ts';
import { concernOf, instantIn, nameOf, textIn } from './read-field.ts';

type Say = (kind: AvailabilityNotice['kind'], event: Event, facts?: AvailabilityNotice['facts']) => void;

/** An outage while its events are read. */
interface Begun {
  readonly event: Event;
  /** What its source calls it (`outage`); null: nothing. */
  readonly name: string | null;
  readonly fact: OutageFact;
  to: Instant | null;
}

/** Outages that may still be open, by everything an end can name them by; closed ones are dropped when they come up. */
interface Open {
  readonly all: Begun[];
  readonly byKey: Map<string, Begun[]>;
  readonly byName: Map<string, Begun>;
  /** Ends that named an outage of which no start had come. */
  readonly early: Map<string, Event>;
}

/**
 * The outages of one service. An end belongs to the outage it names (`outage`: as the start named it, or the start's
 * id), else to the latest open one of its customer and state, else of its customer, else, when it names no customer,
 * to the latest open one. Ends without a start have no effect; a start repeated while its outage is open changes its
 * state from then on. Outages come in order of their begin.
 * @param events `outage.started` and `outage.ended` of the service, each once, in any order
 */
export function pairOutages(events: readonly Event[], say: Say): readonly OutageFact[] {
  const begun: Begun[] = [];
  const open: Open = { all: [], byKey: new Map(), byName: new Map(), early: new Map() };
  for (const event of [...events].sort(inOrder)) {
    if (event.type === 'outage.started') begin(begun, open, event, say);
    else end(open, event, say);
  }
  endRepeated(begun, say);
  const facts: OutageFact[] = [];
  for (const one of begun) {
    const early = one.to === null && one.name !== null ? open.early.get(one.name) : undefined;
    if (early !== undefined) {
      open.early.delete(one.name as string);
      say('outageEndsBeforeStart', early, { outage: one.fact.id });
    } else facts.push({ ...one.fact, to: one.to });
  }
  for (const event of open.early.values()) say('outageEndWithoutStart', event);
  return facts;
}

/** At one instant ends come first: what ends there made place for what begins there. */
function inOrder(a: Event, b: Event): number {
  if (a.occurredAt !== b.occurredAt) return a.occurredAt - b.occurredAt;
  if (a.type !== b.type) return a.type === 'outage.ended' ? -1 : 1;
  // An end that names its outage leaves the others to those that name none.
  const [named, other] = [a, b].map((event) => textIn(event, 'outage') !== null);
  if (named !== other) return named ? -1 : 1;
  return compareText(a.source, b.source) || compareText(a.id, b.id);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function begin(begun: Begun[], open: Open, event: Event, say: Say): void {
  const name = textIn(event, 'outage');
  const one: Begun = { event, name, fact: factOf(event, say), to: null };
  const known = name === null ? undefined : open.byName.get(name);
  if (known !== undefined && known.to === null) {
    if (alike(known, one)) {
      say('outageStartedTwice', event, { outage: known.fact.id });
      return;
    }
    known.to = event.occurredAt;
  }
  begun.push(one);
  open.all.push(one);
  for (const key of keysOf(event, one.fact.state)) {
    const stack = open.byKey.get(key);
    if (stack === undefined) open.byKey.set(key, [one]);
    else stack.push(one);
  }
  if (name !== null) open.byName.set(name, one);
  open.byName.set(event.id, one);
}

/** By customer and state, and by customer alone. */
function keysOf(event: Event, state: string | null): readonly string[] {
  const customer = textIn(event, 'customer') ?? '';
  return [...(state === null ? [] : [`${state} ${customer}`]), ` ${customer}`];
}

function end(open: Open, event: Event, say: Say): void {
  const name = textIn(event, 'outage');
  if (name !== null) {
    const named = open.byName.get(name);
    if (named !== undefined && named.to === null) named.to = event.occurredAt;
    else if (named !== undefined || open.early.has(name)) say('outageEndWithoutStart', event);
    else open.early.set(name, event);
    return;
  }
  const stacks = keysOf(event, textIn(event, 'state')).map((key) => open.byKey.get(key));
  if (textIn(event, 'customer') === null) stacks.push(open.all);
  for (const stack of stacks) {
    const latest = stack === undefined ? undefined : latestOpen(stack);
    if (latest === undefined) continue;
    latest.to = event.occurredAt;
    return;
  }
  say('outageEndWithoutStart', event);
}

function latestOpen(stack: Begun[]): Begun | undefined {
  while (stack.length > 0 && stack.at(-1)?.to !== null) stack.pop();
  return stack.at(-1);
}

/**
 * A source that says "down" again and again, and "up" once, told of one outage: an unnamed outage that never ends, and
 * after whose begin the same source began one just like it that did end, ends there too.
 */
function endRepeated(begun: readonly Begun[], say: Say): void {
  /** The first end among those begun later, and the one begun next. */
  const after = new Map<string, { readonly to: Instant; readonly next: Begun }>();
  for (const one of begun.toReversed()) {
    if (one.name !== null) continue;
    const { state, weightPpm, customer, source } = one.fact;
    const key = JSON.stringify([source, customer, state, weightPpm]);
    const later = after.get(key);
    if (one.to === null && later !== undefined) {
      one.to = later.to;
      say('outageStartedTwice', later.next.event, { outage: one.fact.id });
    }
    if (one.to !== null) after.set(key, { to: Math.min(one.to, later?.to ?? one.to), next: one });
  }
}

function alike({ fact: a }: Begun, { fact: b }: Begun): boolean {
  const sameUsers = a.users?.part === b.users?.part && a.users?.whole === b.users?.whole;
  return a.state === b.state && a.weightPpm === b.weightPpm && sameUsers;
}

function factOf(event: Event, say: Say): OutageFact {
  return {
    ...concernOf(event),
    id: nameOf(event),
    from: event.occurredAt,
    to: null,
    state: event.data['state'] === 'degraded' ? 'degraded' : 'down',
    weightPpm: weightOf(event, say),
    users: usersOf(event, say),
    ticket: textIn(event, 'ticket'),
    reportedAt: instantIn(event, 'reportedAt'),
    cause: textIn(event, 'cause'),
  };
}

/** A weight beyond 0 to 1 is brought back to the nearer end. */
function weightOf(event: Event, say: Say): number | null {
  const { weight } = event.data;
  if (typeof weight !== 'number' || !Number.isFinite(weight)) return null;
  if (weight < 0 || weight > 1) say('weightOutOfRange', event, { weight: String(weight) });
  return Math.round(Math.min(Math.max(weight, 0), 1) * 1_000_000);
}

/** `users: { affected, total }`, whole numbers; anything else counts as all users. */
function usersOf(event: Event, say: Say): Ratio | null {
  const { users } = event.data;
  if (users === undefined || users === null) return null;
  const { affected, total } = (typeof users === 'object' ? users : {}) as { affected?: unknown; total?: unknown };
  if (isCount(affected) && isCount(total) && total > 0 && affected <= total) return ratio(affected, total);
  say('usersOutOfRange', event, { affected: String(affected), total: String(total) });
  return null;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
