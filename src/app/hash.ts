/** A hash of two texts, below 2^53: equal pairs have equal hashes, and others hardly ever. */
export function hashOfPair(a: string, b: string): number {
  let high = 0x811c9dc5;
  let low = 0x01000193;
  for (const text of [a, b]) {
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      high = Math.imul(high ^ code, 0x01000193);
      low = Math.imul(low ^ code, 0x85ebca6b) ^ (low >>> 13);
    }
    high = Math.imul(high ^ 0x1ffff, 0x01000193);
    low = Math.imul(low ^ 0x1ffff, 0x85ebca6b);
  }
  return (high >>> 0) * 0x200000 + (low >>> 11);
}

/** A hash of a text, below 2^32. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
