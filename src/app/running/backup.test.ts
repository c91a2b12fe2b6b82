import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { backupAt, backupName, latestOf, nextBackupAt, scheduleBackups } from './backup.ts';

const at = (text: string) => Date.parse(text);

describe('nightly backups', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: at('2026-11-22T14:00:00Z') });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  function place(...names: string[]) {
    const kept = new Set(names);
    let broken = false;
    return {
      kept,
      break: (isBroken: boolean) => {
        broken = isBroken;
      },
      names: async () => [...kept],
      write: async (name: string) => {
        if (broken) throw new Error('the disk is full');
        kept.add(name);
      },
      remove: async (name: string) => {
        kept.delete(name);
      },
    };
  }
  const hours = (n: number) => vi.advanceTimersByTimeAsync(n * 3_600_000);

  it('are due at the first 02:00 UTC after the last one', () => {
    expect(new Date(nextBackupAt(at('2026-11-22T14:00:00Z'))).toISOString()).toBe('2026-11-23T02:00:00.000Z');
    expect(new Date(nextBackupAt(at('2026-11-22T01:59:59Z'))).toISOString()).toBe('2026-11-22T02:00:00.000Z');
    expect(new Date(nextBackupAt(at('2026-11-22T02:00:00Z'))).toISOString()).toBe('2026-11-23T02:00:00.000Z');
  });

  it('have names that tell their instant, and others have not', () => {
    expect(backupName(at('2026-11-22T02:00:07.123Z'))).toBe('leeway-20261122T020007Z.backup');
    expect(backupAt('leeway-20261122T020007Z.backup')).toBe(at('2026-11-22T02:00:07Z'));
    expect(
      latestOf(['notes.txt', 'leeway-20261122T020007Z.backup.part', '../leeway-20261122T020007Z.backup']),
    ).toBeNull();
  });

  it('are made each night, the latest are kept, and other files are left alone', async () => {
    const here = place('notes.txt', 'mine.backup', 'leeway-20261101T020000Z.backup');
    const stop = scheduleBackups(here, 2, Date.now, () => {});
    await hours(24 * 4);
    await stop();
    expect([...here.kept].sort()).toEqual([
      'leeway-20261125T020000Z.backup',
      'leeway-20261126T020000Z.backup',
      'mine.backup',
      'notes.txt',
    ]);
  });

  it('are made soon after the start when the last night was missed', async () => {
    const here = place('leeway-20261120T020000Z.backup');
    const stop = scheduleBackups(here, 14, Date.now, () => {});
    await hours(1);
    await stop();
    expect([...here.kept]).toContain('leeway-20261122T140100Z.backup');
    expect(here.kept.size).toBe(2);
  });

  it('that fail are told, and tried again an hour later', async () => {
    const here = place();
    const told: string[] = [];
    here.break(true);
    const stop = scheduleBackups(here, 14, Date.now, (_name, fault) => told.push(String(fault)));
    await hours(12.5);
    expect(told).toEqual(['Error: the disk is full']);
    here.break(false);
    await hours(2);
    await stop();
    expect(told).toEqual(['Error: the disk is full', 'null']);
    expect(here.kept.size).toBe(1);
  });

  it('are not made where none are to be kept', async () => {
    const here = place();
    const stop = scheduleBackups(here, 0, Date.now, () => {});
    await hours(100);
    await stop();
    expect(here.kept.size).toBe(0);
  });
});
