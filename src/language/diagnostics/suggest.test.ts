import { describe, expect, it } from 'vitest';
import { nearestWord } from './suggest.ts';

const WORDS = ['firstResponse', 'restoration', 'resolution', 'within', 'per'];

describe('the word that was meant', () => {
  it.each([
    ['resolutoin', 'resolution'],
    ['Resolution', 'resolution'],
    ['witihn', 'within'],
    ['response', 'firstResponse'],
    ['pre', 'per'],
  ])('for %s is %s', (written, meant) => expect(nearestWord(written, WORDS)).toBe(meant));
  it.each(['', 'x', 'P4', 'availability', 'a'.repeat(200)])('for %j is not guessed', (written) =>
    expect(nearestWord(written, WORDS)).toBeNull(),
  );
});
