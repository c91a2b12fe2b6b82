// core/money: how much, in which currency, rounded how?
// Takes: texts of amounts and percentages, amounts in minor units, shares in millionths.
// Gives: exact sums, shares and divisions, the texts of them, and what a formula of a price revision comes to.
// Knows nothing of: agreements, charges, taxes, exchange rates.
export { addMoney, allocate, compareMoney, multiplyMoney, shareOf, subtractMoney } from './arithmetic.ts';
export { isCurrency, minorDigits } from './currency.ts';
export { type IndexFormula, parseIndexFormula, valueOfFormula } from './index-formula.ts';
export * from './money.ts';
export { formatAmount, formatMoney, parseMoney } from './money-text.ts';
export { formatPercent, formatPercentFloored, parsePercent } from './percent.ts';
export * from './ratio.ts';
export type { Step, StepValue } from './working.ts';
