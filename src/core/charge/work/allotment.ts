import {
  type Agreement,
  type ChargeLine,
  type ScopeExclusion,
  WORK_KINDS,
  type WorkKind,
} from '../../agreement/index.ts';
import { floorRatio, multiplyRatios, type Ratio, ratio, subtractRatios } from '../../money/index.ts';
import { type Instant, MINUTE_MS } from '../../time/index.ts';
import type { ChargeNotice, ChargeNoticeKind } from '../charge.ts';
import type { Quote, WorkDone } from '../fact/charge-facts.ts';
import { agreedLines } from '../line/agreed-lines.ts';
import { grouped } from '../line/grouped.ts';
import { dayAt, type Reign, reignAt } from '../reign.ts';
import { unitOf, type View } from '../view.ts';
import { type Block, blocksOf, consume, hasBlock, lapse } from './blocks.ts';

/** Work, or a part of it, billed by a line (hours, days, hours beyond a block) or by the price of an exclusion. */
export interface Allotted {
  readonly by: 'line' | 'overage' | 'block' | 'exclusion';
  readonly reign: Reign;
  readonly line: ChargeLine | null;
  readonly exclusion: ScopeExclusion | null;
  readonly work: WorkDone;
  /** When it counts: when it was done, or when its quote was accepted, if that was later. */
  readonly at: Instant;
  readonly day: number;
  readonly minutes: Ratio;
}

interface Allotment {
  readonly parts: readonly Allotted[];
  readonly blocks: readonly Block[];
  readonly notices: readonly ChargeNotice[];
}

/**
 * Which price each piece of work falls under; one only, so that no work is billed twice. Work out of scope waits for an
 * accepted quote, and none is billed without one. What a quote's own amount covers is in that amount; else the line the
 * quote names, else the exclusion's price by the hour or day, else the lines as for any work: the line that asks for
 * most (`work`, `level`), a prepaid block before an hourly price, then file order. Work no line asks for is included.
 */
export function allot(view: View): Allotment {
  const blocks = blocksOf(view);
  const parts: Allotted[] = [];
  const notices: ChargeNotice[] = [];
  for (const { work, at, quotes } of inOrderOfBilling(view)) {
    const say = (kind: ChargeNoticeKind, line: string | null = null) =>
      notices.push({ kind, agreement: view.versions.id, line, at, event: work.event, facts: { ticket: work.ticket } });
    const reign = reignAt(view.reigns, at);
    if (reign === null) say('outsideTerm');
    else if (work.outOfScope && quotes.length === 0) say('quoteMissing');
    else if (!quotes.some((quote) => quote.amount !== null && (work.outOfScope || quote.at <= work.at))) {
      const odd = allotOne({ reign, work, at, day: dayAt(reign.version.timeZone, at) }, quotes, blocks, parts);
      if (odd !== null) say(odd.kind, odd.line);
    }
  }
  lapse(blocks, lastDayOf(view));
  return { parts, blocks, notices };
}

function lastDayOf({ reigns, cut }: View): number {
  return dayAt(reigns.at(-1)?.version.timeZone ?? 'UTC', cut - 1);
}

interface Piece {
  readonly reign: Reign;
  readonly work: WorkDone;
  readonly at: Instant;
  readonly day: number;
}

interface Odd {
  readonly kind: ChargeNoticeKind;
  readonly line: string | null;
}

