import type { CapWindow } from '../../agreement/index.ts';
import { addRatios, compareRatios, ratio } from '../../money/index.ts';
import type { Instant, Span, TermLength } from '../../time/index.ts';
import { promiseKey } from '../account/misses.ts';
import type { SettledMonth } from '../account/open-account.ts';
import { evidenceOf, isMissed } from '../due/missed.ts';
import type { PeriodOutcome } from '../outcome.ts';

/** A right of the customer to end the agreement, and what gave it. */
export interface RightToEnd {
  readonly because:
    | { readonly kind: 'chronic'; readonly target: string; readonly missed: number; readonly of: number }
    | { readonly kind: 'capReached'; readonly window: CapWindow }
    | { readonly kind: 'remedy'; readonly remedy: string; readonly target: string };
  /** Of a chronic miss, the missed periods. */
  readonly periods: readonly Span[];
  readonly arisesAt: Instant;
  readonly notice: TermLength | null;
  readonly evidence: readonly string[];
}

/**
 * The rights to end that the periods settled in a month give: so many of the last periods of a promise missed, the last of
 * them in this month; a named cap reached; a remedy that is such a right.
 * @param outcomes all of the agreement, in order
 */
export function rightsOf(month: SettledMonth, outcomes: readonly PeriodOutcome[]): readonly RightToEnd[] {
  const terms = month.version.commercial.termination;
  const notice = terms?.notice ?? null;
  const arisesAt = month.span.to;
  const chronic = (terms?.chronic ?? []).flatMap(({ target, missed, of }) =>
    promisesOf(target, outcomes, arisesAt).flatMap((ofPromise): readonly RightToEnd[] => {
      const last = ofPromise.slice(-of);
      const misses = last.filter(isMissed);
      const latest = last.at(-1);
      if (misses.length < missed || latest === undefined || latest.period.to <= month.span.from) return [];
      const because = { kind: 'chronic' as const, target, missed: misses.length, of };
      const periods = misses.map(({ period }) => period);
      return [{ because, periods, arisesAt, notice, evidence: misses.flatMap(evidenceOf) }];
    }),
  );
  const reached = (terms?.capReached ?? []).filter((window) => isReached(month, window));
  return [
    ...chronic,
    ...reached.map((window) => ({
      because: { kind: 'capReached' as const, window },
      periods: [],
      arisesAt,
      notice,
      evidence: [],
    })),
    ...month.items
      .filter(({ remedy }) => remedy.kind === 'terminationRight')
      .map(({ remedy, outcome }) => ({
        because: { kind: 'remedy' as const, remedy: remedy.id, target: remedy.on },
        periods: [outcome.period],
        arisesAt,
        notice,
        evidence: evidenceOf(outcome),
      })),
  ];
}

/** A target's outcomes up to an instant, promise by promise. */
function promisesOf(target: string, outcomes: readonly PeriodOutcome[], until: Instant): readonly PeriodOutcome[][] {
  const found = new Map<string, PeriodOutcome[]>();
  for (const outcome of outcomes) {
    if (outcome.target.id !== target || outcome.period.to > until || outcome.verdict === 'open') continue;
    const key = promiseKey(outcome);
    found.set(key, [...(found.get(key) ?? []), outcome]);
  }
  return [...found.values()];
}

function isReached({ caps, bites, totalMinor }: SettledMonth, window: CapWindow): boolean {
  if (bites.some((bite) => bite.window === window)) return true;
  const cap = caps.find((one) => one.window === window);
  return (
    cap !== undefined &&
    totalMinor > 0n &&
    compareRatios(addRatios(cap.usedMinor, ratio(totalMinor)), cap.capMinor) >= 0
  );
}
