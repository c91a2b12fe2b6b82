import type { Schemas } from '../api/client.ts';
import { shareOf } from './shares.ts';

export type AvailabilityRow = Schemas['Availability'];

/** What the API tells besides of an availability: its document leaves these open. */
interface Told {
  readonly allowedSeconds?: number | null;
  readonly leftSeconds?: number | null;
  readonly exhaustedOn?: string | null;
  readonly outages?: readonly Outage[];
}

export interface Outage {
  readonly outage: string;
  readonly from: string;
  readonly to: string | null;
  readonly countedSeconds: number;
  readonly maintenanceSeconds: number;
  readonly excludedSeconds: number;
  readonly setAside: string | null;
}

/** The downtime that is allowed and used of a promise, in seconds; the shares from 0 to 1, null where not measured or not promised. */
export function budgetOf(row: AvailabilityRow) {
  const { allowedSeconds = null, leftSeconds = null, exhaustedOn } = row as Told;
  const reached = shareOf(row.availability);
  const isUnknown = allowedSeconds === null || leftSeconds === null || reached === null;
  return {
    strip: {
      allowed: allowedSeconds ?? 0,
      used: isUnknown ? 0 : (allowedSeconds ?? 0) - (leftSeconds ?? 0),
      isUnknown,
      ...(exhaustedOn === undefined ? {} : { runsOutOn: exhaustedOn }),
    },
    leftSeconds: isUnknown ? null : leftSeconds,
    reached,
    promised: shareOf(row.required),
  };
}

export function outagesOf(row: AvailabilityRow): readonly Outage[] {
  return (row as Told).outages ?? [];
}
