// Agreements and events made by hand, small and complete, for tests of the core that should not depend on reading text.
import { specOfPlain } from '../../src/core/calendar/index.ts';
import {
  type Agreement,
  type CalendarSpec,
  DEFAULT_RULES,
  type Duration,
  type Event,
  evaluate,
  NO_COMMERCIAL,
  parseDuration,
  parseInstant,
  type Rules,
  type Target,
} from '../../src/core/index.ts';
import type { Judged } from '../../src/core/verdict/index.ts';

export const at = (text: string): number => {
  const instant = parseInstant(text);
  if (instant === null) throw new Error(`not an instant: ${text}`);
  return instant;
};

export const lasting = (text: string): Duration => {
  const duration = parseDuration(text);
  if (duration === null) throw new Error(`not a duration: ${text}`);
  return duration;
};

export const calendarFrom = (plain: unknown): CalendarSpec => {
  const read = specOfPlain(plain);
  if (!('spec' in read)) throw new Error(JSON.stringify(read));
  return read.spec;
};

/** Mon–Fri 9–12 and 13–18, Paris, French holidays. */
export const OFFICE = calendarFrom({
  timeZone: 'Europe/Paris',
  hours: { 'mon-fri': ['09:00-12:00', '13:00-18:00'] },
  holidays: 'FR',
});
/** Mon–Fri 8–17, UTC: the worked example of SEMANTICS 1. */
export const EIGHT_TO_FIVE = calendarFrom({ timeZone: 'UTC', hours: { 'mon-fri': ['08:00-17:00'] } });
export const ROUND_THE_CLOCK = calendarFrom('24x7');

/** What a test says of a target; the rest is as an agreement that is silent has it. */
export type Said = Partial<Omit<Target, 'within' | 'rules'>> & {
  readonly id: string;
  readonly measure: Target['measure'];
  readonly within: string;
  readonly rules?: Partial<Rules>;
};

export function targetSaid(said: Said, order: number, rules: Partial<Rules>): Target {
  return {
    level: null,
    order,
    title: null,
    when: {},
    calendarId: 'office',
    calendar: EIGHT_TO_FIVE,
    requirement: null,
    per: 'month',
    minimumSample: null,
    belowMinimum: { kind: 'exempt' },
    warnAtPpm: null,
    pausable: null,
    atLeastPpm: null,
    outstandingPpm: null,
    basis: { kind: 'time' },
    good: null,
    total: null,
    ...said,
    within: lasting(said.within),
    rules: { ...DEFAULT_RULES, ...rules, ...said.rules },
  };
}

export function agreementSaid(
  targets: readonly Said[],
  rules: Partial<Rules> = {},
  rest: Partial<Agreement> = {},
): Agreement {
  const id = rest.id ?? 'a';
  const version = rest.version ?? 1;
  return {
    id,
    version,
    ref: `${id}@${version}`,
    kind: 'sla',
    title: { fr: '', en: '' },
    basis: 'customer',
    adherents: [],
    extends: null,
    language: 'fr',
    timeZone: 'UTC',
    effectiveFrom: '2020-01-01',
    effectiveAt: at('2020-01-01T00:00:00Z'),
    endsAt: null,
    term: { from: '2020-01-01', to: null, renewal: 'tacit', renewFor: null, notice: null, reviewEvery: null },
    parties: {},
    customer: { id: 'c', aliases: {} },
    contacts: {},
    escalation: [],
    calendars: {},
    services: {},
    priorities: {},
    priorityMatrix: null,
    levels: [],
    assignments: [],
    commercial: NO_COMMERCIAL,
    clauses: {},
    internal: null,
    ...rest,
    rules: { ...DEFAULT_RULES, ...rules },
    targets: targets.map((said, order) => targetSaid(said, order, rules)),
  } as Agreement;
}

let made = 0;

/** An event in short: `['opened', 'T1', '2026-03-06T16:00:00Z', { … }]`; types of tickets without their prefix. */
export type Short = readonly [type: string, subject: string, time: string, data?: Record<string, unknown>];

export function eventSaid([type, subject, time, data]: Short): Event {
  made += 1;
  return {
    source: 'helpdesk',
    id: `e${String(made).padStart(6, '0')}`,
    type: type.includes('.') ? type : `ticket.${type}`,
    subject,
    occurredAt: at(time),
    recordedAt: at(time),
    sequence: null,
    data: type === 'opened' ? { customer: 'c', ...data } : (data ?? {}),
  };
}

/** The evaluation of short events under one agreement. */
export function judged(agreement: Agreement | readonly Agreement[], events: readonly Short[], asOf: string) {
  const agreements = Array.isArray(agreement) ? agreement : [agreement as Agreement];
  return evaluate({ agreements, events: events.map(eventSaid), asOf: at(asOf) });
}

/** A judged clock of an agreement's first target that is met in full unless something else is said of it. */
export function clockSaid(agreement: Agreement, said: Partial<Judged> = {}): Judged {
  const target = said.target ?? (agreement.targets[0] as Target);
  const openedAt = at('2026-03-10T12:00:00Z');
  return {
    ticket: 'T',
    openedAt,
    measure: target.measure as Judged['measure'],
    version: agreement,
    cycle: 1,
    target,
    targets: [],
    state: 'stopped',
    startedAt: openedAt,
    dueAt: openedAt + 3_600_000,
    stoppedAt: openedAt + 1_800_000,
    until: openedAt + 1_800_000,
    elapsedMs: 1_800_000,
    remainingMs: 1_800_000,
    pausedMs: 0,
    breachedAt: null,
    firstVerdict: null,
    budgetMs: 3_600_000,
    usedMs: 1_800_000,
    countedOn: null,
    reckonings: [],
    holds: [],
    epochs: [],
    verdict: 'met',
    excusal: null,
    ...said,
  };
}
