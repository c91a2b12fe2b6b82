import { lastVersionAt } from '../../../core/agreement/index.ts';
import { otherAlertKey } from '../../../core/alert/index.ts';
import type { Objective } from '../../../core/objective/index.ts';
import { dateOfDay, type Instant, instantToLocal } from '../../../core/time/index.ts';
import { OURSELVES } from '../../access/actor.ts';
import { objectivesAnswer } from '../../live/answers/objectives.ts';
import type { NewAlert } from '../../ports/index.ts';
import { aboutAgreement } from '../blank-alert.ts';
import { planClaims } from './claims.ts';
import { decideWatched, type Look, planEnds, supplierOf } from './watch.ts';

/** What changes within so long is looked at together. */
export const MISSES_GATHER_MS = 60_000;

/** Once for each period and target: no more misses are left, or, of a supplier's promise, it is broken. */
export async function lookAtMisses(look: Look): Promise<Instant | null> {
  const { entry, ports, live, at } = look;
  const versions = live.roster.all.find(({ id }) => id === entry.note);
  if (versions === undefined) return null;
  const version = lastVersionAt(versions, at);
  const question = { agreement: versions.id, asOf: null, knownAt: null, window: { from: at, to: at + 1 } };
  const { objectives } = await objectivesAnswer(question, OURSELVES, ports);
  for (const objective of objectives) {
    const isOurs = objective.kind === 'underpinning';
    if (isOurs ? objective.verdict !== 'breached' : !hasNoneLeft(objective)) continue;
    const { target, level, period } = objective;
    const alert: NewAlert = {
      ...aboutAgreement(version),
      key: otherAlertKey(isOurs ? 'supplierClaim' : 'missesOut', versions.id, target, level ?? '', period.from),
      kind: isOurs ? 'supplierClaim' : 'missesOut',
      at,
      measure: objective.measure,
      target,
      details: isOurs ? { what: 'breach', supplier: supplierOf(version) } : missesDetails(objective, version.timeZone),
    };
    const decided = await decideWatched(look, [alert]);
    await planEnds(look, decided, period.to);
    if (isOurs && decided.length > 0) await planClaims(look, version, target, at, alert.key);
  }
  return null;
}

/** Somebody has missed, and no more may: a promise that allows none is no alert as long as it is kept. */
function hasNoneLeft({ missesLeft, breached, carried }: Objective): boolean {
  return missesLeft !== null && missesLeft <= 0 && breached + (carried?.breached ?? 0) > 0;
}

function missesDetails({ period, missesLeft, breached, carried }: Objective, timeZone: string) {
  const dayOf = (instant: Instant) => dateOfDay(instantToLocal(timeZone, instant).dayNumber);
  const allowed = (missesLeft ?? 0) + breached + (carried?.breached ?? 0);
  return { from: dayOf(period.from), to: dayOf(period.to - 1), allowed: Math.max(0, allowed) };
}
