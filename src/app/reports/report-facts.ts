import type { Agreement } from '../../core/agreement/index.ts';
import type { Availability } from '../../core/availability/index.ts';
import { type Counted, countedAt, type Objective } from '../../core/objective/index.ts';
import { type Month, monthSpan } from '../../core/settlement/index.ts';
import type { Instant, Span } from '../../core/time/index.ts';
import type { Judged } from '../../core/verdict/index.ts';
import type { Actor } from '../access/actor.ts';
import { type ListedCustomer, zoneFor } from '../customers/index.ts';
import { availabilityAnswer } from '../live/answers/availability.ts';
import { evaluateStore } from '../live/answers/evaluation.ts';
import type { LivePorts } from '../live/index.ts';
import { type MonthMoney, moneyOf } from './month-money.ts';

/** A clock that counts in the month, and for what. */
export interface CountedClock {
  readonly clock: Judged;
  readonly outcome: Counted['outcome'];
}

/** Everything that the report of a month tells, before it is put into words. Nothing in it moves once the month is over, as long as no fact is added. */
export interface ReportFacts {
  readonly customer: string;
  readonly name: string;
  readonly month: Month;
  /** The zone in which the month and its instants are told: that of the customer's first agreement. */
  readonly zone: string;
  readonly period: Span;
  /** The agreements looked at, with their versions. */
  readonly agreements: readonly Agreement[];
  /** In the order of their tickets. */
  readonly clocks: readonly CountedClock[];
  /** Of the periods that ended within the month. */
  readonly objectives: readonly Objective[];
  /** Of the periods that ended within the month; of longer ones, as it stood when the month ended (`soFar`). */
  readonly availability: readonly { readonly row: Availability; readonly soFar: boolean }[];
  /** Of every month that was asked for, this one included. */
  readonly months: ReadonlyMap<Month, readonly CountedClock[]>;
  /** Of every period, for what moved those that were closed. */
  readonly everyObjective: readonly Objective[];
  readonly money: readonly MonthMoney[];
}

export interface FactsAsked {
  readonly listed: ListedCustomer;
  readonly month: Month;
  readonly asOf: Instant;
  readonly actor: Actor;
  /** Earlier months of which the clocks that count are wanted too. */
  readonly earlier: readonly Month[];
}

/** Judges every ticket of the customer anew from its facts, and takes what belongs to the month. */
export async function reportFacts(asked: FactsAsked, ports: LivePorts): Promise<ReportFacts> {
  const { listed, month, asOf, actor, earlier } = asked;
  const { customer, name, agreements } = listed;
  const zone = zoneFor(listed);
  const { months, take } = openMonths([...earlier, month]);
  const { view, findings } = await evaluateStore(
    { asOf, knownAt: null, window: null, customer },
    ({ clocks }) => {
      for (const clock of clocks) take(clock);
    },
    ports,
  );
  const versionOf = (ref: string) => view.live.agreements.find((one) => one.ref === ref);
  const endsIn = (one: Pick<Objective, 'agreement' | 'period'>) => {
    const version = versionOf(one.agreement);
    return version !== undefined && isIn(version, month, one.period.to - 1) && one.period.to <= asOf;
  };
  return {
    customer,
    name,
    month,
    zone,
    period: monthSpan(zone, month),
    agreements: view.live.agreements.filter(({ id }) => agreements.some((one) => one.id === id)),
    clocks: months.get(month) ?? [],
    months,
    everyObjective: findings.objectives,
    objectives: findings.objectives.filter(endsIn),
    availability: await availabilityFor(asked, monthSpan(zone, month), { ...actor, customer }, ports),
    money: await moneyOf(
      { customer, month, agreements: view.live.agreements, settling: findings.settling },
      ports.store,
    ),
  };
}

/** Takes clocks as they come, and keeps those that count within one of some months, by month. */
function openMonths(wanted: readonly Month[]) {
  const months = new Map<Month, CountedClock[]>(wanted.map((month) => [month, []]));
  const spans = new Map<string, readonly (readonly [Month, Span])[]>();
  const spansIn = (zone: string) => {
    const known = spans.get(zone) ?? wanted.map((month) => [month, monthSpan(zone, month)] as const);
    spans.set(zone, known);
    return known;
  };
  return {
    months,
    take: (clock: Judged): void => {
      const counted = countedAt(clock);
      if (counted === null) return;
      const { at, outcome } = counted;
      const found = spansIn(clock.version.timeZone).find(([, { from, to }]) => from <= at && at < to);
      if (found !== undefined) months.get(found[0])?.push({ clock, outcome });
    },
  };
}

function isIn({ timeZone }: Agreement, month: Month, at: Instant): boolean {
  const span = monthSpan(timeZone, month);
  return span.from <= at && at < span.to;
}

async function availabilityFor(
  { month, asOf }: FactsAsked,
  period: Span,
  asCustomer: Actor,
  ports: LivePorts,
): Promise<ReportFacts['availability']> {
  const question = { agreement: null, knownAt: null, window: period };
  const end = Math.min(period.to, asOf);
  const now = await availabilityAnswer({ ...question, asOf }, asCustomer, ports);
  const then = end === asOf ? now : await availabilityAnswer({ ...question, asOf: end }, asCustomer, ports);
  const isOver = ({ period: of, version }: Availability) =>
    of.to <= monthSpan(version.timeZone, month).to && of.to <= asOf;
  return [
    ...now.availability.filter(isOver).map((row) => ({ row, soFar: false })),
    ...then.availability.filter((row) => !isOver(row) && row.period.from < end).map((row) => ({ row, soFar: true })),
  ];
}
