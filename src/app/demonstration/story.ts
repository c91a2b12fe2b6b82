import { addMs, type Calendar, compileCalendar, nextOpen } from '../../core/calendar/index.ts';
import type { Event } from '../../core/event/index.ts';
import { HOUR_MS, type Instant, localToInstant, MINUTE_MS, SECOND_MS } from '../../core/time/index.ts';
import type { Chance } from './chance.ts';
import type { DemonstrationCustomer } from './customers.ts';

export const ZONE = 'Europe/Paris';

/** A month of reports: its first day (as `dayNumberOf` counts), and how many it has. */
export interface Month {
  readonly firstDay: number;
  readonly days: number;
}

const morning = { from: 9 * 60, to: 12 * 60 };
const afternoon = { from: 13 * 60, to: 18 * 60 };
const day = [morning, afternoon];

/** When the demonstration's technicians work. */
const STAFFED: Calendar = compileCalendar({
  timeZone: ZONE,
  week: [day, day, day, day, day, [], []],
  holidays: [{ kind: 'code', code: 'FR', worked: [] }],
  exceptions: [],
});

/** How long the desk takes, in minutes of its working time: from the report to its answer, and from there to the end. */
const PACE: { readonly [priority: string]: { readonly answer: number; readonly solve: number } } = {
  P1: { answer: 12, solve: 95 },
  P2: { answer: 25, solve: 190 },
  P3: { answer: 50, solve: 420 },
  P4: { answer: 120, solve: 700 },
};

/** How long a supplier takes that watches its own service, in minutes. */
const BY_SUPPLIER = 28;

const SERVED_FIRST = { answer: 8, solve: 110 };

/** Writes down the events of one ticket as they are told. */
interface Pen {
  readonly write: (at: Instant, type: string, data?: Event['data']) => void;
  readonly events: readonly Event[];
}

function penFor(ticket: string): Pen {
  const events: Event[] = [];
  return {
    events,
    write(at, type, data = {}) {
      const id = `${ticket}-${events.length + 1}`;
      events.push({
        source: 'demonstration',
        id,
        type: `ticket.${type}`,
        subject: ticket,
        occurredAt: at,
        recordedAt: at,
        sequence: null,
        data,
      });
    },
  };
}

/** What became of one ticket, from its report to its closing. Whole seconds, as helpdesks write them. */
export function storyOf(
  customer: DemonstrationCustomer,
  number: number,
  month: Month,
  chance: Chance,
): readonly Event[] {
  const pen = penFor(`${customer.prefix}-${String(1000 + number)}`);
  const priority = chance.of(customer.priorities, customer.weights);
  const openedAt = reportedAt(customer, priority, month, chance);
  const urgent = priority === 'P1';
  const requester = chance.of(customer.requesters);
  const service = chance.of(customer.services);
  pen.write(openedAt, 'opened', {
    customer: customer.id,
    priority,
    service,
    type: 'incident',
    requester,
    channel: urgent ? 'phone' : chance.of(['email', 'portal', 'phone'], [5, 3, 2]),
  });
  if (chance.percent(40))
    pen.write(openedAt + 20 * SECOND_MS, 'replied', { by: 'system', automatic: true, public: true, channel: 'email' });
  const staff = (from: Instant, minutes: number) => later(urgent, from, minutes);
  const pace = customer.first.includes(requester) ? SERVED_FIRST : (PACE[priority] ?? { answer: 60, solve: 480 });
  const takenAt = staff(openedAt, spread(pace.answer * 0.4, chance));
  const taker = `t-${chance.between(1, 6)}`;
  pen.write(takenAt, 'acknowledged', { by: taker });
  pen.write(takenAt + 30 * SECOND_MS, 'assigned', { to: taker });
  const answeredAt = staff(takenAt, spread(pace.answer * 0.6, chance));
  pen.write(answeredAt, 'replied', { by: 'agent', public: true, channel: 'email' });
  if (urgent) pen.write(staff(answeredAt, 5), 'workStarted', { onSite: false });
  const workingFrom = chance.percent(8) && priority === 'P3' ? raised(pen, answeredAt, staff, chance) : answeredAt;
  const freeFrom =
    !urgent && chance.percent(26)
      ? waited(pen, workingFrom, staff, chance)
      : followedUp(pen, workingFrom, pace.answer, staff, chance);
  const solve = customer.restoredBySuppliers?.includes(service) === true ? BY_SUPPLIER : pace.solve;
  const solvedAt = solved(pen, freeFrom, spread(solve, chance), urgent, staff, chance);
  const overAt = chance.percent(6) ? reopened(pen, solvedAt, staff, chance) : solvedAt;
  pen.write(later(false, overAt, 960), 'closed');
  return pen.events;
}

