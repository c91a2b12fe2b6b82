import type { Schemas } from '../../../../api/client.ts';
import { shareOf } from '../../../../app/shares.ts';

export type AvailabilityRow = NonNullable<Schemas['CustomerOverview']['availability']>[number];

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

interface Budget {
  readonly allowed: number;
  readonly used: number;
  readonly isUnknown: boolean;
  readonly runsOutOn?: string | null;
  /** From 0 to 1; null: not measured, nothing promised. */
  readonly share: number | null;
  readonly promised: number | null;
}

/** The downtime that is allowed and used of an availability promise, in seconds. */
export function budgetOf(row: Schemas['Availability']): Budget {
  const { allowedSeconds = null, leftSeconds = null, exhaustedOn } = row as Told;
  const share = shareOf(row.availability);
  const isUnknown = allowedSeconds === null || leftSeconds === null || share === null;
  return {
    allowed: allowedSeconds ?? 0,
    used: isUnknown ? 0 : (allowedSeconds ?? 0) - (leftSeconds ?? 0),
    isUnknown,
    ...(exhaustedOn === undefined ? {} : { runsOutOn: exhaustedOn }),
    share,
    promised: shareOf(row.required),
  };
}

export function outagesOf(row: Schemas['Availability']): readonly Outage[] {
  return (row as Told).outages ?? [];
}
