import { describe, expect, it } from 'vitest';
import { hashPassword, isPassword, passwordFault } from './password.ts';
import { seal, unseal } from './sealed.ts';

const faultOf = (password: string, email: string | null = 'ana.lopez@example.org') =>
  passwordFault(password, email, '/password')?.faults[0]?.code ?? null;

describe('a password', () => {
  it('is kept with argon2id at the cost OWASP asks for at least, each time otherwise', async () => {
    const [one, two] = [await hashPassword('a long enough one'), await hashPassword('a long enough one')];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
    expect([await isPassword('a long enough one', one), await isPassword('a long enough onE', one)]).toEqual([
      true,
      false,
    ]);
    expect(await isPassword('a long enough one', null)).toBe(false);
  });

  it('has at least twelve characters, counted as people do, and at most 256', () => {
    expect([faultOf('elevenchars'), faultOf('twelve chars')]).toEqual(['passwordTooShort', null]);
    expect(faultOf('😀🎉🚀🐈🌍🍕')).toBe('passwordTooShort');
    expect(faultOf('😀🎉🚀🐈🌍🍕😀🎉🚀🐈🌍🍕')).toBeNull();
    expect([faultOf(`${'ab cd '.repeat(42)}abcd`), faultOf(`${'ab cd '.repeat(42)}abcde`)]).toEqual([
      null,
      'passwordTooLong',
    ]);
  });

  it('is not what is tried first, nor the address it is for', () => {
    const guessable = ['Password1234', 'MOTDEPASSE1234', 'abababababab', 'Ana.Lopez@example.org', ' password1234 '];
    for (const password of guessable) expect(faultOf(password)).toBe('passwordGuessable');
    expect(faultOf('ana.lopez.is', 'ana.lopez.is@example.org')).toBe('passwordGuessable');
    expect(faultOf('lower case words only')).toBeNull();
  });

  it('waits its turn when many are checked at once, and none is lost', async () => {
    const kept = await hashPassword('a long enough one');
    const tries = Array.from({ length: 12 }, (_, i) =>
      isPassword(i % 3 === 0 ? 'a long enough one' : `guess ${i}`, kept),
    );
    expect((await Promise.all(tries)).filter(Boolean).length).toBe(4);
  });
});

describe('what is sealed', () => {
  const key = new Uint8Array(32).fill(1);

  it('opens with its key for its owner only, and not when it was changed', () => {
    const sealed = seal('é secret', key, 'p-1');
    expect(sealed).not.toContain('secret');
    expect(unseal(sealed, key, 'p-1')).toBe('é secret');
    expect(unseal(sealed, key, 'p-2')).toBeNull();
    expect(unseal(sealed, new Uint8Array(32).fill(2), 'p-1')).toBeNull();
    const parts = sealed.split('.');
    for (const at of [0, 1, 2, 3]) {
      const other = (part: string) => `${part.startsWith('A') ? 'B' : 'A'}${part.slice(1)}`;
      const changed = parts.map((part, i) => (i === at ? other(part) : part)).join('.');
      expect(unseal(changed, key, 'p-1')).toBeNull();
    }
    expect(unseal('', key, 'p-1')).toBeNull();
  });
});
