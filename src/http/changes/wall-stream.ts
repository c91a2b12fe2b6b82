import type { PushedBody } from '../answering/pushed-body.ts';
import { openWriter, type WriterParts } from './event-writer.ts';
import type { ChangeHub } from './hub.ts';

export interface WallStreamParts extends WriterParts {
  readonly hub: ChangeHub;
  /** Whether the link still leads to a wall, asked anew at every beat. */
  readonly isLive: () => Promise<boolean>;
  readonly beatMs: number;
  readonly ended: () => void;
}

/** So much happens at most: the wall is asked for again after each. */
const REST_MS = 1_000;

/**
 * The server-sent events of a wall: `changed` when it may look otherwise, and nothing of what changed. It ends within a beat
 * of the link's end.
 */
export async function wallStream(parts: WallStreamParts): Promise<PushedBody> {
  const writer = openWriter(parts);
  const changed = atRest(() => writer.event('changed', null, {}));
  const { leave } = await parts.hub.join({ told: changed.now, lost: changed.now });
  const beat = setInterval(async () => {
    // While the store is away nobody knows better: what is told meanwhile is nothing.
    if (await parts.isLive().catch(() => true)) writer.beat();
    else writer.end();
  }, parts.beatMs);
  writer.atEnd(() => {
    clearInterval(beat);
    changed.stop();
    leave();
    parts.ended();
  });
  writer.event('ready', null, {});
  return writer.body;
}

/** Does a work at once, and of what is asked for meanwhile once more when it has rested. */
function atRest(work: () => void): { readonly now: () => void; readonly stop: () => void } {
  let resting: NodeJS.Timeout | null = null;
  let again = false;
  const now = () => {
    if (resting !== null) {
      again = true;
      return;
    }
    work();
    resting = setTimeout(() => {
      resting = null;
      if (!again) return;
      again = false;
      now();
    }, REST_MS);
  };
  return { now, stop: () => clearTimeout(resting ?? undefined) };
}
