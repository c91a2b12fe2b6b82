import { alertsOf } from '../../../core/alert/index.ts';
import { sortedClocks } from '../../../core/evaluate.ts';
import { alertJson, clockJson, noticeJson } from '../../../core/report/index.ts';
import { formatInstant, type Instant } from '../../../core/time/index.ts';
import type { Judged } from '../../../core/verdict/index.ts';
import { type Actor, may } from '../../access/actor.ts';
import { type Lang, type Refusal, refusal } from '../../refusal.ts';
import type { LivePorts } from '../post-events.ts';
import { projectionsOf } from '../project.ts';
import { type JudgedGroup, judgeGroups } from './judge-groups.ts';
import { ticketJson } from './ticket-json.ts';
import { uncertainSince } from './uncertain.ts';
import { type Asked, type Viewpoint, viewpoint } from './vantage.ts';

export interface TicketQuestion extends Asked {
  readonly ticket: string;
  readonly receipts: boolean;
  readonly lang: Lang;
}

/**
 * One ticket with its clocks, as of any instant and as known at any, judged from its facts. A customer sees clocks of its
 * own agreements, and neither alerts nor notices; another customer's ticket is not there for it.
 */
export async function ticketAnswer(question: TicketQuestion, actor: Actor, ports: LivePorts) {
  const [group] = await ports.store.groupsOf([question.ticket]);
  if (group === undefined) return notFound(question.ticket);
  const view = await viewpoint(question, ports);
  const [judged] = await judgeGroups([group], view, ports.store);
  const row = judged === undefined ? undefined : rowOf(question.ticket, judged, view);
  if (judged === undefined || row === undefined || row.lastEventAt === null) return notFound(question.ticket);
  if (!may(actor, 'tickets:read', row.customer)) return notFound(question.ticket);
  // Of an instant of the past it is not known who was silent then.
  const isNow = question.asOf === null && question.knownAt === null;
  const uncertain = isNow ? (await uncertainSince(ports.store))(row.source) : null;
  return told(question, { row, uncertain }, judged, view, actor.customer !== null);
}

function rowOf(ticket: string, judged: JudgedGroup, { live, vantage }: Viewpoint) {
  // Of facts that were not known then, nothing is told either.
  const { knownAt } = vantage;
  const events = judged.facts.events.filter((event) => knownAt === null || event.recordedAt <= knownAt);
  const retractions = judged.facts.retractions.filter((event) => knownAt === null || event.recordedAt <= knownAt);
  const known = { ...judged.facts, events, retractions };
  return projectionsOf(known, judged, live, vantage.asOf).find((one) => one.ticket.ticket === ticket)?.ticket;
}

type Row = NonNullable<ReturnType<typeof rowOf>>;

function told(
  { ticket, receipts, lang }: TicketQuestion,
  { row, uncertain }: { readonly row: Row; readonly uncertain: Instant | null },
  { judgements, cases }: JudgedGroup,
  { vantage }: Viewpoint,
  forCustomer: boolean,
) {
  const judgement = judgements.find((one) => one.ticket === ticket);
  const own = [...(judgement?.clocks ?? []), ...cases.filter((clock) => clock.ticket === ticket)];
  const clocks = sortedClocks(forCustomer ? own.filter(isForCustomers) : own);
  const shown = forCustomer ? row.restatements.filter((one) => isRestatedFor(one, clocks)) : row.restatements;
  return {
    asOf: formatInstant(vantage.asOf),
    knownAt: vantage.knownAt === null ? null : formatInstant(vantage.knownAt),
    ...ticketJson({ ...row, restatements: shown }, uncertain),
    clocks: clocks.map((clock) => clockJson(clock, { lang, receipts })),
    alerts: forCustomer ? [] : clocks.flatMap((clock) => alertsOf(clock)).map(alertJson),
    notices: forCustomer ? [] : (judgement?.notices.map((notice) => noticeJson(notice, lang)) ?? []),
  };
}

function isForCustomers({ version }: Judged): boolean {
  return version.kind === 'sla';
}

function isRestatedFor(restatement: unknown, clocks: readonly Judged[]): boolean {
  const { agreement } = restatement as { readonly agreement: string };
  return clocks.some(({ version }) => version.id === agreement);
}

function notFound(ticket: string): Refusal {
  return refusal('notFound', { fr: `Ticket « ${ticket} » inconnu.`, en: `There is no ticket “${ticket}”.` });
}
