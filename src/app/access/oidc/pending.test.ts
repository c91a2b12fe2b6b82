import { describe, expect, it } from 'vitest';
import type { OneTime, Store, Tx } from '../../ports/index.ts';
import { keepPending, PENDING_MS, type Pending, takePending } from './pending.ts';

const NOON = Date.UTC(2026, 2, 12, 12);
const KEY = new Uint8Array(32).fill(7);
const PENDING: Pending = {
  issuer: 'https://login.example',
  secrets: { state: 'state-1', nonce: 'nonce-1', verifier: 'verifier-1' },
  next: '/tickets',
};

/** The rows that a store keeps of one-time codes, and nothing else. */
function rowsOnly(): { readonly store: Store; readonly rows: Map<string, OneTime> } {
  const rows = new Map<string, OneTime>();
  const tx: Pick<Tx, 'addOneTime' | 'takeOneTime'> = {
    addOneTime: async (row) => {
      rows.set(row.hash, row);
    },
    takeOneTime: async (hash) => {
      const row = rows.get(hash) ?? null;
      rows.delete(hash);
      return row;
    },
  };
  const store = { transact: async (work: (tx: Tx) => Promise<unknown>) => await work(tx as Tx) };
  return { store: store as Store, rows };
}

describe('a sign-in that was begun', () => {
  it('comes back to who has the cookie and the state, once', async () => {
    const parts = { ...rowsOnly(), secretKey: KEY };
    const cookie = await keepPending(PENDING, NOON, parts);
    expect(await takePending(cookie, 'state-2', NOON, parts)).toBeNull();
    expect(await takePending(`${cookie.slice(1)}x`, 'state-1', NOON, parts)).toBeNull();
    expect(await takePending(cookie, 'state-1', NOON + PENDING_MS - 1, parts)).toEqual(PENDING);
    expect(await takePending(cookie, 'state-1', NOON, parts)).toBeNull();
  });

  it('is over after ten minutes', async () => {
    const parts = { ...rowsOnly(), secretKey: KEY };
    const cookie = await keepPending(PENDING, NOON, parts);
    expect(await takePending(cookie, 'state-1', NOON + PENDING_MS, parts)).toBeNull();
  });

  it('says nothing to who reads the store, and nothing to another key', async () => {
    const parts = { ...rowsOnly(), secretKey: KEY };
    const cookie = await keepPending(PENDING, NOON, parts);
    const kept = JSON.stringify([...parts.rows]);
    for (const secret of [cookie, 'state-1', 'nonce-1', 'verifier-1', '/tickets']) expect(kept).not.toContain(secret);
    const other = { ...parts, secretKey: new Uint8Array(32).fill(8) };
    expect(await takePending(cookie, 'state-1', NOON, other)).toBeNull();
  });
});
