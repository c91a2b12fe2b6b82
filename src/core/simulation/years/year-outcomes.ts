import type { Agreement, Target } from '../../agreement/index.ts';
import { ratio } from '../../money/index.ts';
import type { Breach } from '../../objective/index.ts';
import type { PeriodOutcome } from '../../settlement/index.ts';
import type { Span } from '../../time/index.ts';
import { breachesByCell } from './breaches.ts';
import type { Cells } from './cells.ts';
import { type Draws, periodOfWeek, WEEKS_A_YEAR } from './draws.ts';
import { type JudgedYears, KEPT, MISSED } from './judge-years.ts';
import type { RedrawnPeriods } from './past-periods.ts';

/** A clock target in the simulated years, with what its money depends on. */
export interface ClockYears {
  readonly target: Target;
  readonly spans: readonly Span[];
  readonly judged: JudgedYears;
  readonly breaches: readonly (readonly Breach[])[];
}

/** Ids of the targets that money depends on: those of remedies, bonuses and what forfeits them. */
export function targetsOfMoney({ commercial }: Agreement): ReadonlySet<string> {
  const { remedies, bonuses } = commercial;
  return new Set([
    ...remedies.map((remedy) => remedy.on),
    ...bonuses.flatMap((bonus) => [bonus.on, ...bonus.unlessBreached]),
  ]);
}

/** One clock target's years, breaches gathered. */
export function clockYears(
  cells: Cells,
  place: number,
  target: Target,
  spans: readonly Span[],
  judged: JudgedYears,
): ClockYears {
  return { target, spans, judged, breaches: breachesByCell(cells, place, target) };
}

/** What became of every promise that money depends on, in each period of one simulated year: by target, then by period. */
export function outcomesOfYear(
  agreement: Agreement,
  draws: Draws,
  clocks: readonly ClockYears[],
  others: readonly RedrawnPeriods[],
  year: number,
): readonly PeriodOutcome[] {
  return [
    ...clocks.flatMap((one) => clockOutcomes(agreement, draws, one, year)),
    ...others.flatMap((one) =>
      one.spans.flatMap((period, place) => otherOutcomes(agreement, one, year, place, period)),
    ),
  ];
}

function clockOutcomes(agreement: Agreement, draws: Draws, years: ClockYears, year: number): PeriodOutcome[] {
  const { target, spans, judged } = years;
  const breaches: Breach[][] = spans.map(() => []);
  for (let week = 0; week < WEEKS_A_YEAR; week += 1) {
    const facts = years.breaches[draws.cellOf[year * WEEKS_A_YEAR + week] as number] as readonly Breach[];
    const list = breaches[periodOfWeek(week, spans.length)] as Breach[];
    for (const fact of facts) list.push(fact);
  }
  return spans.map((period, place) => {
    const at = year * spans.length + place;
    const met = judged.met[at] as number;
    const broken = judged.breached[at] as number;
    const counted = met + broken;
    return {
      version: agreement,
      target,
      period,
      verdict: verdictOf(judged.verdict[at] as number),
      reached: counted === 0 ? null : ratio(met, counted),
      counted,
      broken,
      breaches: breaches[place] as Breach[],
      downtime: null,
    };
  });
}

function verdictOf(code: number): PeriodOutcome['verdict'] {
  return code === KEPT ? 'met' : code === MISSED ? 'breached' : 'notApplicable';
}

function otherOutcomes(
  agreement: Agreement,
  others: RedrawnPeriods,
  year: number,
  place: number,
  period: Span,
): readonly PeriodOutcome[] {
  const past = others.past[others.drawn(year, place)] as readonly PeriodOutcome[];
  return past.map((one) => ({ ...one, version: agreement, target: others.target, period }));
}
