import type { Event } from '../../../core/event/index.ts';
import { HOUR_MS, type Instant, localToInstant, MINUTE_MS } from '../../../core/time/index.ts';
import type { Chance } from '../chance.ts';
import { type Month, ZONE } from '../story.ts';
import type { Company } from './companies.data.ts';

type Fact = readonly [at: Instant, type: string, subject: string, data: Event['data']];

const text = (at: Instant) => new Date(at).toISOString().replace('.000Z', 'Z');
const on = (day: number, hour: number, minute: number) =>
  localToInstant(ZONE, day, hour * HOUR_MS + minute * MINUTE_MS, 'first');

/** Which of a plan's services monitoring watches, and which is kept up at night. */
const WATCHED = { standard: 'servers', hosting: 'hosting', plans: null, essential: null } as const;

/** What monitoring and backups tell of a company's services in a month; recorded as it happened. */
export function servicesOf(company: Company, month: Month, tag: string, chance: Chance): readonly Event[] {
  const service = WATCHED[company.plan];
  if (service === null) return [];
  const facts = [...maintained(service, month, chance), ...outages(company, service, month, chance)];
  if (company.plan === 'standard') facts.push(...backups(month, chance));
  return facts
    .toSorted((a, b) => a[0] - b[0])
    .map(([at, type, subject, data], index) => ({
      source: 'demonstration',
      id: `${company.prefix}-S-${tag}-${index + 1}`,
      type,
      subject,
      occurredAt: at,
      recordedAt: at,
      sequence: null,
      data: { customer: company.id, ...data },
    }));
}

/** A window on a Saturday night, announced a week before as a rule, and used. */
function maintained(service: string, month: Month, chance: Chance): readonly Fact[] {
  const day = month.firstDay + chance.between(8, 24);
  const [from, to] = [on(day, 22, 0), on(day, 22, 0) + 2 * HOUR_MS];
  const early = chance.percent(85) ? 7 * 24 : 20;
  const startedAt = from + chance.between(2, 20) * MINUTE_MS;
  return [
    [from - early * HOUR_MS, 'maintenance.announced', service, { from: text(from), to: text(to) }],
    ...down(service, 'updates', startedAt, startedAt + chance.between(15, 90) * MINUTE_MS),
  ];
}

function outages(company: Company, service: string, month: Month, chance: Chance): readonly Fact[] {
  const facts: Fact[] = [];
  const count = company.outages === 0 ? 0 : chance.between(0, company.outages);
  for (let index = 0; index < count; index += 1) {
    const at = on(month.firstDay + chance.between(0, month.days - 1), chance.between(0, 23), chance.between(0, 59));
    const minutes = chance.percent(12) ? chance.between(90, 420) : chance.between(2, 38);
    facts.push(
      ...down(
        service,
        chance.of(['power', 'disk', 'operator', 'software'], [2, 2, 3, 4]),
        at,
        at + minutes * MINUTE_MS,
      ),
    );
  }
  return facts;
}

function backups(month: Month, chance: Chance): readonly Fact[] {
  return [6, 13, 20, 27].map((day) => {
    const good = chance.percent(85) ? 35 : chance.between(31, 34);
    return [on(month.firstDay + day, 6, 0), 'measurement.recorded', 'backup-success', { good, total: 35 }] as const;
  });
}

function down(service: string, cause: string, from: Instant, to: Instant): readonly Fact[] {
  return [
    [from, 'outage.started', service, { state: 'down', cause }],
    [to, 'outage.ended', service, {}],
  ];
}
