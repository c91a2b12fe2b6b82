// Promised availabilities and the facts about a service, in short, for tests of core/availability.
import type { Agreement, Rules } from '../../src/core/agreement/index.ts';
import { type Availability, availabilityFactsOf, availabilityOf } from '../../src/core/availability/index.ts';
import type { Event } from '../../src/core/event/index.ts';
import { formatPercentFloored, type Ratio } from '../../src/core/money/index.ts';
import { type Instant, MINUTE_MS } from '../../src/core/time/index.ts';
import { agreementSaid, at, eventSaid, ROUND_THE_CLOCK, type Said, type Short } from './promises.ts';

/** An agreement of one availability target, `uptime` of `web`, 99.9 % a month round the clock, unless said otherwise. */
export function promised(
  rules: Partial<Rules> = {},
  target: Partial<Said> = {},
  rest: Partial<Agreement> = {},
): Agreement {
  const uptime: Said = {
    id: 'uptime',
    measure: 'availability',
    within: '1h',
    when: { service: ['web'] },
    calendar: ROUND_THE_CLOCK,
    atLeastPpm: 999_000,
    ...target,
  };
  return agreementSaid([uptime], rules, rest);
}

export const MARCH = { from: at('2026-03-01T00:00:00Z'), to: at('2026-04-01T00:00:00Z') };

export interface Asked {
  readonly period?: { readonly from: Instant; readonly to: Instant };
  readonly asOf?: string;
  readonly reportedAt?: (ticket: string) => Instant | null;
}

/** The availability of `web` in March 2026, seen at its end, unless asked otherwise. */
export function measured(version: Agreement, events: readonly (Short | Event)[], asked: Asked = {}): Availability {
  const asOf = at(asked.asOf ?? '2026-04-01T00:00:00Z');
  const visible = events
    .map((event) => ('source' in event ? event : eventSaid(event)))
    .filter(({ occurredAt }) => occurredAt <= asOf);
  const target = version.targets[0];
  if (target === undefined) throw new Error('no target');
  return availabilityOf({
    version,
    target,
    service: 'web',
    facts: availabilityFactsOf(visible),
    period: asked.period ?? MARCH,
    asOf,
    ...(asked.reportedAt === undefined ? {} : { reportedAt: asked.reportedAt }),
  });
}

/** `03-05 10:20` of 2026, as an instant's text. */
export const on = (text: string): string => `2026-${text.replace(' ', 'T')}:00Z`;

/** An outage from and to, as its two events. */
export const outage = (from: string, to: string, data: Record<string, unknown> = {}): readonly Short[] => [
  ['outage.started', 'web', on(from), data],
  ['outage.ended', 'web', on(to), data['outage'] === undefined ? {} : { outage: data['outage'] }],
];

export const maintenance = (from: string, to: string, announced = '02-20 09:00'): Short => [
  'maintenance.announced',
  'web',
  on(announced),
  { from: on(from), to: on(to) },
];

export const exclusion = (from: string, to: string, more: Record<string, unknown> = {}): Short => [
  'exclusion.granted',
  'web',
  on(to),
  { from: on(from), to: on(to), reason: 'forceMajeure', evidence: 'flood report', approver: 'customer', ...more },
];

/** Checks every so many minutes from an instant on, one for each sign: `+` up, `-` down, `.` none. */
export const checks = (from: string, signs: string, everyMinutes = 1): readonly Short[] =>
  [...signs].flatMap((sign, place): Short[] =>
    sign === '.'
      ? []
      : [
          [
            'check.observed',
            'web',
            new Date(at(on(from)) + place * everyMinutes * MINUTE_MS).toISOString(),
            { up: sign === '+' },
          ],
        ],
  );

/** As it is shown: floored to four decimals. */
export function shown(share: Ratio | null): string | null {
  return share === null ? null : formatPercentFloored(Number(share.part), Number(share.whole));
}

/** Exact milliseconds as minutes. */
export function minutes(ms: Ratio | number | null): number {
  if (ms === null) return Number.NaN;
  return (typeof ms === 'number' ? ms : Number(ms.part) / Number(ms.whole)) / MINUTE_MS;
}
