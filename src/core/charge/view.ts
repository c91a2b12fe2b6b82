import type { Agreement, ChargeLine, LineUnit, Versions } from '../agreement/index.ts';
import type { Instant } from '../time/index.ts';
import { type ChargeFacts, factsBefore, type MemberChange } from './fact/charge-facts.ts';
import { type Agreed, type Counts, countsMembers, headcount } from './price/headcount.ts';
import { type Revisions, revisionsOf } from './price/revision.ts';
import { type Reign, reignsOf } from './reign.ts';

/** An agreement and its facts as far as they had happened by an instant; from then on, all stays as it is. */
export interface View {
  readonly versions: Versions;
  readonly cut: Instant;
  readonly reigns: readonly Reign[];
  readonly facts: ChargeFacts;
  readonly revisions: (version: Agreement) => Revisions;
  /** The units of a line day by day, and leavers nobody had seen join. */
  readonly counts: (version: Agreement, line: ChargeLine) => Headcount;
}

interface Headcount {
  readonly counts: Counts;
  readonly unknownLeavers: readonly MemberChange[];
}

export function viewAt(versions: Versions, all: ChargeFacts, cut: Instant): View {
  const facts = factsBefore(all, cut);
  const revisions = remembered((version: Agreement) => revisionsOf(version, facts.indexes, cut));
  const counts = remembered((version: Agreement) =>
    remembered((line: ChargeLine) => unitsOf(versions, version, line, facts.members)),
  );
  return {
    versions,
    cut,
    reigns: reignsOf(versions, cut),
    facts,
    revisions,
    counts: (version, line) => counts(version)(line),
  };
}

/** A line not priced by members has what was agreed, else one; of members, see `headcount`. */
function unitsOf(
  versions: Versions,
  version: Agreement,
  line: ChargeLine,
  changes: readonly MemberChange[],
): Headcount {
  const unit = unitOf(line);
  const always = (count: number) => [{ day: Number.NEGATIVE_INFINITY, count: Math.max(count, line.minimum ?? 0) }];
  if (!countsMembers(unit)) return { counts: always(line.quantity ?? 1), unknownLeavers: [] };
  const found = headcount(version, line, unit, changes, agreedSince(versions, version, line));
  const least = line.minimum ?? 0;
  return { ...found, counts: found.counts.map(({ day, count }) => ({ day, count: Math.max(count, least) })) };
}

export function unitOf(line: ChargeLine): LineUnit {
  return 'unit' in line.pricing ? line.pricing.unit : line.pricing.kind === 'blockHours' ? 'block' : 'month';
}

/** Since when there has been the line, and its quantity: a version that repeats a quantity agrees nothing new. */
function agreedSince(versions: Versions, version: Agreement, line: ChargeLine): Agreed {
  const reigns = reignsOf(versions, Number.POSITIVE_INFINITY);
  const at = reigns.findIndex((reign) => reign.version === version);
  const first = (same: (one: ChargeLine) => boolean) => {
    let place = at;
    while (reigns[place - 1]?.version.commercial.lines.some(same) === true) place -= 1;
    return reigns[place]?.fromDay ?? Number.NEGATIVE_INFINITY;
  };
  const isLine = (one: ChargeLine) => one.id === line.id && one.level === line.level;
  return {
    lineSince: first(isLine),
    quantitySince: first((one) => isLine(one) && one.quantity === line.quantity),
  };
}

/** A function that reckons each answer once. */
function remembered<K extends object, V>(reckon: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    let value = known.get(key);
    if (value === undefined) {
      value = reckon(key);
      known.set(key, value);
    }
    return value;
  };
}
