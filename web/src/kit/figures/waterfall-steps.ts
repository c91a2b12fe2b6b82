export interface WaterfallHours {
  /** All service hours of the period, in seconds; the others are parts of them. */
  readonly totalSeconds: number;
  readonly maintenanceSeconds: number;
  readonly excludedSeconds: number;
  readonly unknownSeconds?: number;
  readonly downtimeSeconds: number;
}

export type WaterfallStep = 'total' | 'maintenance' | 'excluded' | 'unknown' | 'downtime' | 'delivered';

interface Step {
  readonly id: WaterfallStep;
  readonly seconds: number;
  /** Where its bar stands, in seconds from nothing. */
  readonly from: number;
  readonly to: number;
}

/**
 * The steps from all hours down to those delivered, and the share delivered of what counts (null: nothing counts). The
 * drawing begins near the smallest bar's end where what is taken away would else be too small to see.
 */
export function waterfallSteps(hours: WaterfallHours, target: number | null) {
  const { totalSeconds, unknownSeconds = 0, downtimeSeconds } = hours;
  const counted = totalSeconds - hours.maintenanceSeconds - hours.excludedSeconds - unknownSeconds;
  const delivered = counted - downtimeSeconds;
  const steps: Step[] = [{ id: 'total', seconds: totalSeconds, from: 0, to: totalSeconds }];
  let left = totalSeconds;
  const taken = [
    ['maintenance', hours.maintenanceSeconds],
    ['excluded', hours.excludedSeconds],
    ['unknown', unknownSeconds],
    ['downtime', downtimeSeconds],
  ] as const;
  for (const [id, seconds] of taken) {
    if (seconds === 0 && id !== 'downtime') continue;
    steps.push({ id, seconds, from: left - seconds, to: left });
    left -= seconds;
  }
  steps.push({ id: 'delivered', seconds: delivered, from: 0, to: delivered });
  const targetAt = target === null ? null : counted * target;
  const lowest = Math.min(delivered, targetAt ?? delivered);
  const span = totalSeconds - lowest;
  const begin = lowest > totalSeconds * 0.7 ? Math.max(0, lowest - span * 0.6) : 0;
  return {
    steps,
    counted,
    share: counted > 0 ? delivered / counted : null,
    begin,
    end: Math.max(totalSeconds, begin + 1),
    targetAt,
  };
}
