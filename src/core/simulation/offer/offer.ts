import type { PeriodLength } from '../../agreement/index.ts';
import type { RatioPpm } from '../../money/index.ts';
import type { YearlyCost } from '../cost.ts';
import { costOfYears, type Simulation } from '../simulation.ts';
import { changed } from '../years/term.ts';
import { targetsOfMoney } from '../years/year-outcomes.ts';
import { keeps, type OfferSearch, type OfferStep, oddsUnder, toEvaluate } from './search.ts';

/** A step past the offer: how often it would be missed and what the whole agreement would then cost a year. */
export interface FurtherStep extends OfferStep {
  readonly cost: YearlyCost;
}

/** The counter-offer for one term of one target. */
export interface Offer {
  readonly target: string;
  readonly level: string | null;
  readonly per: PeriodLength;
  readonly confidencePpm: RatioPpm;
  readonly promised: OfferStep;
  /** Is what the draft promises kept with the chosen confidence? Then no counter-offer is needed. */
  readonly isKept: boolean;
  /** The tightest value that is; null: none that one would write is. */
  readonly offered: OfferStep | null;
  /** One step tighter, which is not kept with that confidence; null: there is none. */
  readonly tighter: OfferStep | null;
  /** `evaluated`: confirmed by evaluating the changed agreement again; `estimated`: from what the clocks used. */
  readonly basis: 'estimated' | 'evaluated';
  /** The cost of the offer itself, and of going one, two and three steps further; empty where nothing is offered. */
  readonly further: readonly FurtherStep[];
}

const FURTHER_STEPS = 3;

/**
 * The search's end as a value.
 * @param costYears over how many of the simulated years the cost of going further is told (all steps over the same ones)
 */
export function offerOf(simulation: Simulation, search: OfferSearch, costYears: number): Offer {
  const { target, place, promised, confidencePpm } = search;
  const step = (at: number): OfferStep => stepAt(simulation, search, at);
  const own = step(promised);
  const further = place === null ? [] : places(place).map((at) => furtherAt(simulation, search, at, costYears));
  return {
    target: target.id,
    level: target.level,
    per: target.per,
    confidencePpm,
    promised: own,
    isKept: keeps(own.missed, confidencePpm),
    offered: place === null ? null : step(place),
    tighter: place === null || place === 0 ? null : step(place - 1),
    basis: search.evaluated.size > 0 && toEvaluate(search) === null ? 'evaluated' : 'estimated',
    further,
  };
}

function places(from: number): number[] {
  const found: number[] = [];
  for (let place = from; place >= 0 && place >= from - FURTHER_STEPS; place -= 1) found.push(place);
  return found;
}

function stepAt(simulation: Simulation, search: OfferSearch, place: number): OfferStep {
  const change = search.ladder[place] as OfferStep['change'];
  const missed = search.evaluated.get(place) ?? search.estimated.get(place) ?? oddsUnder(simulation, search.at, change);
  return { change, missed };
}

function furtherAt(simulation: Simulation, search: OfferSearch, place: number, costYears: number): FurtherStep {
  const step = stepAt(simulation, search, place);
  if (!targetsOfMoney(simulation.agreement).has(search.target.id)) {
    return { ...step, cost: unchangedCost(simulation, costYears) };
  }
  const targets = simulation.agreement.targets.map((target, at) =>
    at === search.at ? changed(target, step.change) : target,
  );
  return { ...step, cost: costOfYears(simulation, targets, Math.min(costYears, simulation.draws.years)) };
}

const unchangedCosts = new WeakMap<Simulation, Map<number, YearlyCost>>();

/** The cost of the agreement as it is: what one with another value of a term that no money hangs on costs too. */
function unchangedCost(simulation: Simulation, costYears: number): YearlyCost {
  const known = unchangedCosts.get(simulation) ?? new Map<number, YearlyCost>();
  unchangedCosts.set(simulation, known);
  const years = Math.min(costYears, simulation.draws.years);
  const cost = known.get(years) ?? costOfYears(simulation, simulation.agreement.targets, years);
  known.set(years, cost);
  return cost;
}
