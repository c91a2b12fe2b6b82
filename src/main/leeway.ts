// main: which parts today?
// Takes the words of the command line; gives the exit code. The only place where the parts are joined.
import { fstatSync } from 'node:fs';
import { basename, relative } from 'node:path';
import type { Output, World } from '../cli/index.ts';
import { runCommandLine } from '../cli/index.ts';
import { joinParts } from './parts.ts';

/** Runs the command line on this process and resolves to its exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  return runCommandLine(processWorld(argv), joinParts());
}

function processWorld(argv: readonly string[]): World {
  return {
    argv,
    calledAs: calledAs(process.argv[1] ?? 'leeway'),
    env: process.env,
    input: {
      bytes: standardInput,
      get isTty() {
        return process.stdin.isTTY === true;
      },
    },
    out: outputOf(process.stdout),
    err: outputOf(process.stderr),
  };
}

/** Node reads a folder given as standard input as if it were empty; it is a mistake, and told as one. */
function standardInput(): AsyncIterable<Uint8Array> {
  if (isFolder(0)) throw Object.assign(new Error('standard input is a folder'), { code: 'EISDIR' });
  return process.stdin;
}

function isFolder(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isDirectory();
  } catch {
    return false;
  }
}

/** An installed command goes by its name; a script is called through node, by its path from here. */
function calledAs(script: string): readonly string[] {
  return script.endsWith('.mjs') ? ['node', relative(process.cwd(), script)] : [basename(script)];
}

/** A closed pipe is the reader's choice (`| head`): what is written after it is let go, and the process ends quietly. */
function outputOf(stream: NodeJS.WriteStream): Output {
  let closed = false;
  stream.on('error', () => {
    closed = true;
  });
  return {
    isTty: stream.isTTY === true,
    columns: stream.columns ?? null,
    write: (text) => {
      if (closed || stream.write(text)) return Promise.resolve();
      return new Promise((resolve) => {
        const done = () => {
          for (const name of ['drain', 'close', 'error']) stream.off(name, done);
          resolve();
        };
        for (const name of ['drain', 'close', 'error']) stream.on(name, done);
      });
    },
  };
}
