import type { ChargeLine } from '../../agreement/index.ts';
import {
  addRatios,
  compareRatios,
  multiplyRatios,
  type Ratio,
  ratio,
  smallerRatio,
  subtractRatios,
  ZERO,
} from '../../money/index.ts';
import { addTerm, dateOfDay, dayNumberOf, MINUTE_MS } from '../../time/index.ts';
import { agreedLines, isRecurring } from '../line/agreed-lines.ts';
import { firstReigns } from '../line/one-off.ts';
import { cyclesOver } from '../price/cycle.ts';
import { stretchesOf } from '../price/cycle-price.ts';
import { countOn } from '../price/headcount.ts';
import { dayAt, reignAt } from '../reign.ts';
import type { View } from '../view.ts';

/** Prepaid hours bought together; `left` falls as work is done. */
export interface Block {
  readonly line: string;
  readonly fromDay: number;
  /** The day on which what is left lapses. */
  readonly endDay: number;
  readonly carryOver: boolean;
  readonly size: Ratio;
  left: Ratio;
  /** Minutes that lapsed at `endDay`. */
  lapsed: Ratio;
  readonly used: { readonly event: string; readonly minutes: Ratio }[];
}

/** All blocks bought by the end of a view, the one that lapses first in front: with each cycle, once, or by a quote. */
export function blocksOf(view: View): readonly Block[] {
  const blocks = [...recurringBlocks(view), ...onceBlocks(view), ...quotedBlocks(view)];
  return blocks.sort((a, b) => a.endDay - b.endDay || a.fromDay - b.fromDay || (a.line < b.line ? -1 : 1));
}

function recurringBlocks(view: View): readonly Block[] {
  return view.reigns.flatMap((reign) => {
    const lines = agreedLines(reign.version).filter((line) => line.pricing.kind === 'blockHours' && isRecurring(line));
    const until = Math.min(reign.toDay, dayAt(reign.version.timeZone, view.cut - 1) + 1);
    return lines.flatMap((line) =>
      cyclesOver(reign.version, line, reign.fromDay, until).flatMap((cycle) =>
        stretchesOf({ view, reign, line }, cycle, cycle.from, cycle.to).flatMap(({ count }) =>
          blockOf(line, Math.max(cycle.from, reign.fromDay), count, cycle.to),
        ),
      ),
    );
  });
}

function onceBlocks(view: View): readonly Block[] {
  return firstReigns(view).flatMap(({ reign, line }) => {
    const { counts } = view.counts(reign.version, line);
    return blockOf(line, reign.fromDay, countOn(counts, reign.fromDay), Number.POSITIVE_INFINITY);
  });
}

function quotedBlocks(view: View): readonly Block[] {
  return view.facts.quotes.flatMap((quote) => {
    const reign = quote.amount === null ? reignAt(view.reigns, quote.at) : null;
    const line = reign === null ? undefined : agreedLines(reign.version).find(({ id }) => id === quote.line);
    if (reign === null || line === undefined) return [];
    return blockOf(line, dayAt(reign.version.timeZone, quote.at), quote.quantity, Number.POSITIVE_INFINITY);
  });
}

/**
 * Hours lapse with their expiry. Without one, those of a cycle lapse with the next cycle's block, unless they are carried
 * over; those bought once do not lapse.
 */
function blockOf(line: ChargeLine, fromDay: number, count: number, cycleEnd: number): readonly Block[] {
  const { pricing } = line;
  if (pricing.kind !== 'blockHours' || count <= 0) return [];
  const { expiry, carryOver } = pricing;
  const endless = carryOver ? Number.POSITIVE_INFINITY : cycleEnd;
  const endDay = expiry === null ? endless : dayNumberOf(addTerm(dateOfDay(fromDay), expiry));
  const size = multiplyRatios(ratio(pricing.sizeMs, MINUTE_MS), ratio(count));
  return [{ line: line.id, fromDay, endDay, carryOver, size, left: size, lapsed: ZERO, used: [] }];
}

/** What lapses up to and including a day: lost, or carried into the block of the line that was bought last by then. */
export function lapse(blocks: readonly Block[], day: number): void {
  for (const block of blocks) {
    if (block.endDay > day || block.left.part === 0n) continue;
    const next = block.carryOver ? latestAlive(blocks, block) : undefined;
    if (next === undefined) block.lapsed = addRatios(block.lapsed, block.left);
    else next.left = addRatios(next.left, block.left);
    block.left = ZERO;
  }
}

function latestAlive(blocks: readonly Block[], ended: Block): Block | undefined {
  return blocks
    .filter(({ line, fromDay, endDay }) => line === ended.line && fromDay <= ended.endDay && endDay > ended.endDay)
    .toSorted((a, b) => b.fromDay - a.fromDay)[0];
}

/** Takes minutes on a day from a line's blocks, the one that lapses first before the others; gives what was taken. */
export function consume(
  blocks: readonly Block[],
  line: string,
  day: number,
  { event, minutes }: { readonly event: string; readonly minutes: Ratio },
): Ratio {
  let wanted = minutes;
  for (const block of blocks) {
    if (block.line !== line || day < block.fromDay || day >= block.endDay) continue;
    const taken = smallerRatio(block.left, wanted);
    block.left = subtractRatios(block.left, taken);
    wanted = subtractRatios(wanted, taken);
    if (taken.part > 0n) block.used.push({ event, minutes: taken });
    if (compareRatios(wanted, ZERO) === 0) break;
  }
  return subtractRatios(minutes, wanted);
}

/** Has a block of the line been bought by a day? */
export function hasBlock(blocks: readonly Block[], line: string, day: number): boolean {
  return blocks.some((block) => block.line === line && block.fromDay <= day);
}
