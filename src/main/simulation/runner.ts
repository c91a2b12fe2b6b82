import { type ChildProcess, fork } from 'node:child_process';
import { tmpdir } from 'node:os';
import type { SimulationEnd, SimulationRunner, SimulationSurroundings } from '../../app/ports/index.ts';
import type { SimulationProblem } from '../../app/simulations/index.ts';
import type { FromSimulation, ToSimulation } from './talk.ts';

/** Megabytes of its heap, and how long one may take. */
const MEMORY = 1_024;
const MOST_MINUTES = 15;
/** What it said last on standard error, for the log. */
const LAST_WORDS = 2_000;

export interface RunnerOptions {
  /** The built `program.ts`. */
  readonly program: string;
  readonly memory?: number;
  readonly mostMs?: number;
  readonly onDefect: (error: unknown) => void;
}

/**
 * Simulates in a process of its own for each simulation: it parses what strangers wrote, has neither environment nor
 * secrets nor the database, gets events on its standard input as the store gives them, and is ended when it takes more
 * than fifteen minutes or 1 024 MB.
 */
export function openSimulationRunner(options: RunnerOptions): SimulationRunner {
  return {
    run: async (asked, surroundings) => {
      if (surroundings.signal.aborted) return { kind: 'ended' };
      const child = started(options);
      try {
        return await listened(child, { task: { asked, names: surroundings.names } }, surroundings, options);
      } catch (error) {
        options.onDefect(error);
        return failed({ kind: 'defect' });
      } finally {
        child.kill('SIGKILL');
      }
    },
  };
}

function started({ program, memory = MEMORY }: RunnerOptions): ChildProcess {
  const child = fork(program, [], {
    env: { TMPDIR: tmpdir() },
    execArgv: [`--max-old-space-size=${memory}`, '--disallow-code-generation-from-strings'],
    stdio: ['pipe', 'ignore', 'pipe', 'ipc'],
    cwd: '/',
  });
  // It may end before it has read everything.
  child.stdin?.on('error', () => {});
  return child;
}

/** From its first word to its last, or to its end. */
function listened(
  child: ChildProcess,
  task: ToSimulation,
  surroundings: SimulationSurroundings,
  { memory = MEMORY, mostMs = MOST_MINUTES * 60_000, onDefect }: RunnerOptions,
): Promise<SimulationEnd> {
  const { signal, text, events, progress } = surroundings;
  let [lastWords, isOutOfMemory] = ['', false];
  child.stderr?.setEncoding('utf8').on('data', (said: string) => {
    lastWords = (lastWords + said).slice(-LAST_WORDS);
    isOutOfMemory ||= OUT_OF_MEMORY.test(lastWords);
  });
  return new Promise((resolve, reject) => {
    let isOver = false;
    const settle = (end: SimulationEnd) => {
      isOver = true;
      clearTimeout(patience);
      signal.removeEventListener('abort', stop);
      resolve(end);
    };
    const stop = () => settle({ kind: 'ended' });
    const patience = setTimeout(() => settle(failed({ kind: 'tooLong', minutes: Math.ceil(mostMs / 60_000) })), mostMs);
    signal.addEventListener('abort', stop);
    child.on('error', reject);
    // Its last words have been read by then.
    child.on('close', (_code, killedBy) => {
      if (isOver) return;
      // Nobody but the system kills it so, and only for want of memory.
      if (isOutOfMemory || killedBy === 'SIGKILL') return settle(failed({ kind: 'tooLarge', megabytes: memory }));
      onDefect(new Error(`the process that simulates ended: ${lastWords}`));
      settle(failed({ kind: 'defect' }));
    });
    child.on('message', (said: FromSimulation) => {
      if ('ready' in said) child.send(task);
      else if ('want' in said) text(said.want).then((found) => send(child, { given: said.want, text: found }), reject);
      else if ('events' in said) fed(child, events(), signal).catch(reject);
      else if ('progress' in said) progress(said.progress);
      else if ('done' in said) settle({ kind: 'done', result: said.done });
      else if ('failed' in said) settle({ kind: 'failed', problem: said.failed });
      else {
        onDefect(new Error(`a simulation failed: ${said.broken}`));
        settle(failed({ kind: 'defect' }));
      }
    });
  });
}

const OUT_OF_MEMORY = /heap out of memory|Reached heap limit|Array buffer allocation failed/;

/** Hands events over as fast as they are taken, and no faster. */
async function fed(child: ChildProcess, events: AsyncIterable<string>, signal: AbortSignal): Promise<void> {
  const { stdin } = child;
  if (stdin === null) return;
  for await (const lines of events) {
    if (signal.aborted || child.exitCode !== null || child.signalCode !== null || stdin.destroyed) return;
    if (stdin.write(lines)) continue;
    await new Promise<void>((resolve) => {
      const go = () => {
        stdin.off('drain', go);
        stdin.off('close', go);
        resolve();
      };
      stdin.on('drain', go);
      stdin.on('close', go);
    });
  }
  stdin.end();
}

function send(child: ChildProcess, message: ToSimulation): void {
  if (child.connected) child.send(message);
}

function failed(problem: SimulationProblem): SimulationEnd {
  return { kind: 'failed', problem: JSON.stringify(problem) };
}
