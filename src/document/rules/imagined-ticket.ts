import {
  type Agreement,
  type ClockMeasure,
  isClockMeasure,
  rosterOf,
  type Target,
} from '../../core/agreement/index.ts';
import { type Calendar, compileCalendar, spansBetween } from '../../core/calendar/index.ts';
import type { Event } from '../../core/event/index.ts';
import { judgeEvents } from '../../core/ticket/index.ts';
import { DAY_MS, dayNumberOf, type Instant, MINUTE_MS, startOfLocalDay, weekdayOf } from '../../core/time/index.ts';
import type { Judged } from '../../core/verdict/index.ts';

/** An imagined ticket under an agreement, on days of its own calendar; what it comes to is told by the code that judges. */
export interface Stage {
  readonly agreement: Agreement;
  readonly target: Target;
  readonly calendar: Calendar;
  /** Half an hour before closing time on a Friday after which the week begins again as usual. */
  readonly fridayEvening: Instant;
  /** Half an hour after the opening of the Monday, the Tuesday and the Wednesday that follow. */
  readonly monday: Instant;
  readonly tuesday: Instant;
  readonly wednesday: Instant;
}

/** Those on which most rules show, first. */
const SHOWN: readonly ClockMeasure[] = ['resolution', 'restoration', 'workaround', 'firstResponse'];
const FRIDAY = 4;
const HALF_AN_HOUR = 30 * MINUTE_MS;
const DAYS_LOOKED_AT = 120;

/** Where an agreement's rules can be shown; null: it has no time limit, or no ordinary week within its term. */
export function stageOf(agreement: Agreement): Stage | null {
  const clocks = agreement.targets.filter(
    ({ measure, within, level }) => isClockMeasure(measure) && within !== null && level === null,
  );
  const rank = ({ measure }: Target) => {
    const at = SHOWN.indexOf(measure as ClockMeasure);
    return at < 0 ? SHOWN.length : at;
  };
  const hasClosing = ({ calendar }: Target) => calendar.week.some((windows) => windows.length === 0);
  const [target] = clocks.toSorted((a, b) => Number(hasClosing(b)) - Number(hasClosing(a)) || rank(a) - rank(b));
  if (target === undefined) return null;
  const calendar = compileCalendar(target.calendar);
  const first = dayNumberOf(agreement.effectiveFrom);
  for (let day = first; day < first + DAYS_LOOKED_AT; day += 1) {
    if (weekdayOf(day) !== FRIDAY) continue;
    const [friday, monday, tuesday, wednesday] = [day, day + 3, day + 4, day + 5].map((one) =>
      openingOf(calendar, one),
    );
    if (friday == null || monday == null || tuesday == null || wednesday == null) continue;
    if (agreement.endsAt !== null && wednesday.to > agreement.endsAt) return null;
    return {
      agreement,
      target,
      calendar,
      fridayEvening: friday.to - HALF_AN_HOUR,
      monday: monday.from + HALF_AN_HOUR,
      tuesday: tuesday.from + HALF_AN_HOUR,
      wednesday: wednesday.from + HALF_AN_HOUR,
    };
  }
  return null;
}

/** From the first opening of a date to its last closing; round the clock, as an office has it. Null: closed, or hardly open. */
function openingOf(calendar: Calendar, day: number): { readonly from: Instant; readonly to: Instant } | null {
  const [from, to] = [startOfLocalDay(calendar.timeZone, day), startOfLocalDay(calendar.timeZone, day + 1)];
  const open = spansBetween(calendar, from, to).filter(({ state }) => state === 'open');
  const [first, last] = [open.at(0), open.at(-1)];
  if (first === undefined || last === undefined || last.to - first.from < 4 * HALF_AN_HOUR) return null;
  if (first.from > from || last.to < to) return { from: first.from, to: last.to };
  return { from: from + 9 * 2 * HALF_AN_HOUR, to: from + 18 * 2 * HALF_AN_HOUR };
}

/** Something that happens to the imagined ticket. */
export type Happening = readonly [type: string, at: Instant, data?: Event['data']];

/**
 * What becomes of the ticket's last clock under the target shown: opened at an instant, then what happens.
 * Null: nothing is promised for it after all.
 */
export function imagined(
  { agreement, target }: Stage,
  openedAt: Instant,
  happenings: readonly Happening[] = [],
  traits: Event['data'] = {},
): Judged | null {
  const { startOn } = target.rules;
  const opened: Event['data'] = { ...traitsOf(agreement, target), confirmed: startOn === 'qualified', ...traits };
  const assigned: readonly Happening[] = startOn === 'assigned' ? [['assigned', openedAt, { to: 'technician' }]] : [];
  const all: readonly Happening[] = [['opened', openedAt, opened], ...assigned, ...happenings];
  const events = all.map(
    ([type, at, data = {}], index): Event => ({
      source: 'example',
      id: String(index),
      type: `ticket.${type}`,
      subject: 'example',
      occurredAt: at,
      recordedAt: at,
      sequence: null,
      data,
    }),
  );
  const among = { roster: rosterOf([agreement]), members: [], retractions: new Map() };
  const judgements = judgeEvents(events, among, { asOf: openedAt + 90 * DAY_MS, knownAt: null });
  const clocks = judgements
    .flatMap((judgement) => judgement.clocks)
    .filter(({ measure }) => measure === target.measure);
  return clocks.toSorted((a, b) => a.cycle - b.cycle).at(-1) ?? null;
}

/** A ticket that the target is for. */
function traitsOf(agreement: Agreement, { when, rules }: Target): Event['data'] {
  const one = (key: keyof typeof when) => (when[key] === undefined ? {} : { [key]: when[key]?.[0] });
  const customer = agreement.customer?.id ?? agreement.adherents[0]?.customer;
  const [channel] = when.channel ?? rules.channels ?? [];
  return {
    ...(customer === undefined ? {} : { customer }),
    ...one('priority'),
    ...one('service'),
    ...one('level'),
    ...one('type'),
    ...one('team'),
    ...one('site'),
    ...(channel === undefined ? {} : { channel }),
    ...(when.tag === undefined ? {} : { tags: when.tag }),
  };
}
