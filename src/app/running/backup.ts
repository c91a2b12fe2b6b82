import type { Instant } from '../../core/time/index.ts';

// Nightly backups: when the next one is due, and which ones are kept.

/** Where backups are kept, by their names. */
export interface BackupPlace {
  /** The names of all files there; none where the place is not there yet. */
  names(): Promise<readonly string[]>;
  /** Writes one, read back whole before it has its name. */
  write(name: string): Promise<void>;
  remove(name: string): Promise<void>;
}

const DAY_MS = 86_400_000;
/** 02:00 UTC: night where most of our users are. */
const HOUR_MS = 2 * 3_600_000;
const LOOK_EVERY_MS = 60_000;
const NAMED = /^leeway-(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z\.backup$/;

/** `leeway-20261122T020000Z.backup`: names sort as their instants do. */
export function backupName(at: Instant): string {
  const text = new Date(at).toISOString();
  return `leeway-${text.slice(0, 19).replaceAll(/[-:]/g, '')}Z.backup`;
}

/** When a backup of such a name was begun; null: it is none of ours. */
export function backupAt(name: string): Instant | null {
  const found = NAMED.exec(name);
  if (found === null) return null;
  const [year, month, day, hour, minute, second] = found.slice(1).map(Number);
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second);
}

/** The first 02:00 UTC after the last backup, or after an instant from which none was made. */
export function nextBackupAt(after: Instant): Instant {
  const day = Math.floor((after - HOUR_MS) / DAY_MS) + 1;
  return day * DAY_MS + HOUR_MS;
}

/**
 * Makes a backup each night and keeps the latest ones. One that fell into a time when nobody ran is made at the next
 * start, a minute later. What else lies in the place is left alone.
 * @param keep how many; 0: none are made
 * @param told after each, with what went wrong (null: nothing); after a fault it is tried again an hour later
 * @returns how to stop: resolves when one that is being written is done
 */
export function scheduleBackups(
  place: BackupPlace,
  keep: number,
  now: () => Instant,
  told: (name: string, fault: unknown) => void,
): () => Promise<void> {
  if (keep === 0) return async () => {};
  const since = now();
  let notBefore = since;
  let working: Promise<void> | null = null;
  const look = async () => {
    const last = latestOf(await place.names()) ?? since;
    const at = now();
    // A clock that was set back must not keep backups waiting for years.
    if (at < notBefore || (at < nextBackupAt(last) && last <= at + DAY_MS)) return;
    const name = backupName(at);
    try {
      await place.write(name);
      await removeOld(place, keep);
      told(name, null);
    } catch (fault) {
      notBefore = now() + 3_600_000;
      told(name, fault);
    }
  };
  const timer = setInterval(() => {
    working ??= look()
      .catch((fault) => told('', fault))
      .finally(() => {
        working = null;
      });
  }, LOOK_EVERY_MS);
  timer.unref?.();
  return async () => {
    clearInterval(timer);
    await working;
  };
}

/** The latest backup among names; null: there is none. */
export function latestOf(names: readonly string[]): Instant | null {
  const instants = names.map(backupAt).filter((at) => at !== null);
  return instants.length === 0 ? null : Math.max(...instants);
}

async function removeOld(place: BackupPlace, keep: number): Promise<void> {
  const ours = (await place.names()).filter((name) => backupAt(name) !== null).sort();
  for (const name of ours.slice(0, Math.max(0, ours.length - keep))) await place.remove(name);
}
