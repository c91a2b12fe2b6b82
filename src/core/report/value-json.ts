import {
  floorRatio,
  formatAmount,
  formatPercent,
  type Money,
  minorDigits,
  multiplyRatios,
  type Ratio,
  ratio,
  type Step,
  type StepValue,
} from '../money/index.ts';
import { formatInstant, type Span } from '../time/index.ts';

/** An amount as FORMAT section 3 has it. */
export function moneyJson(money: Money) {
  return { amount: formatAmount(money), currency: money.currency };
}

export function periodJson({ from, to }: Span) {
  return { from: formatInstant(from), to: formatInstant(to) };
}

/** Seconds of a whole number of milliseconds, or of an exact one: then floored to the millisecond. */
export function secondsJson(ms: number | Ratio): number {
  return (typeof ms === 'number' ? ms : Number(floorRatio(ms))) / 1000;
}

/** An exact share as a percentage, floored at four decimals: 99.99996 % never shows as 100 %. */
export function shareText(share: Ratio): string {
  return formatPercentOf(Number(floorRatio(multiplyRatios(share, ratio(1_000_000)))));
}

/** Millionths as a percentage with four decimals: `99.8647%`. */
function formatPercentOf(ppm: number): string {
  const sign = ppm < 0 ? '-' : '';
  const digits = String(Math.abs(ppm)).padStart(5, '0');
  return `${sign}${digits.slice(0, -4)}.${digits.slice(-4)}%`;
}

/** A fraction as a decimal of at most `decimals` digits, floored, without needless zeros. */
export function decimalText(value: Ratio, decimals: number): string {
  const scaled = floorRatio(multiplyRatios(value, ratio(10n ** BigInt(decimals))));
  const sign = scaled < 0n ? '-' : '';
  const digits = String(scaled < 0n ? -scaled : scaled).padStart(decimals + 1, '0');
  const point = digits.length - decimals;
  const fraction = digits.slice(point).replace(/(?<!0)0+$/, '');
  return `${sign}${digits.slice(0, point)}${fraction === '' ? '' : `.${fraction}`}`;
}

/** A figure of a working, as JSON that says what it is by its shape. */
export function stepValueJson(value: StepValue) {
  switch (value.kind) {
    case 'money':
      return moneyJson(value.money);
    case 'exactMoney': {
      const digits = minorDigits(value.currency) ?? 2;
      const whole = multiplyRatios(value.minor, ratio(1n, 10n ** BigInt(digits)));
      return { amount: decimalText(whole, digits + 6), currency: value.currency };
    }
    case 'share':
      return formatPercent(value.ppm);
    case 'ratio':
      return { share: shareText(value.ratio), exactly: `${value.ratio.part}/${value.ratio.whole}` };
    case 'number':
      return value.number.whole === 1n ? Number(value.number.part) : decimalText(value.number, 6);
    case 'duration':
      return { seconds: value.ms / 1000 };
    case 'instant':
      return formatInstant(value.at);
    case 'date':
      return value.date;
    case 'name':
      return value.name;
  }
}

/** One step of a working: what was done, by which clause, with what, to what result, on which evidence. */
export function stepJson(step: Step) {
  return {
    step: step.kind,
    clause: step.clause,
    inputs: Object.fromEntries(Object.entries(step.inputs).map(([name, value]) => [name, stepValueJson(value)])),
    result: step.result === null ? null : stepValueJson(step.result),
    evidence: step.evidence,
  };
}
