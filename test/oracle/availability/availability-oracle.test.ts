import { describe, expect, it } from 'vitest';
import { runWorlds, tell } from './run.ts';

const WORLDS = Number(process.env['LEEWAY_MONTHS'] ?? 1000);
const FROM = Number(process.env['LEEWAY_MONTHS_FROM'] ?? 1);
const PART = 500;
const SHOWN = 5;

describe('random months of a service, minute by minute', () => {
  for (let from = FROM; from < FROM + WORLDS; from += PART) {
    const count = Math.min(PART, FROM + WORLDS - from);
    it(`the engine gives months ${from} to ${from + count - 1} the oracle’s waterfall, share and verdict`, () => {
      const disagreements = runWorlds(from, count, SHOWN);
      expect(disagreements.slice(0, SHOWN).map(tell).join('\n\n')).toBe('');
    });
  }
});
