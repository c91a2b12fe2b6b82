import { type ChildProcess, fork } from 'node:child_process';
import type { MappedPayload, MappingFault, MappingPlan, MappingRunner, PlanPlace } from '../../app/ports/index.ts';
import { LIMITS } from './read-payload.ts';
import { openTurns, type Turns } from './turns.ts';

/** What the other process says. */
interface Said {
  readonly ready?: true;
  readonly at?: PlanPlace;
  readonly read?: MappedPayload;
  readonly broken?: string;
}

interface Job {
  readonly plan: MappingPlan;
  readonly body: string;
  readonly done: (result: MappedPayload) => void;
}

/** It stops itself in time unless an expression never gives it back its turn; then it is ended. */
const KILL_AFTER_MS = LIMITS.milliseconds + 500;
const START_WITHIN_MS = 10_000;
/** Megabytes of its heap. */
const MEMORY = 128;

/**
 * Runs mappings in a process that is kept, and ended and started anew when one of them hangs it or uses up its memory. It
 * gets no environment and hears nothing but payloads. One payload at a time; sources take turns, and those whose mapping
 * ended the process come after all others.
 * @param program the built `reader.ts`
 */
export function openMappingRunner(program: string): MappingRunner {
  const turns: Turns<Job> = openTurns();
  let child: ChildProcess | null = null;
  let working: Promise<void> | null = null;
  let isClosed = false;
  const work = async () => {
    for (let next = turns.next(); next !== null; next = turns.next()) {
      child ??= await started(program);
      const outcome = child === null ? notStarted : await runOne(child, next.job);
      if (outcome.isOver) {
        child?.kill('SIGKILL');
        child = null;
        if (outcome.isItsFault) turns.last(next.source);
      }
      next.job.done(outcome.result);
    }
  };
  return {
    run: (plan, { body }, source) =>
      new Promise((resolve) => {
        const isTaken = !isClosed && turns.add(source, { plan, body, done: resolve });
        if (!isTaken) resolve({ kind: 'busy' });
        else
          working ??= work().finally(() => {
            working = null;
          });
      }),
    close: async () => {
      isClosed = true;
      for (const { done } of turns.clear()) done({ kind: 'busy' });
      await working;
      child?.kill('SIGKILL');
      child = null;
    },
  };
}

interface Outcome {
  readonly result: MappedPayload;
  /** The process can not go on. */
  readonly isOver: boolean;
  readonly isItsFault: boolean;
}

const notStarted: Outcome = { result: { kind: 'busy' }, isOver: true, isItsFault: false };

function started(program: string): Promise<ChildProcess | null> {
  return new Promise((resolve) => {
    const child = fork(program, [], {
      env: {},
      execArgv: [`--max-old-space-size=${MEMORY}`, '--disallow-code-generation-from-strings'],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      cwd: '/',
    });
    const patience = setTimeout(() => child.kill('SIGKILL'), START_WITHIN_MS);
    const settle = (found: ChildProcess | null) => {
      clearTimeout(patience);
      child.removeAllListeners('message');
      resolve(found);
    };
    child.on('error', () => settle(null));
    child.once('exit', () => settle(null));
    child.once('message', () => settle(child));
    // It keeps nobody from ending.
    child.unref();
    child.channel?.unref();
  });
}

function runOne(child: ChildProcess, { plan, body }: Job): Promise<Outcome> {
  return new Promise((resolve) => {
    let place: PlanPlace | null = null;
    const settle = (outcome: Outcome) => {
      clearTimeout(patience);
      child.off('message', hear);
      child.off('exit', gone);
      resolve(outcome);
    };
    const ended = (fault: Omit<MappingFault, 'place'>) =>
      settle({
        result: { kind: 'read', things: [], skipped: 0, faults: [{ ...fault, place }] },
        isOver: true,
        isItsFault: true,
      });
    const hear = (said: Said) => {
      if (said.at !== undefined) place = said.at;
      else if (said.read !== undefined) settle({ result: said.read, isOver: false, isItsFault: false });
      else if (said.broken !== undefined) ended({ problem: 'threw', detail: said.broken.slice(0, 300) });
    };
    const gone = () => ended({ problem: 'tooLarge', detail: `it took more than ${MEMORY} MB of memory` });
    const patience = setTimeout(
      () => ended({ problem: 'tooLong', detail: `longer than ${LIMITS.milliseconds} ms` }),
      KILL_AFTER_MS,
    );
    child.on('message', hear);
    child.once('exit', gone);
    child.send({ plan, body }, (error) => {
      if (error !== null) settle({ result: { kind: 'busy' }, isOver: true, isItsFault: false });
    });
  });
}
