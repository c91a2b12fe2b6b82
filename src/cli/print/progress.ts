import type { Session } from '../world.ts';
import { shareBar } from './bar.ts';
import { clip } from './width.ts';

/** A line of progress on stderr, drawn over itself; nothing at all where stderr is no terminal. */
export interface Progress {
  /** `total` null: not known; then only the label is shown. */
  readonly at: (done: number, total: number | null, label: string) => void;
  readonly clear: () => Promise<void>;
}

const EVERY_MS = 100;
const CLEAR = '\r\u001b[K';

export function progressOn({ world, width }: Session, clock: () => number = () => performance.now()): Progress {
  if (!world.err.isTty) return { at: () => {}, clear: () => Promise.resolve() };
  let last = Number.NEGATIVE_INFINITY;
  let isShown = false;
  return {
    at: (done, total, label) => {
      const time = clock();
      if (time - last < EVERY_MS) return;
      last = time;
      isShown = true;
      const share = total === null || total === 0 ? null : done / total;
      const bar = share === null ? '' : `${shareBar(share, 24)} ${String(Math.floor(share * 100)).padStart(3)} %  `;
      void world.err.write(CLEAR + clip(bar + label, width - 1));
    },
    clear: () => (isShown ? world.err.write(CLEAR) : Promise.resolve()),
  };
}
