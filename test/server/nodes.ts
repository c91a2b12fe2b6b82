/** Server processes side by side, each of which may be killed and started again. */
import { setTimeout as pause } from 'node:timers/promises';
import { type NodeProcess, start, startReady, until } from '../running/node-process.ts';

export interface Nodes {
  /** Where those answer that are not killed just now. */
  readonly urls: () => readonly string[];
  readonly url: (number: number) => string | null;
  readonly pid: (number: number) => number | undefined;
  /** Starts one, and waits until it is ready; gives the link that makes its owner. */
  readonly start: (number: number) => Promise<string | null>;
  readonly kill: (number: number) => Promise<void>;
  /** Starts one and kills it again so many milliseconds later, however far it has come. */
  readonly startInVain: (number: number, ms: number) => Promise<void>;
  readonly ready: () => Promise<void>;
  /** As the system asks a process to end; gives the exit codes. */
  readonly stop: () => Promise<readonly (number | string)[]>;
  /** All that was logged by all of them. */
  readonly log: () => string;
  /** Whatever still runs is killed. */
  readonly end: () => void;
}

/** @param envs one for each */
export function nodesOf(envs: readonly { readonly [name: string]: string }[]): Nodes {
  const running = new Map<number, NodeProcess>();
  const ended: string[] = [];
  const forget = (number: number) => {
    const node = running.get(number);
    running.delete(number);
    if (node !== undefined) ended.push(node.log());
    return node;
  };
  const url = (number: number) => running.get(number)?.url ?? null;
  const urls = () => [...running.values()].map((node) => node.url);
  return {
    url,
    urls,
    pid: (number) => running.get(number)?.process.pid,
    async start(number) {
      const node = await startReady(envs[number] ?? {});
      running.set(number, node);
      return node.ownerLink;
    },
    async kill(number) {
      const node = running.get(number);
      node?.process.kill('SIGKILL');
      await node?.exited;
      forget(number);
    },
    async startInVain(number, ms) {
      const started = start(envs[number] ?? {});
      await pause(ms);
      started.process.kill('SIGKILL');
      await started.exited;
      ended.push(started.log());
    },
    ready: () =>
      until('all nodes are ready', async () => {
        const answers = await Promise.all(urls().map((each) => fetch(`${each}/readyz`)));
        return answers.every(({ ok }) => ok);
      }),
    async stop() {
      const codes = await Promise.all([...running.values()].map((node) => node.stop()));
      for (const number of [...running.keys()]) forget(number);
      return codes;
    },
    log: () => [...ended, ...[...running.values()].map((node) => node.log())].join('\n'),
    end: () => {
      for (const { process } of running.values()) process.kill('SIGKILL');
    },
  };
}
