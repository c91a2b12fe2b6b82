import type { Agreement, Target, Versions } from '../agreement/index.ts';
import type { Availability } from '../availability/index.ts';
import { ratio } from '../money/index.ts';
import { type Breach, breachesOf, breachOf, type Ledger, type Objective, requirementOf } from '../objective/index.ts';
import type { PeriodOutcome } from '../settlement/index.ts';
import type { Instant } from '../time/index.ts';
import type { Cases } from './cases.ts';

/**
 * What became of every promise of one agreement in every period, whatever its measure: all that money depends on.
 * @param own what was found of that agreement
 */
export function outcomesOf(
  versions: Versions,
  own: { readonly objectives: readonly Objective[]; readonly availability: readonly Availability[] },
  ledger: Ledger,
  cases: Cases,
): readonly PeriodOutcome[] {
  const counted = own.objectives.flatMap((objective) => outcomeOf(versions, objective, ledger, cases));
  return [...counted, ...own.availability.map(ofTime)];
}

function outcomeOf(versions: Versions, objective: Objective, ledger: Ledger, cases: Cases): readonly PeriodOutcome[] {
  const version = versions.versions.find(({ ref }) => ref === objective.agreement);
  const target = version?.targets.find(({ id, level }) => id === objective.target && level === objective.level);
  if (version === undefined || target === undefined) return [];
  const met = objective.met + (objective.carried?.met ?? 0);
  const counted = met + objective.breached + (objective.carried?.breached ?? 0);
  const { period, verdict } = objective;
  const isShare = requirementOf(target)?.kind === 'attainment';
  const breaches = [
    ...breachesOf(ledger, versions.id, target, period.from),
    ...ofCases(cases, version, target, objective),
  ];
  return [
    {
      version,
      target,
      period,
      verdict,
      reached: isShare && counted > 0 ? ratio(met, counted) : null,
      counted: objective.met + objective.breached,
      broken: Math.max(objective.breached, breaches.length),
      breaches,
      downtime: null,
    },
  ];
}

/** Cases and recovery tests that broke the promise in the period. */
function ofCases(cases: Cases, version: Agreement, target: Target, { period }: Objective): readonly Breach[] {
  const isOwn = (one: { readonly version: Agreement; readonly target: Target }) =>
    one.version.id === version.id && one.target.id === target.id && one.target.level === target.level;
  const within = (at: Instant) => at >= period.from && at < period.to;
  const clocks = cases.clocks
    .filter((clock) => clock.verdict === 'breached' && isOwn(clock))
    .flatMap((clock) => breachOf(clock, null) ?? [])
    .filter(({ breachedAt }) => within(breachedAt));
  const tests = cases.tests.flatMap((test): readonly Breach[] => {
    if (test.verdict !== 'breached' || !isOwn(test) || !within(test.at)) return [];
    const { lateMs, at } = test;
    const ticket = `${test.event.source}/${test.event.id}`;
    return [{ ticket, cycle: 1, priority: null, dueAt: null, breachedAt: at, lateMs, lateRealMs: lateMs }];
  });
  return [...clocks, ...tests];
}

function ofTime(row: Availability): PeriodOutcome {
  const { version, target, service, period, verdict, reached, waterfall, measuredMs, outages } = row;
  const counting = outages.filter(({ countedMs }) => countedMs.part > 0n).map(({ id }) => id);
  return {
    version,
    target,
    period,
    verdict,
    reached,
    counted: 0,
    broken: 0,
    breaches: [],
    downtime: { service, downtimeMs: waterfall.downtimeMs, measuredMs: ratio(measuredMs), outages: counting },
  };
}
