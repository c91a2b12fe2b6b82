import { type Event, orderEvents } from '../../../core/event/index.ts';
import { addMonths, dateOfDay, dayNumberOf, type Instant, instantToLocal } from '../../../core/time/index.ts';
import { chanceFrom } from '../chance.ts';
import type { DemonstrationCustomer } from '../customers.ts';
import { type Month, storyOf, ZONE } from '../story.ts';
import { type AgreementText, agreementTexts } from './agreement-texts.ts';
import { COMPANIES, type Company, STRANGER } from './companies.data.ts';
import { servicesOf } from './service-stories.ts';

/** A generated year of a provider with twenty customers, up to an instant. */
export interface DemonstrationYear {
  /** To be published in this order. */
  readonly agreements: readonly AgreementText[];
  /** In order; their source is `demonstration`: nothing here ever happened. */
  readonly events: readonly Event[];
}

/** What became of one ticket, or what was told of a customer's services in a month: in order. */
export type Story = readonly Event[];

/** Any other number gives another year. */
const SEED = 20_260_101;
const MONTHS = 12;

/**
 * The twelve months before `asOf`'s month and that month up to `asOf`: tickets, outages, maintenance, backups. The same
 * instant and seed give the same year, to the byte.
 */
export function demonstrationYear(asOf: Instant, seed: number = SEED): DemonstrationYear {
  const stories = [...yearByCustomer(asOf, asOf, seed)].flat();
  return {
    agreements: yearAgreements(asOf),
    events: orderEvents(stories.flat().filter(({ occurredAt }) => occurredAt <= asOf)),
  };
}

/** The agreements of the year that ends in `asOf`'s month. */
export function yearAgreements(asOf: Instant): readonly AgreementText[] {
  const first = firstOfMonth(asOf);
  return agreementTexts(COMPANIES, addMonths(first, -MONTHS), addMonths(first, -MONTHS / 2));
}

/**
 * The stories of that year and of the months after it up to the one of `until`, whole, one customer after the other: more
 * months leave those before them as they are.
 */
export function* yearByCustomer(
  asOf: Instant,
  until: Instant,
  seed: number = SEED,
): Generator<readonly Story[], void, void> {
  const months = monthsBetween(addMonths(firstOfMonth(asOf), -MONTHS), firstOfMonth(until));
  for (const [at, company] of [...COMPANIES, STRANGER].entries())
    yield storiesOf(company, months, chanceFrom(seed + at * 7919));
}

function storiesOf(
  company: Company | DemonstrationCustomer,
  months: readonly Month[],
  chance: ReturnType<typeof chanceFrom>,
): readonly Story[] {
  const tickets: Story[] = [];
  const services: Story[] = [];
  for (const [index, month] of months.entries()) {
    const count = Math.max(1, Math.round(company.tickets * (0.75 + chance.next() * 0.5)));
    for (let left = count; left > 0; left -= 1) tickets.push(storyOf(company, tickets.length, month, chance));
    if (isCompany(company)) services.push(servicesOf(company, month, String(index + 1), chance));
  }
  return [...numbered(tickets, company.prefix), ...services.filter((story) => story.length > 0)];
}

function isCompany(customer: DemonstrationCustomer): customer is Company {
  return 'plan' in customer;
}

/** Tickets are numbered as they are opened. */
function numbered(stories: readonly Story[], prefix: string): readonly Story[] {
  const openedAt = (story: Story) => story[0]?.occurredAt ?? 0;
  return stories
    .toSorted((a, b) => openedAt(a) - openedAt(b))
    .map((story, at) => {
      const subject = `${prefix}-${1001 + at}`;
      return story.map((event, index) => ({ ...event, subject, id: `${subject}-${index + 1}` }));
    });
}

function firstOfMonth(at: Instant): string {
  return `${dateOfDay(instantToLocal(ZONE, at).dayNumber).slice(0, 7)}-01`;
}

/** The months from a first one to a last one, both ends included; each by the date of its first day. */
function monthsBetween(first: string, last: string): readonly Month[] {
  const months: Month[] = [];
  for (let month = first; month <= last; month = addMonths(month, 1)) {
    const firstDay = dayNumberOf(month);
    months.push({ firstDay, days: dayNumberOf(addMonths(month, 1)) - firstDay });
  }
  return months;
}
