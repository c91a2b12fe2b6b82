// How far each figure has come by an instant: told by walking through what happened, event after event.
import type { Amount } from './amounts.ts';
import { halfUp, less, NOTHING, over, plus, ppm, times, whole } from './fraction.ts';
import {
  startOf,
  type World,
  type WorldDecision,
  type WorldEarnBack,
  type WorldOutcome,
  type WorldRemedy,
} from './world.ts';

const DAY = 86_400_000;
const NEVER = Number.POSITIVE_INFINITY;

export interface Standing {
  readonly state: string;
  /** What is owed or may still be, and what of it is final, in cents. */
  readonly stands: bigint;
  readonly payable: bigint;
}

/** The end of the last day of some days that begin with an instant's day. */
const endAfter = (from: number, days: number): number => (Math.floor(from / DAY) + days + 1) * DAY;

function decisionsOn(world: World, month: number, item: string, at: number): readonly WorldDecision[] {
  return world.decisions
    .filter((one) => one.at <= at && one.month === month && (one.item === null || one.item === item))
    .sort((a, b) => a.at - b.at);
}

/** Once on an invoice while it was final, a figure is settled: what is said afterwards changes nothing. */
export function remedyStanding(world: World, remedy: WorldRemedy, amount: Amount, at: number): Standing {
  const said = decisionsOn(world, amount.month, remedy.id, at).filter(({ type }) => type === 'invoiced');
  const invoice = said.find((one) => standingOf(world, remedy, amount, one.at, one.at).state === 'final');
  const standing = standingOf(world, remedy, amount, at, invoice?.at ?? at);
  return invoice !== undefined && standing.state === 'final' ? { ...standing, state: 'invoiced' } : standing;
}

/** Where a figure stands at an instant, by what was said until another. */
function standingOf(world: World, remedy: WorldRemedy, amount: Amount, at: number, saidBy: number): Standing {
  const ready = startOf(world, amount.month + 1);
  const decisions = decisionsOn(world, amount.month, remedy.id, at);
  const notice = noticeAt(world, remedy, amount.outcome, at);
  const terms = world.earnBack.find(({ on }) => on === remedy.id);
  const fate = terms === undefined ? null : earnBackFate(world, terms, amount.outcome, at);
  const held = terms === undefined ? 0n : halfUp(times(whole(amount.cents), ppm(terms.portion)));
  const claimed = claimedAt(world, remedy, amount, decisions);
  if (claimed === 'tooLate' || (claimed === null && claimEnd(world, remedy, amount) <= at)) {
    return { state: 'lapsed', stands: 0n, payable: 0n };
  }
  const stands = fate?.is === 'earned' ? amount.cents - held : amount.cents;
  const said = decisions.filter((one) => one.at <= saidBy);
  const parties = answers(remedy, said, ready, remedy.notice ? notice : null, at);
  const conditions = [ready, claimed, remedy.notice ? notice : ready, fate === null ? ready : fate.at];
  const finalBy = latest([...conditions, parties.settledAt]);
  const isFinal = finalBy !== null && finalBy <= at;
  // What can not be earned back is not held up by what can.
  const withoutFate = latest([ready, claimed, remedy.notice ? notice : ready, parties.settledAt]);
  const freed = withoutFate !== null && withoutFate <= at && fate?.is === 'pending';
  const payable = isFinal ? stands : freed ? stands - held : 0n;
  if (fate?.is === 'earned' && held === amount.cents) return { state: 'earnedBack', stands, payable };
  return { state: stateOf(parties, isFinal), stands, payable };
}

type Approved = { readonly id: string; readonly approval: boolean };

export function bonusStanding(world: World, bonus: Approved, amount: Amount, at: number): Standing {
  const said = decisionsOn(world, amount.month, bonus.id, at).filter(({ type }) => type === 'invoiced');
  const invoice = said.find((one) => bonusAt(world, bonus, amount, one.at, one.at).state === 'final');
  const standing = bonusAt(world, bonus, amount, at, invoice?.at ?? at);
  return invoice !== undefined && standing.state === 'final' ? { ...standing, state: 'invoiced' } : standing;
}

function bonusAt(world: World, bonus: Approved, amount: Amount, at: number, saidBy: number): Standing {
  const ready = startOf(world, amount.month + 1);
  const decisions = decisionsOn(world, amount.month, bonus.id, at);
  const approved = bonus.approval ? (decisions.find(({ type }) => type === 'approved')?.at ?? null) : ready;
  const said = decisions.filter((one) => one.at <= saidBy);
  const parties = answers({ contest: null, silence: false }, said, ready, null, at);
  const finalBy = latest([ready, approved, parties.settledAt]);
  const isFinal = finalBy !== null && finalBy <= at;
  return { state: stateOf(parties, isFinal), stands: amount.cents, payable: isFinal ? amount.cents : 0n };
}

