/** Puts one world to the minute-by-minute engine and to the core, and tells where they differ. */
import {
  availabilityFactsOf,
  availabilityOf,
  type Availability as CoreAvailability,
} from '../../../src/core/availability/index.ts';
import type { Event } from '../../../src/core/event/index.ts';
import { ratio } from '../../../src/core/money/index.ts';
import { readAgreement } from '../../../src/language/index.ts';
import { availabilityIn, monthOf } from './engine.ts';
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
  const { timeZone, calendars, calendar, atLeast, rules } = promise;
  return {
    leeway: 1,
    kind: 'sla',
    id: 'acme',
    version: 1,
    effective: '2025-01-01',
    title: { fr: 'Contrat', en: 'Agreement' },
    language: 'fr',
    timeZone,
    term: { from: '2025-01-01', renewal: 'tacit' },
    parties: { provider: { name: 'P' }, customer: { id: CUSTOMER, name: 'C' } },
    calendars,
    services: { [SERVICE]: { title: { fr: 'Site', en: 'Site' } } },
    targets: { up: { measure: 'availability', when: { service: [SERVICE] }, atLeast, per: 'month', calendar, rules } },
  };
}

function coreOf(world: World): CoreAvailability {
  const { agreement, diagnostics } = readAgreement(JSON.stringify(agreementOf(world)), { file: 'world.json' });
  const target = agreement?.targets[0];
  if (agreement === null || target === undefined) throw new Error(`unreadable world: ${JSON.stringify(diagnostics)}`);
  const asOf = Date.parse(world.asOf);
  const facts = availabilityFactsOf(world.events.map(eventOf).filter(({ occurredAt }) => occurredAt <= asOf));
  const month = monthOf(world.promise.timeZone, minuteOf(world.within));
  const period = { from: month.from * MINUTE, to: month.to * MINUTE };
  return availabilityOf({ version: agreement, target, service: SERVICE, facts, asOf, period });
}

const shownRatio = ({ part, whole }: { readonly part: bigint; readonly whole: bigint }): string => `${part}/${whole}`;

function shownOfCore(world: World): Shown {
  const { waterfall, reached, verdict } = coreOf(world);
  return {
    total: String(waterfall.totalMs / MINUTE),
    outage: String(waterfall.outageMs / MINUTE),
    outageInMaintenance: String(waterfall.outageInMaintenanceMs / MINUTE),
    outageExcluded: String(waterfall.outageExcludedMs / MINUTE),
    maintenance: String(waterfall.maintenanceMs / MINUTE),
    excluded: String(waterfall.excludedMs / MINUTE),
    unknown: String(waterfall.unknownMs / MINUTE),
    downtime: shownRatio(ratio(waterfall.downtimeMs.part, waterfall.downtimeMs.whole * BigInt(MINUTE))),
    reached: reached === null ? 'nothing' : shownRatio(reached),
    verdict,
  };
}

function shownOfOracle(world: World): Shown {
  const found = availabilityIn(world);
  const { upPpm, of, verdict } = found;
  return {
    total: String(found.total),
    outage: String(found.outage),
    outageInMaintenance: String(found.outageInMaintenance),
    outageExcluded: String(found.outageExcluded),
    maintenance: String(found.maintenance),
    excluded: String(found.excluded),
    unknown: String(found.unknown),
    downtime: shownRatio(ratio(found.downtimePpm, 1_000_000)),
    reached: found.isMeasured ? shownRatio(ratio(BigInt(upPpm), BigInt(of) * 1_000_000n)) : 'nothing',
    verdict,
  };
}

/** Where oracle and engine differ. */
export function differencesIn(world: World): readonly Difference[] {
  const [oracle, engine] = [shownOfOracle(world), shownOfCore(world)];
  return Object.keys(oracle)
    .filter((field) => oracle[field] !== engine[field])
    .map((field) => ({ field, oracle: String(oracle[field]), engine: String(engine[field]) }));
}
