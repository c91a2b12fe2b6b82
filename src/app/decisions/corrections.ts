import type { EventData } from '../../core/event/index.ts';
import { formatInstant, type Instant } from '../../core/time/index.ts';
import { type Actor, may } from '../access/actor.ts';
import { scopeOfType } from '../live/decided-types.ts';
import { type Fact, isKeepable } from '../ports/index.ts';
import { isRefusal, type Lang, notAllowed, notFound, type Refusal, refusal } from '../refusal.ts';
import { faultInReason } from './approving.ts';
import { type DecidedFact, type DecisionPorts, type KeptFact, record } from './record.ts';

/** A fact that is wrong, and what is right; what `corrected` leaves out stays as it was. */
export interface CorrectionAsked {
  readonly source: string;
  readonly id: string;
  readonly reason: string;
  /** Null: the fact is only taken back. */
  readonly corrected: {
    readonly subject?: string | undefined;
    readonly occurredAt?: Instant | undefined;
    /** Fields to be set, or (null) left out. */
    readonly data?: EventData | undefined;
  } | null;
  readonly lang: Lang;
}

/** A correction as it was kept: the original stays where it is, with its author. */
export interface Corrected {
  readonly original: Fact;
  readonly retraction: KeptFact;
  readonly corrected: KeptFact | null;
}

/**
 * Takes a fact back, with a reason, and puts the right one in its place at once. Who may decide may correct any fact; who
 * writes facts, those he handed in himself; a fact that decides something, or changes what is owed, only who may hand in
 * one like it. Refused: `conflict` for one that was taken back already, or is a taking back.
 */
export async function correctFact(
  asked: CorrectionAsked,
  actor: Actor,
  ports: DecisionPorts,
): Promise<Corrected | Refusal> {
  const { source, id, reason, lang } = asked;
  const original = isKeepable(source) && isKeepable(id) ? await ports.store.fact(source, id) : null;
  if (original === null || actor.customer !== null)
    return notFound(`Fait ${id} de ${source}`, `Fact ${id} of ${source}`);
  const refused = notYoursToCorrect(original, actor);
  if (refused !== null) return refused;
  const fault = faultInReason(reason, '/reason', lang) ?? (await notToCorrect(original, ports));
  if (fault !== null) return fault;
  const corrected = asked.corrected === null ? null : correctedFact(original, asked.corrected);
  const { subject } = original.event;
  const retraction: DecidedFact = {
    type: 'event.retracted',
    subject,
    occurredAt: null,
    data: { of: id, ofSource: source, reason, by: actor.id },
  };
  const kept = await record(
    {
      facts: corrected === null ? [retraction] : [retraction, corrected],
      place: '/corrected',
      note: {
        action: corrected === null ? 'fact.retracted' : 'fact.corrected',
        object: `fact:${source}/${id}`,
        customer: await customerOf(original, ports),
        details: { reason, type: original.event.type, subject, author: original.author },
      },
    },
    actor,
    ports.now(),
    lang,
    ports,
  );
  if (isRefusal(kept)) return kept;
  return { original, retraction: kept[0] as KeptFact, corrected: kept[1] ?? null };
}

function notYoursToCorrect({ event, author }: Fact, actor: Actor): Refusal | null {
  const needed = scopeOfType(event.type);
  if (needed !== null && !may(actor, needed)) {
    return notAllowed(
      `Corriger un tel fait demande le droit «\u202f${needed}\u202f».`,
      `To correct such a fact takes the scope “${needed}”.`,
    );
  }
  const isOwn = author === actor.id && may(actor, 'events:write');
  if (isOwn || may(actor, 'decisions:write')) return null;
  return notAllowed('Vous ne corrigez que les faits que vous avez transmis.', 'You correct only facts you handed in.');
}

function correctedFact(
  { event }: Fact,
  { subject, occurredAt, data = {} }: NonNullable<CorrectionAsked['corrected']>,
): DecidedFact {
  return {
    type: event.type,
    subject: subject ?? event.subject,
    occurredAt: occurredAt ?? event.occurredAt,
    // Which fact this one stands for is kept with it.
    data: { ...event.data, ...data, corrects: `${event.source}/${event.id}` },
  };
}

async function notToCorrect({ event }: Fact, { store }: DecisionPorts): Promise<Refusal | null> {
  if (event.type === 'event.retracted') {
    return refusal(
      'conflict',
      {
        fr: 'Ce fait en retire un autre\u202f; il ne se retire pas.',
        en: 'This fact takes another back; it can not be taken back.',
      },
      { fr: 'Transmettez à nouveau le fait retiré.', en: 'Hand in the fact it took back once more.' },
    );
  }
  const [earlier] = await store.retractionsOf([event]);
  if (earlier === undefined) return null;
  const at = formatInstant(earlier.event.recordedAt);
  return refusal('conflict', { fr: `Ce fait a été retiré le ${at}.`, en: `This fact was taken back on ${at}.` });
}

/** Whose fact it is, for the record: its ticket's customer, or the one it names. */
async function customerOf({ event }: Fact, { store }: DecisionPorts): Promise<string | null> {
  if (event.type.startsWith('ticket.') || event.type === 'work.recorded') {
    return (await store.ticket(event.subject))?.ticket.customer ?? null;
  }
  const { customer } = event.data;
  return typeof customer === 'string' ? customer : null;
}
