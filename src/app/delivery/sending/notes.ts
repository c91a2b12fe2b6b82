import { SECOND_MS } from '../../../core/time/index.ts';
import { type MessageRow, type Tx, Unavailable } from '../../ports/index.ts';
import type { DeliveryPorts } from '../ports.ts';

/** Keeps what came of tries: those that end together in one transaction, each as if it were alone. */
export interface Notes {
  /** Ends when it is kept. @throws what went wrong with this one, or Unavailable beyond its lease */
  keep(message: MessageRow, work: (tx: Tx) => Promise<void>): Promise<void>;
}

interface Note {
  readonly message: MessageRow;
  readonly work: (tx: Tx) => Promise<void>;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/** What ends within so long is kept together. */
const TOGETHER_MS = 3;

export function openNotes(ports: Pick<DeliveryPorts, 'store' | 'now'>): Notes {
  let waiting: Note[] = [];
  const keepAll = async () => {
    // In one order everywhere, so that no two programs wait for each other.
    const notes = waiting.sort((a, b) => (a.message.id < b.message.id ? -1 : 1));
    waiting = [];
    try {
      await insistently(ports, notes);
      for (const { done } of notes) done();
    } catch (error) {
      if (notes.length === 1) return notes[0]?.failed(error);
      // What is wrong with one is not the others' matter.
      for (const note of notes) await insistently(ports, [note]).then(note.done, note.failed);
    }
  };
  return {
    keep: (message, work) =>
      new Promise((done, failed) => {
        waiting.push({ message, work, done, failed });
        if (waiting.length === 1) setTimeout(() => void keepAll(), TOGETHER_MS);
      }),
  };
}

/** What has left must be noted, or it leaves twice: a store that is away is asked again as long as the leases hold. */
async function insistently(
  { store, now }: Pick<DeliveryPorts, 'store' | 'now'>,
  notes: readonly Note[],
): Promise<void> {
  const until = Math.min(...notes.map(({ message }) => message.leasedUntil ?? 0));
  for (let waitMs = SECOND_MS / 10; ; waitMs = Math.min(waitMs * 2, 2 * SECOND_MS)) {
    try {
      return await store.transact(async (tx) => {
        for (const { work } of notes) await work(tx);
      });
    } catch (error) {
      if (!(error instanceof Unavailable) || now() + waitMs >= until) throw error;
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  }
}
