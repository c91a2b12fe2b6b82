import { SECOND_MS } from '../../../core/time/index.ts';
import { Unavailable } from '../../ports/index.ts';
import type { PayloadPorts } from '../ports.ts';
import { readKept } from './read-kept.ts';

/** Whoever received it reads it at once: what waits longer was left by a process that ended, or by a moment of haste. */
const LEFT_AFTER_MS = 5 * SECOND_MS;
const AT_ONCE = 20;

/**
 * Reads payloads that were kept and never read to the end. Any number of nodes may do so at once.
 * @param onDefect told of one that could not be read; it goes on waiting, and the others are read
 * @returns how many were read
 */
export async function resumePayloads(ports: PayloadPorts, onDefect: (error: unknown) => void): Promise<number> {
  const { store, now } = ports;
  const waiting = await store.transact((tx) => tx.lockWaitingPayloads(now() - LEFT_AFTER_MS, AT_ONCE));
  let read = 0;
  for (const payload of waiting) {
    try {
      const source = await store.source(payload.source);
      const outcome = source === null ? null : await readKept(source, payload, ports);
      if (outcome !== null) read += 1;
    } catch (error) {
      if (error instanceof Unavailable) throw error;
      onDefect(error);
    }
  }
  return read;
}

/**
 * Does so every few seconds.
 * @returns how to stop: resolves when what is under way is done
 */
export function keepResuming(ports: PayloadPorts, onDefect: (error: unknown) => void): () => Promise<void> {
  let working: Promise<void> | null = null;
  const look = async () => {
    try {
      await resumePayloads(ports, onDefect);
    } catch (error) {
      // The store is away: they wait there until it is back.
      if (!(error instanceof Unavailable)) onDefect(error);
    }
  };
  const timer = setInterval(() => {
    working ??= look().finally(() => {
      working = null;
    });
  }, LEFT_AFTER_MS);
  timer.unref?.();
  return async () => {
    clearInterval(timer);
    await working;
  };
}
