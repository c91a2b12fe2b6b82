import { describe, expect, it } from 'vitest';
import type { Reading } from '../metrics/readings.ts';
import { newCondition } from './condition.ts';
import { readinessOf } from './readiness.ts';

const READING: Reading = { pool: null, waker: { due: 0, lagSeconds: 0 }, clocks: {}, objectives: [], alerting: null };

function node(reading: Reading = READING) {
  const condition = newCondition();
  condition.set('ready');
  return { condition, readiness: readinessOf(condition, async () => reading) };
}

describe('the readiness of a node', () => {
  it('does not hang on hearing what others change, and says when it does not', async () => {
    const { condition, readiness } = node();
    const checks = { phase: 'ready', database: 'ok', waker: 'ok' };
    expect(await readiness()).toEqual({ ready: true, checks: { ...checks, changes: 'ok' } });
    condition.hear(false);
    expect(await readiness()).toEqual({ ready: true, checks: { ...checks, changes: 'not heard' } });
  });
  it.each<[string, Partial<Reading>]>([
    ['away', { waker: null }],
    ['31 s behind', { waker: { due: 1, lagSeconds: 31 } }],
  ])('hangs on the database and on what is late: %s', async (word, reading) => {
    const { ready, checks } = await node({ ...READING, ...reading }).readiness();
    expect(ready).toBe(false);
    expect(Object.values(checks)).toContain(word);
  });
});
