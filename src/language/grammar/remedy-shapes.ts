import { CAP_WINDOWS } from '../../core/agreement/index.ts';
import { base, cap } from './charge-shapes.ts';
import {
  assumed,
  decimal,
  flag,
  line,
  listOf,
  mapOf,
  may,
  must,
  oneOrMore,
  record,
  ref,
  scalar,
  text,
  whole,
  word,
} from './form.ts';

/** A share of the base or an amount, in one text. */
const due = scalar('due');

/** Keys that each say how much a missed promise costs. */
export const FORMULAS = [
  'tiers',
  'perPeriod',
  'perBreach',
  'perUnit',
  'proportional',
  'serviceDays',
  'points',
  'pool',
  'lateDays',
] as const;

const vat = word('priceReduction', 'outOfScope', 'taxable', 'toConfirm');

const remedy = record(
  'Remedy',
  {
    title: may(text, 'What people call it.'),
    on: must(ref('target'), 'The target whose miss it answers.'),
    kind: assumed(
      word('priceReduction', 'penalty', 'serviceDays', 'improvementPlan', 'terminationRight'),
      'priceReduction',
      'What it is in law.',
    ),
    tiers: may(
      listOf(
        record('RemedyTier', {
          below: must(scalar('percent'), 'Strictly below this share.'),
          credit: must(due, 'This much is due.'),
        }),
        1,
      ),
      'By how far it was missed; only the worst tier reached counts.',
    ),
    perPeriod: may(due, 'For each period missed.'),
    perBreach: may(due, 'For each clock breached.'),
    perUnit: may(
      record('PerUnit', {
        each: must(scalar('plainDuration'), 'For each so long beyond the promise.'),
        credit: must(due, 'This much.'),
        started: may(flag, 'Does a unit begun count whole?'),
      }),
      'For each unit of time beyond the promise.',
    ),
    proportional: may(
      record('Proportional', { times: may(decimal(0.01, 1000), 'Times the share that was down; default 1.') }),
      'In proportion to the time down.',
    ),
    serviceDays: may(
      listOf(
        record('ServiceDaysTier', {
          below: must(scalar('percent'), 'Strictly below this share.'),
          days: must(whole(1, 366), 'Days of service added.'),
        }),
        1,
      ),
      'Days of service added.',
    ),
    points: may(
      record('Points', {
        minor: must(whole(0, 1000), 'Points of a minor miss.'),
        serious: must(whole(0, 1000), 'Points of a serious one.'),
        seriousBelow: may(scalar('percent'), 'Below this share a miss is serious.'),
        repeat: may(whole(1, 100), 'Times as many when repeated; default 1.'),
        free: may(whole(0, 10_000), 'Points that cost nothing; default 0.'),
        each: must(due, 'What a point costs.'),
      }),
      'By points.',
    ),
    pool: may(
      record('Pool', {
        pool: must(scalar('percent'), 'Share of the amount at risk in the pool.'),
        allocation: must(scalar('percent'), 'Share of the pool for this target.'),
        atRisk: must(scalar('percent'), 'Share of the base at risk.'),
      }),
      'By shares of a pool at risk.',
    ),
    lateDays: may(
      record('LateDays', {
        divisor: must(whole(1, 100_000), 'Base × days ÷ this.'),
        ruleset: must(line, 'Rules it follows, such as `ccag-tic-2021`.'),
      }),
      'Public procurement: by days late.',
    ),
    of: may(base, 'What a share is a share of.'),
    vatTreatment: may(vat, 'How VAT treats it.'),
    repeat: may(
      record('Repeat', {
        times: must(decimal(1, 100), 'Times as much'),
        within: must(whole(1, 60), 'when missed again within so many periods.'),
      }),
      'On repetition.',
    ),
    group: may(scalar('id'), 'Of one group only the best for the customer is due.'),
    cap: may(cap, 'The most of this remedy in one period.'),
    deMinimis: may(scalar('money'), 'Less than this is not due.'),
    claim: may(
      record('Claim', {
        onRequest: assumed(flag, true, 'Must the customer ask?'),
        within: may(scalar('term'), 'Within so long.'),
        channel: may(line, 'How.'),
        evidence: may(text, 'With what proof.'),
      }),
      'How it is claimed; default: automatic.',
    ),
    noticeRequired: may(flag, 'Must formal notice come first (mise en demeure)?'),
    contestWithin: may(scalar('term'), 'How long it can be contested.'),
    silenceAccepts: may(flag, 'Does silence accept? Default: no.'),
    soleRemedy: may(flag, 'Does it settle the matter (libératoire)?'),
    countsTowardLiability: may(flag, 'Does it use up the liability cap?'),
    applied: may(
      word('nextInvoice', 'creditNote', 'refund', 'extension'),
      'How it reaches the customer; default: `nextInvoice`.',
    ),
    missingReport: may(flag, 'Does a report not delivered count as a miss? Default: no.'),
    within: may(scalar('duration'), 'Improvement plan: within so long.'),
  },
  { exclusive: [FORMULAS] },
);

export const remedies = mapOf(remedy);

export const caps = record(
  'Caps',
  Object.fromEntries(CAP_WINDOWS.map((window) => [window, may(cap, `The most of all remedies: ${window}.`)])) as {
    readonly [W in (typeof CAP_WINDOWS)[number]]: ReturnType<typeof may<PlainCap>>;
  },
);

/** The canonical value of a cap. */
export type PlainCap = NonNullable<typeof cap.value>;

export const bonuses = mapOf(
  record(
    'Bonus',
    {
      title: may(text, 'What people call it.'),
      on: must(ref('target'), 'The target whose excess it rewards.'),
      above: may(scalar('outstandingOrPercent'), '`outstanding`, or the share from which it is earned.'),
      bonus: may(due, 'How much.'),
      tiers: may(
        listOf(
          record('BonusTier', {
            above: must(scalar('percent'), 'From this share on.'),
            bonus: must(due, 'This much.'),
          }),
          1,
        ),
        'By how far it was exceeded.',
      ),
      linear: may(flag, 'Does it grow evenly up to 100 %? Default: no.'),
      of: may(base, 'What a share is a share of.'),
      cap: may(cap, 'The most of it in one period.'),
      unless: may(listOf(line), 'Forfeited by one breach, as `p1-restoration.breached`.'),
      approvedByCustomer: may(flag, 'Must the customer approve it? Default: no.'),
      vatTreatment: may(vat, 'How VAT treats it; default: `taxable`.'),
      offset: may(flag, 'May it be set off against credits? Default: no.'),
    },
    { exclusive: [['bonus', 'tiers']] },
  ),
);

export const earnBack = oneOrMore(
  record('EarnBack', {
    on: must(ref('remedy'), 'The remedy that waits.'),
    when: must(line, '`every of next 3 met`, `2 of next 3 met`, `mean of next 3 outstanding`.'),
    portion: may(scalar('percent'), 'How much of it falls away; default: all.'),
  }),
);

export const termination = record('Termination', {
  chronic: may(
    oneOrMore(
      record('Chronic', {
        target: must(ref('target'), 'The target.'),
        missed: must(whole(1, 60), 'Missed so many times'),
        of: must(whole(1, 60), 'of so many running periods.'),
      }),
    ),
    'Repeated misses that give a right to end.',
  ),
  capReached: may(oneOrMore(word(...CAP_WINDOWS)), 'Caps whose being reached gives that right.'),
  cureWithin: may(scalar('term'), 'A fault may be cured within so long after notice.'),
  convenience: may(scalar('term'), 'Notice to end without a cause; default: not possible.'),
  notice: may(scalar('term'), 'Notice to end for a cause.'),
});
