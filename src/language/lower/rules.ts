import type { Rules } from '../../core/agreement/index.ts';
import type { ValueOf } from '../grammar/form.ts';
import type { rules } from '../grammar/rule-shapes.ts';
import { durationOf, msOf } from './amounts.ts';

export type PlainRules = ValueOf<typeof rules>;

/** Named rules laid over those that hold where the text is silent. */
export function rulesOver(under: Rules, plain: PlainRules | undefined): Rules {
  if (plain === undefined) return under;
  return { ...under, ...clockRules(plain), ...availabilityRules(under, plain) };
}

type Mutable<T> = { -readonly [K in keyof T]?: T[K] };

function clockRules(plain: PlainRules): Partial<Rules> {
  const over: Mutable<Rules> = {};
  if (plain.startOn !== undefined) over.startOn = plain.startOn;
  if (plain.channels !== undefined) over.channels = plain.channels;
  if (plain.cutOff !== undefined) over.cutOffMinute = minuteOf(plain.cutOff);
  if (plain.firstResponse !== undefined) over.firstResponse = plain.firstResponse;
  if (plain.interventionOnSite !== undefined) over.interventionOnSite = plain.interventionOnSite;
  if (plain.restorationStopsOn !== undefined) {
    over.restorationStopsOnWorkaround = plain.restorationStopsOn.includes('workaroundProvided');
  }
  if (plain.priorityChange !== undefined) over.priorityChange = plain.priorityChange;
  if (plain.reopen !== undefined) over.reopen = plain.reopen;
  if (plain.reopenWindow !== undefined)
    over.reopenWindow = plain.reopenWindow === 'none' ? null : durationOf(plain.reopenWindow);
  if (plain.pauseOn !== undefined) over.pauseOn = plain.pauseOn;
  if (plain.maxPause !== undefined) over.maxPause = plain.maxPause === 'none' ? null : durationOf(plain.maxPause);
  if (plain.resumeOnReply !== undefined) over.resumeOnReply = plain.resumeOnReply;
  if (plain.attribute !== undefined) over.attribute = plain.attribute;
  if (plain.agreementChange !== undefined) over.agreementChange = plain.agreementChange;
  if (plain.merged !== undefined) over.merged = plain.merged;
  return over;
}

function availabilityRules(under: Rules, plain: PlainRules): Partial<Rules> {
  const over: Mutable<Rules> = {};
  if (plain.denominator !== undefined) over.denominator = plain.denominator;
  if (plain.unknown !== undefined) over.unknown = plain.unknown;
  if (plain.minimumOutage !== undefined) over.minimumOutageMs = msOf(plain.minimumOutage);
  if (plain.outageStart !== undefined) over.outageStart = plain.outageStart;
  if (plain.confirmAfter !== undefined) over.confirmAfter = plain.confirmAfter;
  if (plain.staleAfter !== undefined) over.staleAfterMs = msOf(plain.staleAfter);
  if (plain.exclude !== undefined) over.exclude = plain.exclude;
  if (plain.maintenance !== undefined) {
    const { notice, maxPerMonth } = plain.maintenance;
    over.maintenance = {
      noticeMs: notice === undefined ? under.maintenance.noticeMs : msOf(notice),
      maxPerMonthMs:
        maxPerMonth === undefined ? under.maintenance.maxPerMonthMs : maxPerMonth === 'none' ? null : msOf(maxPerMonth),
    };
  }
  if (plain.partial !== undefined) {
    const { down, degraded } = plain.partial;
    over.partial = {
      downPpm: down === undefined ? under.partial.downPpm : Math.round(down * 1_000_000),
      degradedPpm: degraded === undefined ? under.partial.degradedPpm : Math.round(degraded * 1_000_000),
    };
  }
  return over;
}

/** Minutes after midnight of `17:00`. */
function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
