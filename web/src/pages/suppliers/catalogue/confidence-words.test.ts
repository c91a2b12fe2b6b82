import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { confidenceParts } from './confidence-words.ts';

interface Catalogue {
  readonly entries: readonly { readonly id: string; readonly confidence: string }[];
}

it('has words for how sure each entry of the catalogue is', () => {
  const { entries } = JSON.parse(readFileSync('catalogue/suppliers.json', 'utf8')) as Catalogue;
  expect(entries.length).toBeGreaterThan(10);
  expect(entries.filter(({ confidence }) => confidenceParts(confidence) === null)).toEqual([]);
});

it('tells a day apart from words, and does not guess', () => {
  expect(confidenceParts('official, version of 2022-05-05')).toEqual([
    { known: 'official' },
    { version: '2022-05-05' },
  ]);
  expect(confidenceParts('official; heard at a fair')).toBeNull();
});
