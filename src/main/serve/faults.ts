import { randomBytes } from 'node:crypto';

/** Tells a fault of ours; null: nobody was told an id of it. */
export type OnDefect = (id: string | null, error: unknown) => void;

export function newDefectId(): string {
  return `D-${randomBytes(4).toString('hex')}`;
}

/**
 * Takes over what happens when our own code fails outside every request; gives how to hand it back.
 *
 * A promise that nobody awaited and that failed leaves nothing half done: facts are kept by transactions, which end well or
 * not at all, and nothing true is held in memory alone. So it is told, counted, and the process goes on. What is thrown out
 * of an event has unwound somebody else's code (a socket, a parser, the pool), whose state nobody can vouch for: it is told
 * and the process stops in good order, for whoever watches it to start it again.
 */
export function guardProcess(onDefect: OnDefect, stop: (error: unknown) => void): () => void {
  const events = ['unhandledRejection', 'uncaughtException'] as const;
  const before = events.map((event) => [event, process.listeners(event as 'exit')] as const);
  for (const event of events) process.removeAllListeners(event);
  process.on('unhandledRejection', (reason) => onDefect(null, reason));
  process.on('uncaughtException', (error) => {
    onDefect(null, error);
    stop(error);
  });
  return () => {
    for (const [event, listeners] of before) {
      process.removeAllListeners(event);
      for (const listener of listeners) process.on(event as 'exit', listener);
    }
  };
}
