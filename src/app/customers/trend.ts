import type { Agreement, Target, Versions } from '../../core/agreement/index.ts';
import type { Availability } from '../../core/availability/index.ts';
import { addToMonth, type Month, monthAt, monthSpan } from '../../core/settlement/index.ts';
import type { Instant, Span } from '../../core/time/index.ts';
import { type Actor, may } from '../access/actor.ts';
import { read } from '../decisions/index.ts';
import type { StatementText } from '../decisions/statements/statement-texts.ts';
import { availabilityAnswer } from '../live/answers/availability.ts';
import { type Viewpoint, viewpoint } from '../live/answers/vantage.ts';
import type { LivePorts } from '../live/index.ts';
import type { IssuedReport, IssuedStatement, Store } from '../ports/index.ts';
import { notFound, type Refusal } from '../refusal.ts';
import { countClocks, placeOf } from './count-clocks.ts';
import { everyTargetIn, type TermsSpan } from './count-spans.ts';
import { customerList, zoneFor, zoneOf } from './customer-list.ts';

/** What counted of one target within a month, whatever the period its objective is judged by. */
export interface TargetMonth {
  readonly agreement: string;
  readonly target: Target;
  readonly met: number;
  readonly breached: number;
  readonly excused: number;
}

export interface TrendMonth {
  readonly month: Month;
  readonly kept: number;
  readonly missed: number;
  readonly excused: number;
  readonly targets: readonly TargetMonth[];
  /** Of the periods that overlap it; one of a quarter stands in each of its months. */
  readonly availability: readonly Availability[] | null;
  /** The last statement issued of each agreement; null: not for this reader. */
  readonly statements: readonly { readonly issued: IssuedStatement; readonly statement: StatementText }[] | null;
  /** The last report issued; null: none, or not for this reader. */
  readonly report: IssuedReport | null;
}

export interface Trend {
  readonly customer: string;
  readonly asOf: Instant;
  readonly behind: number;
  readonly months: readonly TrendMonth[];
}

/**
 * The last months of a customer, the one that runs last: what counted in each (the database sums it), availability from
 * the facts about its services, and money as it was issued.
 */
export async function customerTrend(
  asked: { readonly customer: string; readonly months: number },
  actor: Actor,
  ports: LivePorts,
): Promise<Trend | Refusal> {
  const { customer } = asked;
  const { store } = ports;
  const view = await viewpoint({ asOf: null, knownAt: null }, ports);
  const { asOf } = view.vantage;
  const found = customerList(view.live, await store.registeredCustomers(), actor, asOf).find(
    (one) => one.customer === customer,
  );
  if (found === undefined || !may(actor, 'tickets:read', customer)) {
    return notFound(`Client ${customer}`, `Customer ${customer}`);
  }
  const last = monthAt(zoneFor(found), asOf);
  const months = Array.from({ length: asked.months }, (_, place) => addToMonth(last, place - asked.months + 1));
  const window = allOf(months, found.agreements);
  const seesMoney = may(actor, 'statements:read', customer);
  const asCustomer: Actor = { ...actor, customer };
  const [counts, availability, statements, reports, { generation: behind }] = await Promise.all([
    countMonths(months, found.agreements, customer, view, store),
    availabilityAnswer({ agreement: null, asOf: null, knownAt: null, window }, asCustomer, ports),
    seesMoney ? lastStatements(customer, months[0] ?? last, store) : null,
    seesMoney ? lastReports(customer, months[0] ?? last, store) : [],
    store.behind(asOf),
  ]);
  return {
    customer,
    asOf,
    behind,
    months: months.map((month) => {
      const targets = counts.get(month) ?? [];
      const sum = (of: 'met' | 'breached' | 'excused') => targets.reduce((total, one) => total + one[of], 0);
      return {
        month,
        kept: sum('met'),
        missed: sum('breached'),
        excused: sum('excused'),
        targets,
        availability: availability.availability.filter(({ period, version }) => overlaps(period, month, version)),
        statements: statements?.filter(({ issued }) => issued.month === month) ?? null,
        report: reports.find((one) => one.month === month) ?? null,
      };
    }),
  };
}

/** Months begin at the midnight of each agreement's zone. */
function allOf(months: readonly Month[], agreements: readonly Versions[]): Span {
  const zones = agreements.length === 0 ? ['UTC'] : agreements.map(zoneOf);
  const spans = zones.flatMap((zone) => months.map((month) => monthSpan(zone, month)));
  return { from: Math.min(...spans.map(({ from }) => from)), to: Math.max(...spans.map(({ to }) => to)) };
}

function overlaps(period: Span, month: Month, { timeZone }: Agreement): boolean {
  const span = monthSpan(timeZone, month);
  return period.from < span.to && span.from < period.to;
}

type Counts = Record<'met' | 'breached' | 'excused', number>;

async function countMonths(
  months: readonly Month[],
  agreements: readonly Versions[],
  customer: string,
  view: Viewpoint,
  store: Store,
): Promise<ReadonlyMap<Month, readonly TargetMonth[]>> {
  const spans = agreements.flatMap((versions) =>
    everyTargetIn(
      versions,
      months.map((month) => monthSpan(zoneOf(versions), month)),
    ),
  );
  const found = await countClocks(spans, [customer], view, store);
  const tallies = new Map<string, { readonly span: TermsSpan; readonly counts: Counts }>();
  const add = (span: TermsSpan, outcome: string, clocks: number) => {
    if (outcome === 'open') return;
    const key = JSON.stringify([monthOf(span), span.agreement, span.target, span.level]);
    const tally = tallies.get(key) ?? { span, counts: { met: 0, breached: 0, excused: 0 } };
    tally.counts[outcome as keyof Counts] += clocks;
    tallies.set(key, tally);
  };
  for (const { span, counted, clocks } of found.counted) add(span, counted.outcome, clocks);
  for (const { clock } of found.judged) {
    const place = placeOf(clock, spans);
    if (place !== null) add(place.span, place.counted.outcome, 1);
  }
  const byMonth = new Map<Month, TargetMonth[]>();
  for (const { span, counts } of tallies.values()) {
    const row: TargetMonth = { agreement: span.agreement, target: span.terms.target, ...counts };
    byMonth.set(monthOf(span), [...(byMonth.get(monthOf(span)) ?? []), row]);
  }
  const order = (one: TargetMonth) => one.target.order;
  for (const rows of byMonth.values()) {
    rows.sort((a, b) => (a.agreement === b.agreement ? order(a) - order(b) : a.agreement < b.agreement ? -1 : 1));
  }
  return byMonth;
}

function monthOf({ from, to }: TermsSpan): Month {
  // The middle of a month lies in it in every zone.
  return monthAt('UTC', from + (to - from) / 2);
}

const PAGE = 100;

/** The last number of each agreement and month, back to a month. */
async function lastStatements(customer: string, first: Month, store: Store) {
  const found = new Map<string, IssuedStatement>();
  for (let after: IssuedStatement | null = null; ; ) {
    const page: readonly IssuedStatement[] = await store.issuedStatements({ customer }, after, PAGE);
    for (const one of page) {
      const key = JSON.stringify([one.agreement, one.month]);
      if (one.month >= first && !found.has(key)) found.set(key, one);
    }
    after = page.at(-1) ?? null;
    if (after === null || page.length < PAGE || after.month < first) break;
  }
  return [...found.values()].map((issued) => ({ issued, statement: read(issued).en }));
}

async function lastReports(customer: string, first: Month, store: Store): Promise<readonly IssuedReport[]> {
  const found = await store.issuedReports({ customer }, null, PAGE);
  return found.filter(({ month }) => month >= first);
}
