import { describe, expect, it } from 'vitest';
import { type CheckRules, checkStates } from './check-states.ts';

/** Checks at whole seconds, one a second: `+` up, `-` down, `.` none. Told as `known | down` spans. */
function states(signs: string, rules: Partial<CheckRules> = {}, until = 1000) {
  const checked = [...signs].flatMap((sign, at) => (sign === '.' ? [] : [{ at, up: sign === '+' ? 1 : 0 }]));
  return told(
    checked.map(({ at }) => at),
    checked.map(({ up }) => up),
    rules,
    until,
  );
}

function told(at: readonly number[], up: readonly number[], rules: Partial<CheckRules> = {}, until = 1000) {
  const series = { at: Float64Array.from(at), up: Uint8Array.from(up) };
  const { known, down } = checkStates(series, { confirmAfter: 1, staleAfterMs: 3, ...rules }, until);
  const text = (spans: readonly { readonly from: number; readonly to: number }[]) =>
    spans.map(({ from, to }) => `${from}–${to}`).join(' ');
  return `${text(known)} | ${text(down)}`;
}

describe('what checks say', () => {
  it('nothing, where there are none', () => expect(states('')).toBe(' | '));
  it('each speaks up to the next, the last as long as it may', () => expect(states('++')).toBe('0–4 | '));
  it('none speaks beyond the instant looked from', () => expect(states('++--', {}, 4)).toBe('0–4 | 2–4'));
  it('a check speaks so long and no longer, then nothing is known', () => expect(states('+.....+')).toBe('0–3 6–9 | '));
  it('at exactly that long after the one before, nothing is missing', () => expect(states('+..+')).toBe('0–6 | '));
  it('from the first failed check to the next good one it is down', () => expect(states('++--++')).toBe('0–8 | 2–4'));
  it('down from the very first check', () => expect(states('--+')).toBe('0–5 | 0–2'));
  it('a failed check that falls silent leaves what follows unknown', () =>
    expect(states('+-.....+')).toBe('0–4 7–10 | 1–4'));
  it('and failing again afterwards it is down again', () => expect(states('+-.....-+')).toBe('0–4 7–11 | 1–4 7–8'));
});

describe('confirmed by so many failed checks in a row', () => {
  const three = { confirmAfter: 3 };
  it('fewer are not down', () => expect(states('+--+', three)).toBe('0–6 | '));
  it('so many are, from the first of them', () => expect(states('+---+', three)).toBe('0–7 | 1–4'));
  it('at the end too', () => {
    expect(states('+---', three)).toBe('0–6 | 1–6');
    expect(states('+--', three)).toBe('0–5 | ');
  });
  it('a good one between them begins the count anew', () => expect(states('--+--+---', three)).toBe('0–11 | 6–11'));
  it('silence between them does not', () => expect(states('--.....-+', three)).toBe('0–4 7–11 | 0–4 7–8'));
  it('what was confirmed before stays', () => expect(states('---+--+', three)).toBe('0–9 | 0–3'));
});

describe('checks as they come', () => {
  it('may arrive in any order', () => expect(told([4, 0, 1, 3, 2], [1, 1, 0, 1, 0])).toBe(states('+--++')));
  it('count once an instant, down if one of them failed', () => {
    expect(told([0, 1, 1, 2], [1, 1, 0, 1])).toBe(states('+-+'));
    expect(told([0, 1, 1, 2], [1, 0, 1, 1])).toBe(states('+-+'));
  });
  it('are not confirmed by being repeated', () =>
    expect(told([0, 1, 1, 1, 2], [1, 0, 0, 0, 1], { confirmAfter: 2 })).toBe('0–5 | '));
  it('may lie before 1970', () => expect(told([-5, -7, -6], [1, 1, 0])).toBe('-7–-2 | -6–-5'));
});
