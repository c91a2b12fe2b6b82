// What each remedy and bonus comes to, month by month, reckoned in the plainest way from the formulas (3.4) and the order
// they name: per target, repeat, group, sum, caps, de minimis, one rounding.
import {
  ceil,
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
import {
  type Base,
  type Cap,
  type Due,
  startOf,
  type Window,
  type World,
  type WorldBonus,
  type WorldOutcome,
  type WorldRemedy,
} from './world.ts';

const DAY = 86_400_000;
const ORDER: readonly Window[] = ['month', 'quarter', 'semester', 'rolling12mo', 'year', 'contractYear', 'term'];

/** A figure of one month, in cents. */
export interface Amount {
  readonly item: string;
  readonly month: number;
  readonly outcome: WorldOutcome;
  readonly cents: bigint;
  readonly days: number;
}

/** Charges before VAT over some months; before the first and after the last there are none. */
function charged(world: World, base: Base, months: readonly number[]): Fraction {
  if (base === 'annualValue') return whole(world.annualValue);
  const ids = base === 'charges' ? Object.keys(world.lines) : base.lines;
  let total = 0;
  for (const id of ids) for (const month of months) total += world.lines[id]?.[month] ?? 0;
  return whole(total);
}

function monthsFrom(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, place) => from + place);
}

function capOf(world: World, cap: Cap, months: readonly number[]): Fraction {
  return 'cents' in cap ? whole(cap.cents) : times(ppm(cap.share), charged(world, cap.of, months));
}

export function isMissed(outcome: WorldOutcome, world: World): boolean {
  if (outcome.verdict === 'breached') return true;
  const asks = world.targets.find(({ id }) => id === outcome.target)?.asks;
  return asks === null && outcome.breaches.length > 0;
}

/** Outcomes of the same target before this one, the latest first. */
function earlier(world: World, outcome: WorldOutcome): readonly WorldOutcome[] {
  const same = world.outcomes.filter(({ target, from }) => target === outcome.target && from < outcome.from);
  return [...same].sort((a, b) => b.from - a.from);
}

/** What a formula gives for one missed period, repeated as the remedy says, before any cap. */
function owed(
  world: World,
  remedy: WorldRemedy,
  outcome: WorldOutcome,
  month: number,
): { money: Fraction; days: number } {
  const { formula } = remedy;
  const perEvent = formula.kind === 'perBreach' || formula.kind === 'perUnit' || formula.kind === 'lateDays';
  const months = perEvent ? [month] : monthsFrom(outcome.from, outcome.to);
  const base = remedy.of === null ? NOTHING : charged(world, remedy.of, months);
  const worth = (due: Due): Fraction => ('cents' in due ? whole(due.cents) : times(ppm(due.share), base));
  const before = earlier(world, outcome);
  const lastMiss = before.findIndex((one) => isMissed(one, world));
  const once = byFormula(formula, outcome, { base, worth, missedJustBefore: lastMiss === 0, world });
  const again = remedy.repeat !== null && lastMiss >= 0 && lastMiss < remedy.repeat.within;
  return { money: again ? times(once.money, whole(remedy.repeat.times)) : once.money, days: once.days };
}

interface Around {
  readonly base: Fraction;
  readonly worth: (due: Due) => Fraction;
  readonly missedJustBefore: boolean;
  readonly world: World;
}

