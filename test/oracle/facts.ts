/**
 * What the oracle takes: an agreement and events as plain JSON (a part of FORMAT 1 and 2), and what each event says.
 */
import type { PlainCalendar } from './hours.ts';

export const MEASURES = [
  'acknowledgement',
  'assignment',
  'firstResponse',
  'intervention',
  'nextResponse',
  'periodicUpdate',
  'workaround',
  'restoration',
  'resolution',
] as const;
export type Measure = (typeof MEASURES)[number];

export interface PlainRules {
  readonly startOn?: 'opened' | 'qualified' | 'assigned';
  readonly channels?: readonly string[];
  readonly cutOff?: string;
  readonly firstResponse?: 'publicReply' | 'assigned' | 'anyUpdate';
  readonly interventionOnSite?: boolean;
  readonly restorationStopsOn?: readonly string[];
  readonly priorityChange?: 'fair' | 'recompute' | 'restart' | 'ignore';
  readonly reopen?: 'resume' | 'restart' | 'firstResolutionFinal' | 'countResolvedTime';
  readonly reopenWindow?: string;
  readonly merged?: 'keepEarliest' | 'dropAbsorbed';
  readonly pauseOn?: readonly string[];
  readonly maxPause?: string;
  readonly resumeOnReply?: boolean;
}

export interface PlainTarget {
  readonly measure: Measure;
  readonly when?: { readonly [key: string]: readonly string[] };
  readonly within: string;
  readonly calendar: string;
  readonly warnAt?: readonly string[];
  readonly pausable?: boolean;
  readonly rules?: PlainRules;
}

export interface PlainAgreement {
  readonly timeZone: string;
  readonly calendars: { readonly [id: string]: PlainCalendar };
  readonly targets: { readonly [id: string]: PlainTarget };
  readonly rules?: PlainRules;
  /** Whatever else an agreement must say to be read; the oracle does not look at it. */
  readonly [section: string]: unknown;
}

export interface PlainEvent {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject: string;
  readonly time: string;
  readonly recordedat?: string;
  readonly sequence?: string;
  readonly data: { readonly [field: string]: unknown };
}

export interface World {
  readonly seed: number;
  readonly agreement: PlainAgreement;
  readonly events: readonly PlainEvent[];
  readonly asOf: string;
  /** As known at that instant; missing: everything is known. */
  readonly knownAt?: string;
}

/** One event of one ticket at the minute at which it takes effect; `kind` without `ticket.`. */
export interface Fact {
  readonly at: number;
  readonly kind: string;
  readonly event: PlainEvent;
}

export const minuteOf = (instant: string): number => Math.round(Date.parse(instant) / 60_000);

const TYPE_ORDER = [
  ...['opened', 'linked', 'priorityChanged', 'updated', 'acknowledged', 'assigned', 'workStarted', 'paused'],
  ...['resumed', 'replied', 'noReplyNeeded', 'workaroundProvided', 'restored', 'resolved', 'reopened', 'closed'],
  ...['cancelled', 'absorbed', 'merged', 'excused', 'scopeDecided', 'quoteAccepted'],
];

const kindOf = (event: PlainEvent): string => event.type.replace(/^ticket\./, '');
const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function inOrder(a: PlainEvent, b: PlainEvent): number {
  return (
    minuteOf(a.time) - minuteOf(b.time) ||
    TYPE_ORDER.indexOf(kindOf(a)) - TYPE_ORDER.indexOf(kindOf(b)) ||
    text(a.source, b.source) ||
    text(a.id, b.id)
  );
}

/** Events of one instant and source that carry a sequence take, among their places, the order of it (open case 1). */
function bySequence(events: readonly PlainEvent[]): readonly PlainEvent[] {
  const result = [...events];
  const groups = new Map<string, number[]>();
  events.forEach((event, place) => {
    if (event.sequence === undefined) return;
    const key = `${event.time} ${event.source}`;
    groups.set(key, [...(groups.get(key) ?? []), place]);
  });
  for (const places of groups.values()) {
    const sorted = places
      .map((place) => events[place] as PlainEvent)
      .sort((a, b) => Number(a.sequence) - Number(b.sequence));
    places.forEach((place, i) => {
      result[place] = sorted[i] as PlainEvent;
    });
  }
  return result;
}

