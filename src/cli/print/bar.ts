const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'] as const;

/** A share (0 to 1) as a bar of `width` columns: filled blocks, then light shade; a share under 1 never fills it. */
export function shareBar(share: number, width: number): string {
  const bounded = Math.min(1, Math.max(0, share));
  const eighths = bounded === 1 ? width * 8 : Math.min(width * 8 - 1, Math.floor(bounded * width * 8));
  const full = '█'.repeat(Math.floor(eighths / 8)) + EIGHTHS[eighths % 8];
  return full + '░'.repeat(width - full.length);
}

/** Where a piece of a whole stands in a bar. */
export interface Placed {
  readonly start: number;
  readonly width: number;
}

/**
 * Consecutive pieces of a whole laid out over `width` columns. Every piece with a weight above zero keeps at least one
 * column as far as there are columns enough, the rest is shared by weight; so a pause of two minutes is seen beside a
 * weekend. Of more pieces than columns, those that begin in the same column as the one before take none.
 */
export function layPieces(weights: readonly number[], width: number): readonly Placed[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const shown = weights.filter((weight) => weight > 0).length;
  const least = shown <= width ? 1 : 0;
  const spare = width - least * shown;
  let sum = 0;
  let start = 0;
  let given = 0;
  return weights.map((weight) => {
    sum += weight;
    given += weight > 0 ? least : 0;
    const end = total === 0 ? 0 : given + Math.round((sum / total) * spare);
    const placed = { start, width: end - start };
    start = end;
    return placed;
  });
}
