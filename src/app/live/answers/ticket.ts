import { alertsOf } from '../../../core/alert/index.ts';
import { sortedClocks } from '../../../core/evaluate.ts';
import type { Event } from '../../../core/event/index.ts';
import { alertJson, noticeJson } from '../../../core/report/index.ts';
import { formatInstant, type Instant } from '../../../core/time/index.ts';
import type { Judged } from '../../../core/verdict/index.ts';
import { type Actor, may } from '../../access/actor.ts';
import { type Lang, type Refusal, refusal } from '../../refusal.ts';
import type { LivePorts } from '../post-events.ts';
import { projectionsOf } from '../project.ts';
import { acknowledgementOf, actJson, openPauseOf } from './acts/ticket-acts.ts';
import { correctionsOf, decisionsOn } from './acts/ticket-decisions.ts';
import { type JudgedGroup, judgeGroups } from './judge-groups.ts';
import { namersOf, namesOf, personName, ticketLabels } from './labels.ts';
import { peopleIn, ticketClockJson, whoJson } from './ticket-clock.ts';
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
  return await told({ question, row, uncertain, judged, view, forCustomer: actor.customer !== null }, ports);
}

/** All that an answer is made of. */
interface Found {
  readonly question: TicketQuestion;
  readonly row: Row;
  readonly uncertain: Instant | null;
  readonly judged: JudgedGroup;
  readonly view: Viewpoint;
  readonly forCustomer: boolean;
}

function rowOf(ticket: string, judged: JudgedGroup, { live, vantage }: Viewpoint) {
  // Of facts that were not known then, nothing is told either.
  const { knownAt } = vantage;
  const { facts } = judged;
  const known = { ...facts, events: knownBy(facts.events, knownAt), retractions: knownBy(facts.retractions, knownAt) };
  return projectionsOf(known, judged, live, vantage.asOf).find((one) => one.ticket.ticket === ticket)?.ticket;
}

type Row = NonNullable<ReturnType<typeof rowOf>>;

async function told(found: Found, { store }: LivePorts) {
  const { question, row, uncertain, judged, forCustomer } = found;
  const { vantage } = found.view;
  const { ticket, lang, receipts } = question;
  const judgement = judged.judgements.find((one) => one.ticket === ticket);
  const own = [...(judgement?.clocks ?? []), ...judged.cases.filter((clock) => clock.ticket === ticket)];
  const clocks = sortedClocks(forCustomer ? own.filter(isForCustomers) : own);
  const shown = forCustomer ? row.restatements.filter((one) => isRestatedFor(one, clocks)) : row.restatements;
  const events = knownBy(judged.facts.events, vantage.knownAt).filter(({ subject }) => subject === ticket);
  const retractions = knownBy(judged.facts.retractions, vantage.knownAt);
  const decisions = forCustomer ? [] : decisionsOn(events, retractions);
  const corrections = forCustomer ? [] : correctionsOf(events, retractions);
  const acts = {
    acknowledgement: acknowledgementOf(judgement?.timeline ?? null),
    pause: openPauseOf(judgement?.timeline ?? null, clocks),
  };
  const others = [...decisions, ...corrections, acts.acknowledgement, acts.pause].flatMap((one) => one?.by ?? []);
  const people = [...peopleIn(clocks, receipts), ...others];
  const called = people.map((assignee) => ({ customer: null, source: row.source, assignee }));
  const naming = { lang, forCustomer };
  const names = await namesOf([row, ...called], naming, store);
  const nameOf = (id: string | null) => (id === null ? null : personName(names, row.source, id));
  const tell = (id: string | null) => whoJson(id, { forCustomer, nameOf });
  return {
    asOf: formatInstant(vantage.asOf),
    knownAt: vantage.knownAt === null ? null : formatInstant(vantage.knownAt),
    ...ticketJson({ ...row, restatements: shown }, uncertain),
    ...ticketLabels(row, [clocks[0]?.version, namersOf(found.view.live)(row.customer)], names, naming),
    acknowledgement: actJson(acts.acknowledgement, tell),
    pause: actJson(acts.pause, tell),
    clocks: clocks.map((clock) => ticketClockJson(clock, { ...naming, asOf: vantage.asOf, receipts, nameOf })),
    alerts: forCustomer ? [] : clocks.flatMap((clock) => alertsOf(clock)).map(alertJson),
    notices: forCustomer ? [] : (judgement?.notices.map((notice) => noticeJson(notice, lang)) ?? []),
    decisions: decisions.map((one) => ({ ...one, byName: nameOf(one.by) })),
    corrections: corrections.map((one) => ({ ...one, byName: nameOf(one.by) })),
  };
}

/** Facts that were known at an instant; null: all that are. */
function knownBy(events: readonly Event[], knownAt: Instant | null): readonly Event[] {
  return knownAt === null ? events : events.filter(({ recordedAt }) => recordedAt <= knownAt);
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
