import { EVENT_SHAPES } from './field.ts';

/** How many letters must be changed, put in or taken out to make one text of another; at most `limit + 1`. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? limit + 1;
}

/** The known name most like one that is not known, or null when none is near. Ties: the first listed. */
export function nearestName(name: string, known: Iterable<string>): string | null {
  const limit = Math.max(1, Math.floor(name.length / 4));
  let best: string | null = null;
  let least = limit + 1;
  for (const candidate of known) {
    const steps = distance(name.toLowerCase(), candidate.toLowerCase(), limit);
    if (steps < least) [best, least] = [candidate, steps];
  }
  return best;
}

/** Is this a type whose effect Leeway knows (FORMAT 2)? */
export function isKnownType(type: string): boolean {
  return EVENT_SHAPES.has(type);
}

/** The known type most like an unknown one, or null. */
export function nearestType(type: string): string | null {
  return nearestName(type, EVENT_SHAPES.keys());
}