const recordedAt = (event: PlainEvent): number => minuteOf(event.recordedat ?? event.time);

/** What has happened and is known, each thing once (open cases 4, 5 and 7). */
function happened(world: World): readonly PlainEvent[] {
  const known = new Map<string, PlainEvent>();
  for (const event of world.events) {
    const key = `${event.source} ${event.id}`;
    const earlier = known.get(key);
    if (earlier === undefined || recordedAt(event) < recordedAt(earlier)) known.set(key, event);
  }
  const told = [...known.values()].filter(
    (event) => world.knownAt === undefined || recordedAt(event) <= minuteOf(world.knownAt),
  );
  const retracted = new Set(
    told
      .filter(({ type }) => type === 'event.retracted')
      .map(({ source, data }) => `${String(data['ofSource'] ?? source)} ${String(data['of'])}`),
  );
  return told.filter(
    ({ type, source, id, time }) =>
      type.startsWith('ticket.') && minuteOf(time) <= minuteOf(world.asOf) && !retracted.has(`${source} ${id}`),
  );
}

/** What happened to each ticket up to `asOf`, in order, each thing once; tickets never opened are left out. */
export function factsByTicket(world: World): ReadonlyMap<string, readonly Fact[]> {
  const events = withAbsorptions(happened(world));
  const tickets = [...new Set(events.map((event) => event.subject))].sort(text);
  const own = new Map<string, readonly Fact[]>();
  for (const ticket of tickets) {
    const ordered = bySequence(events.filter((event) => event.subject === ticket).sort(inOrder));
    own.set(ticket, ofOneTicket(ordered));
  }
  const opened = [...own].filter(([, facts]) => facts[0]?.kind === 'opened');
  return new Map(opened.map(([ticket, facts]) => [ticket, withParent(facts, own)]));
}

/** Open case 37: merges without effect are left out, and the survivor of each other one is told of it. */
function withAbsorptions(events: readonly PlainEvent[]): readonly PlainEvent[] {
  const opened = new Set(events.filter((event) => kindOf(event) === 'opened').map(({ subject }) => subject));
  const ended = new Set<string>();
  const effective = new Set<PlainEvent>();
  for (const event of [...events].sort(inOrder)) {
    const into = String(event.data['into']);
    if (ended.has(event.subject) || !['merged', 'cancelled'].includes(kindOf(event))) continue;
    if (kindOf(event) === 'merged') {
      if (!opened.has(into) || into === event.subject || ended.has(into)) continue;
      effective.add(event);
    }
    ended.add(event.subject);
  }
  const told = [...effective].map((event) => ({
    ...event,
    type: 'ticket.absorbed',
    subject: String(event.data['into']),
    data: { ticket: event.subject },
  }));
  return [...events.filter((event) => kindOf(event) !== 'merged' || effective.has(event)), ...told];
}

/** Nothing happens to a ticket after it is cancelled or merged away (open case 11). */
function untilTheEnd(facts: readonly Fact[]): readonly Fact[] {
  const end = facts.findIndex((fact) => fact.kind === 'cancelled' || fact.kind === 'merged');
  return end < 0 ? facts : facts.slice(0, end + 1);
}

const SHARED = ['workaroundProvided', 'restored', 'resolved', 'closed', 'reopened'];

