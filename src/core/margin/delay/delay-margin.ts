import type { Agreement, Target } from '../../agreement/index.ts';
import { compileCalendar } from '../../calendar/index.ts';
import { type RatioPpm, WHOLE_PPM } from '../../money/index.ts';
import type { Duration, Instant, Span } from '../../time/index.ts';
import type { Cover } from '../reason.ts';
import { promisesIn, type SupplierPromise, type Under } from '../under.ts';
import { type Curve, curveAfter, curveInOrder, deadlineCurve, serviceCurve, shareCurve } from './curve.ts';
import { leastSafeWithin } from './safe-within.ts';
import { type WorstStart, worstStart } from './worst-start.ts';

/** What we need for ourselves before a supplier hears of the matter, in our own service time. */
export interface Handling {
  readonly ownMs: number;
  readonly transferMs: number;
}

/** One start on one timeline: by when we must, and by when the supplier must. */
export interface Race {
  readonly at: Instant;
  readonly ourDueAt: Instant | null;
  readonly supplierDueAt: Instant | null;
  /** Real time from the supplier's deadline to ours; below zero it comes after ours. Null: one lies past the horizon. */
  readonly slackMs: number | null;
}

/** A promise of time against what stands under it, at the worst instant to be called. */
export interface DelayMargin {
  readonly within: Duration;
  readonly marginPpm: RatioPpm;
  /** The start at which least is left of the promise itself. */
  readonly worst: Race;
  /** The start at which least is left when the margin is kept free: `ourDueAt` is the end of what may be used. */
  readonly worstWithMargin: Race;
  /** The supplier's promise that decides at the worst start. */
  readonly decidedBy: { readonly agreement: string; readonly target: string };
  /** The smallest promise of the same kind that keeps the margin at every start; null: none within reach. */
  readonly safe: Duration | null;
}

export interface DelayQuestion {
  readonly promise: Agreement;
  readonly target: Target & { readonly within: Duration };
  readonly under: Under;
  readonly handling: Handling;
  readonly marginPpm: RatioPpm;
  readonly over: Span;
}

/** Compares deadlines over every whole minute of a span (exactly); null for a span without one. `under` must stand. */
export function delayMargin(question: DelayQuestion): { readonly cover: Cover; readonly delay: DelayMargin } | null {
  const { target, over, marginPpm } = question;
  const needed = neededCurve(question, question.under);
  const promised = deadlineCurve(target.calendar, target.within, over);
  // A margin of the whole and more leaves nothing that may be used.
  const keptPpm = Math.max(0, WHOLE_PPM - marginPpm);
  const kept = shareCurve(target.calendar, target.within, keptPpm, over);
  const worst = worstStart(promised, needed, over);
  const thinnest = worstStart(kept, needed, over);
  if (worst === null || thinnest === null) return null;
  const delay: DelayMargin = {
    within: target.within,
    marginPpm,
    worst: raceAt(promised, needed, worst),
    worstWithMargin: raceAt(kept, needed, thinnest),
    decidedBy: deciding(question, needed, worst.at),
    safe: leastSafeWithin({ target, needed, keptPpm, over }),
  };
  return { cover: worst.slackMs < 0 ? 'uncovered' : thinnest.slackMs < 0 ? 'thin' : 'covered', delay };
}

/** By when what stands under a promise is done, from each start on: of several, when as many are as are needed. */
function neededCurve(question: DelayQuestion, under: Under): Curve {
  if (under.kind === 'hole') return { cuts: new Float64Array(), at: () => Number.POSITIVE_INFINITY };
  if (under.kind === 'promise') return supplierCurve(question, under);
  const curves = under.of.map((each) => neededCurve(question, each));
  return curveInOrder(curves, (under.kind === 'several' ? under.needed : curves.length) - 1);
}

function supplierCurve({ target: ours, handling, over }: DelayQuestion, { target }: SupplierPromise): Curve {
  const { within } = target;
  if (within === null) return { cuts: new Float64Array(), at: () => Number.POSITIVE_INFINITY };
  const before = Math.max(0, handling.ownMs) + Math.max(0, handling.transferMs);
  if (before === 0) return deadlineCurve(target.calendar, within, over);
  const heard = serviceCurve(compileCalendar(ours.calendar), over, before);
  return curveAfter(heard, over, (from) => deadlineCurve(target.calendar, within, from));
}

function raceAt(promised: Curve, needed: Curve, { at, slackMs }: WorstStart): Race {
  const shown = (instant: number) => (Number.isFinite(instant) ? instant : null);
  return {
    at,
    ourDueAt: shown(promised.at(at, [])),
    supplierDueAt: shown(needed.at(at, [])),
    slackMs: shown(slackMs),
  };
}

/** The first of the promises whose deadline from that start is the one that counts. */
function deciding(question: DelayQuestion, needed: Curve, at: Instant): DelayMargin['decidedBy'] {
  const promises = promisesIn(question.under);
  const end = needed.at(at, []);
  const decides = promises.find((each) => supplierCurve(question, each).at(at, []) === end) ?? promises[0];
  return { agreement: decides?.agreement.ref ?? '', target: decides?.target.id ?? '' };
}
