import { OURSELVES } from '../../app/access/index.ts';
import { objectivesAnswer, type Rosters } from '../../app/live/index.ts';
import type { Store } from '../../app/ports/index.ts';
import { formatInstant, type Instant } from '../../core/time/index.ts';
import type { ObjectiveReading, ReadingParts } from './readings.ts';

/** Counting a period's clocks is work: it is done once a minute at most, however often somebody asks. */
const GOOD_FOR_MS = 60_000;

/** What every objective still bears in the period that runs. */
export function objectiveReadings(ports: {
  readonly store: Store;
  readonly now: () => Instant;
  readonly rosters: Rosters;
}): ReadingParts['objectives'] {
  let last: { readonly at: Instant; readonly readings: Promise<readonly ObjectiveReading[]> } | null = null;
  const read = async (at: Instant): Promise<readonly ObjectiveReading[]> => {
    const { objectives } = await objectivesAnswer(
      { agreement: null, asOf: null, knownAt: null, window: { from: at, to: at + 1 } },
      OURSELVES,
      ports,
    );
    const { agreements } = await ports.rosters.inForce(ports.store);
    const customers = new Map(agreements.map(({ id, customer }) => [id, customer?.id ?? null]));
    return objectives.flatMap(({ agreementId: agreement, target, level, period, missesLeft }) => {
      if (missesLeft === null) return [];
      const named = level === null ? target : `${target}/${level}`;
      const customer = customers.get(agreement) ?? null;
      return [{ agreement, target: named, period: formatInstant(period.from), customer, missesLeft }];
    });
  };
  return () => {
    const at = ports.now();
    if (last === null || at >= last.at + GOOD_FOR_MS || at < last.at) {
      const readings = read(at);
      last = { at, readings };
      // What failed is asked for again next time.
      readings.catch(() => {
        last = null;
      });
    }
    return last.readings;
  };
}
