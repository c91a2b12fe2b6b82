import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SecretUnusable, secretIn } from './secret.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leeway-secret-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the secret of a data folder', () => {
  it('is made once, readable by its owner alone, and is the same ever after', () => {
    const first = secretIn(join(folder, 'new'), null);
    const again = secretIn(join(folder, 'new'), null);
    expect([first.isNew, again.isNew]).toEqual([true, false]);
    expect(again.fingerprint).toBe(first.fingerprint);
    expect(statSync(join(folder, 'new', 'secret')).mode & 0o777).toBe(0o600);
    expect(first.sealingKey).toHaveLength(32);
  });

  it('is not told by its fingerprint, nor one key by another', () => {
    const { sealingKey, signingKey, fingerprint } = secretIn(folder, null);
    const text = readFileSync(join(folder, 'secret'), 'utf8').trim();
    const all = [text, Buffer.from(sealingKey).toString('base64url'), signingKey, fingerprint];
    expect(new Set(all).size).toBe(4);
    expect(all.filter((one) => all.some((other) => other !== one && other.includes(one)))).toEqual([]);
  });

  it('gives way to one that was given, and no file is made then', () => {
    const given = secretIn(folder, 'x'.repeat(32));
    expect(given.file).toBeNull();
    expect(() => statSync(join(folder, 'secret'))).toThrow('ENOENT');
    expect(given.fingerprint).toBe(secretIn('/nowhere', 'x'.repeat(32)).fingerprint);
  });

  it('is not replaced when its file holds too little: that could be a disk that was full', () => {
    writeFileSync(join(folder, 'secret'), '');
    expect(() => secretIn(folder, null)).toThrow(SecretUnusable);
    expect(readFileSync(join(folder, 'secret'), 'utf8')).toBe('');
  });
});
