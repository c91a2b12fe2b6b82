import { CAP_WINDOWS } from '../../../core/agreement/index.ts';
import { parseIndexFormula, parsePercent, ratio, valueOfFormula, WHOLE_PPM } from '../../../core/money/index.ts';
import { parseDuration, parseTermLength } from '../../../core/time/index.ts';
import type { PlainAgreement } from '../../grammar/agreement-shape.ts';
import type { PlainCap } from '../../grammar/remedy-shapes.ts';
import type { Path } from '../../source/located.ts';
import { type Context, entriesOf } from '../context.ts';

type Plain<K extends keyof PlainAgreement> = NonNullable<PlainAgreement[K]>;
type Line = NonNullable<Plain<'charges'>['lines']>[string];

/** Figures that are spelt well and can not be reckoned with: units of nothing, shares beyond the whole, bounds crossed. */
export function checkReckonable(context: Context): void {
  const { charges, remedies, bonuses, earnBack } = context.plain;
  for (const [id, line] of entriesOf(charges?.lines)) checkLine(context, line, ['charges', 'lines', id]);
  checkIndexation(context, charges?.indexation);
  for (const [id, remedy] of entriesOf(remedies)) checkRemedy(context, remedy, ['remedies', id]);
  for (const [id, bonus] of entriesOf(bonuses)) {
    checkShare(context, bonus.above, ['bonuses', id, 'above']);
    for (const [index, { above }] of (bonus.tiers ?? []).entries())
      checkShare(context, above, ['bonuses', id, 'tiers', index, 'above']);
  }
  for (const [index, { portion }] of (earnBack ?? []).entries())
    checkShare(context, portion, ['earnBack', index, 'portion']);
  checkCharged(context);
}

function checkLine(context: Context, line: Line, path: Path): void {
  checkLength(context, line.size, [...path, 'size']);
  checkLength(context, line.increment, [...path, 'increment']);
  checkTerm(context, line.expiry, [...path, 'expiry']);
  checkShare(context, line.discount, [...path, 'discount']);
  const bounds = (line.tiers ?? []).map(({ upTo }) => upTo ?? null);
  for (const [index, upTo] of bounds.entries()) {
    const before = bounds[index - 1];
    if (before === undefined || (before !== null && (upTo === null || upTo > before))) continue;
    const named = (bound: number | null) => bound ?? '@anyNumber';
    context.say('priceTiersOutOfOrder', [...path, 'tiers', index], { value: named(upTo), before: named(before) });
  }
}

function checkIndexation(context: Context, terms: Plain<'charges'>['indexation']): void {
  if (terms === undefined) return;
  const path = ['charges', 'indexation'];
  checkTerm(context, terms.every, [...path, 'every']);
  const { floor, ceiling } = terms;
  if (floor !== undefined && ceiling !== undefined && (parsePercent(floor) ?? 0) > (parsePercent(ceiling) ?? 0))
    context.say('floorAboveCeiling', [...path, 'floor'], { floor, ceiling });
  const formula = parseIndexFormula(terms.formula);
  if (formula === null) return;
  // Whatever the formula: while the index stays what it was, something must be left to pay.
  const hundred = ratio(100);
  const price = valueOfFormula(formula, { P0: hundred, S0: hundred, S1: hundred });
  if (price === null || price.part <= 0n)
    context.say('formulaWithoutPrice', [...path, 'formula'], { value: terms.formula });
}

function checkRemedy(context: Context, remedy: Plain<'remedies'>[string], path: Path): void {
  checkLength(context, remedy.perUnit?.each, [...path, 'perUnit', 'each']);
  for (const key of ['pool', 'allocation', 'atRisk'] as const)
    checkShare(context, remedy.pool?.[key], [...path, 'pool', key]);
}

function checkLength(context: Context, value: string | undefined, path: Path): void {
  const duration = value === undefined ? null : parseDuration(value);
  if (duration !== null && 'ms' in duration && duration.ms <= 0) sayZero(context, value, path);
}

function checkTerm(context: Context, value: string | undefined, path: Path): void {
  if (value !== undefined && parseTermLength(value)?.count === 0) sayZero(context, value, path);
}

function sayZero(context: Context, value: string | undefined, path: Path): void {
  context.say('zeroUnit', path, { key: String(path.at(-1)), value: value ?? '' });
}

/** A share that can not be more than the whole. */
function checkShare(context: Context, value: string | undefined, path: Path): void {
  const ppm = value === undefined ? null : parsePercent(value);
  if (ppm === null || ppm <= WHOLE_PPM) return;
  const facts = { key: String(path.at(-1)), value: value ?? '', least: '0%', most: '100%' };
  context.say('shareOutOfRange', path, facts);
}

/** A share of the charges of an agreement that charges nothing: a cap of it would take everything away. */
function checkCharged(context: Context): void {
  const { levels, remedies, bonuses, caps } = context.plain;
  if (context.keys('charges', 'lines').length > 0) return;
  if (entriesOf(levels).some(([, level]) => level.price !== undefined)) return;
  const ask = (of: PlainCap['of'], path: Path) => {
    if (of === 'charges' || of === 'annualValue')
      context.say('nothingCharged', path, { item: path.slice(0, 2).join('.') }, 'key');
  };
  for (const window of CAP_WINDOWS) ask(caps?.[window]?.of, ['caps', window]);
  for (const [id, remedy] of entriesOf(remedies)) ask(remedy.of ?? remedy.cap?.of, ['remedies', id]);
  for (const [id, bonus] of entriesOf(bonuses)) ask(bonus.of ?? bonus.cap?.of, ['bonuses', id]);
}
