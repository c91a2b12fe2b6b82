import type { Agreement, Remedy, RemedyFormula } from '../../agreement/index.ts';
import { groupJudge } from '../judge/groups.ts';
import { type Judge, moreForCustomer, moreForProvider, neutral, presence, unclear } from '../judge/judge.ts';
import { type Leaf, leaf, type Section } from '../leaf.ts';
import {
  duration,
  elapsed,
  flag,
  length,
  money,
  name,
  number,
  reference,
  type StatedValue,
  said,
  share,
  text,
  word,
} from '../value.ts';
import { baseValue, capLeaves, dueValue } from './caps.ts';

export const remedySection: Section = {
  named: 'remedies',
  renames: true,
  entries: ({ commercial }, laterId) =>
    commercial.remedies.map((remedy) => ({
      path: `remedies.${remedy.id}`,
      id: laterId('remedies', remedy.id),
      leaves: [...remedyLeaves(remedy), ...formulaLeaves(remedy.formula), ...dueLeaves(remedy)],
      presence: presence('customer', 'remedy'),
    })),
};

function remedyLeaves(remedy: Remedy): readonly Leaf[] {
  return [
    leaf('title', said(remedy.title, text), neutral('description')),
    leaf('on', reference('targets', remedy.on), unclear('kindOfRemedy')),
    leaf('kind', word(remedy.kind), unclear('kindOfRemedy')),
    leaf('of', said(remedy.of, baseValue), moreForCustomer('amountBase')),
    leaf('vatTreatment', word(remedy.vatTreatment), unclear('tax')),
    leaf(
      'repeat.times',
      said(remedy.repeat, ({ times }) => number(times)),
      moreForCustomer('amountDue', 'nothing'),
    ),
    leaf(
      'repeat.within',
      said(remedy.repeat, ({ withinPeriods }) => number(withinPeriods)),
      moreForCustomer('amountDue', 'nothing'),
    ),
    leaf('group', said(remedy.group, name), groupJudge(remedy.id)),
    ...capLeaves('cap.', remedy.cap, 'customer'),
    leaf('deMinimis', said(remedy.deMinimis, money), moreForProvider('threshold', 'nothing')),
    leaf('missingReport', flag(remedy.missingReportCounts), moreForCustomer('condition')),
    leaf('within', said(remedy.within, duration), moreForProvider('timeLimit', 'endless')),
  ];
}

/** How it becomes due: on request, after notice, unless contested, and how it is paid. */
function dueLeaves({ claim, ...remedy }: Remedy): readonly Leaf[] {
  return [
    leaf('claim.onRequest', flag(claim?.onRequest ?? false), moreForProvider('claim')),
    leaf('claim.within', said(claim?.within, length), moreForCustomer('claim', 'endless')),
    leaf('claim.channel', said(claim?.channel, name), neutral('claim')),
    leaf('noticeRequired', said(remedy.noticeRequired, flag), moreForProvider('claim')),
    leaf('contestWithin', said(remedy.contestWithin, length), unclear('contest')),
    leaf('silenceAccepts', flag(remedy.silenceAccepts), unclear('contest')),
    leaf('soleRemedy', said(remedy.soleRemedy, flag), moreForProvider('liability')),
    leaf('countsTowardLiability', said(remedy.countsTowardLiability, flag), moreForProvider('liability')),
    leaf('applied', word(remedy.applied), unclear('payment')),
  ];
}

/** Every figure of every formula, so that another formula shows what it gives up and what it asks. */
function formulaLeaves(formula: RemedyFormula | null): readonly Leaf[] {
  return [
    leaf(
      'formula',
      said(formula, ({ kind }) => word(kind)),
      formulaJudge,
    ),
    leaf('tiers', formula?.kind === 'tiers' ? creditTiers(formula) : null, ofSameFormula(moreForCustomer('amountDue'))),
    leaf(
      'serviceDays',
      formula?.kind === 'serviceDays' ? dayTiers(formula) : null,
      ofSameFormula(moreForCustomer('amountDue')),
    ),
    ...(formula === null ? [] : figuresOf(formula)).map(([path, value, judge]) =>
      leaf(path, value, ofSameFormula(judge)),
    ),
  ];
}

