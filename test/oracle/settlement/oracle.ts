import { type Amount, creditAmounts } from './amounts.ts';
import { bonusAmounts } from './bonuses.ts';
import { bonusStanding, remedyStanding } from './standing.ts';
import type { World, WorldBonus, WorldRemedy } from './world.ts';

/** One figure as everybody can reckon it. */
export interface Figure {
  readonly item: string;
  readonly month: number;
  readonly from: number;
  readonly cents: number;
  readonly days: number;
  readonly state: string;
  readonly payable: number;
  readonly pending: number;
}

/** Every credit of a world, those at nothing left out. */
export function creditsByHand(world: World): readonly Figure[] {
  return creditAmounts(world, (amount, at) => standsAt(world, amount, at).stands)
    .filter(({ cents, days }) => cents > 0n || days > 0)
    .map((amount) => figureOf(amount, standsAt(world, amount, world.asOf)));
}

/** Every bonus of a world, those at nothing left out. */
export function bonusesByHand(world: World): readonly Figure[] {
  return bonusAmounts(world)
    .filter(({ cents }) => cents > 0n)
    .map((amount) => {
      const bonus = world.bonuses.find(({ id }) => id === amount.item) as WorldBonus;
      return figureOf(amount, bonusStanding(world, bonus, amount, world.asOf));
    });
}

function standsAt(world: World, amount: Amount, at: number) {
  return remedyStanding(world, world.remedies.find(({ id }) => id === amount.item) as WorldRemedy, amount, at);
}

function figureOf(amount: Amount, { state, stands, payable }: ReturnType<typeof standsAt>): Figure {
  return {
    item: amount.item,
    month: amount.month,
    from: amount.outcome.from,
    cents: Number(amount.cents),
    days: state === 'lapsed' || state === 'earnedBack' ? 0 : amount.days,
    state,
    payable: Number(payable),
    pending: Number(stands - payable),
  };
}
