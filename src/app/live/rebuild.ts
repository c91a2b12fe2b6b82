import type { LivePorts } from './post-events.ts';
import type { OnDefect } from './refresh.ts';
import { lookAgain } from './wake.ts';

/** Tickets judged at a time. */
const BATCH = 1_000;

/**
 * Drops every projection and makes them anew from the facts: the content is the same, for facts are the only truth. Posts
 * may come meanwhile. Killed, a second call goes on; a running waker would do so too.
 * @param progress tickets done so far, and how many are still to do
 * @returns how many tickets were made anew, and how many of them could not be judged
 */
export async function rebuild(
  { store, now, rosters }: LivePorts,
  progress: (done: number, left: number) => void,
  onDefect: OnDefect | null = null,
): Promise<{ readonly tickets: number; readonly failed: number }> {
  await store.dropProjections();
  let done = 0;
  for (;;) {
    const { tickets, failed } = await lookAgain(store, rosters, now(), BATCH, onDefect);
    done += tickets - failed;
    const { generation, due } = await store.behind(now());
    progress(done, generation + due);
    // Nothing was taken: all is done, or other nodes hold the rest. Only failures left: they would come again and again.
    if (tickets === failed) return { tickets: done, failed };
  }
}
