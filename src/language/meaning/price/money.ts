import { CAP_WINDOWS } from '../../../core/agreement/index.ts';
import { parseIndexFormula, parseMoney } from '../../../core/money/index.ts';
import { AGREEMENT, type PlainAgreement } from '../../grammar/agreement-shape.ts';
import type { PlainCap } from '../../grammar/remedy-shapes.ts';
import { modelOf } from '../../lower/commercial.ts';
import { earnBackCondition } from '../../lower/earn-back.ts';
import type { PlainValue } from '../../shape/reading.ts';
import type { Path } from '../../source/located.ts';
import { type Context, entriesOf } from '../context.ts';
import { visitLeaves } from '../visit.ts';

type Plain<K extends keyof PlainAgreement> = NonNullable<PlainAgreement[K]>;

/** Prices, caps, bonuses and rights to end: what could not be computed. */
export function checkMoney(context: Context): void {
  checkCharges(context);
  checkCurrency(context);
  for (const window of CAP_WINDOWS) checkCap(context, context.plain.caps?.[window], ['caps', window]);
  checkCap(context, context.plain.liability?.cap, ['liability', 'cap']);
  for (const [id, remedy] of entriesOf(context.plain.remedies)) checkCap(context, remedy.cap, ['remedies', id, 'cap']);
  for (const [id, bonus] of entriesOf(context.plain.bonuses)) checkBonus(context, id, bonus);
  checkEarnBack(context);
  checkTermination(context);
}

function checkCharges(context: Context): void {
  const { charges } = context.plain;
  if (charges === undefined) return;
  const lines = entriesOf(charges.lines);
  if (lines.length > 0 && context.keys('charges').includes('currency') === false) {
    context.say('currencyMissing', ['charges'], {}, 'key');
  }
  for (const [id, line] of lines) {
    const model = modelOf(line);
    for (const key of NEEDED_BY_MODEL[model] ?? ['amount']) {
      if (line[key] === undefined)
        context.say('linePricing', ['charges', 'lines', id], { line: id, model, key }, 'key');
    }
  }
  const { indexation } = charges;
  if (indexation !== undefined && parseIndexFormula(indexation.formula) === null) {
    context.say('formulaUnreadable', ['charges', 'indexation', 'formula'], { value: indexation.formula });
  }
}

type LineKey = 'amount' | 'tiers' | 'size' | 'markup';
const NEEDED_BY_MODEL: { readonly [model: string]: readonly LineKey[] | undefined } = {
  graduated: ['tiers'],
  volume: ['tiers'],
  blockHours: ['size', 'amount'],
  passThrough: [],
};

/** Every amount in the currency of the charges; in that of the first amount when they name none. */
function checkCurrency(context: Context): void {
  if (context.plain.charges === undefined) return;
  let { currency } = context.plain.charges;
  visitLeaves(context.plain as PlainValue, AGREEMENT.form, [], (value, form, path) => {
    if (form.kind !== 'scalar' || (form.scalar !== 'money' && form.scalar !== 'due')) return;
    const money = parseMoney(String(value));
    currency ??= money?.currency;
    if (money !== null && currency !== undefined && money.currency !== currency)
      context.say('otherCurrency', path, { value: String(value), currency });
  });
}

function checkCap(context: Context, cap: PlainCap | undefined, path: Path): void {
  if (cap?.share === undefined || cap.of !== undefined) return;
  const window = String(path.at(-1) === 'cap' ? path.at(-2) : path.at(-1));
  context.say('capWithoutBase', path, { cap: window, share: cap.share }, 'key');
}

function checkBonus(context: Context, id: string, bonus: Plain<'bonuses'>[string]): void {
  const path = ['bonuses', id];
  const because = notComputable(context, bonus);
  if (because !== null) context.say('bonusNotComputable', path, { bonus: id, because }, 'key');
  checkCap(context, bonus.cap, [...path, 'cap']);
  checkPeriod(context, id, bonus.on, [...path, 'on']);
  for (const [index, condition] of (bonus.unless ?? []).entries()) {
    const target = /^(.+)\.breached$/.exec(condition)?.[1];
    if (target === undefined || !isTarget(context, target))
      context.say('bonusCondition', [...path, 'unless', index], { value: condition });
    else checkPeriod(context, id, target, [...path, 'unless', index]);
  }
  for (const [index, tier] of (bonus.tiers ?? []).entries()) {
    const before = bonus.tiers?.[index - 1]?.above;
    if (before !== undefined && Number.parseFloat(tier.above) <= Number.parseFloat(before)) {
      context.say('tiersOutOfOrder', [...path, 'tiers', index, 'above'], {
        value: tier.above,
        before,
        direction: '@above',
      });
    }
  }
}

function isTarget(context: Context, id: string): boolean {
  return Object.hasOwn(context.plain.targets ?? {}, id) || context.keys('targets').includes(id);
}

/** Why a bonus cannot be computed; null when it can. */
function notComputable(context: Context, bonus: Plain<'bonuses'>[string]): string | null {
  const target = context.plain.targets?.[bonus.on];
  if (target === undefined) return null;
  if (target.atLeast === undefined && target.attainment === undefined) return '@bonusNoShare';
  if (bonus.tiers === undefined) {
    if (bonus.above === undefined) return '@bonusNoThreshold';
    if (bonus.above === 'outstanding' && target.outstanding === undefined) return '@bonusNoOutstanding';
    if (bonus.bonus === undefined) return '@bonusNoFigure';
  }
  const figures = [bonus.bonus, ...(bonus.tiers ?? []).map((tier) => tier.bonus)];
  return bonus.of === undefined && figures.some((figure) => figure?.endsWith('%')) ? '@bonusNoBase' : null;
}

function checkEarnBack(context: Context): void {
  for (const [index, { when }] of (context.plain.earnBack ?? []).entries()) {
    if (earnBackCondition(when) === null)
      context.say('earnBackUnreadable', ['earnBack', index, 'when'], { value: when });
  }
}

function checkTermination(context: Context): void {
  const { termination } = context.plain;
  for (const [index, { missed, of, target }] of (termination?.chronic ?? []).entries()) {
    if (missed > of) context.say('chronicImpossible', ['termination', 'chronic', index, 'missed'], { missed, of });
    checkPeriod(context, 'termination', target, ['termination', 'chronic', index, 'target']);
  }
  const caps = context.keys('caps');
  for (const cap of termination?.capReached ?? []) {
    if (!caps.includes(cap)) context.say('capUnknown', ['termination', 'capReached'], { cap });
  }
}

/** What money hangs on must end some day: a rolling period has no end at which anything could become due. */
export function checkPeriod(context: Context, item: string, target: string, path: readonly (string | number)[]): void {
  const per = context.plain.targets?.[target]?.per;
  if (per?.startsWith('rolling') === true) context.say('moneyOnRollingPeriod', path, { item, target, per });
}
