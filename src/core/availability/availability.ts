import type { Agreement, AvailabilityBasis, Rules, Target } from '../agreement/index.ts';
import { type Calendar, compileCalendar, openBetween, spansBetween } from '../calendar/index.ts';
import { compareRatios, type Ratio, type RatioPpm, ratio, ratioOfPpm } from '../money/index.ts';
import type { ObjectiveVerdict } from '../objective/index.ts';
import type { Instant, LocalDate, Span } from '../time/index.ts';
import { type BurnRate, budgetOf, burnRates } from './budget.ts';
import { accountsOf, type OutageAccount } from './outage-account.ts';
import { type ServiceStates, type StatesQuestion, statesOf } from './states.ts';
import { denominatorMs, downtimeOf, type Partition, partitionOf, type Waterfall, waterfallOf } from './waterfall.ts';

/** What became of a promised availability in one period (SEMANTICS 3). Exact; only what is shown is floored. */
export interface Availability {
  readonly version: Agreement;
  readonly target: Target;
  readonly service: string;
  readonly basis: AvailabilityBasis['kind'];
  readonly period: Span;
  readonly waterfall: Waterfall;
  /** Shares of what has been measured so far, by the agreement's denominator and by each; null: nothing was. */
  readonly reached: Ratio | null;
  readonly net: Ratio | null;
  readonly gross: Ratio | null;
  readonly requiredPpm: RatioPpm | null;
  readonly verdict: ObjectiveVerdict;
  /** What `reached` is a share of, so far. */
  readonly measuredMs: number;
  /** Downtime allowed in the whole period, and left of it; null: no share is promised. */
  readonly allowedMs: Ratio | null;
  readonly leftMs: Ratio | null;
  /** The local date at which it is used up at the present rate, within the period; else null. */
  readonly exhaustedOn: LocalDate | null;
  /** While the period runs; null afterwards. */
  readonly burn: readonly BurnRate[] | null;
  readonly outages: readonly OutageAccount[];
  readonly maintenances: ServiceStates['maintenances'];
  readonly exclusions: ServiceStates['exclusions'];
}

export interface AvailabilityQuestion extends StatesQuestion {
  readonly period: Span;
  /** Only time within it is measured: when the agreement is in force. Missing: all of the period is. */
  readonly inForce?: Span | null;
}

/**
 * The availability of one service under one promise in one period, as of an instant. Hours are those of the target's
 * calendar; what lies after `asOf` is not measured yet. Until the period ends the verdict is `open`, or `breached` as
 * soon as more is down than the whole period allows even if all the rest is up; `notApplicable` where nothing was
 * measured or nothing is promised. Facts must be visible ones (`takeFact`).
 */
export function availabilityOf(question: AvailabilityQuestion): Availability {
  return availabilityFrom(statesOf(question), question);
}

/** The same of states already told, so that the periods of one promise share them. */
export function availabilityFrom(states: ServiceStates, question: AvailabilityQuestion): Availability {
  const { version, target, service, period, asOf } = question;
  const { rules, atLeastPpm: requiredPpm } = target;
  const calendar = compileCalendar(target.calendar);
  const within = elapsed(question, period);
  const parts = partitionOf(states, openSpans(calendar, within));
  const waterfall = waterfallOf(states, parts, rules);
  const measured = denominatorMs(waterfall, rules, rules.denominator);
  const measuredNothing = !states.told || denominatorMs(waterfall, rules, 'net') === 0;
  const share = (denominator: Rules['denominator']) =>
    measuredNothing ? null : availableShare(waterfall.downtimeMs, denominatorMs(waterfall, rules, denominator));
  const [net, gross] = [share('net'), share('gross')];
  const reached = rules.denominator === 'net' ? net : gross;
  const ahead = aheadMs(calendar, question);
  const budget =
    requiredPpm === null
      ? null
      : budgetOf({
          requiredPpm,
          measuredMs: measured + ahead,
          downtimeMs: waterfall.downtimeMs,
          period,
          asOf,
          timeZone: version.timeZone,
        });
  const running = asOf < period.to;
  const verdict = !states.told
    ? 'notApplicable'
    : verdictOf({ requiredPpm, reached, running, leftMs: budget?.leftMs ?? null, ahead });
  return {
    version,
    target,
    service,
    basis: target.basis.kind,
    period,
    waterfall,
    reached,
    net,
    gross,
    requiredPpm,
    verdict,
    measuredMs: measured,
    allowedMs: budget?.allowedMs ?? null,
    leftMs: budget?.leftMs ?? null,
    exhaustedOn: budget?.exhaustedOn ?? null,
    burn: running && requiredPpm !== null && states.told ? burnOf(states, question, requiredPpm, calendar) : null,
    outages: accountsOf(states, parts, within),
    maintenances: states.maintenances.filter(({ fact }) => touches(fact, within)),
    exclusions: states.exclusions.filter(({ fact }) => touches(fact, within)),
  };
}

