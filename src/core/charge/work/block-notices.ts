import { compareRatios, floorRatio, multiplyRatios, type Ratio, ratio } from '../../money/index.ts';
import { dateOfDay, type Span } from '../../time/index.ts';
import type { BlockBalance, ChargeNotice, ChargeNoticeKind } from '../charge.ts';
import { grouped } from '../line/grouped.ts';
import { sumOf } from '../price/cycle-price.ts';
import { dayAt, daysOf } from '../reign.ts';
import type { View } from '../view.ts';
import type { Block } from './blocks.ts';

/** A block is low when a fifth of it or less is left (two hours of ten). */
const LOW = ratio(1, 5);
/** It is said so many days before the last day that hours will lapse. */
const WARNING_DAYS = 15;

/** Hours that lapsed within the period, that soon will, and lines whose blocks are nearly used up, as of the view's end. */
export function blockNotices(view: View, blocks: readonly Block[], period: Span): readonly ChargeNotice[] {
  const zone = view.reigns.at(-1)?.version.timeZone ?? 'UTC';
  const today = dayAt(zone, view.cut - 1);
  const { from } = daysOf(zone, period);
  const say = (kind: ChargeNoticeKind, block: Block, minutes: Ratio): ChargeNotice => ({
    kind,
    agreement: view.versions.id,
    line: block.line,
    at: view.cut - 1,
    event: null,
    facts: { minutes: textOf(minutes), boughtOn: dateOfDay(block.fromDay), lastDay: lastDayOf(block) ?? '' },
  });
  const ofLines = [...grouped(blocks, ({ line }) => line).values()].flatMap((group): readonly ChargeNotice[] => {
    const last = group.filter(({ endDay }) => endDay > today).toSorted((a, b) => b.fromDay - a.fromDay)[0];
    const left = sumOf(group.map((block) => block.left));
    if (last === undefined || compareRatios(left, multiplyRatios(last.size, LOW)) > 0) return [];
    return [say('blockLow', last, left)];
  });
  const ofBlocks = blocks.flatMap((block): readonly ChargeNotice[] => {
    if (block.lapsed.part > 0n) return block.endDay >= from ? [say('blockLapsed', block, block.lapsed)] : [];
    const expiring = !block.carryOver && block.left.part > 0n && block.endDay - 1 - today <= WARNING_DAYS;
    return expiring ? [say('blockExpiring', block, block.left)] : [];
  });
  return [...ofLines, ...ofBlocks];
}

function textOf(minutes: Ratio): string {
  return String(floorRatio(minutes));
}

export function balanceOf(block: Block): BlockBalance {
  return {
    line: block.line,
    boughtOn: dateOfDay(block.fromDay),
    lastDay: lastDayOf(block),
    sizeMinutes: block.size,
    leftMinutes: block.left,
    lapsedMinutes: block.lapsed,
    used: block.used,
  };
}

function lastDayOf(block: Block): string | null {
  return Number.isFinite(block.endDay) ? dateOfDay(block.endDay - 1) : null;
}
