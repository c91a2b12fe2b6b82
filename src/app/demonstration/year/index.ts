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

/** Any other number gives another year. */
const SEED = 20_260_101;
const MONTHS = 12;

/**
 * The twelve months before `asOf`'s month and that month up to `asOf`: tickets, outages, maintenance, backups. The same
 * instant and seed give the same year, to the byte.
 */
export function demonstrationYear(asOf: Instant, seed: number = SEED): DemonstrationYear {
  const months = monthsUntil(asOf);
  const [first, middle] = [months[0] as Month, months[MONTHS / 2] as Month];
  const events: Event[] = [];
  for (const [at, company] of [...COMPANIES, STRANGER].entries()) {
    const chance = chanceFrom(seed + at * 7919);
    const stories: (readonly Event[])[] = [];
    for (const [index, month] of months.entries()) {
      const count = Math.max(1, Math.round(company.tickets * (0.75 + chance.next() * 0.5)));
      for (let left = count; left > 0; left -= 1) stories.push(storyOf(company, stories.length, month, chance));
      if (isCompany(company)) events.push(...servicesOf(company, month, String(index + 1), chance));
    }
    events.push(...numbered(stories, company.prefix));
  }
  return {
    agreements: agreementTexts(COMPANIES, dateOfDay(first.firstDay), dateOfDay(middle.firstDay)),
    events: orderEvents(events.filter(({ occurredAt }) => occurredAt <= asOf)),
  };
}

function isCompany(customer: DemonstrationCustomer): customer is Company {
  return 'plan' in customer;
}

/** Tickets are numbered as they are opened. */
function numbered(stories: readonly (readonly Event[])[], prefix: string): readonly Event[] {
  const openedAt = (story: readonly Event[]) => story[0]?.occurredAt ?? 0;
  return stories
    .toSorted((a, b) => openedAt(a) - openedAt(b))
    .flatMap((story, at) => {
      const subject = `${prefix}-${1001 + at}`;
      return story.map((event, index) => ({ ...event, subject, id: `${subject}-${index + 1}` }));
    });
}

/** The month of an instant and the twelve before it, the earliest first. */
function monthsUntil(asOf: Instant): readonly Month[] {
  const today = dateOfDay(instantToLocal(ZONE, asOf).dayNumber);
  const first = `${today.slice(0, 7)}-01`;
  return Array.from({ length: MONTHS + 1 }, (_, at) => {
    const firstDay = dayNumberOf(addMonths(first, at - MONTHS));
    return { firstDay, days: dayNumberOf(addMonths(first, at - MONTHS + 1)) - firstDay };
  });
}
