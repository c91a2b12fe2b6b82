import { randomUUID } from 'node:crypto';
import type { EventData } from '../../core/event/index.ts';
import { formatInstant, type Instant } from '../../core/time/index.ts';
import type { Actor } from '../access/actor.ts';
import type { AuditNote, Tx } from '../ports/index.ts';
import type { Refusal } from '../refusal.ts';
import type { RegisterPorts } from '../register/register-ports.ts';

/** The source of facts that are decided here. */
export const DECIDED_HERE = 'leeway';

/** What decisions ask of the outside. */
export interface DecisionPorts extends RegisterPorts {
  /**
   * Keeps facts as anybody's who posts them, signed with the actor, judges again what they touch, and does `beside` in the
   * same transaction. A refusal when one of them is none; then nothing is kept.
   */
  readonly keepFacts: (
    values: readonly object[],
    actor: Actor,
    at: Instant,
    beside: (tx: Tx) => Promise<void>,
  ) => Promise<Refusal | null>;
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
  readonly note: Pick<AuditNote, 'action' | 'object' | 'customer' | 'details'>;
}

/** A fact as it was kept: by these it can be taken back. */
export interface KeptFact extends DecidedFact {
  readonly source: string;
  readonly id: string;
  readonly occurredAt: Instant;
}

/** Turns a decision into facts of this program's own, with fresh ids, and a note in the record; all of it or nothing. */
export async function record(
  { facts, note }: Decision,
  actor: Actor,
  at: Instant,
  ports: DecisionPorts,
): Promise<readonly KeptFact[] | Refusal> {
  const kept = facts.map(
    (fact): KeptFact => ({
      ...fact,
      source: DECIDED_HERE,
      id: randomUUID(),
      occurredAt: fact.occurredAt ?? at,
      data: Object.fromEntries(Object.entries(fact.data).filter(([, value]) => value !== null && value !== undefined)),
    }),
  );
  const values = kept.map(({ source, id, type, subject, occurredAt, data }) => ({
    specversion: '1.0',
    id,
    source,
    type,
    ...(subject === '' ? {} : { subject }),
    time: formatInstant(occurredAt),
    data,
  }));
  const details = { ...note.details, facts: kept.map(({ id }) => id).join(' ') };
  const refused = await ports.keepFacts(values, actor, at, (tx) => tx.note({ ...note, details, at, actor: actor.id }));
  return refused ?? kept;
}
