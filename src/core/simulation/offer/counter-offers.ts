import type { RatioPpm } from '../../money/index.ts';
import type { Simulation } from '../simulation.ts';
import type { Change } from '../years/term.ts';
import { type OfferSearch, searchOffer } from './search.ts';

const KINDS: readonly Change['kind'][] = ['within', 'attainment', 'allow'];

/**
 * The searches for counter-offers: for every clock target that is judged over periods, by each term it has (its time
 * limit, and its attainment or the misses it allows). Turn each into a value with `offerOf`, at once or after holding it
 * against real evaluations.
 * @param confidencePpm how often a period should be kept, in millionths; 900 000 where nothing else is chosen
 */
export function counterOffers(simulation: Simulation, confidencePpm: RatioPpm): readonly OfferSearch[] {
  return simulation.agreement.targets.flatMap((_, at) =>
    KINDS.flatMap((kind) => searchOffer(simulation, at, kind, confidencePpm) ?? []),
  );
}
