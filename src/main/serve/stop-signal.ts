/** What the system says when it wants us to end. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export interface StopSignal {
  /** Settled at the first signal, or when we ask ourselves. */
  readonly asked: Promise<void>;
  readonly isAsked: () => boolean;
  readonly ask: () => void;
  /** Listens no more. */
  readonly release: () => void;
}

/** Hears the system's wish that this program end. Whoever says it twice is obeyed at once: `onSecond`. */
export function stopSignal(onSecond: () => void): StopSignal {
  let isAsked = false;
  let resolve = () => {};
  const asked = new Promise<void>((done) => {
    resolve = done;
  });
  const ask = () => {
    isAsked = true;
    resolve();
  };
  const hear = () => (isAsked ? onSecond() : ask());
  for (const signal of SIGNALS) process.on(signal, hear);
  return {
    asked,
    isAsked: () => isAsked,
    ask,
    release: () => {
      for (const signal of SIGNALS) process.off(signal, hear);
    },
  };
}
