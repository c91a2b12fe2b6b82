import type { Agreement } from '../../agreement/index.ts';
import { multiplyRatios, ratio, ratioOfPpm, roundRatio } from '../../money/index.ts';
import type { Instant, Span } from '../../time/index.ts';
import type { RemedyItem } from '../account/settle-month.ts';
import type { BonusItem } from '../bonus/month-bonuses.ts';
import { RULESETS } from '../due/ruleset.ts';
import type { PeriodOutcome } from '../outcome.ts';
import { answerTo, endOfTerm } from './answer.ts';
import { type Decision, decisionsOn } from './decisions.ts';
import { earnBackFate } from './earn-back.ts';
import { type Standing, standingOf } from './stage.ts';

/** All that the standing of a month's figures depends on besides the figure. */
export interface StandingContext {
  readonly span: Span;
  readonly decisions: readonly Decision[];
  /** The same promise's outcomes after one of them, in order. */
  readonly following: (outcome: PeriodOutcome) => readonly PeriodOutcome[];
  /** The agreement's end; null: none. */
  readonly endsAt: Instant | null;
}

/** How far a remedy has come by an instant. */
export function remedyStanding(item: RemedyItem, context: StandingContext, at: Instant): Standing {
  const { remedy, outcome, month, amountMinor } = item;
  const { version } = outcome;
  const decisions = decisionsBy(context, at);
  const terms = version.commercial.earnBack.find(({ on }) => on === remedy.id) ?? null;
  const earnBack = terms === null ? null : earnBackFate(terms, context.following(outcome), context.endsAt, at);
  const heldMinor = terms === null ? 0n : roundRatio(multiplyRatios(ratio(amountMinor), ratioOfPpm(terms.portionPpm)));
  const noticeAt = noticeOf(item, decisions);
  const claimAt = decisionsOn(decisions, month, remedy.id, ['claimed'])[0]?.at ?? null;
  const claimBy = claimEnd(item, context.span, version);
  const onRequest = remedy.claim?.onRequest === true;
  const claimed = !onRequest || (claimAt !== null && (claimBy === null || claimAt < claimBy));
  const { formula } = remedy;
  const contradictory = formula?.kind === 'lateDays' && RULESETS.get(formula.ruleset)?.contradictory === true;
  const { contestWithin, silenceAccepts } = remedy;
  const answerTerms = { contestWithin, silenceAccepts, contradictory, timeZone: version.timeZone };
  return standingOf({
    amountMinor,
    decisions: decisionsOn(decisions, month, remedy.id, ['notified', 'contested', 'accepted', 'invoiced']),
    readyAt: context.span.to,
    at,
    heldMinor: heldMinor < amountMinor ? heldMinor : amountMinor,
    earnBack,
    lapsed: !claimed && claimBy !== null && claimBy <= at,
    claimBy: onRequest ? claimBy : null,
    answer: (known) => answerTo(answerTerms, known, context.span.to, remedy.noticeRequired ? noticeAt : null, at),
    needs: [
      // A claim that nobody asks for is waited for by nobody.
      ['claim', !onRequest ? context.span.to : claimed ? claimAt : null],
      ['notice', remedy.noticeRequired === true ? noticeAt : context.span.to],
    ],
  });
}

/** How far a bonus has come by an instant: it waits for the customer's approval where the agreement asks for it. */
export function bonusStanding(
  { bonus, month, amountMinor, outcome }: BonusItem,
  context: StandingContext,
  at: Instant,
): Standing {
  const decisions = decisionsBy(context, at);
  const approvedAt = decisionsOn(decisions, month, bonus.id, ['approved'])[0]?.at ?? null;
  const { timeZone } = outcome.version;
  const terms = { contestWithin: null, silenceAccepts: false, contradictory: false, timeZone };
  return standingOf({
    amountMinor,
    decisions: decisionsOn(decisions, month, bonus.id, ['notified', 'contested', 'accepted', 'invoiced']),
    readyAt: context.span.to,
    at,
    heldMinor: 0n,
    earnBack: null,
    lapsed: false,
    claimBy: null,
    answer: (known) => answerTo(terms, known, context.span.to, null, at),
    needs: [['approval', bonus.approvedByCustomer ? approvedAt : context.span.to]],
  });
}

function decisionsBy({ decisions }: StandingContext, at: Instant): readonly Decision[] {
  return decisions.filter((decision) => decision.at <= at);
}

/** A formal notice serves every miss that came before it: the first breach, or else the period's beginning, tells. */
function noticeOf({ remedy, outcome }: RemedyItem, decisions: readonly Decision[]): Instant | null {
  const firstMiss = outcome.breaches.reduce(
    (first, { breachedAt }) => Math.min(first, breachedAt),
    Number.POSITIVE_INFINITY,
  );
  const missedAt = Number.isFinite(firstMiss) ? firstMiss : outcome.period.from;
  const given = decisions.find(
    ({ kind, item, at }) => kind === 'noticed' && at >= missedAt && (item === null || item === remedy.id),
  );
  return given?.at ?? null;
}

/** The end of the time to claim: its last local day, counted from the last day of the month. */
function claimEnd({ remedy }: RemedyItem, span: Span, { timeZone }: Agreement): Instant | null {
  const within = remedy.claim?.within ?? null;
  return within === null ? null : endOfTerm(timeZone, span.to - 1, within);
}
