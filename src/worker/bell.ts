/** Lets somebody wait for a time, for a ring, or for the end. */
export interface Bell {
  readonly ring: () => void;
  readonly close: () => void;
  /** Until the time is over, or it rang since the last wait: true. */
  wait(ms: number): Promise<boolean>;
  /** Until the time is over, rung or not. */
  pause(ms: number): Promise<void>;
}

export function newBell(): Bell {
  let rung = false;
  let closed = false;
  let wake: (() => void) | null = null;
  let wakePause: (() => void) | null = null;
  const sleep = (ms: number, keep: (end: () => void) => void) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      keep(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  return {
    ring: () => {
      rung = true;
      wake?.();
    },
    close: () => {
      closed = true;
      wake?.();
      wakePause?.();
    },
    async wait(ms) {
      if (!rung && !closed) await sleep(ms, (end) => (wake = end));
      const rang = rung;
      wake = null;
      rung = false;
      return rang;
    },
    async pause(ms) {
      if (!closed) await sleep(ms, (end) => (wakePause = end));
      wakePause = null;
    },
  };
}
