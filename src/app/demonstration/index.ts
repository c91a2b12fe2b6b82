import { type Event, orderEvents } from '../../core/event/index.ts';
import { dayNumberOf, HOUR_MS, type Instant, localToInstant } from '../../core/time/index.ts';
import { chanceFrom } from './chance.ts';
import { CUSTOMERS } from './customers.ts';
import { factsOfServices } from './service-facts.ts';
import { storyOf, ZONE } from './story.ts';

/** A generated month of a service provider with three customers, and one nobody has an agreement with. */
export interface Demonstration {
  /** Files under examples/ that hold the agreements. */
  readonly agreements: readonly string[];
  readonly asOf: Instant;
  /** The month itself, in the zone of the agreements. */
  readonly from: Instant;
  readonly to: Instant;
  readonly timeZone: string;
  /** In order; their source is `demonstration`: nothing here ever happened. */
  readonly events: readonly Event[];
}

/** Any other number gives another month; this one shows a bit of everything. */
const SEED = 20_260_301;

/** March 2026. */
const MARCH = { firstDay: dayNumberOf('2026-03-01'), days: 31 };

const local = (date: string, hour: number) => localToInstant(ZONE, dayNumberOf(date), hour * HOUR_MS, 'first');

/** March 2026, seen on the afternoon after its end, when its figures are final. The same seed gives the same month, to the byte. */
export function demonstration(seed: number = SEED): Demonstration {
  const chance = chanceFrom(seed);
  const asOf = local('2026-04-01', 17);
  const stories = CUSTOMERS.flatMap((customer) =>
    Array.from({ length: customer.tickets }, (_, index) => storyOf(customer, index + 1, MARCH, chance)),
  );
  const events = [...stories.flat(), ...outageOfTheMonth(), ...factsOfServices()].filter(
    (event) => event.occurredAt <= asOf,
  );
  return {
    agreements: ['boreal-or.yaml', 'verdier-plans.yaml', 'atelier-lumen.yaml'],
    asOf,
    from: local('2026-03-01', 0),
    to: local('2026-04-01', 0),
    timeZone: ZONE,
    events: orderEvents(events),
  };
}

/** The one that everybody remembers: restored too late, for a reason the customer accepted. */
function outageOfTheMonth(): readonly Event[] {
  const ticket = 'BOR-2000';
  const at = (hour: number, minute: number) => local('2026-03-17', hour) + minute * 60_000;
  const told = (occurredAt: Instant, type: string, data: Event['data'] = {}) => ({
    occurredAt,
    type: `ticket.${type}`,
    data,
  });
  const reply = { by: 'agent', public: true, channel: 'phone' };
  return [
    told(at(9, 12), 'opened', {
      customer: 'boreal',
      priority: 'P1',
      service: 'internet',
      type: 'incident',
      channel: 'phone',
      requester: 'u-101',
    }),
    told(at(9, 18), 'acknowledged', { by: 't-2' }),
    told(at(9, 20), 'assigned', { to: 't-2' }),
    told(at(9, 26), 'replied', reply),
    told(at(9, 40), 'workStarted', { onSite: false }),
    ...[10, 11, 12, 13].map((hour) => told(at(hour, 20), 'replied', reply)),
    told(at(14, 5), 'restored'),
    told(at(15, 30), 'resolved'),
    told(local('2026-03-19', 10), 'excused', {
      target: 'p1-restoration',
      reason: 'the customer’s own works cut the fibre',
      evidence: 'photographs of 17 March',
      approver: 'it-manager',
    }),
  ].map((event, index) => ({
    ...event,
    source: 'demonstration',
    id: `${ticket}-${index + 1}`,
    subject: ticket,
    recordedAt: event.occurredAt,
    sequence: null,
  }));
}
