/** Puts one world to the minute-by-minute engine and to the core, and tells where they differ. */
import {
  availabilitiesOf,
  availabilityFactsOf,
  type Availability as CoreAvailability,
} from '../../../src/core/availability/index.ts';
import type { Event } from '../../../src/core/event/index.ts';
import { type Ratio, ratio } from '../../../src/core/money/index.ts';
import { readAgreement } from '../../../src/language/index.ts';
import { availabilityIn, monthOf, startOf } from './engine.ts';
import { CUSTOMER, minuteOf, type PlainEvent, SERVICE, type World } from './facts.ts';

/** One value on which the two do not agree. */
export interface Difference {
  readonly field: string;
  readonly oracle: string;
  readonly engine: string;
}

type Shown = { readonly [field: string]: string };

const MINUTE = 60_000;

function eventOf({ id, type, subject, time, data }: PlainEvent): Event {
  const occurredAt = Date.parse(time);
  return { source: 'watch', id, type, subject, occurredAt, recordedAt: occurredAt, sequence: null, data };
}

/** The agreement file of a world; the tests read and print it too. */
export function agreementOf({ promise }: World): object {
  const { timeZone, effective, until, calendars, calendar, atLeast, basis, rules } = promise;
  return {
    leeway: 1,
    kind: 'sla',
    id: 'acme',
    version: 1,
    effective,
    title: { fr: 'Contrat', en: 'Agreement' },
    language: 'fr',
    timeZone,
    term: { from: effective, ...(until === null ? {} : { to: until }), renewal: until === null ? 'tacit' : 'none' },
    parties: { provider: { name: 'P' }, customer: { id: CUSTOMER, name: 'C' } },
    calendars,
    services: { [SERVICE]: { title: { fr: 'Site', en: 'Site' } } },
    targets: {
      up: { measure: 'availability', when: { service: [SERVICE] }, atLeast, per: 'month', basis, calendar, rules },
    },
  };
}

/** The core's row of the month; none where the agreement was not in force in it yet. */
function coreOf(world: World): CoreAvailability | undefined {
  const { agreement, diagnostics } = readAgreement(JSON.stringify(agreementOf(world)), { file: 'world.json' });
  if (agreement === null) throw new Error(`unreadable world: ${JSON.stringify(diagnostics)}`);
  const asOf = Date.parse(world.asOf);
  const facts = availabilityFactsOf(world.events.map(eventOf).filter(({ occurredAt }) => occurredAt <= asOf));
  const month = monthOf(world.promise.timeZone, minuteOf(world.within));
  const period = { from: month.from * MINUTE, to: month.to * MINUTE };
  const versions = { id: agreement.id, kind: agreement.kind, versions: [agreement] };
  const rows = availabilitiesOf({ versions, facts, asOf, window: period });
  return rows.find((row) => row.period.from === period.from);
}

const shownRatio = ({ part, whole }: Ratio): string => `${part}/${whole}`;

const shownShare = (share: Ratio | null): string => (share === null ? 'nothing' : shownRatio(share));

/** What is told of a month before it, or the agreement, begins: no row. */
const NO_ROW: Shown = { verdict: 'none' };

function shownOfCore(world: World): Shown {
  const row = coreOf(world);
  if (row === undefined) return NO_ROW;
  const { waterfall, reached, net, gross, verdict } = row;
  return {
    total: String(waterfall.totalMs / MINUTE),
    outage: String(waterfall.outageMs / MINUTE),
    outageInMaintenance: String(waterfall.outageInMaintenanceMs / MINUTE),
    outageExcluded: String(waterfall.outageExcludedMs / MINUTE),
    maintenance: String(waterfall.maintenanceMs / MINUTE),
    excluded: String(waterfall.excludedMs / MINUTE),
    unknown: String(waterfall.unknownMs / MINUTE),
    downtime: shownRatio(ratio(waterfall.downtimeMs.part, waterfall.downtimeMs.whole * BigInt(MINUTE))),
    reached: shownShare(reached),
    net: shownShare(net),
    gross: shownShare(gross),
    verdict,
  };
}

function shownOfOracle(world: World): Shown {
  const { timeZone, effective } = world.promise;
  const month = monthOf(timeZone, minuteOf(world.within));
  const begin = Math.max(month.from, startOf(timeZone, effective, 0));
  if (begin >= Math.min(month.to, minuteOf(world.asOf))) return NO_ROW;
  const found = availabilityIn(world);
  const { upPpm, of, downtimePpm, verdict } = found;
  const share = (up: number, whole: number): string =>
    found.isMeasured ? shownRatio(ratio(BigInt(up), BigInt(whole) * 1_000_000n)) : 'nothing';
  return {
    total: String(found.total),
    outage: String(found.outage),
    outageInMaintenance: String(found.outageInMaintenance),
    outageExcluded: String(found.outageExcluded),
    maintenance: String(found.maintenance),
    excluded: String(found.excluded),
    unknown: String(found.unknown),
    downtime: shownRatio(ratio(found.downtimePpm, 1_000_000)),
    reached: share(upPpm, of),
    net: share(found.measured * 1_000_000 - downtimePpm, found.measured),
    gross: share(found.total * 1_000_000 - downtimePpm, found.total),
    verdict,
  };
}

/** Where oracle and engine differ. */
export function differencesIn(world: World): readonly Difference[] {
  const [oracle, engine] = [shownOfOracle(world), shownOfCore(world)];
  return [...new Set([...Object.keys(oracle), ...Object.keys(engine)])]
    .filter((field) => oracle[field] !== engine[field])
    .map((field) => ({ field, oracle: String(oracle[field]), engine: String(engine[field]) }));
}
