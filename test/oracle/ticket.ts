/**
 * One ticket as the oracle walks through its facts: what is known of it after each of them, and which target applies.
 */
import {
  type Fact,
  isPublicReply,
  type Measure,
  type PlainAgreement,
  type PlainRules,
  type PlainTarget,
} from './facts.ts';
import { ALWAYS, addOpen, businessDays, endOfBusinessDay, type Hours, hoursOf } from './hours.ts';

/** A target with its rules and its hours in full. */
export interface Target {
  readonly id: string;
  readonly measure: Measure;
  readonly when: { readonly [key: string]: readonly string[] };
  readonly within: Length;
  /** What its calendar says. */
  readonly hours: Hours;
  /** What its time is counted on: the calendar, or every minute for a `real` duration. */
  readonly counted: Hours;
  readonly warnAt: number;
  readonly pausable: boolean;
  readonly rules: Required<Omit<PlainRules, 'channels' | 'cutOff' | 'maxPause'>> & PlainRules;
}

export interface Length {
  readonly kind: 'service' | 'real' | 'bd' | 'endOfBd';
  readonly amount: number;
}

const DEFAULTS = {
  startOn: 'opened',
  firstResponse: 'publicReply',
  interventionOnSite: false,
  restorationStopsOn: ['restored', 'resolved'],
  priorityChange: 'fair',
  reopen: 'resume',
  reopenWindow: '5bd',
  pauseOn: ['waitingCustomer', 'appointment', 'clientThirdParty'],
  resumeOnReply: true,
  merged: 'keepEarliest',
} as const;

const NOT_PAUSABLE: readonly Measure[] = [
  'acknowledgement',
  'assignment',
  'firstResponse',
  'intervention',
  'nextResponse',
];

/** Reads a duration of FORMAT 1; amounts are minutes, or service days. */
export function lengthOf(text: string): Length {
  const days = /^(end of )?(\d+)bd$/.exec(text);
  if (days !== null) return { kind: days[1] === undefined ? 'bd' : 'endOfBd', amount: Number(days[2]) };
  const amount = [...text.matchAll(/(\d+)(h|m)/g)].reduce(
    (sum, [, n, unit]) => sum + Number(n) * (unit === 'h' ? 60 : 1),
    0,
  );
  return { kind: text.endsWith(' real') ? 'real' : 'service', amount };
}

/** The instant a length ends at when it begins at t and nothing is paused. */
export function endOf(length: Length, hours: Hours, t: number): number {
  if (length.kind === 'real') return addOpen(ALWAYS, t, length.amount);
  if (length.kind === 'service') return addOpen(hours, t, length.amount);
  return length.kind === 'bd' ? businessDays(hours, t, length.amount) : endOfBusinessDay(hours, t, length.amount);
}

function lastWarning(target: PlainTarget): number {
  const below = (target.warnAt ?? []).map((share) => Number(share.replace('%', '')) / 100).filter((share) => share < 1);
  return below.length === 0 ? 0.75 : Math.max(...below);
}

/** The agreement's targets in file order. */
export function targetsOf(agreement: PlainAgreement): readonly Target[] {
  const calendars = new Map(
    Object.entries(agreement.calendars).map(([id, calendar]) => [id, hoursOf(calendar, agreement.timeZone)]),
  );
  return Object.entries(agreement.targets).map(([id, target]) => {
    const hours = calendars.get(target.calendar);
    if (hours === undefined) throw new Error(`target ${id} names no calendar of the world`);
    const within = lengthOf(target.within);
    return {
      id,
      measure: target.measure,
      when: target.when ?? {},
      within,
      hours,
      counted: within.kind === 'real' ? ALWAYS : hours,
      warnAt: lastWarning(target),
      pausable: target.pausable ?? !NOT_PAUSABLE.includes(target.measure),
      rules: { ...DEFAULTS, ...agreement.rules, ...target.rules },
    };
  });
}

/** What is known of a ticket after some of its facts. */
export interface Ticket {
  readonly fields: { readonly [field: string]: unknown };
  readonly outOfScope: boolean;
  readonly resolved: boolean;
  readonly restored: boolean;
  readonly lastResolution: number | null;
  readonly lastRestoration: number | null;
  /** Has any public reply been given? */
  readonly answered: boolean;
}

export const UNOPENED: Ticket = {
  fields: {},
  outOfScope: false,
  resolved: false,
  restored: false,
  lastResolution: null,
  lastRestoration: null,
  answered: false,
};

const FIELDS_OF: { readonly [kind: string]: readonly string[] } = {
  opened: ['priority', 'service', 'level', 'type', 'team', 'site', 'tags', 'channel'],
  updated: ['priority', 'service', 'level', 'type', 'team', 'site', 'tags', 'channel'],
  priorityChanged: ['priority'],
  assigned: ['team'],
};

const resolves = ({ kind }: Fact): boolean => kind === 'resolved' || kind === 'closed';

/** The ticket after one more fact. */
export function after(ticket: Ticket, fact: Fact): Ticket {
  const fields = Object.fromEntries(
    (FIELDS_OF[fact.kind] ?? []).filter((f) => fact.event.data[f] !== undefined).map((f) => [f, fact.event.data[f]]),
  );
  const next = { ...ticket, fields: { ...ticket.fields, ...fields } };
  if (fact.kind === 'scopeDecided') return { ...next, outOfScope: fact.event.data['scope'] === 'out' };
  if (isPublicReply(fact)) return { ...next, answered: true };
  if (resolves(fact) && !ticket.resolved) return { ...next, resolved: true, lastResolution: fact.at };
  if (fact.kind === 'restored' && !ticket.resolved) return { ...next, restored: true, lastRestoration: fact.at };
  if (fact.kind === 'reopened') return { ...next, resolved: false, restored: false };
  return next;
}

function matches(target: Target, ticket: Ticket): boolean {
  return Object.entries(target.when).every(([key, values]) => {
    if (key === 'tag') return ((ticket.fields['tags'] ?? []) as readonly string[]).some((tag) => values.includes(tag));
    return values.includes(ticket.fields[key] as string);
  });
}

/** The target of a measure that applies: all its keys match, more keys win, then the file's order. */
export function targetFor(targets: readonly Target[], measure: Measure, ticket: Ticket): Target | null {
  if (ticket.outOfScope) return null;
  const fitting = targets.filter((target) => target.measure === measure && matches(target, ticket));
  const keys = (target: Target): number => Object.keys(target.when).length;
  return fitting.find((target) => keys(target) === Math.max(...fitting.map(keys))) ?? null;
}