/** Open case 38: from its `linked` on, a child takes what the parent tells the customer, and its end, as its own. */
function withParent(facts: readonly Fact[], own: ReadonlyMap<string, readonly Fact[]>): readonly Fact[] {
  // What came before the opening keeps its order, directly after it (open case 2).
  const came = (fact: Fact): number => minuteOf(fact.event.time);
  const linked = facts.find((fact) => fact.kind === 'linked');
  if (linked === undefined) return untilTheEnd(facts);
  // As its own: at the instant at which it occurred, whenever the parent itself was opened.
  const parents = (own.get(String(linked.event.data['parent'])) ?? []).map((fact) => ({ ...fact, at: came(fact) }));
  const taken = parents.filter((fact) => fact.at >= linked.at && (SHARED.includes(fact.kind) || isPublicReply(fact)));
  const place = (fact: Fact): number => TYPE_ORDER.indexOf(fact.kind);
  const rest = [...facts.slice(facts.indexOf(linked) + 1), ...taken].sort(
    (a, b) =>
      came(a) - came(b) || place(a) - place(b) || text(a.event.source, b.event.source) || text(a.event.id, b.event.id),
  );
  return untilTheEnd([...facts.slice(0, facts.indexOf(linked) + 1), ...rest]);
}

/** Open cases 2 and 3: what came before the opening takes effect directly after it; a second opening is an update. */
function ofOneTicket(events: readonly PlainEvent[]): readonly Fact[] {
  const place = events.findIndex((event) => kindOf(event) === 'opened');
  const opening = events[place];
  if (opening === undefined) return events.map((event) => ({ at: minuteOf(event.time), kind: kindOf(event), event }));
  const at = minuteOf(opening.time);
  return [
    { at, kind: 'opened', event: opening },
    ...events.slice(0, place).map((event) => ({ at, kind: kindOf(event), event })),
    ...events.slice(place + 1).map((event) => {
      const kind = kindOf(event);
      return { at: minuteOf(event.time), kind: kind === 'opened' ? 'updated' : kind, event };
    }),
  ];
}

/** Open case 8: `by` missing means the agent, and the system is always automatic. */
const automatic = ({ event }: Fact): boolean => event.data['automatic'] === true || event.data['by'] === 'system';

export function isRequesterMessage(fact: Fact): boolean {
  return fact.kind === 'replied' && fact.event.data['by'] === 'requester' && !automatic(fact);
}

/** An act of a human of the provider (open cases 8 and 9); the opening is a report, not an act upon it. */
export function isByProvider(fact: Fact): boolean {
  return !['opened', 'absorbed'].includes(fact.kind) && fact.event.data['by'] !== 'requester' && !automatic(fact);
}

export function isPublicReply(fact: Fact): boolean {
  const { data } = fact.event;
  return fact.kind === 'replied' && isByProvider(fact) && (data['public'] !== false || data['channel'] === 'phone');
}

export function isPublicUpdate(fact: Fact): boolean {
  return isPublicReply(fact) || fact.kind === 'workaroundProvided' || fact.kind === 'restored';
}

/** Does this event stop a clock of the measure, the ticket's resolution apart? */
export function stops(measure: Measure, fact: Fact, rules: PlainRules): boolean {
  switch (measure) {
    case 'acknowledgement':
      return ['acknowledged', 'assigned', 'workStarted', 'replied'].includes(fact.kind) && isByProvider(fact);
    case 'assignment':
      return fact.kind === 'assigned' && typeof fact.event.data['to'] === 'string';
    case 'firstResponse':
      if (rules.firstResponse === 'assigned') return fact.kind === 'assigned';
      return rules.firstResponse === 'anyUpdate' ? isByProvider(fact) : isPublicReply(fact);
    case 'intervention':
      return fact.kind === 'workStarted' && (rules.interventionOnSite !== true || fact.event.data['onSite'] === true);
    case 'nextResponse':
      return isPublicReply(fact);
    case 'periodicUpdate':
      return isPublicUpdate(fact);
    case 'workaround':
      return fact.kind === 'workaroundProvided';
    case 'restoration':
      return (
        fact.kind === 'restored' ||
        (fact.kind === 'workaroundProvided' && (rules.restorationStopsOn ?? []).includes('workaroundProvided'))
      );
    case 'resolution':
      return false;
  }
}
