import { formatPercent } from '../../core/money/index.ts';
import { periodJson, shareText } from '../../core/report/index.ts';
import type {
  Beside,
  Capacity,
  Cost,
  Exposure,
  Replay,
  Simulated,
  TargetOdds,
  WeekLoad,
} from '../../core/simulation/index.ts';
import { formatInstant } from '../../core/time/index.ts';
import type { SimulateOutcome, SimulateRequest } from '../simulation/index.ts';
import { adviceJson } from './advice-json.ts';
import { amountJson, distributionsJson, oddsJson, yearlyJson } from './figures-json.ts';
import { offerJson } from './offer-json.ts';

/** A simulation as one JSON value; keys null where nothing is known, never absent. Ours alone: it shows private bounds. */
export function simulationJson(request: SimulateRequest | null, outcome: SimulateOutcome | null, tzdata: string) {
  const simulated = outcome?.simulated ?? null;
  const currency = request?.draft.commercial.currency ?? null;
  return {
    internal: true,
    agreement: request?.draft.ref ?? null,
    asOf: outcome === null || outcome.asOf === null ? null : formatInstant(outcome.asOf),
    tzdata,
    seed: request?.seed ?? null,
    years: request?.years ?? null,
    confidence: request === null ? null : formatPercent(request.confidencePpm),
    events: outcome?.counts.events ?? null,
    tickets: outcome?.counts.tickets ?? null,
    ...drawnJson(simulated),
    replay: replayJson(outcome?.replay ?? null),
    present: replayJson(outcome?.present ?? null),
    beside: besideJson(outcome?.beside ?? null, currency),
    odds: simulated?.targets.map(targetJson) ?? [],
    cost: simulated === null ? null : yearlyJson(simulated.cost),
    distributions: simulated === null ? null : distributionsJson(simulated.cost),
    exposure: exposureJson(outcome?.exposure ?? null),
    capacity: capacityJson(outcome?.capacity ?? null),
    offers: outcome?.offers.map(offerJson) ?? [],
    yearMargin: amountJson(outcome?.marginMinor ?? null, currency),
    advice: outcome?.advice ? adviceJson(outcome.advice, currency) : null,
    notices: outcome?.notices ?? [],
  };
}

function drawnJson(simulated: Simulated | null) {
  if (simulated === null) return { history: null, weeks: null, method: null };
  const { kind, borrowed, seasonsKept, notices } = simulated.method;
  const scaled = borrowed.map(({ customer, factorPpm }) => ({ customer, scale: factorPpm / 1_000_000 }));
  return {
    history: periodJson(simulated.history),
    weeks: simulated.weeksOfHistory,
    method: { kind, borrowed: scaled, seasonsKept, notices },
  };
}

function replayJson(replay: Replay | null) {
  if (replay === null) return null;
  return {
    agreement: replay.agreement,
    targets: replay.targets.map((target) => ({
      ...target,
      periods: target.periods.map((one) => ({
        period: periodJson(one.period),
        service: one.service,
        verdict: one.verdict,
        reached: one.reached === null ? null : shareText(one.reached),
        counted: one.counted,
        breaches: one.breaches,
      })),
    })),
    cost: costJson(replay.cost),
  };
}

function costJson({ currency, creditsMinor, bonusesMinor, netMinor, worstPeriod }: Cost) {
  return {
    credits: amountJson(creditsMinor, currency),
    bonuses: amountJson(bonusesMinor, currency),
    net: amountJson(netMinor, currency),
    worstPeriod:
      worstPeriod === null
        ? null
        : { from: formatInstant(worstPeriod.from), credits: amountJson(worstPeriod.creditsMinor, currency) },
  };
}

function besideJson(found: Beside | null, currency: string | null) {
  if (found === null) return null;
  const counts = (one: Beside['targets'][number]['draft']) =>
    one === null ? null : { judged: one.judged, missed: one.missed, breaches: one.breaches };
  return {
    more: amountJson(found.moreMinor, currency),
    targets: found.targets.map(({ target, level, draft, present }) => ({
      target,
      level,
      draft: counts(draft),
      present: counts(present),
    })),
  };
}

function targetJson({ target, level, per, missed, notJudged, yearsWithMiss, breachesAYear }: TargetOdds) {
  return {
    target,
    level,
    per,
    missed: oddsJson(missed),
    notJudged,
    yearsWithMiss: oddsJson(yearsWithMiss),
    breachesAYear,
  };
}

function exposureJson(exposure: Exposure | null) {
  if (exposure === null) return null;
  const { currency, expectedMinor, p95Minor, mostByCapsMinor, boundBy, uncapped } = exposure;
  return {
    expected: amountJson(expectedMinor, currency),
    p95: amountJson(p95Minor, currency),
    mostByCaps: amountJson(mostByCapsMinor, currency),
    boundBy,
    uncapped,
  };
}

function capacityJson(found: Capacity | null) {
  if (found === null) return null;
  const { basis } = found;
  return {
    basis: basis.kind === 'recorded' ? basis : { kind: basis.kind, share: formatPercent(basis.sharePpm) },
    inService: loadJson(found.inService),
    outOfService: loadJson(found.outOfService),
  };
}

function loadJson({ workMs, teamMs, overloaded, overloadedWeeksAYear }: WeekLoad) {
  const seconds = workMs && {
    mean: workMs.mean / 1000,
    p5: workMs.p5 / 1000,
    p50: workMs.p50 / 1000,
    p95: workMs.p95 / 1000,
    max: workMs.max / 1000,
  };
  return { workSeconds: seconds, teamSeconds: teamMs / 1000, overloaded: oddsJson(overloaded), overloadedWeeksAYear };
}
