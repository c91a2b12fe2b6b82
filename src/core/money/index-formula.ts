import {
  addRatios,
  compareRatios,
  divideRatios,
  multiplyRatios,
  type Ratio,
  ratio,
  ratioOfDecimal,
  subtractRatios,
} from './ratio.ts';

/** The names a formula may use: the price in force, the index at the base, the index now. */
export type IndexName = 'P0' | 'S0' | 'S1';

/** A formula of `P0`, `S0` and `S1`, taken apart. */
export type IndexFormula =
  | { readonly kind: 'figure'; readonly value: Ratio }
  | { readonly kind: 'name'; readonly name: IndexName }
  | { readonly kind: '+' | '-' | '*' | '/'; readonly left: IndexFormula; readonly right: IndexFormula }
  | { readonly kind: 'min' | 'max'; readonly of: readonly IndexFormula[] };

interface Reading {
  readonly tokens: readonly string[];
  at: number;
}

const DEEPEST = 20;

/**
 * A formula of a price revision, such as `P0 * (15% + 85% * S1 / S0)`: figures with or without a percent sign, the four
 * operations, parentheses, `min(a; b)` and `max(a; b)` (commas do as well). Null for any other text, for one that does
 * not speak of `S1`, and for one longer than 200 characters or nested deeper than 20.
 */
export function parseIndexFormula(text: string): IndexFormula | null {
  if (text.length > 200) return null;
  const tokens: readonly string[] = text.match(/[A-Za-z]\w*|\d+(?:\.\d+)?%?|[-+*/();,]|\S/g) ?? [];
  if (!tokens.includes('S1')) return null;
  const reading: Reading = { tokens, at: 0 };
  const formula = chain(reading, ['+', '-'], 0);
  return reading.at === tokens.length ? formula : null;
}

/** Terms joined by operators of one rank, from left to right: sums of products of factors. */
function chain(reading: Reading, operators: readonly string[], depth: number): IndexFormula | null {
  const next = () => (operators.includes('+') ? chain(reading, ['*', '/'], depth) : factor(reading, depth));
  let left = next();
  for (;;) {
    const token = reading.tokens[reading.at];
    if (left === null || token === undefined || !operators.includes(token)) return left;
    reading.at += 1;
    const right = next();
    left = right === null ? null : { kind: token as '+', left, right };
  }
}

function factor(reading: Reading, depth: number): IndexFormula | null {
  const token = reading.tokens[reading.at];
  if (token === undefined || depth > DEEPEST) return null;
  reading.at += 1;
  if (token === 'P0' || token === 'S0' || token === 'S1') return { kind: 'name', name: token };
  if (token === '(') return closed(reading, chain(reading, ['+', '-'], depth + 1));
  if (token === 'min' || token === 'max') return extreme(reading, token, depth);
  const percent = token.endsWith('%');
  const value = ratioOfDecimal(percent ? token.slice(0, -1) : token);
  return value === null ? null : { kind: 'figure', value: percent ? divideRatios(value, ratio(100)) : value };
}

function extreme(reading: Reading, kind: 'min' | 'max', depth: number): IndexFormula | null {
  const of: IndexFormula[] = [];
  if (reading.tokens[reading.at] !== '(') return null;
  do {
    reading.at += 1;
    const one = chain(reading, ['+', '-'], depth + 1);
    if (one === null) return null;
    of.push(one);
  } while (reading.tokens[reading.at] === ';' || reading.tokens[reading.at] === ',');
  return closed(reading, { kind, of });
}

function closed(reading: Reading, inner: IndexFormula | null): IndexFormula | null {
  if (inner === null || reading.tokens[reading.at] !== ')') return null;
  reading.at += 1;
  return inner;
}

/** What a formula comes to, exactly; null where it would divide by zero. */
export function valueOfFormula(formula: IndexFormula, of: { readonly [N in IndexName]: Ratio }): Ratio | null {
  switch (formula.kind) {
    case 'figure':
      return formula.value;
    case 'name':
      return of[formula.name];
    case 'min':
    case 'max': {
      const wanted = formula.kind === 'min' ? -1 : 1;
      const values = formula.of.map((one) => valueOfFormula(one, of));
      return values.reduce((best, one) =>
        best === null || one === null ? null : compareRatios(one, best) === wanted ? one : best,
      ) as Ratio | null;
    }
    default:
      return joined(formula.kind, valueOfFormula(formula.left, of), valueOfFormula(formula.right, of));
  }
}

function joined(operator: '+' | '-' | '*' | '/', left: Ratio | null, right: Ratio | null): Ratio | null {
  if (left === null || right === null) return null;
  if (operator === '+') return addRatios(left, right);
  if (operator === '-') return subtractRatios(left, right);
  if (operator === '*') return multiplyRatios(left, right);
  return right.part === 0n ? null : divideRatios(left, right);
}
