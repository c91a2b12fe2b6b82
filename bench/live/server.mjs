// `leeway serve` as a process on a folder of its own, with an owner, a token and the benchmark's agreement; and the way into
// its embedded database, for yardsticks and for what is put there without posting it.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { agreementFor } from '../generated-log.mjs';

const bin = fileURLToPath(new URL('../../bin/leeway.mjs', import.meta.url));
const PATIENCE_MS = 60_000;
const SCOPES = ['events:read', 'events:write', 'tickets:read', 'agreements:read', 'agreements:write'];
const PASSWORD = 'a long walk beside the sea';

/** An empty data folder, and how to remove it. */
export function dataFolder() {
  const path = mkdtempSync(join(tmpdir(), 'leeway-bench-'));
  // Started as root, the database lies elsewhere and the folder holds a link.
  const remove = () => {
    for (const each of [homeOf(path), path]) rmSync(each, { recursive: true, force: true, maxRetries: 5 });
  };
  return { path, remove };
}

/** The folder in which the embedded database lives. */
function homeOf(path) {
  try {
    return realpathSync(join(path, 'postgres'));
  } catch {
    return join(path, 'postgres');
  }
}

/** Starts a server on a folder and gives it once it is ready: `{ url, port, pid, ownerLink, stop, kill }`. */
export async function startServer(path, env = {}, flags = []) {
  const started = await start(['serve', '--port', '0'], 'ready', { LEEWAY_DATA: path, ...env }, flags);
  return { ...started, port: Number(new URL(started.url).port) };
}

/** Starts a worker on a database that somebody serves from, and gives it once it works: `{ pid, stop, kill }`. */
export async function startWorker(path, env) {
  return await start(['worker'], 'working', { LEEWAY_DATA: path, ...env }, []);
}

async function start(command, until, env, flags) {
  const child = spawn(process.execPath, [...flags, bin, ...command, '--json'], {
    env: { PATH: process.env.PATH, HOME: tmpdir(), ...env },
    cwd: tmpdir(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    errors = (errors + text).slice(-4000);
  });
  const exited = new Promise((resolve) => child.on('close', resolve));
  const ready = await new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`the server is never ready:\n${errors}`)), PATIENCE_MS);
    let rest = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      errors = (errors + text).slice(-4000);
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      const news = lines.map((line) => JSON.parse(line)).find(({ kind }) => kind === until);
      if (news !== undefined) {
        clearTimeout(late);
        resolve(news);
      }
    });
    void exited.then((code) => reject(new Error(`the server ended with ${code}:\n${errors}`)));
  });
  const end = (signal) => async () => {
    child.kill(signal);
    await exited;
  };
  return { ...ready, pid: child.pid, stop: end('SIGTERM'), kill: end('SIGKILL'), errors: () => errors };
}

/** Asks the API of a server; `body` null: without one. */
export async function ask(url, path, body, headers, method = 'POST') {
  const answer = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: { ...(body === null ? {} : { 'content-type': 'application/json' }), origin: url, ...headers },
    body: body === null ? null : JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  return answer;
}

/** Becomes the owner, publishes the agreement for a customer, and gives that many tokens: `{ cookie, tokens }`. */
export async function settleIn({ url, ownerLink }, customer, tokens = 1) {
  const owner = { code: ownerLink.split('#')[1], name: 'Ada', email: 'ada@example.org', password: PASSWORD };
  const made = await ask(url, '/setup', owner, {});
  const cookie = /^[^;]+/.exec(made.headers.get('set-cookie') ?? '')?.[0] ?? '';
  const secrets = [];
  for (let number = 0; number < tokens; number += 1) {
    const answer = await ask(url, '/tokens', { name: `bench ${number}`, scopes: SCOPES }, { cookie });
    secrets.push((await answer.json()).secret);
  }
  const text = agreementFor(customer);
  await ask(url, '/agreements', { text, format: 'yaml' }, { authorization: `Bearer ${secrets[0]}` });
  return { cookie, tokens: secrets };
}

/** How to reach the embedded database of a folder as the role that owns the schema. */
export function databaseOf(path) {
  const home = homeOf(path);
  const { owner } = JSON.parse(readFileSync(join(home, 'data', 'leeway-passwords.json'), 'utf8'));
  const [, , , port, host] = readFileSync(join(home, 'data', 'postmaster.pid'), 'utf8').split('\n');
  return { host, port: Number(port), database: 'leeway', user: 'leeway_owner', password: owner, ssl: false };
}

/** The same as an address, for another program beside the server. */
export function databaseUrlOf(path) {
  const { host, port, database, user, password } = databaseOf(path);
  const at = new URLSearchParams({ host, port: String(port) });
  return `postgresql://${user}:${encodeURIComponent(password)}@/${database}?${at}`;
}

/** The process of the database's server. */
export function postmasterOf(path) {
  return Number(readFileSync(join(homeOf(path), 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);
}

/** The same tables, indexes and grants as the program's, empty, in a schema of their own beside them. */
export async function bareTables(config, schema) {
  const client = new pg.Client(config);
  await client.connect();
  const step = readFileSync(new URL('../../src/store/migrations/0001-live.sql', import.meta.url), 'utf8');
  await client.query(`create schema ${schema}; set search_path = ${schema}; ${step}`);
  await client.end();
  return { ...config, options: `-c search_path=${schema}` };
}
