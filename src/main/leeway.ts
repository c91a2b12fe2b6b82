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
  const bytesOf = encoder(stream);
  let closed = false;
  stream.on('error', () => {
    closed = true;
  });
  return {
    isTty: stream.isTTY === true,
    columns: stream.columns ?? null,
    write: (text) => {
      if (closed || stream.write(bytesOf(text))) return Promise.resolve();
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

/** Bytes of which texts are encoded into the same memory, time after time. */
const ROOM_BYTES = 1 << 18;

/**
 * Turns text into bytes for a stream. Fresh memory for every large text costs more than the encoding; so the same is
 * used again once the stream has handed on what was in it (a file, a terminal or a pipe that is read takes it at once).
 */
function encoder(stream: NodeJS.WriteStream): (text: string) => string | Uint8Array {
  const encoding = new TextEncoder();
  let room: Uint8Array | null = null;
  return (text) => {
    if (text.length < 4096 || text.length * 3 > ROOM_BYTES) return text;
    if (room === null || stream.writableLength > 0) room = new Uint8Array(ROOM_BYTES);
    return room.subarray(0, encoding.encodeInto(text, room).written);
  };
}
