/**
 * What an evaluation gives, as FORMAT section 3 spells it: the printers read these, so that the page a person reads and
 * the JSON a program reads can not differ. Instants are RFC 3339, lengths are seconds, percentages are strings.
 */
export interface ReceiptRow {
  readonly from: string;
  readonly to: string;
  readonly state: string;
  readonly because: string;
}

export interface ClockRow {
  readonly ticket: string;
  readonly measure: string;
  readonly target: string;
  readonly targets: readonly { readonly target: string; readonly from: string; readonly to: string | null }[];
  readonly agreement: string;
  readonly cycle: number;
  readonly state: string;
  readonly startedAt: string | null;
  readonly dueAt: string | null;
  readonly stoppedAt: string | null;
  readonly elapsedSeconds: number | null;
  readonly remainingSeconds: number | null;
  readonly pausedSeconds: number | null;
  readonly verdict: string;
  readonly firstVerdict: string | null;
  readonly breachedAt: string | null;
  readonly receipt: readonly ReceiptRow[] | null;
}

export interface ObjectiveRow {
  readonly agreement: string;
  readonly target: string;
  readonly level?: string | null;
  readonly period: { readonly from: string; readonly to: string };
  readonly met: number;
  readonly breached: number;
  readonly excused: number;
  readonly open: number;
  readonly attainment: string | null;
  readonly required: string | null;
  readonly verdict: string;
  readonly missesLeft: number | null;
  readonly missesRunOutOn: string | null;
  readonly restatements: readonly unknown[];
}

export interface NoCommitmentRow {
  readonly ticket: string;
  readonly reason: string;
}
