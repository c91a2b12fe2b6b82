import { spawn } from 'node:child_process';
import { closeSync, constants, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { dataOf } from './cluster.ts';
import type { Home } from './identity.ts';
import { SURROUNDINGS } from './process.ts';
import type { Programs } from './programs.ts';

// A program that is killed must not leave its database server running for ever. Beside the server a small shell waits at a
// named pipe which every program that uses the server holds open. The system closes a dead program's end: once nobody has
// held it for a while, the shell stops the server. A program that starts meanwhile holds the pipe and so keeps the server.

/** A program's hold on the server. */
export interface Hold {
  /** The server may stop at once when nobody else holds it. */
  readonly leaveAndStop: () => void;
  /** As when killed: the server stops some seconds later unless somebody comes. */
  readonly leave: () => void;
}

/** Looks, a tenth of a second apart, that find nobody before the server is stopped. */
const GRACE_LOOKS = 50;

/** `here` and `stop` are what programs write; reading ends when nobody holds the pipe, and begins anew when one does. */
const WATCH = `
fifo=$1 control=$2 data=$3 grace=$4
[ -p "$fifo" ] || mkfifo -m 600 "$fifo" || exit 1
exec 4<>"$fifo" 3<"$fifo" 4>&-
quiet=0 limit=$grace
while [ "$quiet" -le "$limit" ]; do
  if read -r word <&3; then
    quiet=0
    if [ "$word" = stop ]; then limit=0; else limit=$grace; fi
  else
    quiet=$((quiet + 1))
    [ "$limit" -eq 0 ] || sleep 0.1 || sleep 1
  fi
done
exec 3<&-
exec "$control" stop -D "$data" -m fast -s
`;

/** Starts a guardian unless one watches, and holds the server. */
export async function holdServer(home: Home, programs: Programs): Promise<Hold> {
  const fifo = join(home.folder, 'held');
  let descriptor = openHeld(fifo);
  if (descriptor === null) {
    const args = ['-c', WATCH, 'leeway-guardian', fifo, programs.control, dataOf(home), String(GRACE_LOOKS)];
    const child = spawn('/bin/sh', args, {
      ...home.identity,
      cwd: home.folder,
      env: SURROUNDINGS,
      stdio: 'ignore',
      detached: true,
    });
    child.on('error', () => {});
    child.unref();
    for (let tries = 0; descriptor === null; tries += 1) {
      if (tries === 500) throw new Error(`no guardian answers at ${fifo}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
      descriptor = openHeld(fifo);
    }
  }
  return holdOf(descriptor);
}

function holdOf(descriptor: number): Hold {
  writeSync(descriptor, 'here\n');
  let held = true;
  const leave = (word: string | null) => {
    if (!held) return;
    held = false;
    try {
      if (word !== null) writeSync(descriptor, `${word}\n`);
    } catch {
      // The guardian went first: there is nobody to tell.
    }
    closeSync(descriptor);
  };
  return { leave: () => leave(null), leaveAndStop: () => leave('stop') };
}

/** Null when nobody reads at the other end, or the pipe is not there yet. */
function openHeld(fifo: string): number | null {
  try {
    return openSync(fifo, constants.O_WRONLY | constants.O_NONBLOCK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENXIO') return null;
    throw error;
  }
}
