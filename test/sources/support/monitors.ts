import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PROMETHEUS = '/usr/bin/prometheus';
const ALERTMANAGER = '/usr/bin/prometheus-alertmanager';

const RULES = `groups:
  - name: services
    rules:
      - alert: InternetDown
        expr: up{job="internet-probe"} == 0
        labels: { service: internet, severity: critical }
        annotations: { summary: "no answer from {{ $labels.instance }}" }
      - alert: Watchdog
        expr: vector(1)
        labels: { severity: none }
`;

/** Prometheus and Alertmanager as Debian has them, watching a server of ours that may go away. */
export interface Monitors {
  /** Begins to watch; alerts go to this address with this key. */
  start(url: string, key: string): Promise<void>;
  takeAway(): Promise<void>;
  bringBack(): Promise<void>;
  log(): string;
  close(): void;
}

export function openMonitors(): Monitors {
  const folder = mkdtempSync(join(tmpdir(), 'leeway-alerts-'));
  const started: ChildProcess[] = [];
  let log = '';
  let target: Server | null = null;
  let watched = 0;
  const run = (path: string, args: readonly string[]) => {
    const child = spawn(path, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (log += String(text)));
    started.push(child);
  };
  return {
    async start(url, key) {
      for (const path of [PROMETHEUS, ALERTMANAGER]) {
        if (!existsSync(path))
          throw new Error(`there is no ${path}: apt-get install prometheus prometheus-alertmanager`);
      }
      target = await listen(0);
      watched = portOf(target);
      const [prometheus, alertmanager] = [await freePort(), await freePort()];
      writeFileSync(join(folder, 'alertmanager.yml'), alertmanagerConfig(url, key));
      writeFileSync(join(folder, 'rules.yml'), RULES);
      writeFileSync(join(folder, 'prometheus.yml'), prometheusConfig(alertmanager, watched));
      const web = (port: number) => `--web.listen-address=127.0.0.1:${port}`;
      const places = [`--storage.path=${join(folder, 'alerts')}`, '--cluster.listen-address='];
      run(ALERTMANAGER, ['--config.file=alertmanager.yml', web(alertmanager), ...places]);
      const storage = [`--storage.tsdb.path=${join(folder, 'tsdb')}`, '--rules.alert.resend-delay=1s'];
      run(PROMETHEUS, ['--config.file=prometheus.yml', web(prometheus), ...storage]);
    },
    async takeAway() {
      const server = target;
      target = null;
      server?.closeAllConnections();
      await new Promise((resolve) => (server === null ? resolve(null) : server.close(resolve)));
    },
    async bringBack() {
      target = await listen(watched);
    },
    log: () => log,
    close() {
      for (const child of started) child.kill('SIGKILL');
      target?.closeAllConnections();
      target?.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function alertmanagerConfig(url: string, key: string): string {
  return `route: { receiver: leeway, group_by: [ alertname ], group_wait: 0s, group_interval: 1s, repeat_interval: 1m }
receivers:
  - name: leeway
    webhook_configs:
      - url: ${url}
        send_resolved: true
        http_config: { authorization: { credentials: ${key} } }
`;
}

function prometheusConfig(alertmanager: number, watched: number): string {
  return `global: { scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s }
rule_files: [ rules.yml ]
alerting: { alertmanagers: [ { static_configs: [ { targets: [ "127.0.0.1:${alertmanager}" ] } ] } ] }
scrape_configs:
  - job_name: internet-probe
    static_configs: [ { targets: [ "127.0.0.1:${watched}" ] } ]
`;
}

/** Something to be watched; listens where it listened before. */
function listen(port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((_, answer) => answer.end('up_and_well 1\n'));
    server.once('error', reject).listen(port, '127.0.0.1', () => resolve(server));
  });
}

const portOf = (server: Server) => (server.address() as AddressInfo).port;

async function freePort(): Promise<number> {
  const server = await listen(0);
  const port = portOf(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}
