import { describe, expect, it } from 'vitest';
import { keepPending, PENDING_MS, type Pending, takePending } from '../../../src/app/access/oidc/pending.ts';
import { type OneTime, type Store, txWith } from '../../../src/app/ports/index.ts';
import { openMemoryStore } from '../../../src/store/memory/index.ts';

const NOON = Date.UTC(2026, 2, 12, 12);
const KEY = new Uint8Array(32).fill(7);
const PENDING: Pending = {
  issuer: 'https://login.example',
  secrets: { state: 'state-1', nonce: 'nonce-1', verifier: 'verifier-1' },
  next: '/tickets',
};

/** A store, and the rows of one-time codes that it was given. */
function overheard(): { readonly store: Store; readonly rows: OneTime[] } {
  const real = openMemoryStore();
  const rows: OneTime[] = [];
  const transact: Store['transact'] = (work) =>
    real.transact((tx) => {
      const addOneTime = (row: OneTime) => {
        rows.push(row);
        return tx.addOneTime(row);
      };
      return work(txWith(tx, { addOneTime }));
    });
  return { store: { ...real, transact }, rows };
}

describe('a sign-in that was begun', () => {
  it('comes back to who has the cookie and the state, once', async () => {
    const parts = { ...overheard(), secretKey: KEY };
    const cookie = await keepPending(PENDING, NOON, parts);
    expect(await takePending(cookie, 'state-2', NOON, parts)).toBeNull();
    expect(await takePending(`${cookie.slice(1)}x`, 'state-1', NOON, parts)).toBeNull();
    expect(await takePending(cookie, 'state-1', NOON + PENDING_MS - 1, parts)).toEqual(PENDING);
    expect(await takePending(cookie, 'state-1', NOON, parts)).toBeNull();
  });

  it('is over after ten minutes', async () => {
    const parts = { ...overheard(), secretKey: KEY };
    const cookie = await keepPending(PENDING, NOON, parts);
    expect(await takePending(cookie, 'state-1', NOON + PENDING_MS, parts)).toBeNull();
  });

  it('says nothing to who reads the store, and nothing to another key', async () => {
    const parts = { ...overheard(), secretKey: KEY };
    const cookie = await keepPending(PENDING, NOON, parts);
    const kept = JSON.stringify(parts.rows);
    expect(parts.rows).toHaveLength(1);
    for (const secret of [cookie, 'state-1', 'nonce-1', 'verifier-1', '/tickets']) expect(kept).not.toContain(secret);
    const other = { ...parts, secretKey: new Uint8Array(32).fill(8) };
    expect(await takePending(cookie, 'state-1', NOON, other)).toBeNull();
  });
});
