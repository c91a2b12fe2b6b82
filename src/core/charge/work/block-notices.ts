import { compareRatios, floorRatio, multiplyRatios, ratio } from '../../money/index.ts';
import { dateOfDay, type Span } from '../../time/index.ts';
import type { BlockBalance, ChargeNotice, ChargeNoticeKind } from '../charge.ts';
import { dayAt, daysOf } from '../reign.ts';
import type { View } from '../view.ts';
import type { Block } from './blocks.ts';

/** A block is low when a fifth of it or less is left (two hours of ten). */
const LOW = ratio(1, 5);
/** It is said so many days before the last day that hours will lapse. */
const WARNING_DAYS = 15;

/** Hours that lapsed within the period, that soon will, and blocks nearly used up, as of the end of the view. */
export function blockNotices(view: View, blocks: readonly Block[], period: Span): readonly ChargeNotice[] {
  const zone = view.reigns.at(-1)?.version.timeZone ?? 'UTC';
  const today = dayAt(zone, view.cut - 1);
  const { from } = daysOf(zone, period);
  return blocks.flatMap((block) => {
    const minutes = block.left.part > 0n ? block.left : block.lapsed;
    const say = (kind: ChargeNoticeKind): ChargeNotice => ({
      kind,
      agreement: view.versions.id,
      line: block.line,
      at: view.cut - 1,
      event: null,
      facts: { minutes: textOf(minutes), boughtOn: dateOfDay(block.fromDay), lastDay: lastDayOf(block) ?? '' },
    });
    if (block.lapsed.part > 0n) return block.endDay >= from ? [say('blockLapsed')] : [];
    if (block.left.part === 0n) return [];
    const low = compareRatios(block.left, multiplyRatios(block.size, LOW)) <= 0;
    const expiring = block.endDay - 1 - today <= WARNING_DAYS;
    return [...(low ? [say('blockLow')] : []), ...(expiring ? [say('blockExpiring')] : [])];
  });
}

function textOf(minutes: Block['left']): string {
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
  };
}

function lastDayOf(block: Block): string | null {
  return Number.isFinite(block.endDay) ? dateOfDay(block.endDay - 1) : null;
}
