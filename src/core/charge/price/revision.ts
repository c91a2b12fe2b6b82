import type { Agreement, Indexation } from '../../agreement/index.ts';
import {
  addRatios,
  compareRatios,
  divideRatios,
  type IndexFormula,
  minorDigits,
  multiplyRatios,
  ONE,
  parseIndexFormula,
  type Ratio,
  ratio,
  ratioOfPpm,
  type Step,
  valueOfFormula,
} from '../../money/index.ts';
import {
  addMonths,
  dateOfDay,
  dayNumberOf,
  type Instant,
  type LocalDate,
  startOfLocalDay,
  type TermLength,
} from '../../time/index.ts';
import type { ChargeNotice } from '../charge.ts';
import type { IndexValue } from '../fact/charge-facts.ts';

/** One revision of all prices: from a day on, by the index before and now. */
interface Revision {
  readonly day: number;
  readonly before: IndexValue;
  readonly now: IndexValue;
}

/** How a version's prices change in time; none without indexation. */
export interface Revisions {
  readonly terms: Indexation | null;
  readonly formula: IndexFormula | null;
  readonly list: readonly Revision[];
  readonly notices: readonly ChargeNotice[];
}

/**
 * The revisions of a version's prices up to an instant. Prices written stand for the index's base month; they are
 * revised on each anniversary of the term (every `every`) in a later month: P0 is the price in force, S0 the value used
 * before (at first that of the base month), S1 the one of the latest month published by that day. Where none newer than
 * S0's had been published, the price stands, with a notice.
 */
export function revisionsOf(version: Agreement, values: readonly IndexValue[], until: Instant): Revisions {
  const terms = version.commercial.indexation;
  const formula = terms === null ? null : parseIndexFormula(terms.formula);
  if (terms === null || formula === null) return { terms, formula: null, list: [], notices: [] };
  const mine = values.filter(({ index }) => index === terms.index);
  const list: Revision[] = [];
  const notices: ChargeNotice[] = [];
  for (const date of revisionDates(version, terms)) {
    const at = startOfLocalDay(version.timeZone, dayNumberOf(date));
    if (at >= until) break;
    if (date.slice(0, 7) <= terms.base) continue;
    const published = mine.filter((value) => value.at <= at);
    const before = list.at(-1)?.now ?? latest(published.filter(({ month }) => month === terms.base));
    const now = latest(published);
    const say = (kind: ChargeNotice['kind']) =>
      notices.push({ kind, agreement: version.id, line: null, at, event: null, facts: { index: terms.index, date } });
    if (before === null || now === null || now.month <= before.month) say('indexMissing');
    else if (valueOfFormula(formula, { P0: ONE, S0: before.value, S1: now.value }) === null) say('indexUnusable');
    else list.push({ day: dayNumberOf(date), before, now });
  }
  return { terms, formula, list, notices };
}

/** The value of the latest month; of one month published twice, the later. */
function latest(values: readonly IndexValue[]): IndexValue | null {
  return values.reduce<IndexValue | null>((best, one) => (best === null || one.month >= best.month ? one : best), null);
}

/** Anniversaries of the term's first day, told from it each time, so that the 31st comes back after February. */
function* revisionDates(version: Agreement, terms: Indexation): Generator<LocalDate> {
  const { unit, count } = terms.every;
  if (count <= 0) return;
  for (let times = 1; times <= MOST_REVISIONS; times++) yield later(version.term.from, unit, count * times);
}

/** Every day for two hundred years. */
const MOST_REVISIONS = 73_000;

function later(date: LocalDate, unit: TermLength['unit'], count: number): LocalDate {
  if (unit === 'mo' || unit === 'y') return addMonths(date, unit === 'y' ? count * 12 : count);
  return dateOfDay(dayNumberOf(date) + (unit === 'w' ? count * 7 : count));
}

/** How many revisions have taken effect by a day. */
export function revisionsBy(revisions: Revisions, day: number): number {
  return revisions.list.filter((one) => one.day <= day).length;
}

/** A price in minor units, exact, after so many revisions; each kept within floor and ceiling of what it was. */
export function revised(minor: Ratio, currency: string, revisions: Revisions, times: number): Ratio {
  return revisions.list.slice(0, times).reduce((price, one) => afterOne(price, currency, revisions, one), minor);
}

function afterOne(price: Ratio, currency: string, { formula, terms }: Revisions, { before, now }: Revision): Ratio {
  if (formula === null || terms === null) return price;
  const scale = ratio(10n ** BigInt(minorDigits(currency) ?? 2));
  const value = valueOfFormula(formula, { P0: divideRatios(price, scale), S0: before.value, S1: now.value });
  if (value === null || value.part < 0n) return price;
  const bound = (ppm: number) => multiplyRatios(price, addRatios(ONE, ratioOfPpm(ppm)));
  let next = multiplyRatios(value, scale);
  if (terms.floorPpm !== null && compareRatios(next, bound(terms.floorPpm)) < 0) next = bound(terms.floorPpm);
  if (terms.ceilingPpm !== null && compareRatios(next, bound(terms.ceilingPpm)) > 0) next = bound(terms.ceilingPpm);
  return next;
}

/** The working of a price after so many revisions: one step each. */
export function revisionSteps(minor: Ratio, currency: string, revisions: Revisions, times: number): readonly Step[] {
  const exact = (amount: Ratio) => ({ kind: 'exactMoney', minor: amount, currency }) as const;
  return revisions.list.slice(0, times).map((one, place): Step => {
    const price = revised(minor, currency, revisions, place);
    return {
      kind: 'index',
      clause: 'charges.indexation',
      inputs: {
        on: { kind: 'date', date: dateOfDay(one.day) },
        P0: exact(price),
        S0: { kind: 'number', number: one.before.value },
        S1: { kind: 'number', number: one.now.value },
        S0Month: { kind: 'name', name: one.before.month },
        S1Month: { kind: 'name', name: one.now.month },
      },
      result: exact(revised(minor, currency, revisions, place + 1)),
      evidence: [one.before.event, one.now.event],
    };
  });
}