/** A right of its own kind added to a remedy that had no formula can not be set against one of another. */
const formulaJudge = unclear('kindOfRemedy');

/** A figure that only one of the versions has belongs to another formula, whose change is told beside it. */
const ofSameFormula =
  (judge: Judge): Judge =>
  (before, after, sides) =>
    before === null || after === null ? { direction: 'unclear', reason: 'kindOfRemedy' } : judge(before, after, sides);

function creditTiers({ tiers }: Extract<RemedyFormula, { kind: 'tiers' }>): StatedValue {
  return {
    kind: 'tiers',
    bound: 'below',
    tiers: tiers.map(({ belowPpm, due }) => ({ atPpm: belowPpm, due: dueValue(due) })),
  };
}

function dayTiers({ tiers }: Extract<RemedyFormula, { kind: 'serviceDays' }>): StatedValue {
  return {
    kind: 'tiers',
    bound: 'below',
    tiers: tiers.map(({ belowPpm, days }) => ({ atPpm: belowPpm, due: number(days) })),
  };
}

type Figure = readonly [path: string, value: StatedValue, judge: Judge];
const more = moreForCustomer('amountDue');
const less = moreForProvider('amountDue');

function figuresOf(formula: RemedyFormula): readonly Figure[] {
  switch (formula.kind) {
    case 'tiers':
    case 'serviceDays':
      return [];
    case 'perPeriod':
      return [['perPeriod', dueValue(formula.due), more]];
    case 'perBreach':
      return [['perBreach', dueValue(formula.due), more]];
    case 'perUnit':
      return [
        ['perUnit.each', elapsed(formula.eachMs), less],
        ['perUnit.credit', dueValue(formula.due), more],
        ['perUnit.started', flag(formula.started), more],
      ];
    case 'proportional':
      return [['proportional.times', { kind: 'factor', ppm: Math.round(formula.times * 1_000_000) }, more]];
    case 'points':
      return pointFigures(formula);
    case 'pool':
      return [
        ['pool.pool', share(formula.poolPpm), more],
        ['pool.allocation', share(formula.allocationPpm), more],
        ['pool.atRisk', share(formula.atRiskPpm), more],
      ];
    case 'lateDays':
      return [
        ['lateDays.divisor', number(formula.divisor), less],
        ['lateDays.ruleset', name(formula.ruleset), unclear('law')],
      ];
  }
}

function pointFigures(formula: Extract<RemedyFormula, { kind: 'points' }>): readonly Figure[] {
  const figures: Figure[] = [
    ['points.minor', number(formula.minor), more],
    ['points.serious', number(formula.serious), more],
    ['points.repeat', number(formula.repeat), more],
    ['points.free', number(formula.free), less],
    ['points.each', dueValue(formula.perPoint), more],
  ];
  if (formula.seriousBelowPpm !== null) figures.push(['points.seriousBelow', share(formula.seriousBelowPpm), more]);
  return figures;
}

/** Of points without a share that makes a miss serious, the agreement's first priority does: which one is a term. */
export const firstPrioritySection: Section = {
  named: null,
  renames: false,
  entries: (agreement: Agreement) => {
    const first = Object.keys(agreement.priorities)[0];
    const used = agreement.commercial.remedies.some(
      ({ formula }) => formula?.kind === 'points' && formula.seriousBelowPpm === null,
    );
    if (first === undefined || !used) return [];
    const leaves = [leaf('first', reference('priorities', first), unclear('amountDue'))];
    return [{ path: 'priorities', id: 'priorities', leaves, presence: neutral('amountDue') }];
  },
};
