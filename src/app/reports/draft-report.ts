import { createHash } from 'node:crypto';
import { isMonth, type Month, monthAt, monthSpan } from '../../core/settlement/index.ts';
import type { Instant } from '../../core/time/index.ts';
import { type Actor, may, type Scope } from '../access/actor.ts';
import { customerList, zoneFor } from '../customers/index.ts';
import { badMonth } from '../decisions/index.ts';
import type { LivePorts } from '../live/index.ts';
import type { IssuedReport } from '../ports/index.ts';
import { type Lang, notAllowed, notFound, type Refusal, refusal } from '../refusal.ts';
import { toldBy } from './commitments.ts';
import { correctionsOf } from './corrections.ts';
import { type ReportFacts, reportFacts } from './report-facts.ts';
import { type FrozenReport, frozenReport } from './report-text.ts';

export interface ReportAsked {
  readonly customer: string;
  readonly month: Month;
  readonly lang: Lang;
}

/** What the report of a month would say now. */
export interface ReportDraft {
  readonly customer: string;
  readonly month: Month;
  readonly asOf: Instant;
  /** When the month is over, in the customer's zone: from then on it may be issued. */
  readonly overAt: Instant;
  readonly report: FrozenReport;
  /** What would be frozen, and its SHA-256: whoever issues it names the one that was read. */
  readonly body: string;
  readonly hash: string;
  /** The report of this month that was issued last; null: none was. */
  readonly last: IssuedReport | null;
}

/** Never for a customer's actor: what nobody has answered for is not yet said to the customer. */
export async function previewReport(
  asked: ReportAsked,
  actor: Actor,
  ports: LivePorts,
): Promise<ReportDraft | Refusal> {
  if (actor.customer !== null) {
    return notAllowed(
      'Les brouillons de rapport sont internes\u202f; lisez les rapports émis.',
      'Drafts of reports are internal; read the reports issued.',
    );
  }
  return await draftReport(asked, 'statements:read', actor, ports);
}

/** The draft of a month, reckoned anew; or why there is none. */
export async function draftReport(
  { customer, month, lang }: ReportAsked,
  scope: Scope,
  actor: Actor,
  ports: LivePorts,
): Promise<ReportDraft | Refusal> {
  const asOf = ports.now();
  const { store } = ports;
  const unknown = notFound(`Client ${customer}`, `Customer ${customer}`);
  if (!may(actor, scope, customer)) return unknown;
  const live = await ports.rosters.inForce(store);
  const sees: Actor = { ...actor, scopes: new Set([...actor.scopes, 'customers:read']) };
  const listed = customerList(live, await store.registeredCustomers(), sees, asOf).find(
    (one) => one.customer === customer,
  );
  if (listed === undefined) return unknown;
  if (!isMonth(month)) return badMonth(lang);
  const zone = zoneFor(listed);
  if (month > monthAt(zone, asOf)) return notBegun(month);
  const [last = null, previous = null] = await store.issuedReports({ customer, month }, null, 2);
  const before = await store.issuedReports({ customer }, { customer, month, number: 0 }, LOOKED_BACK);
  const earlier = [...new Set(before.map((one) => one.month))];
  const facts = await reportFacts({ listed, month, asOf, actor, earlier }, ports);
  // As long as it says what was issued last, it is that very report, with what that one corrected.
  const again = last === null ? null : await told(facts, previous === null ? before : [...before, previous]);
  const isSame = again !== null && again.hash === last?.hash;
  const now = isSame ? again : await told(facts, last === null ? before : [...before, last]);
  return { customer, month, asOf, overAt: monthSpan(zone, month).to, ...now, last };
}

/** So many issued reports are looked at for what they told: two years, each issued once. */
const LOOKED_BACK = 24;

/** The report, with what it corrects of those issued before. */
async function told(
  facts: ReportFacts,
  before: readonly IssuedReport[],
): Promise<Pick<ReportDraft, 'report' | 'body' | 'hash'>> {
  const corrections = correctionsOf(await toldBy(before), facts.months, facts.everyObjective);
  const report = frozenReport(facts, corrections);
  const body = JSON.stringify(report);
  return { report, body, hash: createHash('sha256').update(body).digest('hex') };
}

function notBegun(month: Month): Refusal {
  return refusal('conflict', { fr: `${month} n’a pas commencé.`, en: `${month} has not begun.` });
}
