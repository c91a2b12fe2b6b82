import type { Agreement, AvailabilityBasis, Rules, Target } from '../agreement/index.ts';
import { type Calendar, compileCalendar } from '../calendar/index.ts';
import { compareRatios, type Ratio, type RatioPpm, ratio, ratioOfPpm } from '../money/index.ts';
import type { ObjectiveVerdict } from '../objective/index.ts';
import type { Instant, LocalDate, Span } from '../time/index.ts';
import { type Budget, type BurnRate, budgetOf, burnRates } from './budget.ts';
import { aheadMs, elapsed, openSpans } from './measured-hours.ts';
import { accountsOf, type OutageAccount } from './outage-account.ts';
import { type ServiceStates, type StatesQuestion, statesOf } from './states.ts';
import { denominatorMs, downtimeOf, partitionOf, type Waterfall, waterfallOf } from './waterfall.ts';

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
  const shares = sharesOf(states, waterfall, rules);
  const ahead = aheadMs(calendar, question);
  const running = asOf < period.to;
  const budget = budgetFor(question, waterfall, shares.measuredMs + ahead);
  const isJudged = states.told && requiredPpm !== null && budget !== null;
  return {
    version,
    target,
    service,
    basis: target.basis.kind,
    period,
    waterfall,
    ...shares,
    requiredPpm,
    verdict: isJudged
      ? verdictOf({ requiredPpm, reached: shares.reached, running, leftMs: budget.leftMs, ahead })
      : 'notApplicable',
    allowedMs: budget?.allowedMs ?? null,
    leftMs: budget?.leftMs ?? null,
    exhaustedOn: budget?.exhaustedOn ?? null,
    burn: isJudged && running ? burnOf(states, question, requiredPpm, calendar) : null,
    outages: accountsOf(states, parts, within),
    maintenances: states.maintenances.filter(({ fact }) => touches(fact, within)),
    exclusions: states.exclusions.filter(({ fact }) => touches(fact, within)),
  };
}

function touches(span: Span, within: Span): boolean {
  return span.from < within.to && span.to > within.from;
}

/** The shares reached, by the agreement's denominator and by each; null where nothing was measured. */
function sharesOf(
  { told }: ServiceStates,
  waterfall: Waterfall,
  rules: Rules,
): Pick<Availability, 'reached' | 'net' | 'gross' | 'measuredMs'> {
  const measuredMs = denominatorMs(waterfall, rules, rules.denominator);
  // Time that is only protected, excluded or unknown is no availability, also where gross would count it as up.
  const netMs = denominatorMs(waterfall, rules, 'net');
  if (!told || netMs === 0) return { reached: null, net: null, gross: null, measuredMs };
  const net = availableShare(waterfall.downtimeMs, netMs);
  const gross = availableShare(waterfall.downtimeMs, waterfall.totalMs);
  return { reached: rules.denominator === 'net' ? net : gross, net, gross, measuredMs };
}

/** What is left of the measured time, as a share of it. */
function availableShare({ part, whole }: Ratio, measuredMs: number): Ratio {
  const all = whole * BigInt(measuredMs);
  return ratio(all - part, all);
}

function budgetFor(
  { version, target, period, asOf }: AvailabilityQuestion,
  { downtimeMs }: Waterfall,
  measuredMs: number,
): Budget | null {
  const requiredPpm = target.atLeastPpm;
  if (requiredPpm === null) return null;
  return budgetOf({ requiredPpm, measuredMs, downtimeMs, period, asOf, timeZone: version.timeZone });
}

interface Judging {
  readonly requiredPpm: RatioPpm;
  readonly reached: Ratio | null;
  readonly running: boolean;
  readonly leftMs: Ratio;
  readonly ahead: number;
}

function verdictOf({ requiredPpm, reached, running, leftMs, ahead }: Judging): ObjectiveVerdict {
  if (reached === null && (!running || ahead === 0)) return 'notApplicable';
  if (running || reached === null) return leftMs.part < 0n ? 'breached' : 'open';
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
    const parts = partitionOf(states, openSpans(calendar, elapsed(question, window)));
    return {
      downtimeMs: downtimeOf(states, parts, rules),
      measuredMs: denominatorMs(waterfallOf(states, parts, rules), rules, rules.denominator),
    };
  });
}

/** The first instant of which anything was told of the service; null: none. */
export function firstTold(states: ServiceStates): Instant | null {
  const firsts = [
    states.raws[0]?.observedFrom,
    states.known?.[0]?.from,
    states.gaps[0]?.from,
    states.maintenances[0]?.fact.from,
  ].filter((at) => at !== undefined);
  return firsts.length === 0 ? null : Math.min(...firsts);
}
