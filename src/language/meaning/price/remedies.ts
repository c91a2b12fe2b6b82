import { parseMoney, parsePercent } from '../../../core/money/index.ts';
import type { PlainAgreement } from '../../grammar/agreement-shape.ts';
import { FORMULAS } from '../../grammar/remedy-shapes.ts';
import type { PlainTarget } from '../../lower/targets.ts';
import { type Context, entriesOf } from '../context.ts';
import { checkPeriod } from './money.ts';

type PlainRemedy = NonNullable<PlainAgreement['remedies']>[string];
type Formula = (typeof FORMULAS)[number];

/** What a miss costs: figures that could not be computed, and words two people could read differently. */
export function checkRemedies(context: Context): void {
  for (const [id, remedy] of entriesOf(context.plain.remedies)) {
    const formula = FORMULAS.find((key) => remedy[key] !== undefined) ?? null;
    checkPeriod(context, id, remedy.on, ['remedies', id, 'on']);
    checkFormula(context, id, remedy, formula);
    checkTiers(context, id, remedy);
    checkUnsaid(context, id, remedy, formula);
  }
}

function checkFormula(context: Context, id: string, remedy: PlainRemedy, formula: Formula | null): void {
  const path = ['remedies', id];
  if (formula === null) {
    const needed = remedy.kind !== 'improvementPlan' && remedy.kind !== 'terminationRight';
    const misread = FORMULAS.some((key) => context.keys(...path).includes(key));
    if (needed && !misread) context.say('remedyWithoutFormula', path, { remedy: id }, 'key');
    return;
  }
  const inDays = formula === 'serviceDays';
  const withoutFigure = remedy.kind === 'improvementPlan' || remedy.kind === 'terminationRight';
  if (withoutFigure || inDays !== (remedy.kind === 'serviceDays'))
    context.say('kindAgainstFormula', [...path, formula], { kind: remedy.kind, formula }, 'key');
  if (remedy.of === undefined && needsBase(remedy) && !context.keys(...path).includes('of')) {
    context.say('shareWithoutBase', path, { item: id }, 'key');
  }
  const target = context.plain.targets?.[remedy.on];
  if (target !== undefined && !fits(formula, target)) {
    context.say(
      'formulaNotForTarget',
      [...path, formula],
      { formula, target: remedy.on, measure: target.measure },
      'key',
    );
  }
}

function needsBase(remedy: PlainRemedy): boolean {
  if (remedy.proportional !== undefined || remedy.pool !== undefined || remedy.lateDays !== undefined) return true;
  const dues = [remedy.perPeriod, remedy.perBreach, remedy.perUnit?.credit, remedy.points?.each];
  return [...dues, ...(remedy.tiers ?? []).map((tier) => tier.credit)].some((due) => due?.endsWith('%'));
}

/** Can a formula be computed from what a target measures? */
function fits(formula: Formula, target: PlainTarget): boolean {
  const shares = target.atLeast !== undefined || target.attainment !== undefined;
  switch (formula) {
    case 'tiers':
    case 'serviceDays':
      return shares;
    case 'perBreach':
    case 'lateDays':
      return target.measure !== 'availability' && target.measure !== 'ratio';
    case 'perUnit':
      return target.measure !== 'ratio';
    case 'proportional':
      return target.measure === 'availability';
    default:
      return true;
  }
}

/** Tiers go from the promise downwards, and cost more at each step. */
function checkTiers(context: Context, id: string, remedy: PlainRemedy): void {
  const target = context.plain.targets?.[remedy.on];
  const promised = target?.atLeast ?? target?.attainment;
  const key = remedy.tiers !== undefined ? 'tiers' : 'serviceDays';
  const bounds = (remedy.tiers ?? remedy.serviceDays ?? []).map(({ below }) => below);
  for (const [index, below] of bounds.entries()) {
    const before = index === 0 ? promised : bounds[index - 1];
    if (before === undefined) continue;
    const gap = (parsePercent(before) ?? 0) - (parsePercent(below) ?? 0);
    if (index === 0 ? gap >= 0 : gap > 0) continue;
    context.say('tiersOutOfOrder', ['remedies', id, key, index, 'below'], {
      value: below,
      before,
      direction: '@below',
    });
  }
  for (const [index, { credit }] of (remedy.tiers ?? []).entries()) {
    const before = remedy.tiers?.[index - 1]?.credit;
    if (before === undefined || costsMore(credit, before)) continue;
    context.say('tiersOutOfOrder', ['remedies', id, 'tiers', index, 'credit'], {
      value: credit,
      before,
      direction: '@above',
    });
  }
}

/** True when it does, and when the two cannot be compared. */
function costsMore(due: string, before: string): boolean {
  const [a, b] = [parsePercent(due), parsePercent(before)];
  if (a !== null && b !== null) return a > b;
  const [x, y] = [parseMoney(due), parseMoney(before)];
  return x === null || y === null || x.currency !== y.currency || x.amountMinor > y.amountMinor;
}

function checkUnsaid(context: Context, id: string, remedy: PlainRemedy, formula: Formula | null): void {
  const path = ['remedies', id];
  const facts = { remedy: id };
  const unbounded = formula === 'perBreach' || formula === 'perUnit' || formula === 'points' || formula === 'lateDays';
  const capped = remedy.cap !== undefined || context.keys('caps').length > 0;
  if (formula !== null && (remedy.kind === 'penalty' || unbounded) && !capped)
    context.say('penaltyWithoutCap', path, facts, 'key');
  if (remedy.perUnit !== undefined && remedy.perUnit.started === undefined) {
    context.say('startedUnsaid', [...path, 'perUnit'], { remedy: id, each: remedy.perUnit.each }, 'key');
  }
  if (remedy.kind !== 'penalty') return;
  if (remedy.noticeRequired === undefined) context.say('noticeUnsaid', path, facts, 'key');
  if (remedy.vatTreatment === undefined) context.say('vatUnsaid', path, facts, 'key');
  if (remedy.soleRemedy === undefined) context.say('soleRemedyUnsaid', path, facts, 'key');
}
