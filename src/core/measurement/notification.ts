import { type Agreement, customerIdOf, specificity, type Target, type Traits, targetFor } from '../agreement/index.ts';
import { loneClock } from '../clock/index.ts';
import type { Event } from '../event/index.ts';
import type { Instant } from '../time/index.ts';
import { type Moment, textOf } from '../timeline/index.ts';
import { excusalsOf, type Judged, judge } from '../verdict/index.ts';
import { type Governed, governedBy, type Register, targetNamed } from './governed.ts';
import { type MeasurementNotice, withoutEffect } from './notice.ts';

/** The duty to notify one customer of one case, from its detection on. */
interface Duty extends Governed {
  readonly ticket: string;
  /** Its id, or what the fact calls it where no agreement knows it. */
  readonly customer: string | null;
  readonly detectedAt: Instant;
  notifiedAt: Instant | null;
}

/**
 * The clocks of duties to notify (SEMANTICS 4, `notification`): one for each case, customer and target, from
 * `notification.detected` to the first `notification.notified`; told before it was detected is met with nothing elapsed.
 * Nothing pauses it, and the version in force at the detection judges it. `ticket.excused` of the case excuses a breach.
 * @param events in order of effect
 */
export function notificationClocks(
  register: Register,
  events: readonly Event[],
  asOf: Instant,
): { readonly clocks: readonly Judged[]; readonly notices: readonly MeasurementNotice[] } {
  const notices: MeasurementNotice[] = [];
  const duties = new Map<string, Duty[]>();
  const excused = new Map<string, Event[]>();
  for (const event of events) {
    if (event.type === 'notification.detected') detect(register, event, duties, notices);
    if (event.type === 'ticket.excused') excused.set(event.subject, [...(excused.get(event.subject) ?? []), event]);
  }
  for (const event of events) if (event.type === 'notification.notified') notify(register, event, duties, notices);
  const clocks = [...duties].flatMap(([ticket, ofCase]) =>
    ofCase.flatMap((duty) => clockOf(duty, excusing(duty, ofCase, excused.get(ticket) ?? []), asOf)),
  );
  return { clocks, notices };
}

/** A detection starts a clock for the target it names, else for the one that matches best; where several do, for none. */
function detect(register: Register, event: Event, duties: Map<string, Duty[]>, notices: MeasurementNotice[]): void {
  const id = textOf(event.data, 'target');
  const ambiguous = new Set<Agreement>();
  const { customerId, why, tied, ...found } = governedBy(register, event, (version, level) => {
    if (id === null) {
      const best = targetFor(version, 'notification', traitsOf(event, level));
      if (best !== null && hasEqual(version, best, traitsOf(event, level))) ambiguous.add(version);
      return best;
    }
    const target = targetNamed(version, id, level);
    return target?.measure === 'notification' ? target : null;
  });
  if (why !== null) notices.push(withoutEffect(event, why, tied));
  const governed = found.governed.filter(({ version }) => !ambiguous.has(version));
  if (governed.length < found.governed.length) notices.push(withoutEffect(event, 'severalDuties'));
  const ofCase = duties.get(event.subject) ?? [];
  const customer = customerId ?? textOf(event.data, 'customer');
  const begun = governed.filter((one) => !ofCase.some((duty) => isSame(duty, one, customer)));
  if (begun.length < governed.length) notices.push(withoutEffect(event, 'detectedTwice'));
  const added = begun.map(({ version, target }) => ({
    ticket: event.subject,
    version,
    target,
    customer,
    detectedAt: event.occurredAt,
    notifiedAt: null,
  }));
  ofCase.push(...added);
  if (ofCase.length > 0) duties.set(event.subject, ofCase);
}

/** Does another duty of the agreement match as well? Which of them is meant only the case can say. */
function hasEqual(version: Agreement, best: Target, traits: Traits): boolean {
  const others = { ...version, targets: version.targets.filter(({ id }) => id !== best.id) };
  const next = targetFor(others, 'notification', traits);
  return next !== null && specificity(next) === specificity(best);
}

function isSame(duty: Duty, { version, target }: Governed, customer: string | null): boolean {
  return duty.customer === customer && duty.version.id === version.id && duty.target.id === target.id;
}

/** A case chooses its target by what the detection says of it. */
function traitsOf({ data }: Event, level: string | null): Traits {
  const tags = data['tags'];
  return {
    priority: textOf(data, 'priority'),
    service: textOf(data, 'service'),
    level,
    type: textOf(data, 'type'),
    team: textOf(data, 'team'),
    site: textOf(data, 'site'),
    channel: textOf(data, 'channel'),
    tags: Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string') : [],
  };
}

/**
 * The first notification ends the duty. One that does not say to whom, or of which duty, counts where there is only one:
 * telling one customer is not telling another, and a first warning is not the final report.
 */
function notify(
  register: Register,
  event: Event,
  duties: ReadonlyMap<string, readonly Duty[]>,
  notices: MeasurementNotice[],
): void {
  const customer = customerOf(register, event);
  const id = textOf(event.data, 'target');
  const meant = (duties.get(event.subject) ?? []).filter(
    (duty) => (customer === null || duty.customer === customer) && (id === null || duty.target.id === id),
  );
  const [first] = meant;
  if (first === undefined) notices.push(withoutEffect(event, 'notDetected'));
  else if (meant.some((duty) => duty.customer !== first.customer || duty.target.id !== first.target.id))
    notices.push(withoutEffect(event, 'severalDuties'));
  else for (const duty of meant) duty.notifiedAt ??= event.occurredAt;
}

function customerOf({ roster }: Register, event: Event): string | null {
  const name = textOf(event.data, 'customer');
  return name === null ? null : (customerIdOf(roster, name, event.source) ?? name);
}

/** Excusals of the case that mean this duty: they name its customer, or there is no other. */
function excusing(duty: Duty, ofCase: readonly Duty[], excused: readonly Event[]): readonly Event[] {
  if (excused.length === 0) return excused;
  const alone = ofCase.every(({ customer }) => customer === duty.customer);
  return excused.filter(({ data }) => {
    const customer = textOf(data, 'customer');
    return customer === null ? alone : customer === duty.customer;
  });
}

function clockOf(duty: Duty, excused: readonly Event[], asOf: Instant): Judged[] {
  const { ticket, version, target, detectedAt: startedAt, notifiedAt: stoppedAt } = duty;
  const clock = loneClock({ subject: ticket, measure: 'notification', version, target, startedAt, stoppedAt }, asOf);
  const moments = excused.map(
    (event, index): Moment => ({ at: event.occurredAt, index, type: 'excused', is: 0, event, via: null }),
  );
  return judge([clock], excusalsOf({ holdsExcusals: moments.length > 0, moments }).excusals);
}
