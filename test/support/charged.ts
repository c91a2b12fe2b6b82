import type { Agreement, ChargeLine, Indexation, Level, Pricing, Versions } from '../../src/core/agreement/index.ts';
import { NO_COMMERCIAL, rosterOf } from '../../src/core/agreement/index.ts';
import { type ChargeFacts, type Charges, chargeFactsOf, chargesOf } from '../../src/core/charge/index.ts';
import type { Event } from '../../src/core/event/index.ts';
import { formatMoney, type Money, parseMoney } from '../../src/core/money/index.ts';
import { dayNumberOf, type LocalDate, type Span, startOfLocalDay } from '../../src/core/time/index.ts';
import { agreementSaid, at } from './promises.ts';

const ZONE = 'Europe/Paris';

export const money = (text: string): Money => parseMoney(text) as Money;

/** A charge line with the format's defaults. */
export function lineSaid(id: string, pricing: Pricing, rest: Partial<ChargeLine> = {}): ChargeLine {
  return {
    id,
    title: { fr: id, en: id },
    pricing,
    vatPpm: 200_000,
    every: pricing.kind === 'blockHours' ? 'once' : 'month',
    billed: 'inArrears',
    schedule: 'calendar',
    prorated: true,
    minimum: null,
    quantity: null,
    discountPpm: 0,
    level: null,
    work: [],
    incrementMs: null,
    ...rest,
  };
}

type FixedUnit = Extract<Pricing, { kind: 'fixed' }>['unit'];

/** A line with one price: `perUnit('users', 'user', '35.00 EUR')`. */
export function perUnit(id: string, unit: FixedUnit, amount: string, rest: Partial<ChargeLine> = {}): ChargeLine {
  return lineSaid(id, { kind: 'fixed', unit, amount: money(amount) }, rest);
}

interface Terms {
  readonly lines?: readonly ChargeLine[];
  readonly indexation?: Partial<Indexation>;
  readonly levels?: readonly Level[];
  readonly from?: LocalDate;
  readonly effective?: LocalDate;
  /** Last day of the term. */
  readonly to?: LocalDate;
  readonly rest?: Partial<Agreement>;
}

/** A version of an agreement with the customer `c` in Paris, from 2026-01-01 unless said otherwise. */
export function billing(terms: Terms, version = 1): Agreement {
  const from = terms.from ?? '2026-01-01';
  const effectiveFrom = terms.effective ?? from;
  const { indexation } = terms;
  return agreementSaid(
    [],
    {},
    {
      version,
      timeZone: ZONE,
      effectiveFrom,
      effectiveAt: startOfLocalDay(ZONE, dayNumberOf(effectiveFrom)),
      endsAt: terms.to === undefined ? null : startOfLocalDay(ZONE, dayNumberOf(terms.to) + 1),
      term: { from, to: terms.to ?? null, renewal: 'none', renewFor: null, notice: null, reviewEvery: null },
      levels: terms.levels ?? [],
      assignments: [],
      commercial: {
        ...NO_COMMERCIAL,
        currency: 'EUR',
        lines: terms.lines ?? [],
        indexation:
          indexation === undefined
            ? null
            : {
                formula: 'P0 * S1 / S0',
                index: 'syntec',
                base: '2026-01',
                every: { unit: 'mo', count: 12 },
                floorPpm: null,
                ceilingPpm: null,
                ...indexation,
              },
      },
      ...terms.rest,
    },
  );
}

export function versionsOf(...versions: readonly Agreement[]): Versions {
  return rosterOf(versions).all[0] as Versions;
}

/** A month `2026-03`, or the days `2026-03-10..2026-03-20` (both included), local to the zone. */
export function period(text: string): Span {
  const [first = '', last] = text.split('..');
  if (last !== undefined) return { from: midnight(first), to: midnight(last, 1) };
  const [year, month] = text.split('-').map(Number) as [number, number];
  const next = month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`;
  return { from: midnight(`${text}-01`), to: midnight(`${next}-01`) };
}

export function midnight(date: LocalDate, daysLater = 0): number {
  return startOfLocalDay(ZONE, dayNumberOf(date) + daysLater);
}

/** `[type, subject, instant, data]`. */
export type Fact = readonly [type: string, subject: string, instant: string, data?: Record<string, unknown>];

let events = 0;
export function eventOf([type, subject, instant, data]: Fact): Event {
  events += 1;
  const occurredAt = at(instant);
  const id = `e${events}`;
  return { source: 's', id, type, subject, occurredAt, recordedAt: occurredAt, sequence: null, data: data ?? {} };
}

/** A ticket of the customer `c`, opened before anything else. */
export const ticket = (id: string, data: Record<string, unknown> = {}): Fact => [
  'ticket.opened',
  id,
  '2026-01-01T08:00:00Z',
  { customer: 'c', ...data },
];
export const work = (id: string, instant: string, minutes: unknown, data: Record<string, unknown> = {}): Fact => [
  'work.recorded',
  id,
  instant,
  { minutes, ...data },
];
export const joined = (user: string, instant: string, data: Record<string, unknown> = {}): Fact => [
  'member.joined',
  '',
  instant,
  { customer: 'c', user, ...data },
];
export const left = (user: string, instant: string, data: Record<string, unknown> = {}): Fact => [
  'member.left',
  '',
  instant,
  { customer: 'c', user, ...data },
];
export const published = (month: string, value: unknown, instant: string, index = 'syntec'): Fact => [
  'index.published',
  index,
  instant,
  { month, value },
];

export function factsSaid(versions: readonly Agreement[], facts: readonly Fact[]): ChargeFacts {
  return chargeFactsOf(facts.map(eventOf), rosterOf(versions));
}

/** The charges of a period as of its end (or an instant), of versions of one agreement and what happened. */
export function charged(
  versions: Agreement | readonly Agreement[],
  span: string,
  facts: readonly Fact[] = [],
  asOf?: string,
): Charges {
  const list = Array.isArray(versions) ? (versions as readonly Agreement[]) : [versions as Agreement];
  const within = period(span);
  const when = asOf === undefined ? within.to : at(asOf);
  return chargesOf(versionsOf(...list), within, factsSaid(list, facts), when);
}

/** `[line, quantity, amount]` of each charge; the quantity as a fraction in lowest terms. */
export function billed(charges: Charges): readonly (readonly [string, string, string])[] {
  return charges.lines.map(({ line, quantity, amount }) => [
    line.id,
    quantity.whole === 1n ? `${quantity.part}` : `${quantity.part}/${quantity.whole}`,
    formatMoney(amount),
  ]);
}

export const amounts = (charges: Charges): readonly string[] => charges.lines.map(({ amount }) => formatMoney(amount));
export const said = (charges: Charges): readonly string[] => charges.notices.map(({ kind }) => kind);