function byFormula(
  formula: WorldRemedy['formula'],
  outcome: WorldOutcome,
  around: Around,
): { money: Fraction; days: number } {
  const { base, worth, missedJustBefore, world } = around;
  const money = (fraction: Fraction) => ({ money: fraction, days: 0 });
  const reached = outcome.reached ?? [1n, 1n];
  switch (formula.kind) {
    case 'tiers': {
      const hit = formula.tiers.filter(({ below }) => less(reached, ppm(below))).sort((a, b) => a.below - b.below)[0];
      return money(hit === undefined ? NOTHING : worth(hit.due));
    }
    case 'serviceDays': {
      const hit = formula.tiers.filter(({ below }) => less(reached, ppm(below))).sort((a, b) => a.below - b.below)[0];
      return { money: NOTHING, days: hit?.days ?? 0 };
    }
    case 'perPeriod':
      return money(worth(formula.due));
    case 'perBreach':
      return money(times(whole(outcome.breaches.length), worth(formula.due)));
    case 'perUnit':
      return money(times(whole(unitsLate(formula, outcome, world)), worth(formula.due)));
    case 'proportional': {
      const { downMs, measuredMs } = outcome.down ?? { downMs: 0, measuredMs: 1 };
      return money(times(times([BigInt(downMs), BigInt(measuredMs)], whole(formula.times)), base));
    }
    case 'points': {
      const serious =
        formula.seriousBelow === null
          ? outcome.breaches.some(({ priority }) => priority === 'P1')
          : outcome.reached !== null && less(outcome.reached, ppm(formula.seriousBelow));
      const points =
        (serious ? formula.serious : formula.minor) * (missedJustBefore ? formula.repeat : 1) - formula.free;
      return money(times(whole(Math.max(0, points)), worth(formula.each)));
    }
    case 'pool':
      return money(times(times(ppm(formula.pool), ppm(formula.allocation)), times(ppm(formula.atRisk), base)));
    case 'lateDays': {
      let days = 0n;
      for (const breach of outcome.breaches) days += calendarDays(breach.dueAt, breach.dueAt + breach.lateRealMs);
      return money(times([days, BigInt(formula.divisor)], base));
    }
  }
}

/** Calendar days after that of the deadline, that of the stop included; a deadline at midnight ends the day before. */
function calendarDays(dueAt: number, stopAt: number): bigint {
  return BigInt(Math.floor(stopAt / DAY) - Math.floor((dueAt - 1) / DAY));
}

function unitsLate(
  formula: { readonly each: number; readonly started: boolean },
  outcome: WorldOutcome,
  world: World,
): bigint {
  const each = whole(formula.each);
  if (outcome.down === null) {
    // Each clock by itself where a unit begun counts; else all lateness first.
    const late = outcome.breaches.map(({ lateMs }) => whole(lateMs));
    if (!formula.started) return floor(over(sum(late), each));
    return late.reduce((units, one) => units + ceil(over(one, each)), 0n);
  }
  const target = world.targets.find(({ id }) => id === outcome.target);
  const share = target?.asks !== null && target !== undefined && 'share' in target.asks ? target.asks.share : 1_000_000;
  const allowed = times(whole(outcome.down.measuredMs), minus([1n, 1n], ppm(share)));
  const beyond = minus(whole(outcome.down.downMs), allowed);
  if (!less(NOTHING, beyond)) return 0n;
  return formula.started ? ceil(over(beyond, each)) : floor(over(beyond, each));
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

/** The months over which a cap is told around a month; some may lie before the first or after the last. */
function windowMonths(world: World, window: Window, month: number): readonly number[] {
  const ofYear = (world.firstMonth + month) % 12;
  const block = (length: number) => monthsFrom(month - (ofYear % length), month - (ofYear % length) + length);
  switch (window) {
    case 'month':
      return [month];
    case 'quarter':
      return block(3);
    case 'semester':
      return block(6);
    case 'year':
      return block(12);
    case 'rolling12mo':
      return monthsFrom(month - 11, month + 1);
    case 'contractYear':
      return monthsFrom(month - (month % 12), month - (month % 12) + 12);
    case 'term':
      return termMonths(world, month);
  }
}

function termMonths({ term, renewal }: World, month: number): readonly number[] {
  if (term === null) return monthsFrom(0, month + 1);
  let [from, to] = [0, term];
  while (month >= to) [from, to] = [to, to + renewal];
  return monthsFrom(from, to);
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