function allotOne(piece: Piece, quotes: readonly Quote[], blocks: readonly Block[], parts: Allotted[]): Odd | null {
  const { reign, work, day } = piece;
  lapse(blocks, day);
  const none = { exclusion: null, line: null };
  const exclusion = work.outOfScope ? exclusionOf(reign.version, quotes) : null;
  const named = work.outOfScope ? quotes.find(({ line }) => line !== null)?.line : undefined;
  if (named === undefined && exclusion?.price != null && isTime(exclusion.price.unit)) {
    parts.push({ ...piece, ...none, by: 'exclusion', exclusion, minutes: work.minutes });
    return null;
  }
  // A quote for a line priced otherwise, or for an exclusion by the piece, holds the work it is for.
  if (named == null ? exclusion?.price != null : !pricesTime(reign.version, named)) return null;
  let left = work.minutes;
  let exhausted: string | null = null;
  for (const line of linesFor(reign.version, work, named ?? null)) {
    const wanted = startedUnits(left, line.incrementMs);
    if (line.pricing.kind !== 'blockHours') {
      parts.push({ ...piece, ...none, by: 'line', line, minutes: wanted });
      return null;
    }
    if (!hasBlock(blocks, line.id, day)) continue;
    const taken = consume(blocks, line.id, day, { event: work.event, minutes: wanted });
    if (taken.part > 0n) parts.push({ ...piece, ...none, by: 'block', line, minutes: taken });
    left = subtractRatios(wanted, taken);
    if (left.part === 0n) return null;
    exhausted = line.id;
    if (line.pricing.overage === null) continue;
    parts.push({ ...piece, ...none, by: 'overage', line, minutes: left });
    return null;
  }
  if (exhausted !== null) return { kind: 'workBeyondBlock', line: exhausted };
  return work.outOfScope ? { kind: 'extraWithoutPrice', line: null } : null;
}

/** Lines priced by time that take the work, the one that asks for most first. */
function linesFor(version: Agreement, work: WorkDone, named: string | null): readonly ChargeLine[] {
  const is: { readonly [K in WorkKind]: boolean } = {
    inScope: !work.outOfScope,
    outOfScope: work.outOfScope,
    outOfHours: work.outOfHours,
    onSite: work.onSite,
  };
  const level = work.level ?? version.levels[0]?.id ?? null;
  const asks = (line: ChargeLine) =>
    WORK_KINDS.filter((kind) => line.work.includes(kind)).length + (line.level === null ? 0 : 1);
  const prepaid = (line: ChargeLine) => (line.pricing.kind === 'blockHours' ? 0 : 1);
  return agreedLines(version)
    .filter((line) => isTime(unitOf(line)) || line.pricing.kind === 'blockHours')
    .filter((line) => named === null || line.id === named)
    .filter((line) => named !== null || line.work.every((kind) => is[kind]))
    .filter((line) => named !== null || line.level === null || line.level === level)
    .toSorted((a, b) => asks(b) - asks(a) || prepaid(a) - prepaid(b));
}

function pricesTime(version: Agreement, id: string): boolean {
  return agreedLines(version).some(
    (line) => line.id === id && (isTime(unitOf(line)) || line.pricing.kind === 'blockHours'),
  );
}

export function isTime(unit: string): boolean {
  return unit === 'hour' || unit === 'day';
}

/** The exclusion a ticket was decided to fall under; that of its own service before one of another's. */
export function exclusionOf(version: Agreement, quotes: readonly Quote[]): ScopeExclusion | null {
  const { exclusion, service } = quotes.findLast((quote) => quote.exclusion !== null) ?? {
    exclusion: null,
    service: '',
  };
  const own = version.services[service ?? '']?.excludes ?? [];
  const all = [...own, ...Object.values(version.services).flatMap(({ excludes }) => excludes)];
  return exclusion === null ? null : (all.find(({ id }) => id === exclusion) ?? null);
}

/** Minutes in units begun: 16 minutes by quarters of an hour are 30. */
function startedUnits(minutes: Ratio, incrementMs: number | null): Ratio {
  if (incrementMs === null || incrementMs <= 0) return minutes;
  const each = ratio(incrementMs, MINUTE_MS);
  const units = -floorRatio(ratio(-minutes.part * each.whole, minutes.whole * each.part));
  return multiplyRatios(ratio(units), each);
}

function inOrderOfBilling({ facts }: View) {
  const byTicket = grouped(facts.quotes, ({ ticket }) => ticket);
  return facts.work
    .map((work) => {
      const quotes = byTicket.get(work.ticket) ?? [];
      const accepted = work.outOfScope ? (quotes[0]?.at ?? work.at) : work.at;
      return { work, quotes, at: Math.max(work.at, accepted) };
    })
    .sort((a, b) => a.at - b.at);
}
