import { ensureSetupLink } from '../../app/access/index.ts';
import { isDemonstrationLoaded } from '../../app/demonstration-life/index.ts';
import { Hindered, type Store } from '../../app/ports/index.ts';
import { type Config, scheduleBackups, scheduleRetention, scheduleSeals } from '../../app/running/index.ts';
import type { ServeFailure, ServeNews, ServerPart } from '../../cli/index.ts';
import { openLedger, openPostgresStore, type Storage } from '../../store/postgres/index.ts';
import { demonstrate, RealData } from '../demo/demonstrate.ts';
import { gathered } from '../log/gathered.ts';
import { openLog } from '../log/log.ts';
import { countingStore } from '../metrics/counting-store.ts';
import { backupPlace } from '../upkeep/backup-place.ts';
import { startWork } from '../worker/start-work.ts';
import { OtherSecret, SecretUnusable, sealWith } from './data-folder/secret.ts';
import { NotListening, openDoor, requirePort } from './door.ts';
import { guardProcess } from './faults.ts';
import { joinNode, type Node } from './node.ts';
import { openWhenThere } from './open-storage.ts';
import { stopSignal } from './stop-signal.ts';

type Told = (news: ServeNews) => void;
type Surroundings = Parameters<ServerPart['run']>[1];

/** How long a stop waits for what is under way. */
const FINISH_MS = 10_000;
const TOLD_EVERY_MS = 1_000;

/**
 * Runs the server on a folder or a database until the system tells it to stop. It listens first and opens its store
 * meanwhile: whoever asks before it is open is told so (503), and health is told from the first moment on.
 */
export const runServer: ServerPart['run'] = (config, surroundings, told) => {
  const startedAt = performance.now();
  return runNode(config, surroundings, {
    require: () => requirePort(config),
    work: (node) => listenAndServe(node, told, startedAt, surroundings),
  });
};

/** What a program does as a node: `require` before anything is made (throws what stands in the way), then `work`, to its end. */
interface Running {
  readonly require: () => void | Promise<void>;
  readonly work: (node: Node) => Promise<void>;
}

/** Runs a node from its log to its end: how it is told to stop, what becomes of faults that nobody caught. */
export async function runNode(
  config: Config,
  { version, logAsLines }: Surroundings,
  { require, work }: Running,
): Promise<'stopped' | ServeFailure> {
  const log = openLog({
    level: config.logLevel ?? 'info',
    asLines: logAsLines,
    write: gathered((text) => process.stderr.write(text)),
  });
  const stop = stopSignal(() => process.exit(1));
  let handBack = () => {};
  let fault: { readonly error: unknown } | null = null;
  try {
    await require();
    const node = joinNode(config, version, log, stop);
    handBack = guardProcess(node.onDefect, (error) => {
      fault ??= { error };
      stop.ask();
    });
    await work(node);
    // Whoever watches this process must see that it did not end of its own will.
    if (fault !== null) throw (fault as { readonly error: unknown }).error;
    return 'stopped';
  } catch (error) {
    const failure = failureOf(error);
    if (failure === null) throw error;
    log.error('not started', { failure: failure.kind });
    return failure;
  } finally {
    stop.release();
    handBack();
  }
}

async function listenAndServe(node: Node, told: Told, startedAt: number, surroundings: Surroundings): Promise<void> {
  // A new database takes longest to make: it is begun before anything else, and waited for at the end.
  const opening = openStorage(node, told);
  opening.catch(() => {});
  const door = await openDoor(node).catch(async (error) => {
    node.stop.ask();
    await opening.then((storage) => storage?.close()).catch(() => {});
    throw error;
  });
  try {
    told({ kind: 'listening', url: door.url });
    const storage = await opening;
    if (storage === null) return;
    try {
      await serve(node, storage, door.url, told, startedAt, surroundings);
    } finally {
      node.condition.set('stopping');
      if (node.stop.isAsked()) told({ kind: 'stopping' });
      await door.close(FINISH_MS);
      await node.finish();
      await storage.close();
    }
  } finally {
    await door.close(0);
  }
}

