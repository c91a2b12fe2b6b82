import type { Amount } from './amounts.ts';
import { capOf, charged, monthsFrom } from './charged.ts';
import { type Fraction, halfUp, less, minus, NOTHING, over, ppm, smaller, times, whole } from './fraction.ts';
import { startOf, type World, type WorldBonus, type WorldOutcome } from './world.ts';

/** All bonuses of all months that come to something, or would but for a breach that forfeits them. */
export function bonusAmounts(world: World): readonly Amount[] {
  return world.outcomes.flatMap((outcome) =>
    world.bonuses.flatMap((bonus) => {
      if (bonus.on !== outcome.target || outcome.verdict !== 'met' || outcome.reached === null) return [];
      const money = earned(world, bonus, outcome);
      const cents = forfeited(world, bonus, outcome) ? 0n : halfUp(money);
      return [{ item: bonus.id, month: outcome.to - 1, outcome, cents, days: 0 }];
    }),
  );
}

function earned(world: World, bonus: WorldBonus, outcome: WorldOutcome): Fraction {
  const reached = outcome.reached as Fraction;
  const months = monthsFrom(outcome.from, outcome.to);
  const base = bonus.of === null ? NOTHING : charged(world, bonus.of, months);
  const rising = [...bonus.tiers].sort((a, b) => a.from - b.from);
  const first = rising[0];
  if (first === undefined || less(reached, ppm(first.from))) return NOTHING;
  const hit = bonus.linear ? rising.at(-1) : rising.filter(({ from }) => !less(reached, ppm(from))).at(-1);
  const due = (hit ?? first).due;
  const full = 'cents' in due ? whole(due.cents) : times(ppm(due.share), base);
  const way = minus([1n, 1n], ppm(first.from));
  const grown = bonus.linear && less(NOTHING, way) ? over(minus(reached, ppm(first.from)), way) : whole(1);
  const money = times(full, smaller(grown, whole(1)));
  return bonus.cap === null ? money : smaller(money, capOf(world, bonus.cap, months));
}

/** One breach, within the period, of a target that it names. */
function forfeited(world: World, bonus: WorldBonus, { from, to }: WorldOutcome): boolean {
  const [begin, end] = [startOf(world, from), startOf(world, to)];
  return world.outcomes.some((other) => {
    if (!bonus.unless.includes(other.target)) return false;
    if (other.breaches.some(({ dueAt }) => dueAt >= begin && dueAt < end)) return true;
    return other.breaches.length === 0 && other.verdict === 'breached' && other.from < to && other.to > from;
  });
}
