/** Among more words than this nobody looks for the one that was meant. */
const MOST_KNOWN = 500;

/**
 * The known word nearest to a written one, if it is near enough to be meant: at most two letters added, dropped,
 * changed or exchanged, fewer in short words; capitals do not matter. Null when none is.
 */
export function nearestWord(written: string, known: readonly string[]): string | null {
  if (written.length < 3 || written.length > 64 || known.length > MOST_KNOWN) return null;
  const folded = written.toLowerCase();
  let best: string | null = null;
  let bestDistance = Math.max(1, Math.min(2, Math.floor(written.length / 3))) + 1;
  for (const word of known) {
    if (Math.abs(word.length - written.length) >= bestDistance) continue;
    const distance = editDistance(folded, word.toLowerCase());
    if (distance < bestDistance) {
      best = word;
      bestDistance = distance;
    }
  }
  return best ?? contained(folded, known);
}

/** A word that begins with what was written, or the other way round: `response` for `firstResponse` is worth asking. */
function contained(folded: string, known: readonly string[]): string | null {
  if (folded.length < 4) return null;
  const found = known.filter((word) => word.toLowerCase().includes(folded) || folded.includes(word.toLowerCase()));
  const [only] = found;
  return found.length === 1 && only !== undefined && only.length >= 4 ? only : null;
}

/** Damerau–Levenshtein distance of adjacent exchanges. */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
