import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServeNews } from '../../src/cli/index.ts';
import { BIN } from '../cli/leeway.ts';

/** Generous: the machine of a test may be busy. No test asserts a speed. */
const PATIENCE_MS = 60_000;

/** One `leeway serve` (or `leeway demo`) as a process. */
export interface NodeProcess {
  readonly url: string;
  readonly ownerLink: string | null;
  readonly process: ChildProcess;
  /** All it has told on standard output so far, and its log. */
  readonly news: readonly ServeNews[];
  readonly log: () => string;
  readonly exited: Promise<number | string>;
  readonly stop: (signal?: NodeJS.Signals) => Promise<number | string>;
}

export interface Started {
  readonly news: ServeNews[];
  readonly log: () => string;
  readonly process: ChildProcess;
  readonly exited: Promise<number | string>;
  readonly told: <K extends ServeNews['kind']>(kind: K) => Promise<Extract<ServeNews, { readonly kind: K }>>;
  /** All it printed. */
  readonly out: () => string;
}

/** Starts one; nothing of this test's own environment reaches it. */
export function start(
  env: { readonly [name: string]: string },
  args: readonly string[] = ['--json', '--port', '0'],
  command: 'serve' | 'demo' | 'worker' = 'serve',
): Started {
  const child = spawn(process.execPath, [BIN, command, ...args], {
    env: { PATH: process.env['PATH'] ?? '', LANG: 'C', HOME: tmpdir(), LEEWAY_LOG_FORMAT: 'json', ...env },
    cwd: tmpdir(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const news: ServeNews[] = [];
  let out = '';
  let err = '';
  let rest = '';
  const heard = new Set<() => void>();
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    if (args.includes('--json')) news.push(...lines.map((line) => JSON.parse(line) as ServeNews));
    for (const look of heard) look();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  const exited = new Promise<number | string>((resolve) => {
    child.on('close', (code, signal) => resolve(code ?? signal ?? 'gone'));
  });
  const told: Started['told'] = (kind) =>
    new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`never told ${kind}; log: ${err}`)), PATIENCE_MS);
      const look = () => {
        const found = news.find((each) => each.kind === kind);
        if (found === undefined) return;
        clearTimeout(late);
        heard.delete(look);
        resolve(found as never);
      };
      heard.add(look);
      look();
      void exited.then((code) => reject(new Error(`ended with ${code} and never told ${kind}; log: ${err}`)));
    });
  return { news, log: () => err, process: child, exited, told, out: () => out };
}

/** Starts one and waits until it is ready. */
export async function startReady(
  env: { readonly [name: string]: string },
  args: readonly string[] = ['--json', '--port', '0'],
): Promise<NodeProcess> {
  const started = start(env, args);
  const { url, ownerLink } = await started.told('ready');
  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    started.process.kill(signal);
    return await started.exited;
  };
  return {
    url,
    ownerLink,
    process: started.process,
    news: started.news,
    log: started.log,
    exited: started.exited,
    stop,
  };
}

/** A data folder of a test's own. Started as root, its database lies in another folder, which goes too. */
export function dataFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'leeway-node-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }) };
}

/** Waits until something holds, asking again and again. */
export async function until(what: string, holds: () => Promise<boolean> | boolean): Promise<void> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; ) {
    if (await Promise.resolve(holds()).catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`never: ${what}`);
}
