import { randomBytes } from 'node:crypto';
import { constants, existsSync } from 'node:fs';
import { chown, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { APP_ROLE, OWNER_ROLE } from '../roles.ts';
import { flush } from './flush.ts';
import type { Home } from './identity.ts';
import { isLiving, runToEnd } from './process.ts';
import type { Programs } from './programs.ts';

export const DATABASE = 'leeway';

/** The passwords of the two roles. They are made with the database and known to nobody else. */
export interface Passwords {
  readonly owner: string;
  readonly app: string;
}

const PASSWORDS = 'leeway-passwords.json';

/** Only our two roles may connect, and only to our database; the superuser that initdb makes may not at all. */
const WHO_MAY_CONNECT = `local ${DATABASE} ${OWNER_ROLE},${APP_ROLE} scram-sha-256\n`;

export function dataOf(home: Home): string {
  return join(home.folder, 'data');
}

/**
 * Makes a home's database with its roles unless it is there. It appears whole under its name or not at all: killed at
 * any point, the next start makes it anew; of two programs that make it at once, one wins.
 */
export async function makeCluster(home: Home, programs: Programs): Promise<void> {
  const data = dataOf(home);
  if (existsSync(join(data, 'PG_VERSION'))) return;
  await dropRemains(home);
  const part = `${data}-${process.pid}-${randomBytes(4).toString('hex')}.part`;
  const run = (program: string, args: readonly string[], input?: string) =>
    runToEnd(program, args, home.identity, home.folder, input);
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const layout = ['-D', part, '-U', 'postgres', '--auth=reject', '-E', 'UTF8', ...locale, '--no-sync'];
  await run(programs.initdb, [...layout, '--no-instructions']);
  const passwords = { owner: randomBytes(24).toString('base64url'), app: randomBytes(24).toString('base64url') };
  await keepOwn(home, join(part, 'pg_hba.conf'), WHO_MAY_CONNECT);
  await keepOwn(home, join(part, PASSWORDS), JSON.stringify(passwords));
  const alone = ['--single', '-D', part, '-c', 'log_min_messages=warning', 'postgres'];
  // What the second writes it puts to the disk itself when it ends.
  const [, said] = await Promise.all([
    run(programs.initdb, ['-D', part, '--sync-only', '--sync-method=fsync']),
    run(programs.postgres, alone, rolesText(passwords)),
  ]);
  // Alone with its input it goes on after a mistake.
  if (/ERROR:|FATAL:/.test(said)) throw new Error(`the roles could not be made: ${said}`);
  await rename(part, data).catch(async (error) => {
    await rm(part, { recursive: true, force: true });
    if (!existsSync(join(data, 'PG_VERSION'))) throw error;
  });
  await flush(home.folder);
}

export async function passwordsOf(home: Home): Promise<Passwords> {
  // Whoever PostgreSQL runs as owns the folder: a link he might have put there is not followed.
  const file = await open(join(dataOf(home), PASSWORDS), constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  try {
    return JSON.parse(await file.readFile('utf8')) as Passwords;
  } finally {
    await file.close();
  }
}

/** One statement a line, as PostgreSQL reads them when nobody else can connect. The passwords are of harmless letters. */
function rolesText({ owner, app }: Passwords): string {
  return [
    `create role ${OWNER_ROLE} login nosuperuser nocreatedb nocreaterole password '${owner}'`,
    `create role ${APP_ROLE} login nosuperuser nocreatedb nocreaterole password '${app}'`,
    `create database ${DATABASE} owner ${OWNER_ROLE}`,
    `revoke all on database ${DATABASE} from public`,
    `grant connect on database ${DATABASE} to ${APP_ROLE}`,
    '',
  ].join('\n');
}

async function keepOwn({ identity }: Home, path: string, text: string): Promise<void> {
  await writeFile(path, text, { mode: 0o600 });
  if (identity.uid !== undefined) await chown(path, identity.uid, identity.gid ?? identity.uid);
}

/**
 * What programs left that were killed while they made it. The `initdb` of a killed program may still be writing there for a
 * moment: then it stays until the next start.
 */
async function dropRemains(home: Home): Promise<void> {
  for (const name of await readdir(home.folder)) {
    const maker = /^(?:data|programs-[^/]+)-(\d+)-[0-9a-f]{8}\.part(?:\.old)?$/.exec(name)?.[1];
    if (maker !== undefined && Number(maker) !== process.pid && !isLiving(Number(maker))) {
      await rm(join(home.folder, name), { recursive: true, force: true }).catch(leaveToNextStart);
    }
  }
}

function leaveToNextStart(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOTEMPTY') throw error;
}
