import { DAY_MS, HOUR_MS, type Instant } from '../../core/time/index.ts';
import { sealFacts } from '../audit/index.ts';
import type { LedgerBook } from '../ports/index.ts';

/** 01:00 UTC, an hour before the backups: each carries the seal of its night. */
const SEALED_AT_MS = HOUR_MS;
const LOOK_EVERY_MS = 60_000;

/** The night (01:00 UTC) in which an instant falls, or the one before it. */
function sealingNight(at: Instant): Instant {
  return Math.floor((at - SEALED_AT_MS) / DAY_MS) * DAY_MS + SEALED_AT_MS;
}

/**
 * Seals each night what was recorded since the last seal, and a minute after the start what fell into a time when nobody
 * ran. Where several nodes do so at once, one seal is noted.
 * @param told how many facts were sealed, or what went wrong; after a fault it is tried an hour later
 * @param isHeld whether nothing is sealed for now: of what is made up the past goes on growing, until it is taken out
 * @returns how to stop: resolves when a seal that is being drawn is noted
 */
export function scheduleSeals(
  book: LedgerBook,
  now: () => Instant,
  told: (facts: number, fault: unknown) => void,
  isHeld: () => Promise<boolean> = async () => false,
): () => Promise<void> {
  let done = Number.NEGATIVE_INFINITY;
  let notBefore = now();
  let working: Promise<void> | null = null;
  const look = async () => {
    const at = now();
    const night = sealingNight(at);
    if (at < notBefore || night === done) return;
    try {
      if (await isHeld()) return;
      const sealed = await sealFacts(book, { at, enough: night - HOUR_MS });
      done = night;
      if (sealed !== null) told(sealed.facts, null);
    } catch (fault) {
      notBefore = now() + HOUR_MS;
      told(0, fault);
    }
  };
  const timer = setInterval(() => {
    working ??= look().finally(() => {
      working = null;
    });
  }, LOOK_EVERY_MS);
  timer.unref?.();
  return async () => {
    clearInterval(timer);
    await working;
  };
}
