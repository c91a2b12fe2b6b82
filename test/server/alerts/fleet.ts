/** A server and two workers as processes on one database, each of which may be killed and started again. */
import { type Started, start } from '../../running/node-process.ts';

export const MEMBERS = ['server', 'worker 1', 'worker 2'] as const;
export type Member = (typeof MEMBERS)[number];

export interface Fleet {
  /** Where the server answers. */
  readonly url: () => string;
  /** Starts one, and waits until it is at work; of a server, gives the link that makes its owner. */
  readonly start: (member: Member) => Promise<string | null>;
  readonly kill: (member: Member) => Promise<void>;
  /** As the system asks processes to end; gives the exit codes. */
  readonly stop: () => Promise<readonly (number | string)[]>;
  readonly log: () => string;
  /** Whatever still runs is killed. */
  readonly end: () => void;
}

export function fleetOf(envOf: (member: Member) => { readonly [name: string]: string }): Fleet {
  const running = new Map<Member, Started>();
  const logs: string[] = [];
  let url = '';
  const gone = (member: Member) => {
    logs.push(running.get(member)?.log() ?? '');
    running.delete(member);
  };
  return {
    url: () => url,
    async start(member) {
      const isServer = member === 'server';
      const args = isServer ? ['--json', '--port', '0'] : ['--json'];
      const started = start(envOf(member), args, isServer ? 'serve' : 'worker');
      running.set(member, started);
      if (!isServer) {
        await started.told('working');
        return null;
      }
      const ready = await started.told('ready');
      url = ready.url;
      return ready.ownerLink;
    },
    async kill(member) {
      const started = running.get(member);
      started?.process.kill('SIGKILL');
      await started?.exited;
      gone(member);
    },
    async stop() {
      const codes = await Promise.all(
        [...running.values()].map(async (started) => {
          started.process.kill('SIGTERM');
          return await started.exited;
        }),
      );
      for (const member of [...running.keys()]) gone(member);
      return codes;
    },
    log: () => [...logs, ...[...running.values()].map((one) => one.log())].join('\n'),
    end: () => {
      for (const { process } of running.values()) process.kill('SIGKILL');
    },
  };
}
