import type { Instant } from '../../../core/time/index.ts';

/**
 * A monthly report as a person issued it for a customer. Never changed: what is learned later is issued under the next
 * number.
 */
export interface IssuedReport {
  readonly customer: string;
  /** `2026-03`. */
  readonly month: string;
  /** From 1. */
  readonly number: number;
  readonly asOf: Instant;
  readonly knownAt: Instant;
  /** The whole report in both languages, as JSON. */
  readonly body: string;
  /** SHA-256 of `body`, hexadecimal. */
  readonly hash: string;
  readonly issuedAt: Instant;
  /** The person who read it and issued it. */
  readonly issuedBy: string;
}

/** Which issued reports are wanted; missing keys: any. */
export interface ReportFilter {
  readonly customer?: string;
  readonly month?: string;
}

/** After the last report of a page. */
export type ReportPlace = Pick<IssuedReport, 'customer' | 'month' | 'number'>;

export interface ReportReads {
  /** By month (latest first), customer, number (latest first); after a place, at most so many. */
  issuedReports(filter: ReportFilter, after: ReportPlace | null, limit: number): Promise<readonly IssuedReport[]>;
}

/** Within one transaction. */
export interface ReportTx extends ReportReads {
  /** False: one is issued under this customer, month and number already, and stays as it is. */
  addReport(report: IssuedReport): Promise<boolean>;
}
