import { isClockMeasure, type Target, type Versions } from '../../core/agreement/index.ts';
import { isRolling, periodOf, rollingPeriod } from '../../core/objective/index.ts';
import type { Instant, Span } from '../../core/time/index.ts';
import type { CountedSpan } from '../ports/index.ts';

/** A span that is counted, with the terms that hold in it. */
export interface TermsSpan extends CountedSpan {
  readonly terms: { readonly version: Versions['versions'][number]; readonly target: Target };
}

/** Later than every instant there is. */
const NEVER = 8_640_000_000_000_001;

/**
 * Every period of every target of tickets' clocks that overlaps a window, as each version has it; where counts may be
 * carried forward, from the agreement's beginning.
 */
export function periodSpans(versions: Versions, window: Span, asOf: Instant): readonly TermsSpan[] {
  const carries = versions.versions.some(({ targets }) =>
    targets.some(({ belowMinimum }) => belowMinimum.kind === 'carryForward'),
  );
  const begun = versions.versions[0]?.effectiveAt ?? window.from;
  const from = carries ? Math.min(begun, window.from) : window.from;
  return clockTargets(versions).flatMap((terms) =>
    periodsOf(terms, from, window.to, asOf).map((period) => spanOf(terms, period)),
  );
}

/** Each of some spans (months), for every target of tickets' clocks of every version. */
export function everyTargetIn(versions: Versions, spans: readonly Span[]): readonly TermsSpan[] {
  return clockTargets(versions).flatMap((terms) => spans.map((span) => spanOf(terms, span)));
}

function clockTargets({ versions }: Versions): readonly TermsSpan['terms'][] {
  return versions.flatMap((version) =>
    version.targets.filter(({ measure }) => isClockMeasure(measure)).map((target) => ({ version, target })),
  );
}

function periodsOf({ version, target }: TermsSpan['terms'], from: Instant, to: Instant, asOf: Instant): Span[] {
  if (isRolling(target.per)) return [{ from: rollingPeriod(version, target.per, asOf).from, to: NEVER }];
  const periods: Span[] = [];
  for (let at = from; at < to; ) {
    const period = periodOf(version, target.per, at);
    periods.push(period);
    at = period.to;
  }
  return periods;
}

function spanOf(terms: TermsSpan['terms'], { from, to }: Span): TermsSpan {
  const { version, target } = terms;
  const kind = target.requirement?.kind;
  return {
    agreement: version.id,
    version: version.version,
    target: target.id,
    level: target.level,
    from,
    to,
    timed: kind === 'percentile' || kind === 'mean',
    terms,
  };
}
