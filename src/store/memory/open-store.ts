import { AsyncLocalStorage } from 'node:async_hooks';
import type { Store, Tx } from '../../app/ports/index.ts';
import { accessReads, accessTx } from './access.ts';
import { alertingReads, alertingTx } from './alerting/index.ts';
import { auditReads, auditTx } from './audit.ts';
import { customersReads, customersTx } from './customers/index.ts';
import { deskReads, deskTx } from './desk/index.ts';
import { idempotencyTx } from './idempotency.ts';
import { liveReads } from './live/reads.ts';
import { liveTx } from './live/tx.ts';
import { registerReads, registerTx } from './register.ts';
import { retentionReads, retentionTx } from './retention.ts';
import { settingsReads, settingsTx } from './settings.ts';
import { simulationReads, simulationTx } from './simulations/simulations.ts';
import { type MemoryState, newMemoryState } from './state.ts';

/**
 * A store that lasts as long as the program runs, with the answers of the one in PostgreSQL. Transactions come one after
 * another; reads from outside wait for the one under way, so that nobody sees what may yet be taken back.
 */
export function openMemoryStore(): Store {
  const state = newMemoryState();
  const { transact, settled } = oneAtATime(state);
  const tx: Tx = {
    ...liveTx(state),
    ...registerTx(state),
    ...accessTx(state),
    ...auditTx(state),
    ...settingsTx(state),
    ...idempotencyTx(state),
    ...retentionTx(state),
    ...alertingTx(state),
    ...simulationTx(state),
    ...customersTx(state),
    ...deskTx(state),
  };
  const reads = {
    ...liveReads(state),
    ...registerReads(state),
    ...accessReads(state),
    ...auditReads(state),
    ...settingsReads(state),
    ...retentionReads(state),
    ...alertingReads(state),
    ...simulationReads(state),
    ...customersReads(state),
    ...deskReads(state),
  };
  return {
    ...afterSettling(reads, settled),
    dropProjections: () => transact(reads.dropProjections),
    transact: (work) => transact(() => work(tx)),
    close: async () => {},
  };
}

/** Whatever gives a promise waits; streams look at what is settled when they begin; `onChange` needs no waiting. */
function afterSettling<R extends object>(reads: R, settled: () => Promise<void>): R {
  const waiting = Object.entries(reads).map(([name, read]) => [
    name,
    STREAMS.has(name) ? streamed(read, settled) : name === 'onChange' ? read : asked(read, settled),
  ]);
  return Object.fromEntries(waiting) as R;
}

const STREAMS = new Set(['factsBeside', 'groups', 'countedClocks']);

type Read = (...given: unknown[]) => unknown;

function asked(read: Read, settled: () => Promise<void>): Read {
  return async (...given) => {
    await settled();
    return await read(...given);
  };
}

function streamed(read: Read, settled: () => Promise<void>): Read {
  return async function* (...given) {
    await settled();
    yield* read(...given) as AsyncIterable<unknown>;
  };
}

function oneAtATime(state: MemoryState) {
  const inside = new AsyncLocalStorage<true>();
  let last: Promise<unknown> = Promise.resolve();
  const kept = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      const result = await inside.run(true, work);
      state.undo.length = 0;
      for (const tell of [...state.afterCommit]) tell();
      return result;
    } catch (error) {
      for (let undo = state.undo.pop(); undo !== undefined; undo = state.undo.pop()) undo();
      throw error;
    }
  };
  return {
    transact: <T>(work: () => Promise<T>): Promise<T> => {
      const mine = last.then(() => kept(work));
      last = mine.catch(() => {});
      return mine;
    },
    // Who reads from within a transaction would wait for himself.
    settled: async () => {
      if (inside.getStore() !== true) await last;
    },
  };
}
