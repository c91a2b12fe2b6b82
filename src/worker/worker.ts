import { type AlertPorts, dispatchAlerts, lookAtAgenda, replanAgenda } from '../app/alerts/index.ts';
import type { OnDefect } from '../app/live/index.ts';
import { openCloser } from './closer.ts';
import { type Loop, openLoop, type Turn } from './loop.ts';
import { openWaker } from './waker.ts';

export interface WorkerParts extends AlertPorts {
  /** Tickets that could not be judged, and whatever else went wrong (`tickets` empty); the worker goes on. */
  readonly onDefect: OnDefect;
  /** More loops of the same kind: what hands messages over, what reads payloads that wait. */
  readonly also?: readonly WorkerTurn[];
  /** Told each time a loop has done all that was due: `waker`, `agenda`, `dispatcher`, `closer`, and those of `also`. */
  readonly onTurn?: (loop: string) => void;
}

/** Does all that is due of one kind; gives when something is due next (null: not known). */
export interface WorkerTurn {
  readonly name: string;
  readonly gatherMs: number;
  readonly turn: Turn;
}

/** Alerts dispatched in one transaction. */
const BATCH = 500;
const DISPATCH_GATHER_MS = 50;
const WATCH_GATHER_MS = 100;

/**
 * Starts all that is done when nobody asks, on any number of nodes side by side: tickets are judged again, alerts decided,
 * dispatched and ended, the agenda is looked at.
 */
export function openWorker(parts: WorkerParts): Loop {
  const { store, now, also = [], onTurn = () => {} } = parts;
  const onDefect = (error: unknown) => parts.onDefect(error, []);
  const loop = ({ name, ...turn }: WorkerTurn) =>
    openLoop({ store, now, onDefect, ...turn, onTurn: () => onTurn(name) });
  const loops = [
    openWaker({ ...parts, onTurn: () => onTurn('waker') }),
    loop({ name: 'agenda', gatherMs: WATCH_GATHER_MS, turn: watching(parts, onDefect) }),
    loop({ name: 'dispatcher', gatherMs: DISPATCH_GATHER_MS, turn: dispatching(parts) }),
    openCloser(parts, onDefect, () => onTurn('closer')),
    ...also.map(loop),
  ];
  return {
    stop: async () => {
      await Promise.all(loops.map((one) => one.stop()));
    },
  };
}

function dispatching(ports: AlertPorts): Turn {
  return async (stop) => {
    // Asked for each change there is: most of them concern nobody's alert.
    const waits = async () => (await ports.store.undispatched()).count > 0;
    // Fewer than asked for: whatever is left is in others' hands.
    while (!stop.aborted && (await waits()) && (await dispatchAlerts(ports, BATCH)) === BATCH);
    return null;
  };
}

function watching(ports: AlertPorts, onDefect: (error: unknown) => void): Turn {
  const { store, now } = ports;
  let planned: number | null = null;
  return async (stop) => {
    // Every set of agreements has its own closing times and dates.
    if (planned === null || planned !== (await store.generation())) planned = await replanAgenda(ports);
    for (;;) {
      const next = await store.nextOnAgenda();
      if (stop.aborted || next === null || next > now() || !(await lookAtAgenda(ports, onDefect))) return next;
    }
  };
}
