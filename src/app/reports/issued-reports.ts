import { type Actor, may } from '../access/actor.ts';
import type { IssuedReport, ReportPlace, Store } from '../ports/index.ts';
import { notFound, type Refusal } from '../refusal.ts';
import type { FrozenReport } from './report-text.ts';

interface ReportPorts {
  readonly store: Store;
}

/** Issued reports the actor may see, the latest month first. */
export async function reportsFor(
  asked: { readonly customer?: string; readonly month?: string },
  after: ReportPlace | null,
  limit: number,
  actor: Actor,
  { store }: ReportPorts,
): Promise<readonly IssuedReport[] | Refusal> {
  const { customer: own } = actor;
  if (own !== null && asked.customer !== undefined && asked.customer !== own) {
    return notFound(`Client ${asked.customer}`, `Customer ${asked.customer}`);
  }
  return await store.issuedReports(own === null ? asked : { ...asked, customer: own }, after, limit);
}

/** One issued report, as it was frozen. */
export interface ReportView {
  readonly issued: IssuedReport;
  readonly report: FrozenReport;
  readonly isLast: boolean;
}

export async function reportFor(
  { customer, month, number }: ReportPlace,
  actor: Actor,
  { store }: ReportPorts,
): Promise<ReportView | Refusal> {
  const name = `${customer}, ${month}, ${number}`;
  const missing = notFound(`Rapport ${name}`, `Report ${name}`);
  if (!may(actor, 'statements:read', customer)) return missing;
  const [issued] = await store.issuedReports({ customer, month }, { customer, month, number: number + 1 }, 1);
  if (issued?.number !== number) return missing;
  const [last] = await store.issuedReports({ customer, month }, null, 1);
  return { issued, report: readReport(issued), isLast: last?.number === number };
}

/** An issued report's content, as it was frozen. */
export function readReport({ body }: Pick<IssuedReport, 'body'>): FrozenReport {
  return JSON.parse(body) as FrozenReport;
}
