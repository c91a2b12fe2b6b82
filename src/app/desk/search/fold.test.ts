import { describe, expect, it } from 'vitest';
import { folded, rankOf } from './fold.ts';

describe('a name that is looked for', () => {
  it.each([
    ['Boréal  SAS', 'boreal sas'],
    ['BORÉAL', 'boreal'],
    ['Bore\u0301al', 'boreal'],
    ['Cœur d’Élan', "coeur d'elan"],
    [' Plain Name ', 'plain name'],
    ['Plain  Name', 'plain name'],
    ['Straße', 'strasse'],
    ['ﬁbre\u202f2', 'fibre 2'],
  ])('%s is compared without accents, case and spaces that nobody sees', (text, plain) => {
    expect(folded(text)).toBe(plain);
    expect(folded(plain)).toBe(plain);
  });

  it('is found best by the whole of it, then by its beginning, a word of it, any part', () => {
    const ranks = ['Or', 'Orion', 'Boréal — Or', 'Nord', 'Sud'].map((text) => rankOf(text, folded('OR')));
    expect(ranks).toEqual([0, 1, 2, 3, null]);
    // The first place is within a word, a later one is not.
    expect(rankOf('Nord-Or', 'or')).toBe(2);
  });

  it('is taken letter by letter: no character stands for another', () => {
    for (const wild of ['%', '_', '.', '*', '?', '\\', '[a-z]']) expect(rankOf('Boréal', wild)).toBeNull();
    expect(rankOf('100 %', '%')).toBe(2);
  });
});
