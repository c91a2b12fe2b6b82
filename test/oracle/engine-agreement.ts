/** Lowers a world's agreement to the engine's own value, without the reader of agreement files. */
import {
  type Agreement,
  type ClockRules,
  DEFAULT_RULES,
  type Rules,
  type Target,
} from '../../src/core/agreement/index.ts';
import { type CalendarSpec, specOfPlain } from '../../src/core/calendar/index.ts';
import { parseDuration } from '../../src/core/time/index.ts';
import type { PlainAgreement, PlainRules, PlainTarget } from './facts.ts';
import { minuteOfDay, type PlainCalendar } from './hours.ts';

const durationOf = (text: string) => {
  const duration = parseDuration(text);
  if (duration === null) throw new Error(`no duration: ${text}`);
  return duration;
};

function rulesOver(base: Rules, plain: PlainRules): Rules {
  const { cutOff, restorationStopsOn, reopenWindow, maxPause, ...same } = plain;
  const changed: Partial<ClockRules> = {
    ...same,
    ...(cutOff === undefined ? {} : { cutOffMinute: minuteOfDay(cutOff) }),
    ...(restorationStopsOn === undefined
      ? {}
      : { restorationStopsOnWorkaround: restorationStopsOn.includes('workaroundProvided') }),
    ...(reopenWindow === undefined ? {} : { reopenWindow: reopenWindow === 'none' ? null : durationOf(reopenWindow) }),
    ...(maxPause === undefined ? {} : { maxPause: durationOf(maxPause) }),
  };
  return { ...base, ...changed };
}

function specOf(calendar: PlainCalendar, timeZone: string): CalendarSpec {
  const plain = calendar === '24x7' ? { timeZone, hours: { 'mon-sun': ['00:00-24:00'] } } : calendar;
  const reading = specOfPlain(plain, { timeZone });
  if (!('spec' in reading)) throw new Error(JSON.stringify(reading.problems));
  return reading.spec;
}

export function engineAgreement(plain: PlainAgreement): Agreement {
  const calendars = Object.fromEntries(
    Object.entries(plain.calendars).map(([id, calendar]) => [id, specOf(calendar, plain.timeZone)]),
  );
  const rules = rulesOver(DEFAULT_RULES, plain.rules ?? {});
  const target = ([id, t]: readonly [string, PlainTarget], order: number): Target => ({
    id,
    level: null,
    order,
    title: null,
    measure: t.measure,
    when: t.when ?? {},
    within: durationOf(t.within),
    calendarId: t.calendar,
    calendar: calendars[t.calendar] as CalendarSpec,
    requirement: null,
    per: 'month',
    minimumSample: null,
    belowMinimum: { kind: 'exempt' },
    warnAtPpm: t.warnAt === undefined ? null : t.warnAt.map((share) => Number(share.replace('%', '')) * 10_000),
    pausable: t.pausable ?? null,
    atLeastPpm: null,
    outstandingPpm: null,
    good: null,
    total: null,
    rules: rulesOver(rules, t.rules ?? {}),
  });
  const text = { fr: '', en: '' };
  const agreement: Partial<Agreement> = {
    id: 'world',
    version: 1,
    ref: 'world@1',
    kind: 'sla',
    title: text,
    basis: 'customer',
    adherents: [],
    extends: null,
    language: 'en',
    timeZone: plain.timeZone,
    effectiveFrom: '1980-01-01' as Agreement['effectiveFrom'],
    effectiveAt: Date.UTC(1980, 0, 1),
    endsAt: null,
    term: {
      from: '1980-01-01',
      to: null,
      renewal: 'tacit',
      renewFor: null,
      notice: null,
      reviewEvery: null,
    } as Agreement['term'],
    parties: {},
    customer: { id: 'acme', aliases: {} },
    contacts: {},
    escalation: [],
    calendars,
    services: {},
    priorities: {},
    priorityMatrix: null,
    targets: Object.entries(plain.targets).map(target),
    rules,
    levels: [],
    assignments: [],
    clauses: {},
    internal: null,
  };
  return agreement as Agreement;
}
