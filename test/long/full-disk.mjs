// A full disk, for real: a server on a small disk of its own (tmpfs), to which events are handed in while the disk is
// filled to the brim and emptied again. Must hold: whoever posts is told to come again (503 with a problem), what was
// acknowledged is there afterwards, the server goes on by itself, and `audit verify` finds nothing amiss.
//   sudo node test/long/full-disk.mjs
// It mounts a disk, so it asks for root; `npm test` and `npm run test:long` leave it out.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const leeway = join(root, 'bin', 'leeway.mjs');
const disk = mkdtempSync(join(tmpdir(), 'leeway-full-'));
const FULL_MS = 15_000;
const env = { ...process.env, LEEWAY_DATA: join(disk, 'data'), LEEWAY_BACKUP_KEEP: '0' };
let said = '';

function run(program, ...words) {
  const { status, stdout, stderr } = spawnSync(program, words, { encoding: 'utf8', env });
  return { status, text: `${stdout}${stderr}` };
}

function mustHold(holds, what) {
  process.stdout.write(`${holds ? '✓' : '✗'} ${what}\n`);
  if (!holds) process.exitCode = 1;
}

async function until(what, holds, ms = 90_000) {
  for (const end = Date.now() + ms; Date.now() < end; await pause(100)) if (await holds()) return;
  throw new Error(`${what}: not within ${ms / 1000} s\n${said.slice(-3000)}`);
}

async function ask(url, path, body, headers = {}) {
  const init = body === undefined ? { headers } : { method: 'POST', body: JSON.stringify(body) };
  const all = { origin: url, 'content-type': 'application/json', ...headers };
  return await fetch(`${url}/api/v1${path}`, { ...init, headers: all, signal: AbortSignal.timeout(30_000) });
}

async function newOwner(url) {
  const code = /setup#(\w+)/.exec(said)[1];
  const person = { code, name: 'Ada', email: 'ada@example.org', password: 'a long walk beside the sea' };
  const cookie = /^[^;]+/.exec((await ask(url, '/setup', person)).headers.get('set-cookie'))[0];
  const scopes = ['events:read', 'events:write'];
  return (await (await ask(url, '/tokens', { name: 'full', scopes }, { cookie })).json()).secret;
}

/** Hands in batch after batch, each until it is acknowledged; gives what was, and every answer that was no success. */
function startPosting(url, token) {
  const state = { acknowledged: [], refused: [], isOver: false, posts: 0 };
  state.done = (async () => {
    for (let n = 0; !state.isOver; n += 1) {
      const ids = Array.from({ length: 50 }, (_, k) => `e${n}-${k}`);
      const events = ids.map((id) => ({
        specversion: '1.0',
        id,
        source: 'desk',
        type: 'ticket.opened',
        subject: `T-${id}`,
        time: '2026-03-01T08:00:00Z',
        data: { customer: 'boreal', note: 'x'.repeat(800) },
      }));
      for (let isKept = false; !isKept; ) {
        state.posts += 1;
        const answer = await ask(url, '/events', events, { authorization: `Bearer ${token}` }).catch((error) => error);
        isKept = answer.status === 200;
        if (!isKept) {
          const text = answer instanceof Error ? String(answer) : await answer.text();
          state.refused.push({ status: answer.status ?? null, text, retry: answer.headers?.get('retry-after') });
          await pause(300);
        } else await answer.body?.cancel();
      }
      state.acknowledged.push(...ids);
    }
  })();
  return state;
}

/** Posts until some is kept, then on a disk without a byte left, then on one with room again. */
async function postWhileFull(url, token) {
  const posting = startPosting(url, token);
  await until('something is kept', () => posting.acknowledged.length > 200);
  const { bavail, bsize } = statfsSync(disk);
  spawnSync('dd', [
    'if=/dev/zero',
    `of=${join(disk, 'balloon')}`,
    'bs=64k',
    `count=${Math.ceil((bavail * bsize) / 65_536) + 9}`,
  ]);
  process.stdout.write(`the disk is full: ${statfsSync(disk).bavail * bsize} bytes free\n`);
  await until('posts are refused', () => posting.refused.length > 0, 120_000);
  const kept = posting.acknowledged.length;
  await pause(FULL_MS);
  const health = await fetch(`${url}/healthz`);
  mustHold(health.status === 200, `alive while it is full (${(await health.text()).trim()})`);
  rmSync(join(disk, 'balloon'));
  await until('posts are kept again', () => posting.acknowledged.length > kept + 200, 120_000);
  posting.isOver = true;
  await posting.done;
  return posting;
}

function tellPosting(posting) {
  const told = [...new Set(posting.refused.map(({ status, text, retry }) => `${status} retry-after ${retry} ${text}`))];
  process.stdout.write(
    `${posting.posts} posts, ${posting.refused.length} refused:\n  ${told.slice(0, 5).join('\n  ')}\n`,
  );
  mustHold(
    posting.refused.every(({ status }) => status === 503),
    'each refusal was a 503',
  );
}

function requireWhole(posting, server) {
  const found = JSON.parse(run(process.execPath, leeway, 'audit', 'verify', '--json').text);
  mustHold(found.store.total === 0 && found.faults.length === 0, 'audit verify finds nothing amiss');
  mustHold(
    found.store.facts === posting.acknowledged.length,
    `${posting.acknowledged.length} facts were acknowledged, ${found.store.facts} are there`,
  );
  mustHold(server.exitCode === null, 'the server was never started again');
}

async function main() {
  if (run('mount', '-t', 'tmpfs', '-o', 'size=420m,mode=711', 'tmpfs', disk).status !== 0) {
    throw new Error('a disk can not be mounted: run this as root');
  }
  const server = spawn(process.execPath, [leeway, 'serve', '--port', '0', '--lang', 'en'], { env });
  const ended = new Promise((resolve) => server.on('exit', resolve));
  for (const stream of [server.stdout, server.stderr]) {
    stream.on('data', (text) => {
      said += text;
    });
  }
  try {
    await until('the server is ready', () => /Leeway is ready: (\S+)[\s\S]*setup#/.test(said));
    const url = /Leeway is ready: (\S+)/.exec(said)[1];
    const token = await newOwner(url);
    const posting = await postWhileFull(url, token);
    tellPosting(posting);
    requireWhole(posting, server);
  } finally {
    server.kill('SIGTERM');
    await ended;
    await until('the disk is let go', () => run('umount', disk).status === 0, 30_000);
    rmSync(disk, { recursive: true, force: true });
  }
}

await main();
