import type { Measure, Target, Versions } from '../agreement/index.ts';

/** Where one objective of an agreement is counted, whatever its version. */
export interface BookPlace {
  readonly versions: Versions;
  readonly target: string;
  readonly level: string | null;
  /** Money, or a right to end, depends on it: every breach is kept, not only their number. */
  readonly isCosting: boolean;
}

/** The objectives of agreements. */
export interface BookPlaces {
  readonly ofTarget: ReadonlyMap<Target, BookPlace>;
  /** By agreement, then by what names one within it. */
  readonly ofAgreement: ReadonlyMap<string, ReadonlyMap<string, BookPlace>>;
  /** In the order of the agreements, and of their files. */
  readonly ordered: readonly BookPlace[];
}

type Counts = (measure: Measure) => boolean;

const known = new WeakMap<readonly Versions[], Map<Counts, BookPlaces>>();

/** The objectives of agreements that are counted; of the same agreements they are found once. */
export function placesFor(agreements: readonly Versions[], counts: Counts): BookPlaces {
  const found = known.get(agreements) ?? new Map<Counts, BookPlaces>();
  known.set(agreements, found);
  const places = found.get(counts) ?? placesOf(agreements, counts);
  found.set(counts, places);
  return places;
}

const keyOf = (target: string, level: string | null) => `${target}\u0000${level ?? ''}`;

function placesOf(agreements: readonly Versions[], counts: Counts): BookPlaces {
  const ofTarget = new Map<Target, BookPlace>();
  const ofAgreement = new Map<string, Map<string, BookPlace>>();
  const ordered: BookPlace[] = [];
  for (const versions of agreements) {
    const byKey = new Map<string, BookPlace>();
    ofAgreement.set(versions.id, byKey);
    const costs = costing(versions);
    for (const target of versions.versions.flatMap((version) => version.targets)) {
      if (!counts(target.measure)) continue;
      const { id, level } = target;
      let place = byKey.get(keyOf(id, level));
      if (place === undefined) {
        place = { versions, target: id, level, isCosting: costs.has(id) };
        byKey.set(keyOf(id, level), place);
        ordered.push(place);
      }
      ofTarget.set(target, place);
    }
  }
  return { ofTarget, ofAgreement, ordered };
}

/** Null: no such objective is counted. */
export function placeOf(
  { ofAgreement }: BookPlaces,
  agreement: string,
  target: string,
  level: string | null,
): BookPlace | null {
  return ofAgreement.get(agreement)?.get(keyOf(target, level)) ?? null;
}

/** Ids of the targets on which money, or a right to end, depends in any version. */
function costing({ versions }: Versions): ReadonlySet<string> {
  return new Set(
    versions.flatMap(({ commercial: { remedies, bonuses, termination } }) => [
      ...remedies.map(({ on }) => on),
      ...bonuses.flatMap(({ on, unlessBreached }) => [on, ...unlessBreached]),
      ...(termination?.chronic ?? []).map(({ target }) => target),
    ]),
  );
}
