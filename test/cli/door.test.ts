import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const door = fileURLToPath(new URL('../../bin/leeway.mjs', import.meta.url));
let folder = '';

/** Lays out an installed package, one without sources, whose program is `text`. */
function install(text: string | null): string {
  mkdirSync(join(folder, 'bin'));
  mkdirSync(join(folder, 'dist'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  if (text !== null)
    writeFileSync(
      join(folder, 'dist', 'leeway.cjs'),
      text.replace('export async function main', 'exports.main = async function'),
    );
  const bin = join(folder, 'bin', 'leeway.mjs');
  copyFileSync(door, bin);
  return bin;
}

const run = (bin: string, env: Record<string, string> = {}) =>
  spawnSync(process.execPath, [bin, 'a', 'b'], { encoding: 'utf8', env: { ...process.env, LEEWAY_DEBUG: '', ...env } });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leeway-door-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the command as a process', () => {
  it('hands on the words it was given and the exit code of the answer', () => {
    const { status, stdout } = run(install('export async function main(argv) { console.log(argv.join()); return 1; }'));
    expect([status, stdout]).toEqual([1, 'a,b\n']);
  });

  it.each([
    ['thrown at once', 'export async function main() { throw new Error("boom"); }'],
    [
      'thrown after the answer',
      'export async function main() { setTimeout(() => { throw new Error("boom"); }, 1); return 0; }',
    ],
    ['rejected unseen', 'export async function main() { Promise.reject(new Error("boom")); return 0; }'],
  ])('says that a fault %s is ours, with an id and without a stack trace, and exits with 3', (_when, program) => {
    const bin = install(program);
    const { status, stderr } = run(bin);
    expect(status).toBe(3);
    expect(stderr).toMatch(
      /^leeway: this is our fault, not yours \(D-[0-9a-f]{8}\)\. LEEWAY_DEBUG=1 shows what happened\.\n$/,
    );
    expect(run(bin).stderr).toBe(stderr);
    expect(run(bin, { LEEWAY_DEBUG: '1' }).stderr).toContain('Error: boom');
  });

  it('says what to do when it was never built', () => {
    const { status, stderr } = run(install(null));
    expect(status).toBe(3);
    expect(stderr).toContain('Run "npm install"');
  });

  it('writes all of a long answer into a pipe', () => {
    const bin = install('export async function main() { process.stdout.write("x".repeat(5_000_000)); return 0; }');
    expect(spawnSync(process.execPath, [bin], { maxBuffer: 1e8 }).stdout.length).toBe(5_000_000);
  });

  it('ends quietly when its reader stops reading', async () => {
    const program =
      'export async function main() { for (;;) { if (!process.stdout.write("x".repeat(9999))) await new Promise((go) => process.stdout.once("drain", go)); } }';
    const child = spawn(process.execPath, [install(program)], { stdio: ['ignore', 'pipe', 'pipe'] });
    let complaints = '';
    child.stderr.on('data', (chunk) => {
      complaints += chunk;
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect([code, complaints]).toEqual([0, '']);
  });
});
