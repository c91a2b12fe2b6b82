/**
 * True for a formula of P0 (the price), S0 and S1 (the index at the base and now) that can be computed: figures with
 * or without a percent sign, the four operations, parentheses, `min(a; b)` and `max(a; b)` (commas do as well).
 */
export function isIndexFormula(text: string): boolean {
  if (text.length > 200) return false;
  const tokens: readonly string[] = text.match(/[A-Za-z]\w*|\d+(?:\.\d+)?%?|[-+*/();,]|\S/g) ?? [];
  if (!tokens.includes('S1')) return false;
  const end = sum(tokens, 0, 0);
  return end === tokens.length;
}

/** Position after a sum that begins at `at`, or -1. */
function sum(tokens: readonly string[], at: number, depth: number): number {
  let end = product(tokens, at, depth);
  while (end >= 0 && (tokens[end] === '+' || tokens[end] === '-')) end = product(tokens, end + 1, depth);
  return end;
}

function product(tokens: readonly string[], at: number, depth: number): number {
  let end = factor(tokens, at, depth);
  while (end >= 0 && (tokens[end] === '*' || tokens[end] === '/')) end = factor(tokens, end + 1, depth);
  return end;
}

function factor(tokens: readonly string[], at: number, depth: number): number {
  const token = tokens[at];
  if (token === undefined || depth > 20) return -1;
  if (/^\d/.test(token) || token === 'P0' || token === 'S0' || token === 'S1') return at + 1;
  if (token === '(') return closing(tokens, sum(tokens, at + 1, depth + 1));
  if ((token !== 'min' && token !== 'max') || tokens[at + 1] !== '(') return -1;
  let end = sum(tokens, at + 2, depth + 1);
  while (end >= 0 && (tokens[end] === ';' || tokens[end] === ',')) end = sum(tokens, end + 1, depth + 1);
  return closing(tokens, end);
}

function closing(tokens: readonly string[], end: number): number {
  return end >= 0 && tokens[end] === ')' ? end + 1 : -1;
}
