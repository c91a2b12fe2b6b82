import { expect, it } from 'vitest';
import catalogue from '../../../../../catalogue/suppliers.json' with { type: 'json' };
import { confidenceParts } from './confidence-words.ts';

it('has words for how sure each entry of the catalogue is', () => {
  const { entries } = catalogue;
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
