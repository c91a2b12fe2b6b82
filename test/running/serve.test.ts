import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leeway } from '../cli/leeway.ts';
import { DEBIAN_15, startCluster } from '../support/postgres/cluster.ts';
import { dataFolder, start, startReady, until } from './node-process.ts';

const folder = dataFolder();
afterAll(folder.remove);
const env = { LEEWAY_DATA: folder.path };
const health = async (url: string) => (await fetch(`${url}/healthz`)).json() as Promise<{ readonly phase: string }>;

describe('leeway serve on an empty folder', () => {
  it('answers, tells the link that makes the owner, stops when told, and goes on with the same data', async () => {
    const first = await startReady(env);
    expect(first.ownerLink).toMatch(new RegExp(`^${first.url}/setup#\\w{20,}$`));
    expect(await health(first.url)).toEqual({ alive: true, phase: 'ready' });
    expect((await fetch(`${first.url}/readyz`)).status).toBe(200);
    expect((await fetch(`${first.url}/api/v1/events`)).status).toBe(401);
    expect(await first.stop('SIGINT')).toBe(0);
    expect(statSync(join(folder.path, 'secret')).mode & 0o777).toBe(0o600);

    const again = await startReady(env);
    expect(again.ownerLink).not.toBeNull();
    expect(again.ownerLink?.split('#')[1]).not.toBe(first.ownerLink?.split('#')[1]);
    expect(await again.stop()).toBe(0);
  });

  it('answers from the first moment on that it is starting, and asks those who come early to come again', async () => {
    const fresh = dataFolder();
    const node = start({ LEEWAY_DATA: fresh.path });
    try {
      const { url } = await node.told('listening');
      expect(['starting', 'migrating', 'ready']).toContain((await health(url)).phase.split(' ')[0]);
      if ((await health(url)).phase !== 'ready') {
        const early = await fetch(`${url}/api/v1/events`, {
          headers: { authorization: `Bearer lw_${'a'.repeat(43)}` },
        });
        expect([503, 401]).toContain(early.status);
        if (early.status === 503) expect(early.headers.get('retry-after')).toMatch(/^\d+$/);
      }
      await node.told('ready');
    } finally {
      node.process.kill('SIGTERM');
      await node.exited;
      fresh.remove();
    }
  });

  it('goes on after it was killed', async () => {
    const killed = await startReady(env);
    killed.process.kill('SIGKILL');
    await killed.exited;
    const after = await startReady(env);
    expect(await health(after.url)).toEqual({ alive: true, phase: 'ready' });
    expect(await after.stop()).toBe(0);
  });

  it('is refused a second time on the same folder, and the first goes on', async () => {
    const first = await startReady(env);
    const second = start(env, ['--port', '0']);
    expect(await second.exited).toBe(2);
    expect(second.log()).toMatch(/^leeway: /m);
    expect(second.log()).not.toMatch(/\n\s+at /);
    expect((await fetch(`${first.url}/readyz`)).status).toBe(200);
    expect(await first.stop()).toBe(0);
  });
});

