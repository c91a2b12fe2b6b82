/** The known word that an unknown one was probably meant to be; null when none is near. */
export function nearest(word: string, known: readonly string[]): string | null {
  const asked = word.slice(0, 60).toLowerCase();
  let best: string | null = null;
  let least = Math.min(3, Math.ceil(asked.length / 3)) + 1;
  for (const one of known) {
    const distance = distanceOf(asked, one.toLowerCase());
    if (distance < least) {
      best = one;
      least = distance;
    }
  }
  return best;
}

/** How many letters must be put in, left out or changed. */
function distanceOf(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