/** The last of several instants; null when one of them has not come. */
function latest(instants: readonly (number | null)[]): number | null {
  return instants.some((one) => one === null) ? null : Math.max(...(instants as readonly number[]));
}

interface Answers {
  readonly notified: boolean;
  readonly accepted: boolean;
  readonly contested: boolean;
  readonly settledAt: number | null;
}

function stateOf({ contested, accepted, notified }: Answers, isFinal: boolean): string {
  if (contested) return 'contested';
  if (isFinal) return 'final';
  return accepted ? 'accepted' : notified ? 'notified' : 'computed';
}

/** Notified, contested, accepted, by silence where that accepts; in the order in which it happened. */
function answers(
  terms: { readonly contest: number | null; readonly silence: boolean },
  decisions: readonly WorldDecision[],
  ready: number,
  notice: number | null,
  at: number,
): Answers {
  const told = decisions.find(({ type }) => type === 'notified')?.at ?? notice;
  const contestBy = terms.contest === null || told === null ? NEVER : endAfter(told, terms.contest);
  let [accepted, contested]: [number | null, boolean] = [null, false];
  const silence = terms.silence && contestBy <= at ? contestBy : NEVER;
  for (const decision of [...decisions, null]) {
    const now = decision?.at ?? at;
    if (silence <= now && accepted === null && !contested) accepted = silence;
    if (decision?.type === 'contested' && accepted === null) contested = true;
    if (decision?.type === 'accepted') [accepted, contested] = [accepted ?? now, false];
  }
  const settledAt = contested ? null : (accepted ?? (terms.contest === null ? ready : null));
  return { notified: told !== null, accepted: accepted !== null, contested, settledAt };
}

/** The first formal notice at or after the first miss, for this remedy or for all. */
function noticeAt(world: World, remedy: WorldRemedy, outcome: WorldOutcome, at: number): number | null {
  const missed =
    outcome.breaches.length > 0
      ? Math.min(...outcome.breaches.map(({ dueAt }) => dueAt))
      : startOf(world, outcome.from);
  const given = world.decisions
    .filter(
      (one) =>
        one.type === 'noticed' && one.at <= at && one.at >= missed && (one.item === null || one.item === remedy.id),
    )
    .map((one) => one.at);
  return given.length === 0 ? null : Math.min(...given);
}

function claimEnd(world: World, remedy: WorldRemedy, amount: Amount): number {
  const days = remedy.claim?.days ?? null;
  return days === null ? NEVER : endAfter(startOf(world, amount.month + 1) - 1, days);
}

/** When it was claimed; when its month was over, if nothing is to be claimed. */
function claimedAt(
  world: World,
  remedy: WorldRemedy,
  amount: Amount,
  decisions: readonly WorldDecision[],
): number | 'tooLate' | null {
  if (remedy.claim === null) return startOf(world, amount.month + 1);
  const claim = decisions.find(({ type }) => type === 'claimed')?.at ?? null;
  return claim !== null && claim >= claimEnd(world, remedy, amount) ? 'tooLate' : claim;
}

type Fate = { readonly is: 'pending'; readonly at: null } | { readonly is: 'earned' | 'lost'; readonly at: number };

/** Has what waits fallen away? Looked at each time a period has ended, until nothing can change it. */
function earnBackFate(world: World, terms: WorldEarnBack, outcome: WorldOutcome, at: number): Fate {
  const next = world.outcomes
    .filter(({ target, from }) => target === outcome.target && from >= outcome.to)
    .sort((a, b) => a.from - b.from)
    .slice(0, terms.of);
  const ended = next.filter(({ to }) => startOf(world, to) <= at);
  for (let known = 1; known <= ended.length; known++) {
    const until = startOf(world, (ended[known - 1] as WorldOutcome).to);
    const looked = ended.slice(0, known);
    const met = looked.filter(({ verdict }) => verdict === 'met').length;
    if (terms.kind === 'mean') {
      if (known === terms.of) return { is: meanReached(world, looked) ? 'earned' : 'lost', at: until };
    } else {
      if (met >= terms.count) return { is: 'earned', at: until };
      if (met + terms.of - known < terms.count) return { is: 'lost', at: until };
    }
  }
  return { is: 'pending', at: null };
}

function meanReached(world: World, looked: readonly WorldOutcome[]): boolean {
  const outstanding = world.targets.find(({ id }) => id === looked[0]?.target)?.outstanding ?? 1_000_000;
  if (looked.some(({ reached }) => reached === null)) return false;
  const total = looked.reduce((all, { reached }) => plus(all, reached ?? NOTHING), NOTHING);
  return !less(over(total, whole(looked.length)), ppm(outstanding));
}
