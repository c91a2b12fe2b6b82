import { openEventPost } from '../../app/live/index.ts';
import type { Store } from '../../app/ports/index.ts';
import { keepResuming } from '../../app/sources/index.ts';
import type { Node } from '../serve/node.ts';

/**
 * Reads payloads that some process received and did not read to the end.
 * @returns how to stop: resolves when what is under way is done; nothing is read here any more
 */
export function startReading({ now, rosters, mappings: runner, onDefect }: Node, store: Store): () => Promise<void> {
  const post = openEventPost({ store, now, rosters });
  const stop = keepResuming({ store, now, post, runner }, (error) => onDefect(null, error));
  return async () => {
    await stop();
    await runner.close();
  };
}