describe('what keeps leeway serve from starting', () => {
  it('is told with every mistake of the configuration at once, and no value of a secret', async () => {
    const { code, err } = await leeway(['serve'], {
      env: {
        ...env,
        LEEWAY_LISTEN: 'nowhere',
        LEEWAY_METRIX: 'off',
        LEEWAY_SECRET: 'zibeline',
        LEEWAY_BACKUP_KEEP: 'all',
      },
    });
    expect(code).toBe(2);
    for (const told of [
      'LEEWAY_LISTEN=nowhere',
      'did you mean LEEWAY_METRICS?',
      'LEEWAY_SECRET: ',
      'LEEWAY_BACKUP_KEEP=all',
    ])
      expect(err).toContain(told);
    expect(err).not.toContain('zibeline');
  });

  it('is a port that another program listens on', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as { readonly port: number };
    const { code, err } = await leeway(['serve', '--port', String(port)], { env });
    other.close();
    expect([code, err.includes(`127.0.0.1:${port}`), err.includes('--port')]).toEqual([2, true, true]);
  });

  it('is another secret than the one the database was sealed with; the file to restore is named', async () => {
    const file = join(folder.path, 'secret');
    renameSync(file, `${file}.kept`);
    const lost = await leeway(['serve', '--port', '0'], { env });
    expect(lost.code).toBe(2);
    expect(lost.err).toContain(file);
    expect(lost.err).toContain('Restore');
    // Nothing was made in place of the lost one.
    expect(existsSync(file)).toBe(false);
    renameSync(`${file}.kept`, file);
    const node = await startReady(env);
    expect(await node.stop()).toBe(0);
  });

  it('is a file in the place of the data folder', async () => {
    const file = join(folder.path, 'notes');
    writeFileSync(file, 'mine');
    const { code, err } = await leeway(['serve', '--port', '0'], { env: { LEEWAY_DATA: file } });
    expect([code, err.includes(`${file} is a file`), err.includes('LEEWAY_DATA')]).toEqual([2, true, true]);
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  it('is a secret that was emptied, which is never made anew', async () => {
    const file = join(folder.path, 'secret');
    const kept = readFileSync(file);
    writeFileSync(file, '');
    const { code, err } = await leeway(['serve', '--port', '0'], { env });
    expect([code, err.includes(file), readFileSync(file, 'utf8')]).toEqual([2, true, '']);
    writeFileSync(file, kept);
  });
});

describe('how leeway serve stops', () => {
  it('lets a request that is under way end, and takes no other', async () => {
    const node = await startReady(env);
    const { hostname, port } = new URL(node.url);
    const socket = connect(Number(port), hostname);
    let answer = '';
    socket.setEncoding('utf8').on('data', (text: string) => {
      answer += text;
    });
    const ended = new Promise((resolve) => socket.on('close', resolve));
    const body = '{"code":"x","name":"n","email":"e@example.org","password":"p"}';
    socket.write(
      `POST /api/v1/setup HTTP/1.1\r\nHost: ${hostname}:${port}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, 5)}`,
    );
    await until('the request has begun', async () => (await fetch(`${node.url}/healthz`)).ok);
    node.process.kill('SIGTERM');
    await until('it takes no other', () =>
      fetch(`${node.url}/healthz`).then(
        () => false,
        () => true,
      ),
    );
    socket.write(body.slice(5));
    await ended;
    expect(answer).toMatch(/^HTTP\/1\.1 [24]\d\d /);
    expect(await node.exited).toBe(0);
  });

  it('ends at once when it is told twice', async () => {
    const node = await startReady(env);
    const { hostname, port } = new URL(node.url);
    const socket = connect(Number(port), hostname);
    socket.on('error', () => {});
    // A request of which the rest never comes: it would be waited for.
    socket.write(
      `POST /api/v1/setup HTTP/1.1\r\nHost: ${hostname}:${port}\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{"co`,
    );
    await until('the request has begun', async () => (await fetch(`${node.url}/healthz`)).ok);
    node.process.kill('SIGTERM');
    await until('it heard', () => node.news.some(({ kind }) => kind === 'stopping'));
    node.process.kill('SIGTERM');
    expect(await node.exited).toBe(1);
    socket.destroy();
  });
});

describe('leeway serve and a database of its own', () => {
  let cluster: Awaited<ReturnType<typeof startCluster>>;
  let url = '';
  const data = dataFolder();
  beforeAll(async () => {
    cluster = await startCluster(DEBIAN_15);
    const { host, user, database } = await cluster.newDatabase();
    url = `postgres://${user}@/${database}?host=${encodeURIComponent(host)}`;
  });
  afterAll(async () => {
    await cluster.drop();
    data.remove();
  });

  it('waits for it when it is not there yet', async () => {
    await cluster.stop();
    const node = start({ LEEWAY_DATA: data.path, DATABASE_URL: url });
    await node.told('waiting');
    const { url: here } = await node.told('listening');
    expect((await health(here)).phase).toBe('waiting');
    expect((await fetch(`${here}/readyz`)).status).toBe(503);
    await cluster.start();
    await node.told('ready');
    expect((await fetch(`${here}/readyz`)).status).toBe(200);
    node.process.kill('SIGTERM');
    expect(await node.exited).toBe(0);
  });

  it('says 503 while it is away, and is ready again by itself when it is back', async () => {
    const node = await startReady({ LEEWAY_DATA: data.path, DATABASE_URL: url });
    await cluster.kill();
    await until('it is not ready', async () => (await fetch(`${node.url}/readyz`)).status === 503);
    expect((await fetch(`${node.url}/healthz`)).status).toBe(200);
    await cluster.start();
    await until('it is ready', async () => (await fetch(`${node.url}/readyz`)).status === 200);
    expect(await node.stop()).toBe(0);
    expect(node.log()).not.toContain('"defect"');
  });

  it('needs no embedded database, and makes none', () => {
    expect(existsSync(join(data.path, 'postgres'))).toBe(false);
    expect(existsSync(join(data.path, 'secret'))).toBe(true);
  });
});
