import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cluster, DEBIAN_15, startCluster } from '../support/postgres/cluster.ts';
import { dataFolder, type NodeProcess, startReady, until } from './node-process.ts';

const shipped = (path: string) => readFileSync(new URL(`../../deploy/${path}`, import.meta.url), 'utf8');

/** The shipped configurations with addresses of this machine, without encryption, and how each program is started. */
const PROXIES = [
  {
    name: 'nginx',
    program: '/usr/sbin/nginx',
    file: 'nginx/leeway.conf',
    onThisMachine: (text: string, port: number, nodes: readonly string[]) =>
      `worker_processes 1; daemon off; pid nginx.pid; error_log stderr crit; events {} http { access_log off;\n${text
        .split(/^server \{/m)
        .slice(0, 2)
        .join('server {')
        .replace('listen 443 ssl http2', `listen 127.0.0.1:${port}`)
        .replace(/^ *ssl_\w+ .*$/gm, '')
        .replace('10.0.0.11:8080', nodes[0] ?? '')
        .replace('10.0.0.12:8080', nodes[1] ?? '')}}`,
    args: (folder: string, file: string) => ['-p', folder, '-c', file, '-e', 'stderr'],
  },
  {
    name: 'Caddy',
    program: '/usr/bin/caddy',
    file: 'caddy/Caddyfile',
    onThisMachine: (text: string, port: number, nodes: readonly string[]) =>
      `{\n\tadmin off\n\tauto_https off\n}\n${text
        .replace(/^leeway\.example \{/m, `http://leeway.example:${port} {\n\tbind 127.0.0.1`)
        .replace('10.0.0.11:8080', nodes[0] ?? '')
        .replace('10.0.0.12:8080', nodes[1] ?? '')}`,
    args: (_folder: string, file: string) => ['run', '--config', file, '--adapter', 'caddyfile'],
  },
] as const;

describe.each(PROXIES)('the configuration for $name', ({ file }) => {
  it('passes streams on at once, drops what callers say of themselves, and keeps figures inside', () => {
    const text = shipped(file);
    expect(text).toMatch(/proxy_buffering off|flush_interval -1/);
    expect(text).toMatch(/Forwarded ""|-Forwarded/);
    expect(text).toMatch(/\/metrics/);
    expect(text).not.toContain('proxy_add_x_forwarded_for');
  });
});

// Where a proxy is not installed there is nothing to run; the texts above are held all the same.
describe.each(PROXIES.filter(({ program }) => existsSync(program)))('two nodes behind $name', (proxy) => {
  const folder = mkdtempSync(join(tmpdir(), 'leeway-proxy-'));
  const data = [dataFolder(), dataFolder()];
  let cluster: Cluster;
  let nodes: (NodeProcess & { readonly listen: string })[] = [];
  let running: ChildProcess;
  let port = 0;
  const ask = (path: string, headers: { readonly [name: string]: string } = {}) =>
    fetchAs(port, path, { host: `leeway.example:${port}`, ...headers });

  beforeAll(async () => {
    port = await freePort();
    cluster = await startCluster(DEBIAN_15);
    const { host, user, database } = await cluster.newDatabase();
    const env = {
      DATABASE_URL: `postgres://${user}@/${database}?host=${encodeURIComponent(host)}`,
      LEEWAY_SECRET: 'one-secret-for-all-nodes-of-this-test',
      LEEWAY_URL: `http://leeway.example:${port}`,
      LEEWAY_TRUSTED_PROXIES: '127.0.0.1',
    };
    nodes = await Promise.all(
      data.map(async ({ path }) => {
        const listen = `127.0.0.1:${await freePort()}`;
        return { ...(await startReady({ ...env, LEEWAY_DATA: path, LEEWAY_LISTEN: listen }, ['--json'])), listen };
      }),
    );
    const file = join(folder, 'proxy.conf');
    writeFileSync(
      file,
      proxy.onThisMachine(
        shipped(proxy.file),
        port,
        nodes.map(({ listen }) => listen),
      ),
    );
    running = spawn(proxy.program, proxy.args(folder, file), {
      stdio: 'ignore',
      cwd: folder,
      env: { PATH: process.env['PATH'] ?? '', HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
    });
    await until('the proxy answers', async () => (await ask('/readyz')).status === 200);
  }, 120_000);

  afterAll(async () => {
    const gone = new Promise((resolve) => running?.once('exit', resolve));
    running?.kill('SIGTERM');
    await Promise.all([running === undefined ? null : gone, ...nodes.map((node) => node.stop())]);
    await cluster?.drop();
    for (const each of data) each.remove();
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  it('answer by the name of LEEWAY_URL and by no other', async () => {
    expect((await ask('/readyz')).status).toBe(200);
    expect((await ask('/api/v1/tickets')).status).toBe(401);
    const direct = Number(nodes[0]?.listen.split(':')[1]);
    expect((await fetchAs(direct, '/api/v1/tickets', { host: 'evil.example' })).status).toBe(421);
  });

  it('keep their figures inside', async () => {
    expect((await ask('/metrics')).status).toBe(404);
  });

  it('go on answering while one of them is stopped', async () => {
    expect(await nodes[0]?.stop()).toBe(0);
    const statuses = new Set<number>();
    for (let asked = 0; asked < 20; asked += 1) statuses.add((await ask('/readyz')).status);
    expect([...statuses]).toEqual([200]);
  });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { readonly port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Asks this machine under another host name, as `fetch` would not. */
async function fetchAs(port: number, path: string, headers: { readonly [name: string]: string }) {
  return await new Promise<{ readonly status: number; readonly text: string }>((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, headers, agent: false }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
    });
    asked.on('error', reject);
    asked.end();
  });
}
