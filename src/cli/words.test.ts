import { describe, expect, it } from 'vitest';
import { EXIT_CODES, worse } from './exit.ts';
import { chooseLang } from './language.ts';
import { messagesIn } from './messages/index.ts';
import { nearest } from './nearest.ts';

describe('which language', () => {
  it('is the one asked for, else the terminal’s, else English', () => {
    expect(chooseLang(['evaluate', '--lang', 'fr'], { LANG: 'en_US.UTF-8' })).toBe('fr');
    expect(chooseLang(['--lang=en'], { LANG: 'fr_FR.UTF-8' })).toBe('en');
    expect(chooseLang([], { LC_ALL: 'fr_CA', LANG: 'en_US' })).toBe('fr');
    expect(chooseLang([], { LC_ALL: '', LANG: 'fr' })).toBe('fr');
    expect(chooseLang([], { LANG: 'frr_DE' })).toBe('en');
    expect(chooseLang(['--', '--lang', 'fr'], {})).toBe('en');
  });
});

describe('did you mean', () => {
  it('finds a swapped, missing or wrong letter, and nothing far', () => {
    expect(nearest('evalaute', ['evaluate', 'explain'])).toBe('evaluate');
    expect(nearest('inc-1042', ['INC-1041', 'INC-1042'])).toBe('INC-1042');
    expect(nearest('zzz', ['evaluate', 'demo'])).toBeNull();
    expect(nearest('simulate', ['evaluate'])).toBeNull();
  });
});

describe('plurals', () => {
  it('French takes the singular for none and one, English for one only', () => {
    const [fr, en] = [messagesIn('fr'), messagesIn('en')];
    expect([0, 1, 2].map((n) => fr.importing.rows(n))).toEqual(['0 ligne lue', '1 ligne lue', '2 lignes lues']);
    expect([0, 1, 2].map((n) => en.importing.rows(n))).toEqual(['0 rows read', '1 row read', '2 rows read']);
  });
});

describe('exit codes', () => {
  it('are 0 to 3, and the worse of two endings wins', () => {
    expect([...new Set(Object.values(EXIT_CODES))].sort()).toEqual([0, 1, 2, 3]);
    expect([worse('fine', 'erredLine'), worse('defect', 'fine'), worse('erredLine', 'breachFound')]).toEqual([
      'erredLine',
      'defect',
      'erredLine',
    ]);
  });
});