export async function openStorage(
  { config, condition, migrations, stop, log }: Node,
  told: Told,
): Promise<Storage | null> {
  const onAway = () => {
    condition.set('waiting');
    log.warn('the database does not answer');
    told({ kind: 'waiting' });
  };
  let toldAt: number | null = null;
  const onStep = (done: number, of: number) => {
    condition.set('migrating', Math.floor((done / of) * 100));
    log.debug('migrating', { done, of });
    // On a new database all steps are done before anybody could read of them.
    toldAt ??= performance.now();
    if (performance.now() < toldAt + TOLD_EVERY_MS) return;
    toldAt = performance.now();
    told({ kind: 'migrating', done, of });
  };
  return await openWhenThere(config, migrations, stop, { onAway, onStep });
}

/** From an open store to the wish that we end. */
async function serve(
  node: Node,
  storage: Storage,
  url: string,
  told: Told,
  startedAt: number,
  { demonstration: isDemonstration = false, mute = false }: Surroundings,
): Promise<void> {
  const { log, secret, condition, stop, now } = node;
  const store = countingStore(openPostgresStore(storage.app, node.onHearing), node.metrics.alerting.decided);
  await sealWith(secret, store);
  // Besides its pool it holds a connection to listen on.
  node.atEnd(() => store.close());
  node.bind(store, storage.app.pool);
  const fill = isDemonstration ? await demonstrate(node, told) : null;
  const ownerLink = fill === null ? await ensureSetupLink(store, now(), url) : null;
  node.atEnd(startWork(node, store, isDemonstration ? 'held' : mute ? 'nothing' : 'everything'));
  node.atEnd(nightlyBackups(node, storage));
  node.atEnd(nightlyRetention(node, store));
  // What is generated says itself when it was recorded: its past goes on growing.
  if (!isDemonstration) node.atEnd(nightlySeals(node, storage, store));
  condition.set('ready');
  const milliseconds = Math.round(performance.now() - startedAt);
  log.info('ready', { url, milliseconds, embedded: storage.isEmbedded, version: node.version });
  told({ kind: 'ready', url, ownerLink, milliseconds, mute });
  fill?.(url);
  await stop.asked;
  log.info('stopping');
}

function nightlyBackups({ config, version, log, now }: Node, { owner }: Storage): () => Promise<void> {
  return scheduleBackups(backupPlace(config, owner, version), config.backupKeep ?? 0, now, (name, fault) => {
    if (fault === null) log.info('backup', { name });
    else log.error('no backup', { name, why: fault instanceof Error ? fault.message : String(fault) });
  });
}

function nightlyRetention({ log, now }: Node, store: Store): () => Promise<void> {
  return scheduleRetention(store, now, (retained, fault) => {
    for (const { source, looked, forgotten } of retained) log.info('retention', { source, looked, forgotten });
    if (fault !== null) log.error('no retention', { why: fault instanceof Error ? fault.message : String(fault) });
  });
}

function nightlySeals({ log, now }: Node, { app }: Storage, store: Store): () => Promise<void> {
  const told = (facts: number, fault: unknown) => {
    if (fault === null) log.info('seal', { facts });
    else log.error('no seal', { why: fault instanceof Error ? fault.message : String(fault) });
  };
  return scheduleSeals(openLedger(app), now, told, () => isDemonstrationLoaded(store));
}

/** Why it did not start, where that is no mistake of ours; null: it is one. */
function failureOf(error: unknown): ServeFailure | null {
  if (error instanceof NotListening) return { kind: 'notListening', address: error.address, fault: error.fault };
  if (error instanceof Hindered) return { kind: 'hindered', what: error.what, help: error.help };
  if (error instanceof SecretUnusable) return { kind: 'secretUnusable', file: error.file, fault: error.fault };
  if (error instanceof RealData) return { kind: 'realData' };
  if (error instanceof OtherSecret) return { kind: 'otherSecret', file: error.file };
  return null;
}
