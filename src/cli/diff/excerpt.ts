/** A text is told whole up to this many characters; of a longer one, the part that changed. */
const WHOLE = 90;
/** Words told before and after the part that changed. */
const AROUND = 3;
/** Words of the changed part that are told. */
const MOST = 24;

/** Two texts as they are, or, where they are long, the words in which they differ with a few around them. */
export function excerpts(before: string, after: string): readonly [before: string, after: string] {
  if (before.length <= WHOLE && after.length <= WHOLE) return [before, after];
  const [left, right] = [wordsOf(before), wordsOf(after)];
  const same = commonStart(left, right);
  const end = commonStart(left.slice(same).reverse(), right.slice(same).reverse());
  return [part(left, same, end), part(right, same, end)];
}

/** The beginning of a text, where only one version has it. */
export function beginning(text: string): string {
  const words = wordsOf(text);
  return text.length <= WHOLE || words.length <= MOST ? text : `${words.slice(0, MOST).join(' ')} …`;
}

function wordsOf(text: string): readonly string[] {
  return text.split(/[ \n]+/).filter((word) => word !== '');
}

function commonStart(a: readonly string[], b: readonly string[]): number {
  const most = Math.min(a.length, b.length);
  for (let at = 0; at < most; at += 1) if (a[at] !== b[at]) return at;
  return most;
}

function part(words: readonly string[], same: number, end: number): string {
  const from = Math.max(0, same - AROUND);
  const to = Math.min(words.length, words.length - end + AROUND);
  const told = words.slice(from, Math.min(to, from + MOST + 2 * AROUND));
  const cut = from + told.length < words.length;
  return `${from > 0 ? '… ' : ''}${told.join(' ')}${cut ? ' …' : ''}`;
}
