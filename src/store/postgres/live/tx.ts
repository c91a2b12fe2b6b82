import { sql, type Transaction } from 'kysely';
import type { LiveTx } from '../../../app/ports/index.ts';
import { append, streamsOf } from './append.ts';
import { factsOf } from './facts.ts';
import { generation, newGeneration, rosterMark, wakeCustomer } from './generations.ts';
import { lockDue, lockGroups } from './groups.ts';
import { project } from './project.ts';

/** Any number will do, as long as every program that writes this database takes the same, and for nothing else. */
const WRITING_LOCK = 7_305_114_201;

/** Facts and projections, within a transaction. */
export function liveTx(tx: Transaction<unknown>): LiveTx {
  return {
    lockWriting: async (how) => {
      if (how === 'alone') await sql`select pg_advisory_xact_lock(${WRITING_LOCK})`.execute(tx);
      else await sql`/* kept: write-shared */ select pg_advisory_xact_lock_shared(${WRITING_LOCK})`.execute(tx);
    },
    append: (facts) => append(tx, facts),
    lockGroups: (tickets, ties) => lockGroups(tx, tickets, ties),
    streamsOf: (facts) => streamsOf(tx, facts),
    factsOf: (streams) => factsOf(tx, streams),
    project: (projections) => project(tx, projections),
    wakeCustomer: (customer) => wakeCustomer(tx, customer),
    lockDue: (at, limit) => lockDue(tx, at, limit),
    generation: () => generation(tx),
    rosterMark: () => rosterMark(tx),
    newGeneration: () => newGeneration(tx),
  };
}
