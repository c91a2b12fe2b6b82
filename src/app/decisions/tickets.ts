import { type Actor, type Approval, may } from '../access/actor.ts';
import { type ClockRow, isKeepable, type Projection } from '../ports/index.ts';
import { badField, isRefusal, type Lang, notFound, type Refusal, refusal } from '../refusal.ts';
import { approverOf, faultInReason } from './approving.ts';
import { type DecisionPorts, type KeptFact, record } from './record.ts';

/** A breach that is not to count. */
export interface ExcusalAsked {
  readonly ticket: string;
  readonly target: string;
  /** Null: the latest. */
  readonly cycle: number | null;
  readonly reason: string;
  readonly evidence: string | null;
  readonly as: Approval | null;
  readonly lang: Lang;
}

/** Whether a ticket's work is covered by the contract. */
export interface ScopeAsked {
  readonly ticket: string;
  readonly scope: 'in' | 'out';
  /** The exclusion of the service that makes it so; null: none is named. */
  readonly exclusion: string | null;
  readonly reason: string;
  readonly as: Approval | null;
  readonly lang: Lang;
}

/**
 * Excuses a breach: by a named approver, with a reason; the breach stays on record. Refused: `invalid` for a target that the
 * ticket has no clock of, `conflict` for one that was kept or is excused already.
 */
export async function excuseBreach(
  asked: ExcusalAsked,
  actor: Actor,
  ports: DecisionPorts,
): Promise<KeptFact | Refusal> {
  const { ticket, target, cycle, reason, evidence, lang } = asked;
  const about = await decidedOn(asked, actor, ports);
  if (isRefusal(about)) return about;
  const { found, customer, approver } = about;
  const fault =
    faultInReason(reason, '/reason', lang) ?? (evidence === null ? null : faultInReason(evidence, '/evidence', lang));
  if (fault !== null) return fault;
  const clock = clockOf(found, target, cycle);
  if (clock === null) return noSuchClock(found, cycle, lang);
  if (clock.verdict === 'met' || clock.verdict === 'excused') return nothingToExcuse(clock);
  const data = { target, cycle: clock.cycle, reason, evidence, approver: approver.id };
  const kept = await record(
    {
      facts: [{ type: 'ticket.excused', subject: ticket, occurredAt: null, data }],
      note: {
        action: 'excusal.granted',
        object: `ticket:${ticket}`,
        customer,
        details: { target, cycle: clock.cycle, reason, evidence, as: approver.as },
      },
    },
    actor,
    ports.now(),
    lang,
    ports,
  );
  return isRefusal(kept) ? kept : (kept[0] as KeptFact);
}

/** The ticket that is decided on, and in whose name: it must be the actor's to see, and the name the actor's to sign with. */
async function decidedOn(
  { ticket, as, lang }: Pick<ExcusalAsked, 'ticket' | 'as' | 'lang'>,
  actor: Actor,
  ports: DecisionPorts,
) {
  const found = await ticketFor(ticket, actor, ports);
  if (isRefusal(found)) return found;
  const { customer } = found.ticket;
  const approver = approverOf(actor, as, customer, lang);
  return isRefusal(approver) ? approver : { found, customer, approver };
}

/** Decides that a ticket is in or out of the contract's scope. */
export async function decideScope(asked: ScopeAsked, actor: Actor, ports: DecisionPorts): Promise<KeptFact | Refusal> {
  const { ticket, scope, exclusion, reason, lang } = asked;
  const about = await decidedOn(asked, actor, ports);
  if (isRefusal(about)) return about;
  const { customer, approver } = about;
  const fault =
    faultInReason(reason, '/reason', lang) ??
    (exclusion === null ? null : faultInReason(exclusion, '/exclusion', lang));
  if (fault !== null) return fault;
  const kept = await record(
    {
      facts: [
        {
          type: 'ticket.scopeDecided',
          subject: ticket,
          occurredAt: null,
          data: { scope, exclusion, by: approver.id, reason },
        },
      ],
      note: {
        action: 'scope.decided',
        object: `ticket:${ticket}`,
        customer,
        details: { scope, exclusion, reason, as: approver.as },
      },
    },
    actor,
    ports.now(),
    lang,
    ports,
  );
  return isRefusal(kept) ? kept : (kept[0] as KeptFact);
}

/** A ticket the actor may see; another customer's is told in the words of one that does not exist. */
async function ticketFor(id: string, actor: Actor, ports: DecisionPorts): Promise<Projection | Refusal> {
  const found = isKeepable(id) ? await ports.store.ticket(id) : null;
  const seen = found !== null && (actor.customer === null || may(actor, 'decisions:write', found.ticket.customer));
  return seen ? found : notFound(`Ticket ${id}`, `Ticket ${id}`);
}

function clockOf({ clocks }: Projection, target: string, cycle: number | null): ClockRow | null {
  const ofTarget = clocks.filter((clock) => clock.target === target && (cycle === null || clock.cycle === cycle));
  return ofTarget.reduce<ClockRow | null>((last, one) => (last === null || one.cycle > last.cycle ? one : last), null);
}

function noSuchClock({ clocks }: Projection, cycle: number | null, lang: Lang): Refusal {
  const what =
    cycle === null
      ? { fr: 'Le ticket n’a pas de délai de cet engagement.', en: 'The ticket has no clock of this target.' }
      : {
          fr: `Le ticket n’a pas de cycle ${cycle} de cet engagement.`,
          en: `The ticket has no cycle ${cycle} of this target.`,
        };
  const targets = [...new Set(clocks.map(({ target }) => target))].join(', ');
  const help =
    targets === ''
      ? { fr: 'Aucun engagement ne s’y applique.', en: 'No promise applies to it.' }
      : { fr: `Engagements du ticket\u202f: ${targets}.`, en: `Targets of the ticket: ${targets}.` };
  return badField('/target', 'noSuchClock', what, help, lang);
}

function nothingToExcuse({ verdict, target }: ClockRow): Refusal {
  return verdict === 'met'
    ? refusal('conflict', {
        fr: `${target} a été tenu\u202f: rien à excuser.`,
        en: `${target} was kept: nothing to excuse.`,
      })
    : refusal('conflict', { fr: `${target} est déjà excusé.`, en: `${target} is excused already.` });
}
