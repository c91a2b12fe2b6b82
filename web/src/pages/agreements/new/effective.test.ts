import { describe, expect, it } from 'vitest';
import { withEffective } from './effective.ts';

describe('a text that takes effect on another day', () => {
  it('says so where it said another day, and keeps what stands behind', () => {
    expect(withEffective('id: a\neffective: 2026-01-01 # as signed\nterm: {}\n', '2026-03-01')).toBe(
      'id: a\neffective: 2026-03-01 # as signed\nterm: {}\n',
    );
    expect(withEffective('id: a\r\neffective: 2026-01-01\r\nterm: {}\r\n', '2026-03-01')).toBe(
      'id: a\r\neffective: 2026-03-01\r\nterm: {}\r\n',
    );
  });

  it('says so behind the number of its version, where it did not', () => {
    expect(withEffective('id: a\nversion: 2\nterm: {}\n', '2026-03-01')).toBe(
      'id: a\nversion: 2\neffective: 2026-03-01\nterm: {}\n',
    );
    expect(withEffective('title: x\n', '2026-03-01')).toBe('effective: 2026-03-01\ntitle: x\n');
  });

  it('leaves alone what only looks like it', () => {
    expect(withEffective('version: 1\nterm:\n  effective: never\n', '2026-03-01')).toBe(
      'version: 1\neffective: 2026-03-01\nterm:\n  effective: never\n',
    );
  });
});
