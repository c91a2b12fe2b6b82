// What each remedy comes to, month by month, reckoned in the plainest way in the order that the formulas (3.4) name: per target, repeat, group, sum, caps, de minimis, one rounding.
import { capOf, charged, monthsFrom, windowMonths } from './charged.ts';
import { isMissed, owed } from './formulas.ts';
import {
  type Fraction,
  floor,
  halfUp,
  less,
  minus,
  NOTHING,
  over,
  ppm,
  smaller,
  sum,
  times,
  whole,
} from './fraction.ts';
import { startOf, type Window, type World, type WorldOutcome, type WorldRemedy } from './world.ts';

const ORDER: readonly Window[] = ['month', 'quarter', 'semester', 'rolling12mo', 'year', 'contractYear', 'term'];

/** A figure of one month, in cents. */
export interface Amount {
  readonly item: string;
  readonly month: number;
  readonly outcome: WorldOutcome;
  readonly cents: bigint;
  readonly days: number;
}

interface Candidate {
  readonly remedy: WorldRemedy;
  readonly outcome: WorldOutcome;
  money: Fraction;
  days: number;
}

/**
 * All remedies of all months, the earliest first: what of earlier months still stands when a month ends uses its caps up.
 * @param stands what of a figure stands at an instant
 */
export function creditAmounts(world: World, stands: (amount: Amount, at: number) => bigint): readonly Amount[] {
  const all: Amount[] = [];
  for (let month = 0; month < world.months; month++) {
    const end = startOf(world, month + 1);
    const granted = (months: readonly number[]) =>
      all
        .filter((amount) => months.includes(amount.month))
        .reduce((cents, amount) => cents + (amount.cents === 0n ? 0n : stands(amount, end)), 0n);
    all.push(...settleMonth(world, month, granted));
  }
  return all;
}

function settleMonth(world: World, month: number, granted: (months: readonly number[]) => bigint): readonly Amount[] {
  const candidates = calledFor(world, month);
  limitPools(world, candidates);
  // Sum, then each cap over what is left; the parts in proportion.
  const total = sum(candidates.map(({ money }) => money));
  let left = total;
  for (const window of ORDER) {
    const cap = world.caps[window];
    if (cap === undefined) continue;
    const months = windowMonths(world, window, month);
    const used = granted(months.filter((one) => one < month));
    const room = minus(capOf(world, cap, months), whole(used));
    left = smaller(left, less(room, NOTHING) ? NOTHING : room);
  }
  const kept = candidates.map(({ money, remedy }) => {
    const part = less(NOTHING, total) ? over(times(money, left), total) : NOTHING;
    return remedy.deMinimis !== null && less(part, whole(remedy.deMinimis)) ? NOTHING : part;
  });
  const cents = shared(halfUp(sum(kept)), kept);
  return candidates.map(({ remedy, outcome, days }, place) => ({
    item: remedy.id,
    month,
    outcome,
    days,
    cents: cents[place] as bigint,
  }));
}

/** Remedies of promises whose missed period ends in the month, in the order of periods, targets and the agreement. */
function calledFor(world: World, month: number): Candidate[] {
  const ended = world.outcomes
    .filter((outcome) => outcome.to === month + 1 && isMissed(outcome, world))
    .sort((a, b) => a.from - b.from || (a.target < b.target ? -1 : 1));
  const candidates: Candidate[] = [];
  for (const outcome of ended) {
    for (const remedy of world.remedies) {
      if (remedy.on !== outcome.target) continue;
      const { money, days } = owed(world, remedy, outcome, month);
      const cap = remedy.cap === null ? money : capOf(world, remedy.cap, monthsFrom(outcome.from, outcome.to));
      candidates.push({ remedy, outcome, money: smaller(money, cap), days });
    }
  }
  onlyTheBest(world, candidates);
  return candidates;
}

/** Of one group only the most favourable stays: the most money, then the most days, then the first in the agreement. */
function onlyTheBest(world: World, candidates: readonly Candidate[]): void {
  for (const group of new Set(candidates.flatMap(({ remedy }) => remedy.group ?? []))) {
    const place = ({ remedy }: Candidate) => world.remedies.indexOf(remedy);
    const members = candidates.filter(({ remedy }) => remedy.group === group).sort((a, b) => place(a) - place(b));
    let best = members[0] as Candidate;
    for (const member of members) {
      const more = less(best.money, member.money);
      const same = !more && !less(member.money, best.money);
      if (more || (same && member.days > best.days)) best = member;
    }
    for (const member of members) if (member !== best) [member.money, member.days] = [NOTHING, 0];
  }
}

/** What is paid from pools never comes to more than the largest amount at risk. */
function limitPools(world: World, candidates: Candidate[]): void {
  const pooled = candidates.filter(({ remedy }) => remedy.formula.kind === 'pool');
  if (pooled.length === 0) return;
  let atRisk = NOTHING;
  for (const { remedy, outcome } of pooled) {
    if (remedy.formula.kind !== 'pool' || remedy.of === null) continue;
    const one = times(ppm(remedy.formula.atRisk), charged(world, remedy.of, monthsFrom(outcome.from, outcome.to)));
    if (less(atRisk, one)) atRisk = one;
  }
  const total = sum(pooled.map(({ money }) => money));
  if (!less(atRisk, total)) return;
  for (const candidate of pooled) candidate.money = over(times(candidate.money, atRisk), total);
}

/** Each part downwards; the cents left over to the largest remainders, the earlier first. */
function shared(total: bigint, parts: readonly Fraction[]): readonly bigint[] {
  const cents = parts.map(floor);
  const rest = (place: number) => minus(parts[place] as Fraction, whole(cents[place] as bigint));
  const places = parts.map((_, place) => place);
  const rests = places.map(rest);
  places.sort((a, b) => {
    const [left, right] = [rests[a] as Fraction, rests[b] as Fraction];
    return less(right, left) ? -1 : less(left, right) ? 1 : a - b;
  });
  let over = total - cents.reduce((units, one) => units + one, 0n);
  for (const place of places) {
    if (over <= 0n) break;
    cents[place] = (cents[place] as bigint) + 1n;
    over -= 1n;
  }
  return cents;
}
