import { describe, expect, it } from 'vitest';
import { byEngine, isSomething } from './engine.ts';
import { bonusesByHand, creditsByHand, type Figure } from './oracle.ts';
import { randomWorld } from './random-world.ts';

const WORLDS = Number(process.env['LEEWAY_SETTLEMENTS'] ?? 2000);

const order = (figures: readonly Figure[]) =>
  figures
    .filter(isSomething)
    .toSorted((a, b) => a.month - b.month || (a.item < b.item ? -1 : a.item > b.item ? 1 : 0) || a.from - b.from);

describe('settlement and a reckoning by hand that shares no code with it', () => {
  it(`agree on every credit and bonus of ${WORLDS} random agreements over one to three years`, () => {
    let figures = 0;
    for (let seed = 0; seed < WORLDS; seed++) {
      const world = randomWorld(seed);
      const engine = byEngine(world);
      const byHand = { credits: order(creditsByHand(world)), bonuses: order(bonusesByHand(world)) };
      const settled = { credits: order(engine.credits), bonuses: order(engine.bonuses) };
      figures += byHand.credits.length + byHand.bonuses.length;
      // Compared as texts first: thousands of deep comparisons take longer than the reckoning.
      if (JSON.stringify(settled) !== JSON.stringify(byHand)) expect(settled, `world ${seed}`).toEqual(byHand);
    }
    expect(figures, 'worlds in which nothing is owed prove nothing').toBeGreaterThan(WORLDS * 5);
  });
});
