import type { Agreement, Versions } from '../agreement/index.ts';
import { type Allowance, type Hold, serviceBetween, shareUsedAt, usedUpAt } from '../clock/index.ts';
import type { Instant } from '../time/index.ts';
import type { Judged } from '../verdict/index.ts';
import { thresholdsOf } from './alert.ts';

/** What decides when tickets that are judged together must be looked at again. */
export interface LookedAt {
  /** As judged at `asOf`, all of them. */
  readonly clocks: readonly Judged[];
  /** When the facts about them happen and become known; those of the past do not matter. */
  readonly told: Iterable<Instant>;
  /** The agreements that may govern them. */
  readonly agreements: readonly Versions[];
}

/**
 * The earliest instant after `asOf` at which passing time alone may change a state, a verdict, a deadline or an alert of
 * these clocks, or which clocks there are; null: never. Closed hours are no such change. It may be told too early, never
 * too late.
 */
export function nextLookAt({ clocks, told, agreements }: LookedAt, asOf: Instant): Instant | null {
  let next = Number.POSITIVE_INFINITY;
  const at = (instant: Instant) => {
    if (instant > asOf && instant < next) next = instant;
  };
  for (const instant of told) at(instant);
  for (const { versions } of agreements) switchesOf(versions).forEach(at);
  for (const clock of clocks) if (goesOn(clock)) clockChangesAt(clock, asOf, at);
  return Number.isFinite(next) ? next : null;
}

const switches = new WeakMap<readonly Agreement[], readonly Instant[]>();

/** When versions take over from clocks' earlier ones (rule `agreementChange: switch`). */
function switchesOf(versions: readonly Agreement[]): readonly Instant[] {
  let found = switches.get(versions);
  if (found === undefined) {
    const anySwitches = versions.some((version) => version.rules.agreementChange === 'switch');
    found = anySwitches ? versions.slice(1).map((version) => version.effectiveAt) : [];
    switches.set(versions, found);
  }
  return found;
}

/** Does passing time do anything to it? */
function goesOn(clock: Judged): boolean {
  return clock.state === 'running' || clock.state === 'closedHours' || clock.state === 'paused';
}

function clockChangesAt(clock: Judged, asOf: Instant, at: (instant: Instant) => void): void {
  if (clock.startedAt !== null) at(clock.startedAt);
  for (const hold of clock.holds) {
    at(hold.from);
    at(hold.to);
  }
  const pause = clock.holds.find((hold) => hold.from <= asOf && asOf < hold.to) ?? null;
  for (const allowance of clock.epochs[clock.epochs.length - 1]?.allowances ?? []) {
    const due = shareUsedAt(allowance, WHOLE, clock.holds, asOf);
    for (const used of amountsOf(clock, allowance).map((ms) => usedUpAt(allowance, ms, clock.holds, asOf)))
      if (isReached(allowance, used, pause)) at(used);
    // A deadline is passed only after its instant; that of a day count is not where its service time is used up.
    if (isReached(allowance, due, pause)) [due, due + 1].forEach(at);
  }
}

/** The service times at which something is told: thresholds of alerts, and of risk; each rounded down and up. */
function amountsOf(clock: Judged, { budgetMs, target }: Allowance): readonly number[] {
  if (!Number.isFinite(budgetMs)) return [];
  const shares = [target, clock.target].flatMap((one) => thresholdsOf(one, clock.version.escalation));
  const exact = [...new Set([...shares, WHOLE])].map((ppm) => (budgetMs * ppm) / WHOLE);
  return [...new Set(exact.flatMap((ms) => [Math.floor(ms), Math.ceil(ms)]))];
}

const WHOLE = 1_000_000;

/**
 * Is that instant reached as matters stand? While a pause lasts only what lies before its first service time is: the rest
 * moves on with every minute, and is told anew when the pause ends.
 */
function isReached(allowance: Allowance, at: Instant, pause: Hold | null): boolean {
  if (!Number.isFinite(at)) return false;
  return pause === null || at <= pause.from || serviceBetween(allowance, pause.from, at) === 0;
}