function touches(span: Span, within: Span): boolean {
  return span.from < within.to && span.to > within.from;
}

/** The part of a stretch that has passed and lies within the agreement's term. */
function elapsed({ asOf, inForce }: AvailabilityQuestion, { from, to }: Span): Span {
  const begin = Math.max(from, inForce?.from ?? from);
  return { from: begin, to: Math.max(Math.min(to, asOf, inForce?.to ?? to), begin) };
}

/** The hours that are still to be measured. */
function aheadMs(calendar: Calendar, { asOf, inForce, period }: AvailabilityQuestion): number {
  const from = Math.max(period.from, asOf, inForce?.from ?? asOf);
  const to = Math.min(period.to, inForce?.to ?? period.to);
  return to > from ? openBetween(calendar, from, to) : 0;
}

function openSpans(calendar: Calendar, { from, to }: Span): readonly Span[] {
  return spansBetween(calendar, from, to).filter(({ state }) => state === 'open');
}

/** What is left of the measured time, as a share of it. */
function availableShare({ part, whole }: Ratio, measuredMs: number): Ratio {
  const all = whole * BigInt(measuredMs);
  return ratio(all - part, all);
}

interface Judging {
  readonly requiredPpm: RatioPpm | null;
  readonly reached: Ratio | null;
  readonly running: boolean;
  readonly leftMs: Ratio | null;
  readonly ahead: number;
}

function verdictOf({ requiredPpm, reached, running, leftMs, ahead }: Judging): ObjectiveVerdict {
  if (requiredPpm === null || leftMs === null) return 'notApplicable';
  if (running) {
    if (reached === null && ahead === 0) return 'notApplicable';
    return leftMs.part < 0n ? 'breached' : 'open';
  }
  if (reached === null) return 'notApplicable';
  return compareRatios(reached, ratioOfPpm(requiredPpm)) >= 0 ? 'met' : 'breached';
}

/** Burn rates look back from `asOf`, beyond the period's begin too. */
function burnOf(
  states: ServiceStates,
  question: AvailabilityQuestion,
  requiredPpm: RatioPpm,
  calendar: Calendar,
): readonly BurnRate[] {
  const { rules } = question.target;
  return burnRates(requiredPpm, question.asOf, (window) => {
    const parts: Partition = partitionOf(states, openSpans(calendar, elapsed(question, window)));
    return {
      downtimeMs: downtimeOf(states, parts, rules),
      measuredMs: denominatorMs(waterfallOf(states, parts, rules), rules, rules.denominator),
    };
  });
}

/** Instants at which the promise of a service has something to tell; null: never. */
export function firstTold(states: ServiceStates): Instant | null {
  const firsts = [
    states.raws[0]?.observedFrom,
    states.known?.[0]?.from,
    states.gaps[0]?.from,
    states.maintenances[0]?.fact.from,
  ].filter((at) => at !== undefined);
  return firsts.length === 0 ? null : Math.min(...firsts);
}
