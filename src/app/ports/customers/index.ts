// What is asked of a store about customers as a whole: sums of what is projected, and their monthly reports.
import type { FigureReads } from './figures.ts';
import type { ReportReads, ReportTx } from './reports.ts';

export type { CountedSpan, CountedSum, FigureReads, MovingClock, OpenClocks } from './figures.ts';
export type { IssuedReport, ReportFilter, ReportPlace, ReportReads, ReportTx } from './reports.ts';

export interface CustomersReads extends FigureReads, ReportReads {}
export interface CustomersTx extends ReportTx {}
