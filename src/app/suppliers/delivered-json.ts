import { formatPercent } from '../../core/money/index.ts';
import { requirementOf } from '../../core/objective/index.ts';
import { availabilityJson, objectiveJson, periodJson } from '../../core/report/index.ts';
import { formatDuration } from '../../core/time/index.ts';
import { measureName } from '../messages/index.ts';
import type { Lang } from '../refusal.ts';
import type { Delivered, DeliveredPromise } from './delivered.ts';

/** A promise of a supplier and what came of it, period by period. */
export function deliveredJson({ agreement, target, service, periods }: DeliveredPromise, lang: Lang) {
  const asked = requirementOf(target);
  return {
    agreement: agreement.id,
    version: agreement.version,
    timeZone: agreement.timeZone,
    target: target.id,
    level: target.level,
    measure: target.measure,
    name: target.title?.[lang] ?? measureName(target.measure, lang),
    service,
    serviceTitle: service === null ? null : (agreement.services[service]?.title[lang] ?? null),
    within: target.within === null ? null : formatDuration(target.within),
    atLeast: target.atLeastPpm === null ? null : formatPercent(target.atLeastPpm),
    required: asked?.kind === 'attainment' ? formatPercent(asked.requiredPpm) : null,
    allow: asked?.kind === 'allow' ? asked.misses : null,
    per: target.per,
    calendar: target.calendarId,
    periods: periods.map(periodOfPromise),
  };
}

function periodOfPromise(one: Delivered) {
  const availability = one.availability === null ? null : availabilityJson(one.availability);
  const objective = one.objective === null ? null : objectiveJson(one.objective);
  return {
    period: periodJson(one.period),
    state: stateOf(one),
    reached: availability?.availability ?? objective?.attainment ?? null,
    met: objective?.met ?? null,
    breached: objective?.breached ?? null,
    excused: objective?.excused ?? null,
    open: objective?.open ?? null,
    downtimeSeconds: availability?.waterfall.downtimeSeconds ?? null,
    unknownSeconds: availability?.waterfall.unknownSeconds ?? null,
    allowedSeconds: availability?.allowedSeconds ?? null,
    outages: availability?.outages.length ?? null,
  };
}

/** `unknown`: nothing that happened tells. A promise that asks nothing of many together is told by its clocks. */
function stateOf({ objective, availability }: Delivered): 'open' | 'met' | 'breached' | 'unknown' {
  if (availability !== null) {
    const { verdict, reached } = availability;
    return reached === null || verdict === 'notApplicable' ? 'unknown' : verdict;
  }
  if (objective === null) return 'unknown';
  const { verdict, met, breached, open } = objective;
  if (met + breached + open === 0) return 'unknown';
  if (verdict !== 'notApplicable') return verdict;
  return breached > 0 ? 'breached' : open > 0 ? 'open' : 'met';
}
