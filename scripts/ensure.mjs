// Installs what the repository needs, when it is missing or older than its lock file. Runs before every npm
// script, so a fresh clone needs no step by hand; plain Node, for nothing may be installed yet.
// `--with FOLDER` does the same for a folder that has a package.json of its own; `--for-tests` sees to it that there
// is what the tests drive (PostgreSQL 15, Chromium, nginx, Caddy, Prometheus and its Alertmanager, and the tools that guides
// name: Python, OpenSSL, curl), where this user may install it.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** True when `folder` has its packages, and has had them since its lock file last changed. */
function isInstalled(folder) {
  const installed = join(folder, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  const lock = join(folder, 'package-lock.json');
  return !existsSync(lock) || statSync(installed).mtimeMs >= statSync(lock).mtimeMs;
}

/** Runs `npm install` in `folder`; ends the process when it fails, after npm has said why. */
function install(folder, name) {
  process.stdout.write(`Installing the packages of ${name} (only when they are missing or have changed) …\n`);
  const args = ['install', '--no-audit', '--no-fund', '--loglevel=error', '--no-progress'];
  const npm = process.env.npm_execpath;
  const run = npm
    ? spawnSync(process.execPath, [npm, ...args], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
    : spawnSync('npm', args, {
        cwd: folder,
        stdio: ['ignore', 'ignore', 'inherit'],
        shell: process.platform === 'win32',
      });
  if (run.status !== 0) {
    process.stderr.write(`npm install failed in ${name}. Run it there by hand to see all it says.\n`);
    process.exit(run.status ?? 1);
  }
  const now = new Date();
  const installed = join(folder, 'node_modules', '.package-lock.json');
  if (existsSync(installed)) utimesSync(installed, now, now);
}

/** Says what to do when this Node is too old for the project, before anything fails in a stranger way. */
function requireNode() {
  const wanted = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).engines.node.replace(/[^\d.]/g, '');
  const [major, minor] = process.versions.node.split('.').map(Number);
  const [wantedMajor, wantedMinor] = wanted.split('.').map(Number);
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return;
  process.stderr.write(
    `Leeway needs Node ${wanted} or later; this is ${process.versions.node}. Install a newer Node.\n`,
  );
  process.exit(1);
}

/** Where a browser may stand that the tests can drive; `test/support/browser` looks in the same places. */
const BROWSERS = [
  process.env.LEEWAY_TEST_BROWSER ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Installs a package of Debian when this user may; no service of its is started. */
function installed(name) {
  if (!existsSync('/usr/bin/apt-get')) return false;
  const become = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const apt = (...words) => {
    // At runlevel 1 packages start nothing.
    const quiet = ['env', 'DEBIAN_FRONTEND=noninteractive', 'RUNLEVEL=1', 'apt-get', '-qq'];
    const [command, ...args] = [...become, ...quiet, ...words];
    return spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'], timeout: 600_000 }).status === 0;
  };
  process.stdout.write(`Installing ${name} for the tests (only when it is missing) …\n`);
  const install = () => apt('install', '-y', '--no-install-recommends', name);
  // Lists may be missing or old; most often they are not.
  return install() || (apt('update') && install());
}

/** Where a program stands that is called by its name alone. */
const onPath = (name) => (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name));

/** What the tests drive beside Leeway itself: where it stands, in which package of Debian, and what goes without it. */
const DRIVEN = [
  {
    places: ['/usr/lib/postgresql/15/bin/initdb'],
    name: 'postgresql-15',
    without: 'the tests of a database WILL FAIL',
  },
  { places: BROWSERS, name: 'chromium', without: 'the tests of pages WILL FAIL (or name one in LEEWAY_TEST_BROWSER)' },
  { places: ['/usr/sbin/nginx'], name: 'nginx-light', without: 'the configuration for nginx is read, not run' },
  { places: ['/usr/bin/caddy'], name: 'caddy', without: 'the configuration for Caddy is read, not run' },
  {
    places: ['/usr/bin/prometheus'],
    name: 'prometheus',
    without: 'the tests of a source that alerts and of the alert rules WILL FAIL',
  },
  {
    places: ['/usr/bin/prometheus-alertmanager'],
    name: 'prometheus-alertmanager',
    without: 'the test of a source that alerts WILL FAIL',
  },
  ...['python3', 'openssl', 'curl'].map((name) => ({
    places: onPath(name),
    name,
    without: 'the tests of what guides tell people to type WILL FAIL',
  })),
];

/** Installs what of it is missing. Where it can not be had, says so. */
function ensureForTests() {
  for (const { places, name, without } of DRIVEN) {
    if (places.some((place) => place !== '' && existsSync(place)) || installed(name)) continue;
    process.stderr.write(`There is no ${name}, and it can not be installed from here: ${without}.\n`);
    process.stderr.write(`To install it: apt-get install ${name}.\n`);
  }
}

/** When a folder's sources last changed, tests left out. */
function changedAt(folder) {
  const entries = readdirSync(folder, { withFileTypes: true }).filter(({ name }) => !name.includes('.test.'));
  const times = entries.map((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? changedAt(path) : statSync(path).mtimeMs;
  });
  return Math.max(statSync(folder).mtimeMs, ...times);
}

/** Builds the web application where it is missing or older than its sources. */
async function ensurePages() {
  const [sources, built] = [join(root, 'web'), join(root, 'dist', 'web', 'index.html')];
  if (!existsSync(sources) || (existsSync(built) && statSync(built).mtimeMs >= changedAt(sources))) return;
  process.stdout.write('Building the pages (only when they have changed) …\n');
  const { buildWeb } = await import('./build-web.mjs');
  await buildWeb();
}

requireNode();
if (!isInstalled(root)) install(root, 'Leeway');
if (process.argv.includes('--pages')) await ensurePages();
const extra = process.argv.indexOf('--with');
if (extra > 0) {
  const folder = process.argv[extra + 1];
  if (!isInstalled(join(root, folder))) install(join(root, folder), `${folder}/`);
}
if (process.argv.includes('--for-tests')) ensureForTests();
