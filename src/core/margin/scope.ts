import { type Agreement, isClockMeasure, type Rules, type Target } from '../agreement/index.ts';
import type { PromiseRef, ScopeGap } from './reason.ts';
import type { SupplierPromise } from './under.ts';

/** What a supplier's promise leaves out and ours on a service does not: events that are ours to answer for alone. */
export function scopeGaps(
  promise: Agreement,
  target: Target,
  service: string,
  supplier: SupplierPromise,
): readonly ScopeGap[] {
  const ref: PromiseRef = { agreement: supplier.agreement.ref, target: supplier.target.id };
  const [ours, theirs] = [target.rules, supplier.target.rules];
  const gaps: ScopeGap[] = [];
  if (target.measure === 'availability')
    gaps.push(...basisGap(ref, target, supplier.target), ...downtimeGaps(ref, ours, theirs));
  else if (isClockMeasure(target.measure)) gaps.push(...clockGaps(ref, target, supplier.target));
  const exclusions = excludedWork(supplier).filter((id) => !excludedIds(promise, [service]).includes(id));
  if (exclusions.length > 0) gaps.push({ kind: 'workExcluded', promise: ref, exclusions });
  return gaps;
}

/** A share of the users' time, or of requests, says little of time during which the service was down for some. */
function basisGap(promise: PromiseRef, target: Target, supplier: Target): readonly ScopeGap[] {
  const [ours, theirs] = [target.basis.kind, supplier.basis.kind];
  return ours === theirs ? [] : [{ kind: 'basis', promise, ours, theirs }];
}

function downtimeGaps(promise: PromiseRef, ours: Rules, theirs: Rules): readonly ScopeGap[] {
  const gaps: ScopeGap[] = [];
  const causes = theirs.exclude.filter((cause) => !ours.exclude.includes(cause));
  if (causes.length > 0) gaps.push({ kind: 'excludedUpstream', promise, causes });
  const [our, their] = [ours.maintenance, theirs.maintenance];
  if (their.noticeMs < our.noticeMs) {
    gaps.push({ kind: 'maintenanceNotice', promise, oursMs: our.noticeMs, theirsMs: their.noticeMs });
  }
  const [cap, theirCap] = [our.maxPerMonthMs, their.maxPerMonthMs];
  if (cap !== null && (theirCap === null || theirCap > cap)) {
    gaps.push({ kind: 'maintenanceCap', promise, oursMs: cap, theirsMs: theirCap });
  }
  if (theirs.minimumOutageMs > ours.minimumOutageMs) {
    const [oursMs, theirsMs] = [ours.minimumOutageMs, theirs.minimumOutageMs];
    gaps.push({ kind: 'minimumOutage', promise, oursMs, theirsMs });
  }
  if (theirs.outageStart === 'reported' && ours.outageStart === 'detected') gaps.push({ kind: 'outageStart', promise });
  const [oursPpm, theirsPpm] = [ours.partial.degradedPpm, theirs.partial.degradedPpm];
  if (theirsPpm < oursPpm) gaps.push({ kind: 'degradedWeight', promise, oursPpm, theirsPpm });
  return gaps;
}

/** Measures whose clocks no pause holds unless the target says so (SEMANTICS, `pauseOn`). */
const NEVER_PAUSED: readonly string[] = ['intervention'];

function clockGaps(promise: PromiseRef, target: Target, supplier: Target): readonly ScopeGap[] {
  const gaps: ScopeGap[] = [];
  const held = (each: Target) =>
    (each.pausable ?? !NEVER_PAUSED.includes(each.measure)) ? each.rules.pauseOn : ([] as readonly string[]);
  const reasons = held(supplier).filter((reason) => !held(target).includes(reason));
  if (reasons.length > 0) gaps.push({ kind: 'pauses', promise, reasons });
  const theirs = supplier.rules.startOn;
  if (theirs !== 'opened' && target.rules.startOn === 'opened') gaps.push({ kind: 'startOn', promise, theirs });
  return gaps;
}

/** Ids of work that the services a supplier's target covers leave out. */
function excludedWork({ agreement, target }: SupplierPromise): readonly string[] {
  return excludedIds(agreement, target.when.service ?? Object.keys(agreement.services));
}

function excludedIds(agreement: Agreement, services: readonly string[]): readonly string[] {
  const ids = services.flatMap((id) => agreement.services[id]?.excludes ?? []).map(({ id }) => id);
  return [...new Set(ids)];
}
