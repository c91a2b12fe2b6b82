import { describe, expect, it } from 'vitest';
import { HOUR_MS, type Instant, parseInstant } from '../../core/time/index.ts';
import { openMemoryStore } from '../../store/memory/index.ts';
import { openRosters } from '../live/index.ts';
import type { Store } from '../ports/index.ts';
import { type Filled, markDemonstration, openLife } from './index.ts';
import { noteFilled } from './mark.ts';

/** A Sunday: what happens then happens at a provider's odd hours. */
const BEGIN = parseInstant('2026-11-22T09:00:00Z') as Instant;

/** A demonstration whose year is there already, with a clock to be set. */
async function marked() {
  const store = openMemoryStore();
  const clock = { at: BEGIN };
  const markedAt = (await markDemonstration(store, BEGIN)) as Instant;
  await noteFilled(store, BEGIN);
  const open = () =>
    openLife(markedAt, {
      live: { store, now: () => clock.at, rosters: openRosters() },
      publishing: { bases: () => null, holidays: async () => () => null },
      pause: async () => {},
      isStopped: () => false,
    });
  return { store, clock, open };
}

const kept = (store: Store) => store.facts({}, null, 30_000);

describe('the life of a demonstration', () => {
  it('goes on with some events an hour, at any hour, each as it happens and marked as generated', async () => {
    const { store, clock, open } = await marked();
    const life = open();
    expect(await life.fill(() => {})).toBe('wentOn');
    expect(await kept(store)).toEqual([]);
    let before = 0;
    for (let hour = 1; hour <= 12; hour += 1) {
      clock.at = BEGIN + hour * HOUR_MS;
      await life.goOn();
      const count = (await kept(store)).length;
      expect(count).toBeGreaterThan(before);
      before = count;
    }
    expect(before).toBeLessThan(60 * 12);
    for (const { event } of await kept(store)) {
      expect(event.source).toBe('demonstration');
      expect(event.occurredAt).toBeGreaterThan(BEGIN);
      expect(event.occurredAt).toBeLessThanOrEqual(clock.at);
      expect(event.recordedAt).toBe(event.occurredAt);
    }
  });

  it('makes up, when it is started again, for what happened meanwhile, and nothing twice', async () => {
    const [lived, stopped] = [await marked(), await marked()];
    const life = lived.open();
    await life.fill(() => {});
    for (const hour of [3, 30, 60]) {
      lived.clock.at = BEGIN + hour * HOUR_MS;
      await life.goOn();
    }
    stopped.clock.at = lived.clock.at;
    const told: Filled[] = [];
    await stopped.open().fill((filled) => told.push(filled));
    const events = (await kept(stopped.store)).map(({ event }) => event);
    expect(events).toEqual((await kept(lived.store)).map(({ event }) => event));
    expect(told.at(-1)).toEqual({ done: events.length, of: events.length });
    await stopped.open().fill(() => {});
    expect(await kept(stopped.store)).toHaveLength(events.length);
  });

  it('goes on beyond the end of the month, however long nobody looked', async () => {
    const { store, clock, open } = await marked();
    const life = open();
    await life.fill(() => {});
    // Days without a look, as on a machine that slept; the future has to be made anew in between.
    for (const day of [2, 16, 17]) {
      clock.at = BEGIN + day * 24 * HOUR_MS;
      await life.goOn();
    }
    const last = (await kept(store)).at(-1)?.event.occurredAt ?? 0;
    expect(last).toBeGreaterThan(clock.at - HOUR_MS);
    // A working day of twenty customers has more than what monitoring tells.
    const tuesday = (await kept(store)).filter(({ event }) => new Date(event.occurredAt).getUTCDate() === 8);
    expect(tuesday.length).toBeGreaterThan(100);
  });

  it('begins only where nothing is, and says so of what is somebody’s own', async () => {
    const store = openMemoryStore();
    await store.transact(async (tx) => {
      await tx.lockRegister();
      await tx.putCustomer({ id: 'boreal', name: 'Boréal', changedAt: BEGIN, changedBy: null });
    });
    expect(await markDemonstration(store, BEGIN)).toBeNull();
    const empty = openMemoryStore();
    expect(await markDemonstration(empty, BEGIN)).toBe(BEGIN);
    expect(await markDemonstration(empty, BEGIN + HOUR_MS)).toBe(BEGIN);
  });
});