type Staff = (from: Instant, minutes: number) => Instant;

/** Within staffed hours; an urgent ticket is worked on at any hour. */
function later(urgent: boolean, from: Instant, minutes: number): Instant {
  const ms = Math.round(minutes * 60) * SECOND_MS;
  return urgent ? from + ms : addMs(STAFFED, nextOpen(STAFFED, from) ?? from, ms);
}

/** Around a usual length: mostly less, sometimes far more, as it is with work. */
function spread(usual: number, chance: Chance): number {
  const factor = chance.percent(7) ? 2.5 + 3 * chance.next() : 0.25 + 1.1 * chance.next();
  return usual * factor;
}

function reportedAt(customer: DemonstrationCustomer, priority: string, month: Month, chance: Chance): Instant {
  const dayNumber = month.firstDay + chance.between(0, month.days - 1);
  const odd = chance.percent(priority === 'P1' ? customer.outOfHours * 3 : customer.outOfHours);
  const minute = odd ? chance.between(0, 23 * 60) : chance.between(8 * 60 + 20, 17 * 60 + 50);
  const at = localToInstant(ZONE, dayNumber, minute * MINUTE_MS + chance.between(0, 59) * SECOND_MS, 'first');
  // Nobody writes to the desk on a Sunday, but for what happens at odd hours.
  const open = odd ? at : (nextOpen(STAFFED, at) ?? at);
  return open === at ? at : open + chance.between(1, 8 * 3600) * SECOND_MS;
}

/** A technician finds that it is worse than it seemed. */
function raised(pen: Pen, from: Instant, staff: Staff, chance: Chance): Instant {
  const at = staff(from, chance.between(10, 60));
  pen.write(at, 'priorityChanged', { priority: 'P2' });
  return at;
}

/** The ticket waits for its requester, who answers some hours or days later. */
function waited(pen: Pen, from: Instant, staff: Staff, chance: Chance): Instant {
  const at = staff(from, chance.between(10, 90));
  pen.write(at, 'replied', { by: 'agent', public: true, channel: 'email' });
  pen.write(at + MINUTE_MS, 'paused', { reason: 'waitingCustomer' });
  const answeredAt = at + chance.between(2, 70) * HOUR_MS + chance.between(0, 3599) * SECOND_MS;
  pen.write(answeredAt, 'replied', { by: 'requester', channel: 'email' });
  const seenAt = staff(answeredAt, chance.between(5, 40));
  pen.write(seenAt, 'resumed');
  pen.write(staff(seenAt, 10), 'replied', { by: 'agent', public: true, channel: 'email' });
  return staff(seenAt, 10);
}

/** The requester asks how far it is, and is told. */
function followedUp(pen: Pen, from: Instant, usual: number, staff: Staff, chance: Chance): Instant {
  if (!chance.percent(22)) return from;
  const askedAt = staff(from, chance.between(30, 150));
  pen.write(askedAt, 'replied', { by: 'requester', channel: 'email' });
  const toldAt = staff(askedAt, spread(usual, chance));
  pen.write(toldAt, 'replied', { by: 'agent', public: true, channel: 'email' });
  return toldAt;
}

/** An urgent ticket is told of every three quarters of an hour, restored, and resolved the next working morning. */
function solved(pen: Pen, from: Instant, minutes: number, urgent: boolean, staff: Staff, chance: Chance): Instant {
  if (!urgent) {
    const at = staff(from, minutes);
    if (chance.percent(60)) pen.write(at - MINUTE_MS, 'replied', { by: 'agent', public: true, channel: 'email' });
    pen.write(at, 'resolved');
    return at;
  }
  for (let told = 40; told < minutes; told += chance.between(35, 55))
    pen.write(staff(from, told), 'replied', { by: 'agent', public: true, channel: 'phone' });
  const restoredAt = staff(from, minutes);
  pen.write(restoredAt, 'restored');
  const at = later(false, restoredAt, 45);
  pen.write(at, 'resolved');
  return at;
}

function reopened(pen: Pen, from: Instant, staff: Staff, chance: Chance): Instant {
  const at = later(false, from, chance.between(60, 900));
  pen.write(at, 'reopened', { by: 'requester' });
  const answeredAt = staff(at, chance.between(10, 50));
  pen.write(answeredAt, 'replied', { by: 'agent', public: true, channel: 'email' });
  const solvedAt = staff(answeredAt, chance.between(30, 200));
  pen.write(solvedAt, 'resolved');
  return solvedAt;
}
