import { type ChildProcess, fork, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The command under test; `LEEWAY_BIN` names another, such as the one of an installed package. */
export const BIN = process.env['LEEWAY_BIN'] ?? fileURLToPath(new URL('../../bin/leeway.mjs', import.meta.url));

/** What a user sees of one run. */
export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Around {
  /** What comes through standard input; pieces are written as the program takes them. */
  readonly input?: string | Buffer | Iterable<Buffer>;
  readonly env?: { readonly [name: string]: string };
  readonly cwd?: string;
}

/** Runs `node bin/leeway.mjs` as a user would, in a plain English terminal unless `env` says otherwise. */
export function leeway(args: readonly string[], around: Around = {}): Promise<Ran> {
  const child = spawn(process.execPath, [BIN, ...args], { env: surroundings(around), cwd: around.cwd ?? tmpdir() });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  feed(child.stdin, around.input ?? '');
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
  });
}

function surroundings({ env }: Around): { readonly [name: string]: string } {
  return { PATH: process.env['PATH'] ?? '', LANG: 'C', HOME: tmpdir(), ...env };
}

const WARM = fileURLToPath(new URL('warm-command.cjs', import.meta.url));
const idle: ChildProcess[] = [];
let upToDate: Promise<unknown> | null = null;

/**
 * As `leeway`, in a process that ran others before: for the many that only read what is answered. Where a process of its
 * own matters (input in pieces, another installed command), one is started.
 */
export async function leewayWarm(args: readonly string[], around: Around = {}): Promise<Ran> {
  const { input = '', cwd = tmpdir() } = around;
  if (typeof input !== 'string' || process.env['LEEWAY_BIN'] !== undefined) return leeway(args, around);
  // A start brings what was built up to date.
  upToDate ??= leeway(['--version']);
  await upToDate;
  const child = idle.pop() ?? fork(WARM, [], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'], execArgv: [] });
  const ran = await new Promise<Ran>((resolve, reject) => {
    const ended = () => reject(new Error(`the process ended in: leeway ${args.join(' ')}`));
    child.once('exit', ended);
    child.ref();
    child.once('message', (answer: Ran) => {
      child.off('exit', ended);
      resolve(answer);
    });
    child.send({ args, cwd, input, env: surroundings(around) });
  });
  child.unref();
  child.channel?.unref();
  idle.push(child);
  return ran;
}

function feed(stdin: NodeJS.WritableStream, input: string | Buffer | Iterable<Buffer>): void {
  // The program may end before it has read everything.
  stdin.on('error', () => {});
  if (typeof input === 'string' || Buffer.isBuffer(input)) {
    stdin.end(input);
    return;
  }
  const pieces = input[Symbol.iterator]();
  const next = () => {
    for (;;) {
      const { done, value } = pieces.next();
      if (done === true) return stdin.end();
      if (!stdin.write(value)) return stdin.once('drain', next);
    }
  };
  next();
}

/** The lines of a text that are not empty, each read as JSON. */
export function jsonLines(text: string): unknown[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as unknown);
}

/** A folder of its own for a test's files, with the files given. */
export function folderOf(files: { readonly [name: string]: string | Buffer }): {
  readonly path: string;
  readonly remove: () => void;
} {
  const path = mkdtempSync(join(tmpdir(), 'leeway-test-'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(path, name), content);
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** A stack trace, or the name of an exception: what no user of a command is ever shown. */
export const TRACE = /\n\s+at .+:\d+:\d+|TypeError|RangeError|ReferenceError|SyntaxError|node:internal/;
