import { randomUUID } from 'node:crypto';
import type { EventData } from '../../core/event/index.ts';
import { formatInstant, type Instant } from '../../core/time/index.ts';
import type { Actor } from '../access/actor.ts';
import { keepFacts } from '../live/keep-facts.ts';
import { readFact } from '../live/read-fact.ts';
import type { Rosters } from '../live/roster.ts';
import type { AuditNote, Tx } from '../ports/index.ts';
import { type Fault, type Lang, type Refusal, refusal } from '../refusal.ts';
import type { RegisterPorts } from '../register/register-ports.ts';

/** The source of facts that are decided here. */
export const DECIDED_HERE = 'leeway';

/** What decisions ask of the outside. */
export interface DecisionPorts extends RegisterPorts {
  readonly rosters: Rosters;
}

/** One fact of a decision, before it has an id. */
export interface DecidedFact {
  readonly type: string;
  readonly subject: string;
  /** Null: the instant of the decision. */
  readonly occurredAt: Instant | null;
  readonly data: EventData;
}

/** What is decided, and what the record says of it. */
export interface Decision {
  readonly facts: readonly DecidedFact[];
  /** Where the fact stands in what was asked, for the pointers of faults; missing: from its root. */
  readonly place?: string;
  readonly note: Pick<AuditNote, 'action' | 'object' | 'customer' | 'details'>;
  /** What is kept with it, in the same transaction; it may be run again from the beginning. */
  readonly also?: (tx: Tx, facts: readonly KeptFact[]) => Promise<void>;
}

/** A fact as it was kept: by these it can be taken back. */
export interface KeptFact extends DecidedFact {
  readonly source: string;
  readonly id: string;
  readonly occurredAt: Instant;
}

/**
 * Turns a decision into facts of this program's own, with fresh ids, signed with the actor; judges again what they touch,
 * and leaves a note in the record: all of it or nothing. Refused: `invalid` where one of them is no fact.
 */
export async function record(
  { facts, note, place = '', also }: Decision,
  actor: Actor,
  at: Instant,
  lang: Lang,
  ports: DecisionPorts,
): Promise<readonly KeptFact[] | Refusal> {
  const kept = facts.map((fact) => keptAs(fact, at));
  const read = kept.map((fact) => readFact(cloudEventOf(fact), place, actor.id, at, lang));
  const faults = read.flatMap((one) => ('faults' in one ? one.faults : []));
  if (faults.length > 0) return noFact(faults);
  const good = read.flatMap((one) => ('fact' in one ? [one.fact] : []));
  const details = { ...note.details, facts: kept.map(({ id }) => id).join(' ') };
  await ports.store.transact(async (tx) => {
    await keepFacts(tx, good, ports.rosters, at);
    await also?.(tx, kept);
    await tx.note({ ...note, details, at, actor: actor.id });
  });
  return kept;
}

function keptAs(fact: DecidedFact, at: Instant): KeptFact {
  const given = Object.entries(fact.data).filter(([, value]) => value !== null && value !== undefined);
  return {
    ...fact,
    source: DECIDED_HERE,
    id: randomUUID(),
    occurredAt: fact.occurredAt ?? at,
    data: Object.fromEntries(given),
  };
}

function cloudEventOf({ source, id, type, subject, occurredAt, data }: KeptFact): object {
  const head = { specversion: '1.0', id, source, type, ...(subject === '' ? {} : { subject }) };
  return { ...head, time: formatInstant(occurredAt), data };
}

function noFact(faults: readonly Fault[]): Refusal {
  const what = { fr: 'Ce qui est décidé n’est pas un fait lisible.', en: 'What is decided is no readable fact.' };
  return refusal('invalid', what, null, faults);
}
