// Runs a program from start to end and tells how long it took and how much memory it held at its peak.
import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';

const POLL_MS = 15;

/**
 * Runs Node with `args`, its output into the file `out`: `{ ms, peakBytes, code, errors }`. The peak is the system's own
 * high-water mark of the process, read until it ends; NaN where there is no /proc.
 */
export function wholeProcess(args, out = '/dev/null') {
  return new Promise((resolve) => {
    const target = openSync(out, 'w');
    const startedAt = performance.now();
    const child = spawn(process.execPath, args, { stdio: ['ignore', target, 'pipe'] });
    let peakBytes = Number.NaN;
    let errors = '';
    child.stderr.on('data', (chunk) => {
      errors = (errors + chunk).slice(-4000);
    });
    const poll = setInterval(() => {
      peakBytes = highWaterMark(child.pid) ?? peakBytes;
    }, POLL_MS);
    child.on('close', (code) => {
      clearInterval(poll);
      closeSync(target);
      resolve({ ms: performance.now() - startedAt, peakBytes, code, errors });
    });
  });
}

function highWaterMark(pid) {
  try {
    const found = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return found ? Number(found[1]) * 1024 : null;
  } catch {
    return null;
  }
}

/** The fastest of `rounds` turns of each program, which take turns; the peak is the highest seen. */
export async function fastest(programs, rounds) {
  const best = programs.map(() => ({ ms: Number.POSITIVE_INFINITY, peakBytes: 0, code: 0, errors: '' }));
  for (let round = 0; round < rounds; round += 1) {
    for (const [at, { args, out }] of programs.entries()) {
      const run = await wholeProcess(args, out);
      if (run.code !== 0) throw new Error(`node ${args.join(' ')} ended with ${run.code}:\n${run.errors}`);
      best[at].ms = Math.min(best[at].ms, run.ms);
      best[at].peakBytes = Math.max(best[at].peakBytes, run.peakBytes);
    }
  }
  return best;
}
