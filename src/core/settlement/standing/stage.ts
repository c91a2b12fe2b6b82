import type { Instant } from '../../time/index.ts';
import type { Answer } from './answer.ts';
import type { Decision } from './decisions.ts';
import type { EarnBackFate } from './earn-back.ts';

/**
 * How far a figure has come: computed → notified → contested or accepted → final → invoiced. `lapsed`: it was to be claimed,
 * and was not in time. `earnedBack`: it fell away whole, since the following periods went well.
 */
export type ItemState =
  | 'computed'
  | 'notified'
  | 'contested'
  | 'accepted'
  | 'final'
  | 'invoiced'
  | 'lapsed'
  | 'earnedBack';

/** What a figure waits for before it is final. */
export type WaitsFor = 'periodEnd' | 'claim' | 'notice' | 'earnBack' | 'acceptance' | 'approval';

export interface Standing {
  readonly state: ItemState;
  readonly waitsFor: readonly WaitsFor[];
  /** Null: not final yet, or never. */
  readonly finalAt: Instant | null;
  /** What is still owed or may still be, in minor units: nothing once lapsed, less what was earned back. */
  readonly standingMinor: bigint;
  /** What of it is final; of a remedy that can be earned back in part, the rest is not held back. */
  readonly payableMinor: bigint;
  readonly earnedBackMinor: bigint;
  readonly earnBack: EarnBackFate | null;
  /** Until when it can be claimed, or contested; null: no such time runs. */
  readonly claimBy: Instant | null;
  readonly contestBy: Instant | null;
}

/** What the standing of a figure is told from. */
export interface Asked {
  readonly amountMinor: bigint;
  readonly decisions: readonly Decision[];
  readonly readyAt: Instant;
  readonly at: Instant;
  readonly heldMinor: bigint;
  readonly earnBack: EarnBackFate | null;
  readonly lapsed: boolean;
  readonly claimBy: Instant | null;
  readonly answer: (decisions: readonly Decision[]) => Answer;
  /** What must have come, and since when it has; null: not yet. */
  readonly needs: readonly (readonly [WaitsFor, Instant | null])[];
}

/** How far a figure has come, from what it waits for and what was answered. */
export function standingOf(asked: Asked): Standing {
  const { decisions, earnBack, amountMinor, at } = asked;
  const invoiced = invoicedAt(asked);
  const answer = asked.answer(decisions.filter((one) => invoiced === null || one.at <= invoiced));
  const finalAt = asked.lapsed ? null : finalInstant(asked, answer);
  const earnedBackMinor = earnBack?.kind === 'earned' ? asked.heldMinor : 0n;
  const standingMinor = asked.lapsed ? 0n : amountMinor - earnedBackMinor;
  const waitsFor = asked.lapsed ? [] : waits(asked, answer);
  const onlyEarnBack = waitsFor.length === 1 && waitsFor[0] === 'earnBack';
  const final = finalAt !== null && finalAt <= at;
  const payableMinor = final ? standingMinor : onlyEarnBack ? standingMinor - asked.heldMinor : 0n;
  const whole = earnBack?.kind === 'earned' && asked.heldMinor === amountMinor;
  const state = asked.lapsed ? 'lapsed' : whole ? 'earnedBack' : stateOf(answer, final, invoiced);
  const { claimBy } = asked;
  return {
    state,
    waitsFor,
    finalAt: final ? finalAt : null,
    standingMinor,
    payableMinor,
    earnedBackMinor,
    earnBack,
    claimBy,
    contestBy: answer.contestBy,
  };
}

function stateOf(answer: Answer, final: boolean, invoiced: Instant | null): ItemState {
  if (answer.contestedAt !== null) return 'contested';
  if (final) return invoiced === null ? 'final' : 'invoiced';
  if (answer.acceptedAt !== null) return 'accepted';
  return answer.notifiedAt !== null ? 'notified' : 'computed';
}

function waits({ needs, readyAt, earnBack, at }: Asked, answer: Answer): readonly WaitsFor[] {
  return [
    ...(at < readyAt ? (['periodEnd'] as const) : []),
    ...needs.flatMap(([what, since]) => (since === null ? [what] : [])),
    ...(earnBack?.kind === 'pending' ? (['earnBack'] as const) : []),
    ...(answer.settledAt === null ? (['acceptance'] as const) : []),
  ];
}

/** Since when everything it waited for has come; null: something has not. */
function finalInstant({ needs, readyAt, earnBack }: Asked, { settledAt }: Answer): Instant | null {
  if (settledAt === null || earnBack?.kind === 'pending') return null;
  let latest = Math.max(readyAt, settledAt, earnBack?.at ?? readyAt);
  for (const [, since] of needs) {
    if (since === null) return null;
    latest = Math.max(latest, since);
  }
  return latest;
}

/** When it was put on an invoice: the first time somebody says so while it is final. Before that it has no effect. */
function invoicedAt(asked: Asked): Instant | null {
  if (asked.lapsed) return null;
  for (const { kind, at } of asked.decisions) {
    if (kind !== 'invoiced') continue;
    const finalAt = finalInstant(asked, asked.answer(asked.decisions.filter((one) => one.at <= at)));
    if (finalAt !== null && finalAt <= at) return at;
  }
  return null;
}
