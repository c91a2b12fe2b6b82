import type { RemedyKind, VatTreatment } from '../../agreement/index.ts';
import {
  floorRatio,
  type Money,
  multiplyRatios,
  type Ratio,
  type RatioPpm,
  ratio,
  roundRatio,
  type Step,
} from '../../money/index.ts';
import type { Instant, Span } from '../../time/index.ts';
import type { SettledMonth } from '../account/open-account.ts';
import type { RemedyItem } from '../account/settle-month.ts';
import type { BonusItem } from '../bonus/month-bonuses.ts';
import type { Month } from '../month/month.ts';
import type { ItemState, Standing, WaitsFor } from '../standing/stage.ts';
import { bonusStanding, remedyStanding } from '../standing/standing.ts';
import { bonusBucket, remedyBucket } from './bucket.ts';

/** What credits and bonuses have in common. */
interface Figure {
  /** Ref of the version that judged the period. */
  readonly agreement: string;
  readonly agreementId: string;
  readonly target: string;
  readonly level: string | null;
  /** The month it is settled in. */
  readonly month: Month;
  /** The period of the target. */
  readonly period: Span;
  /** What a share was taken of; null: an amount was due. */
  readonly base: Money | null;
  /** The share of the base it came to before caps; `percentPpm` is it in millionths, floored. */
  readonly share: Ratio | null;
  readonly percentPpm: RatioPpm | null;
  /** As computed: capped and rounded. */
  readonly amount: Money;
  /** What is final of it; and what is not, and may still become so. */
  readonly payable: Money;
  readonly pending: Money;
  readonly state: ItemState;
  readonly waitsFor: readonly WaitsFor[];
  readonly finalAt: Instant | null;
  readonly contestBy: Instant | null;
  /** The bucket of VAT it belongs to. */
  readonly vatTreatment: VatTreatment;
  readonly working: readonly Step[];
}

/** What a remedy comes to for one period: a credit, a penalty, days of service, a plan or a right to end. */
export interface Credit extends Figure {
  readonly remedy: string;
  readonly kind: RemedyKind;
  /** Days of service added. */
  readonly days: number;
  readonly earnedBack: Money;
  readonly claimBy: Instant | null;
  /** How it reaches the customer. A penalty is never a credit note: it is refunded then. */
  readonly applied: 'nextInvoice' | 'creditNote' | 'refund' | 'extension';
}

export interface EarnedBonus extends Figure {
  readonly bonus: string;
  /** May it be set off against what is owed in the same bucket? */
  readonly offset: boolean;
}

/** A remedy as it stands at an instant. */
export function creditOf(item: RemedyItem, { context }: Pick<SettledMonth, 'context'>, at: Instant): Credit {
  const { remedy, currency } = item;
  const standing = remedyStanding(item, context, at);
  const penaltyByNote = remedy.kind === 'penalty' && remedy.applied === 'creditNote';
  return {
    ...figureOf(item, standing),
    remedy: remedy.id,
    kind: remedy.kind,
    days: standing.state === 'lapsed' || standing.state === 'earnedBack' ? 0 : item.owed.days,
    earnedBack: money(standing.earnedBackMinor, currency),
    claimBy: standing.claimBy,
    applied: penaltyByNote ? 'refund' : remedy.applied,
    vatTreatment: remedyBucket(remedy),
    working: [...baseSteps(item), ...item.steps(), ...earnBackSteps(item, standing)],
  };
}

/** A bonus as it stands at an instant. */
export function earnedBonusOf(item: BonusItem, { context }: Pick<SettledMonth, 'context'>, at: Instant): EarnedBonus {
  return {
    ...figureOf(item, bonusStanding(item, context, at)),
    bonus: item.bonus.id,
    offset: item.bonus.offset,
    vatTreatment: bonusBucket(item.bonus),
    working: [...baseSteps(item), ...item.steps()],
  };
}

type Item = RemedyItem | BonusItem;

function figureOf(item: Item, standing: Standing): Omit<Figure, 'vatTreatment' | 'working'> {
  const { outcome, month, owed, baseMinor, currency, amountMinor } = item;
  const { version, target, period } = outcome;
  const { state, waitsFor, finalAt, contestBy, standingMinor, payableMinor } = standing;
  return {
    agreement: version.ref,
    agreementId: version.id,
    target: target.id,
    level: target.level,
    month,
    period,
    base: owed.share === null ? null : money(roundRatio(baseMinor), currency),
    share: owed.share,
    percentPpm: owed.share === null ? null : Number(floorRatio(multiplyRatios(owed.share, ratio(1_000_000)))),
    amount: money(amountMinor, currency),
    payable: money(payableMinor, currency),
    pending: money(standingMinor - payableMinor, currency),
    state,
    waitsFor,
    finalAt,
    contestBy,
  };
}

export function money(amountMinor: bigint, currency: string): Money {
  return { amountMinor: Number(amountMinor), currency };
}

/** What the base is made of, where a share was taken of one. */
function baseSteps({ base, baseMinor, owed, currency }: Item): readonly Step[] {
  if (base === null || owed.share === null) return [];
  const { of, months } = base;
  const names = of.kind === 'lines' ? of.lines.join(', ') : of.kind;
  const inputs = {
    of: { kind: 'name', name: names },
    from: { kind: 'name', name: months[0] ?? '' },
    to: { kind: 'name', name: months.at(-1) ?? '' },
    prices: { kind: 'name', name: base.revised ? 'revised' : 'asAgreed' },
  } as const;
  const result = { kind: 'money', money: money(roundRatio(baseMinor), currency) } as const;
  return [{ kind: 'base', clause: null, inputs, result, evidence: [] }];
}

function earnBackSteps(
  { remedy, currency }: RemedyItem,
  { earnBack, earnedBackMinor, standingMinor }: Standing,
): readonly Step[] {
  if (earnBack === null) return [];
  const decided =
    earnBack.kind === 'pending'
      ? {}
      : {
          periods: { kind: 'number', number: ratio(earnBack.periods) } as const,
          at: { kind: 'instant', at: earnBack.at } as const,
        };
  const inputs = {
    outcome: { kind: 'name', name: earnBack.kind } as const,
    earnedBack: { kind: 'money', money: money(earnedBackMinor, currency) } as const,
    ...decided,
  };
  const result = { kind: 'money', money: money(standingMinor, currency) } as const;
  return [{ kind: 'earnBack', clause: `earnBack.${remedy.id}`, inputs, result, evidence: [] }];
}
