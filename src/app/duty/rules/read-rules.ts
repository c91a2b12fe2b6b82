import type {
  LadderStep,
  NotificationRule,
  QuietHours,
  Recipient,
  RuleSet,
  RuleWhen,
} from '../../../core/alert/index.ts';
import {
  type Calendar,
  calendarProblemMessage,
  compileCalendar,
  type HolidaySource,
  specOfPlain,
} from '../../../core/calendar/index.ts';
import { isTimeZone, parseDuration } from '../../../core/time/index.ts';
import type { Fault, Lang } from '../../refusal.ts';
import type { PlainRule, PlainRules } from './plain-rules.ts';
import { recipientOf } from './recipient.ts';
import { type RulesFault, rulesFault } from './rules-fault.ts';

export interface RulesRead {
  readonly lang: Lang;
  readonly holidays: HolidaySource | null;
}

/** The rule set of what was written, or everything that is wrong with it, with JSON pointers. */
export function readRules(
  { timeZone, calendars, rules }: PlainRules,
  { lang, holidays }: RulesRead,
): { readonly set: RuleSet } | { readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const tell: Tell = (pointer, fault, facts = {}) => faults.push(rulesFault(pointer, fault, facts, lang));
  const zone = isTimeZone(timeZone);
  if (!zone) tell('/timeZone', 'unknownTimeZone', { given: timeZone });
  const compiled: Record<string, Calendar> = {};
  for (const [id, plain] of Object.entries(calendars)) {
    const reading = specOfPlain(plain, {
      timeZone: zone ? timeZone : 'UTC',
      ...(holidays === null ? {} : { holidaySource: holidays }),
    });
    if ('spec' in reading) compiled[id] = compileCalendar(reading.spec);
    else
      for (const problem of reading.problems) {
        const pointer = `/calendars/${[id, ...problem.path].map(escaped).join('/')}`;
        faults.push({ pointer, code: problem.kind, message: calendarProblemMessage(problem, lang), help: null });
      }
  }
  const known = new Set(Object.keys(calendars));
  const seen = new Set<string>();
  const read = rules.map((rule, place) => {
    if (seen.has(rule.id)) tell(`/rules/${place}/id`, 'sameId', { given: rule.id });
    seen.add(rule.id);
    return readRule(rule, `/rules/${place}`, known, tell);
  });
  return faults.length > 0 ? { faults } : { set: { timeZone, calendars: compiled, rules: read } };
}

type Tell = (pointer: string, fault: RulesFault, facts?: { readonly given?: string; readonly known?: string }) => void;

function readRule(rule: PlainRule, at: string, calendars: ReadonlySet<string>, tell: Tell): NotificationRule {
  const recipients = (to: readonly string[], place: string) =>
    to.flatMap((text, index): readonly Recipient[] => {
      const recipient = recipientOf(text);
      if (recipient === null) tell(`${place}/${index}`, 'badRecipient', { given: text });
      return recipient === null ? [] : [recipient];
    });
  const ms = (text: string, place: string): number => {
    const duration = parseDuration(text);
    if (duration?.kind === 'service' && duration.ms >= LEAST_MS) return duration.ms;
    tell(place, 'badDuration', { given: text });
    return LEAST_MS;
  };
  return {
    id: rule.id,
    when: readWhen(rule.when ?? {}, `${at}/when`, calendars, tell),
    to: recipients(rule.to, `${at}/to`),
    via: rule.via ?? null,
    digestEveryMs: rule.digest === undefined ? null : ms(rule.digest, `${at}/digest`),
    quiet: rule.quiet === undefined ? null : readQuiet(rule.quiet, `${at}/quiet`, tell),
    ladder: (rule.ladder ?? []).map(
      ({ after, to }, step): LadderStep => ({
        afterMs: ms(after, `${at}/ladder/${step}/after`),
        to: recipients(to, `${at}/ladder/${step}/to`),
      }),
    ),
    last: rule.last ?? false,
  };
}

/** Whoever is asked more often than once a minute answers nothing. */
const LEAST_MS = 60_000;

function readWhen(
  { from, hours, ...lists }: NonNullable<PlainRule['when']>,
  at: string,
  calendars: ReadonlySet<string>,
  tell: Tell,
): RuleWhen {
  if (hours !== undefined && !calendars.has(hours.calendar)) {
    const known = [...calendars].join(', ');
    tell(`${at}/hours/calendar`, 'unknownCalendar', { given: hours.calendar, known });
  }
  const share = from === undefined ? null : /^(\d{1,3})(?:\.(\d{1,4}))?%$/.exec(from);
  if (from !== undefined && share === null) tell(`${at}/from`, 'badShare', { given: from });
  return {
    ...lists,
    ...(hours === undefined ? {} : { hours }),
    ...(share === null ? {} : { fromPpm: Number(share[1]) * 10_000 + Number((share[2] ?? '').padEnd(4, '0')) }),
  };
}

const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

function readQuiet({ from, to }: QuietHours, at: string, tell: Tell): QuietHours {
  if (!TIME.test(from)) tell(`${at}/from`, 'badTime', { given: from });
  if (!TIME.test(to)) tell(`${at}/to`, 'badTime', { given: to });
  return { from, to };
}

function escaped(part: string | number): string {
  return String(part).replaceAll('~', '~0').replaceAll('/', '~1');
}
