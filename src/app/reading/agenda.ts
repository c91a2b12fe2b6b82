import type { Agreement } from '../../core/agreement/index.ts';
import { agreementDates } from '../../core/alert/index.ts';
import { dateOfDay, dayNumberOf, type Instant, instantToLocal, type LocalDate } from '../../core/time/index.ts';
import { agendaText } from '../../document/index.ts';
import { type Actor, may } from '../access/actor.ts';
import { type DecisionPorts, maintenancesOf } from '../decisions/index.ts';
import { badField, type Lang, type Refusal } from '../refusal.ts';
import { maySee, namesCustomer } from '../register/agreements/customer-view.ts';
import { claimDays } from './claim-days.ts';
import { contestDays } from './contest-days.ts';

/** What falls on a day. */
export interface AgendaItem {
  /** The local day, in the zone of the agreement. */
  readonly date: LocalDate;
  readonly kind: 'start' | 'review' | 'notice' | 'renewal' | 'end' | 'maintenance' | 'claim' | 'contest';
  /** Null: planned maintenance of a service that several agreements name, or none with the customer that it concerns. */
  readonly agreement: Agreement | null;
  /** Whom it concerns alone; null: several, or nobody in particular. */
  readonly customer: string | null;
  /** Which review, remedy or service. */
  readonly thing: string | null;
  /** From when to when, of planned maintenance; else null. */
  readonly from: Instant | null;
  readonly to: Instant | null;
  /** What it is, and what is to be done, in a sentence; of a day that is over, what it was. */
  readonly text: string;
}

/** Everything before it has its words. */
export type AgendaFact = Omit<AgendaItem, 'text'> & {
  /** By whose zone and titles it is told where it is no agreement's. */
  readonly wordedBy?: Agreement;
};

const MOST_DAYS = 366;

/**
 * What falls when, from a day to another, both included, at most a year: starts, reviews, last days of notice, renewals and
 * ends of agreements, planned maintenance that was announced, and last days to contest a statement or to claim what a
 * supplier owes. In the order of days. A customer's actor is told what concerns that customer; what statements and claims
 * ask for, whoever may read those.
 */
export async function agendaFor(
  { from, to, lang }: { readonly from: LocalDate; readonly to: LocalDate; readonly lang: Lang },
  actor: Actor,
  ports: DecisionPorts,
): Promise<readonly AgendaItem[] | Refusal> {
  if (to < from || dayNumberOf(to) - dayNumberOf(from) >= MOST_DAYS) return notAYear(lang);
  const live = await ports.rosters.inForce(ports.store);
  const seen = live.roster.all
    .map(({ versions }) => versions.filter((one) => maySee(actor, one)))
    .filter((versions) => versions.length > 0);
  const facts = [
    ...seen.flatMap((versions) => termDays(versions, from, to)),
    ...(await maintenanceDays(seen, from, to, actor, ports)),
    ...(may(actor, 'statements:read', actor.customer) ? await contestDays(seen, ports.store) : []),
    ...(may(actor, 'internals:read') ? await claimDays(seen, from, ports.store) : []),
  ];
  const now = ports.now();
  const isPast = ({ timeZone }: Agreement, date: LocalDate) =>
    date < dateOfDay(instantToLocal(timeZone, now).dayNumber);
  return facts
    .filter(({ date }) => from <= date && date <= to)
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : (a.from ?? 0) - (b.from ?? 0)))
    .map(({ wordedBy = null, ...fact }) => {
      const agreement = fact.agreement ?? wordedBy;
      const isOver = agreement !== null && isPast(agreement, fact.date);
      return { ...fact, text: agendaText({ ...fact, agreement }, lang, isOver) };
    });
}

/** The days of each version as long as it is the last to have taken effect. */
function termDays(versions: readonly Agreement[], from: LocalDate, to: LocalDate): readonly AgendaFact[] {
  return versions.flatMap((agreement, index) => {
    const next = versions[index + 1]?.effectiveFrom;
    const until = next === undefined ? to : dateOfDay(dayNumberOf(next) - 1);
    const since = agreement.effectiveFrom > from ? agreement.effectiveFrom : from;
    const last = until < to ? until : to;
    const start = { kind: 'start' as const, date: agreement.effectiveFrom, review: null };
    const days = since <= last ? agreementDates(agreement, since, last) : [];
    return [start, ...days].map(({ kind, date, review }) => ({
      date,
      kind,
      agreement,
      customer: agreement.customer?.id ?? null,
      thing: review,
      from: null,
      to: null,
    }));
  });
}

async function maintenanceDays(
  seen: readonly (readonly Agreement[])[],
  from: LocalDate,
  to: LocalDate,
  actor: Actor,
  ports: DecisionPorts,
): Promise<readonly AgendaFact[]> {
  const days: AgendaFact[] = [];
  for (const [service, holders] of holdersOf(seen)) {
    for (const one of await maintenancesOf(service, actor, ports)) {
      const agreement = concerned(holders, one.customer);
      const wordedBy = agreement ?? holders[0];
      const [begin, end] = [
        Date.parse(one.from),
        Math.min(Date.parse(one.to), one.endedAt ?? Number.POSITIVE_INFINITY),
      ];
      // Called off before it began.
      if (!(begin < end)) continue;
      const dayOf = (at: Instant) => dateOfDay(instantToLocal(wordedBy.timeZone, at).dayNumber);
      // One that lasts into the first day asked for stands on that day; its end itself is no part of it.
      const first = dayOf(begin) < from && dayOf(end - 1) >= from ? from : dayOf(begin);
      if (first > to) continue;
      days.push({
        date: first,
        kind: 'maintenance',
        agreement,
        customer: one.customer,
        thing: service,
        from: begin,
        to: end,
        wordedBy,
      });
    }
  }
  return days;
}

/** The agreements that name each service, by their last versions. */
function holdersOf(seen: readonly (readonly Agreement[])[]): ReadonlyMap<string, [Agreement, ...Agreement[]]> {
  const holders = new Map<string, [Agreement, ...Agreement[]]>();
  for (const versions of seen) {
    const last = versions.at(-1) as Agreement;
    for (const service of Object.keys(last.services)) {
      const known = holders.get(service);
      if (known === undefined) holders.set(service, [last]);
      else known.push(last);
    }
  }
  return holders;
}

/** The one agreement that a maintenance concerns: that of its customer, or the only one that names the service. */
function concerned(holders: readonly Agreement[], customer: string | null): Agreement | null {
  const own = customer === null ? holders : holders.filter((one) => namesCustomer(one, customer));
  return own.length === 1 ? (own[0] ?? null) : null;
}

function notAYear(lang: Lang): Refusal {
  const what = {
    fr: 'La période va d’un jour à un autre, un an au plus.',
    en: 'The period goes from a day to another, a year at most.',
  };
  const help = { fr: 'Demandez une période plus courte.', en: 'Ask for a shorter period.' };
  return badField('/to', 'outOfReach', what, help, lang);
}
