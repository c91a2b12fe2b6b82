import type { ChargeLine } from '../../agreement/index.ts';
import { addRatios, multiplyRatios, type Ratio, ratio, type Step, ZERO } from '../../money/index.ts';
import { dateOfDay } from '../../time/index.ts';
import { dayAt, type Reign } from '../reign.ts';
import { unitOf, type View } from '../view.ts';
import { amountsPerCycle, type Cycle, lastDateOf } from './cycle.ts';
import { countOn, highestOver } from './headcount.ts';
import { revisionsBy } from './revision.ts';
import { exactly, priceOf, type UnitPricing } from './unit-price.ts';

/** Consecutive days with one number of units at one price. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** How many revisions the price has had. */
  readonly times: number;
  /** Of the cycle's price. */
  readonly share: Ratio;
}

/** Days of a line in one version, as one view knows them. */
export interface Question {
  readonly view: View;
  readonly reign: Reign;
  readonly line: ChargeLine;
}

/** The stretches of a cycle within the days `[from, to)`; days outside the version's reign are not in any. */
export function stretchesOf(question: Question, cycle: Cycle, from: number, to: number): readonly Stretch[] {
  if (!question.line.prorated) return wholeCycle(question, cycle, from, to);
  const { view, reign, line } = question;
  const { counts } = view.counts(reign.version, line);
  const revisions = view.revisions(reign.version);
  const [first, end] = [Math.max(from, reign.fromDay, cycle.from), Math.min(to, reign.toDay, cycle.to)];
  if (end <= first) return [];
  const turns = [...counts.map(({ day }) => day), ...revisions.list.map(({ day }) => day)];
  const edges = [...new Set([first, ...turns.filter((day) => day > first && day < end)])].sort((a, b) => a - b);
  return edges.map((day, place) => {
    const until = edges[place + 1] ?? end;
    const share = shareOf(cycle, day, until);
    return { from: day, to: until, count: countOn(counts, day), times: revisionsBy(revisions, day), share };
  });
}

/** A cycle that is not prorated is billed whole by the first version in force in it, for the most units of any day. */
function wholeCycle({ view, reign, line }: Question, cycle: Cycle, from: number, to: number): readonly Stretch[] {
  const has = (one: Reign) =>
    one.version === reign.version || one.version.commercial.lines.some((l) => l.id === line.id);
  const first = view.reigns.find((one) => one.fromDay < cycle.to && one.toDay > cycle.from && has(one));
  if (first?.version !== reign.version) return [];
  const [begin, end] = [Math.max(from, cycle.from), Math.min(to, cycle.to)];
  if (end <= begin) return [];
  const priced = Math.max(cycle.from, reign.fromDay);
  const { counts } = view.counts(reign.version, line);
  const count = highestOver(counts, priced, Math.min(cycle.to, reign.toDay));
  const times = revisionsBy(view.revisions(reign.version), priced);
  return [{ from: begin, to: end, count, times, share: shareOf(cycle, begin, end) }];
}

/** The part of a cycle that some of its days are: equal months, and equal days within each. */
export function shareOf(cycle: Cycle, from: number, to: number): Ratio {
  return cycle.months.reduce((sum, month) => {
    const days = Math.min(to, month.to) - Math.max(from, month.from);
    if (days <= 0) return sum;
    return addRatios(sum, ratio(days, (month.to - month.from) * cycle.months.length));
  }, ZERO);
}

/** The exact price of a stretch, in minor units, before any discount. */
export function minorOf({ view, reign, line }: Question, stretch: Stretch): Ratio {
  const units = multiplyRatios(ratio(stretch.count), amountsPerCycle(unitOf(line), line.every));
  const { minor } = priceOf(pricingOf(line), units, view.revisions(reign.version), stretch.times, null);
  return multiplyRatios(minor, stretch.share);
}

/** How a line prices its units; a block costs its amount. */
export function pricingOf(line: ChargeLine): UnitPricing {
  const { pricing } = line;
  if ('unit' in pricing) return pricing;
  if (pricing.kind === 'blockHours') return { kind: 'fixed', unit: 'block', amount: pricing.amount };
  return { kind: 'graduated', unit: 'once', tiers: [] };
}

/** The steps of a stretch: revisions and tiers of its price, then days and units. */
export function stepsOf(question: Question, stretch: Stretch, currency: string, clause: string): readonly Step[] {
  const { view, reign, line } = question;
  const units = multiplyRatios(ratio(stretch.count), amountsPerCycle(unitOf(line), line.every));
  const priced = priceOf(pricingOf(line), units, view.revisions(reign.version), stretch.times, clause);
  return [
    ...priced.steps,
    {
      kind: 'units',
      clause,
      inputs: {
        from: { kind: 'date', date: dateOfDay(stretch.from) },
        to: { kind: 'date', date: lastDateOf(stretch.to) },
        days: { kind: 'number', number: ratio(stretch.to - stretch.from) },
        count: { kind: 'number', number: ratio(stretch.count) },
        price: exactly(priced.minor, currency),
        share: { kind: 'number', number: stretch.share },
      },
      result: exactly(multiplyRatios(priced.minor, stretch.share), currency),
      evidence: evidenceOf(question, stretch),
    },
  ];
}

/** Joiners on the first day of a stretch, and leavers on the day before. */
function evidenceOf({ view, reign, line }: Question, stretch: Stretch): readonly string[] {
  const kind = `${unitOf(line)}:`;
  return view.facts.members
    .filter(({ member }) => member.startsWith(kind))
    .filter((one) => dayAt(reign.version.timeZone, one.at) === (one.joined ? stretch.from : stretch.from - 1))
    .map(({ event }) => event);
}

export function sumOf(ratios: readonly Ratio[]): Ratio {
  return ratios.reduce(addRatios, ZERO);
}
