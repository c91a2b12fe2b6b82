import { isClockMeasure, type Target } from '../../agreement/index.ts';
import type { RatioPpm } from '../../money/index.ts';
import type { Odds } from '../odds/odds.ts';
import { judgeTarget, type Simulation } from '../simulation.ts';
import { clockOdds } from '../target-odds.ts';
import { type Change, type ChangedTarget, changed } from '../years/term.ts';
import { ladderOf } from './ladder.ts';

/** One value of a term, with the odds that a period is missed under it. */
export interface OfferStep {
  readonly change: Change;
  readonly missed: Odds;
}

/**
 * The search for the tightest value of one term that is kept with a chosen confidence: proposed from the simulated
 * years, then held against real evaluations of the changed agreement (`toEvaluate`, `answered`) until its end is sure.
 */
export interface OfferSearch {
  /** The target's place in the agreement. */
  readonly at: number;
  readonly target: Target;
  readonly confidencePpm: RatioPpm;
  /** The tightest first. */
  readonly ladder: readonly Change[];
  /** The place of the value that the draft promises. */
  readonly promised: number;
  /** The place of the value proposed; null: none on the ladder is kept. */
  readonly place: number | null;
  /** What the simulated years say of places asked, and what real evaluations say: those come first. */
  readonly estimated: ReadonlyMap<number, Odds>;
  readonly evaluated: ReadonlyMap<number, Odds>;
}

/**
 * Looks for the tightest value of a term of the target at a place in the agreement; null where the target asks nothing of
 * a period, has no such term, or nothing of it was ever judged. Looser is never less safe under the same drawn years, so
 * halving finds it.
 */
export function searchOffer(
  simulation: Simulation,
  at: number,
  kind: Change['kind'],
  confidencePpm: RatioPpm,
): OfferSearch | null {
  const target = simulation.agreement.targets[at];
  if (target === undefined || target.requirement === null || !isClockMeasure(target.measure)) return null;
  const ladder = ladderOf(target, kind);
  const promised = ladder.findIndex((change) => JSON.stringify(changed(target, change)) === JSON.stringify(target));
  if (promised < 0) return null;
  const estimated = new Map<number, Odds>();
  const isKept = (place: number) => {
    let odds = estimated.get(place);
    if (odds === undefined) {
      odds = oddsUnder(simulation, at, ladder[place] as Change);
      estimated.set(place, odds);
    }
    return keeps(odds, confidencePpm);
  };
  isKept(promised);
  if (estimated.get(promised)?.trials === 0) return null;
  let [low, high] = [-1, ladder.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (isKept(middle)) high = middle;
    else low = middle;
  }
  const place = high === ladder.length ? null : high;
  return { at, target, confidencePpm, ladder, promised, place, estimated, evaluated: new Map() };
}

/** The odds that a period is missed with one term changed, by what the clocks used. */
export function oddsUnder(simulation: Simulation, at: number, change: Change): Odds {
  const target = changed(simulation.agreement.targets[at] as Target, change);
  return clockOdds(simulation, target, judgeTarget(simulation, at, target)).missed;
}

/** Is the promise kept with this confidence? Exact; where nothing is judged nothing is missed. */
export function keeps({ hits, trials }: Odds, confidencePpm: RatioPpm): boolean {
  return hits * 1_000_000 <= (1_000_000 - confidencePpm) * trials;
}

/**
 * What to evaluate again next, as a change of the agreement (`withChanges`); null when the offer is confirmed: it is kept
 * by a real evaluation, and one step tighter is not (or there is none).
 */
export function toEvaluate(search: OfferSearch): ChangedTarget | null {
  const { place, evaluated, ladder, target } = search;
  const asked = place ?? ladder.length - 1;
  const next = evaluated.has(asked) ? (place ?? 0) - 1 : asked;
  if (next < 0 || evaluated.has(next)) return null;
  return { target: target.id, level: target.level, change: ladder[next] as Change };
}

/**
 * The search with a real evaluation's answer: confirmed, or moved on to the next step.
 * @param again the same simulation of the sample that the changed agreement's evaluation gave
 */
export function answered(search: OfferSearch, asked: ChangedTarget, again: Simulation): OfferSearch {
  const { ladder, confidencePpm } = search;
  const key = JSON.stringify(asked.change);
  const at = ladder.findIndex((change) => JSON.stringify(change) === key);
  const target = again.agreement.targets[search.at];
  if (at < 0 || target === undefined) return search;
  const evaluated = new Map(search.evaluated).set(
    at,
    clockOdds(again, target, judgeTarget(again, search.at, target)).missed,
  );
  return { ...search, evaluated, place: placeAfter(ladder.length, evaluated, confidencePpm, search.place) };
}

/** The tightest place that a real evaluation does not speak against: below every one kept, above every one missed. */
function placeAfter(
  size: number,
  evaluated: ReadonlyMap<number, Odds>,
  confidencePpm: RatioPpm,
  proposed: number | null,
): number | null {
  let [missed, kept] = [-1, size];
  for (const [place, odds] of evaluated) {
    if (keeps(odds, confidencePpm)) kept = Math.min(kept, place);
    else missed = Math.max(missed, place);
  }
  if (proposed !== null && proposed > missed && proposed < kept) return proposed;
  if (missed >= kept) return missed + 1 < size ? missed + 1 : null;
  return kept < size ? kept : missed + 1 < size ? missed + 1 : null;
}
