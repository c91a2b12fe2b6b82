const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'] as const;

/** A share (0 to 1) as a bar of `width` columns: filled blocks, then light shade; a share under 1 never fills it. */
export function shareBar(share: number, width: number): string {
  const bounded = Math.min(1, Math.max(0, share));
  const eighths = bounded === 1 ? width * 8 : Math.min(width * 8 - 1, Math.floor(bounded * width * 8));
  const full = '█'.repeat(Math.floor(eighths / 8)) + EIGHTHS[eighths % 8];
  return full + '░'.repeat(width - full.length);
}

/** Pieces of a whole, each with its weight and sign. */
export interface Piece {
  readonly weight: number;
  readonly sign: string;
}

/**
 * Consecutive pieces as a bar of `width` columns. Every piece with a weight above zero keeps at least one column (as
 * far as there are columns enough), the rest is shared by weight; so a pause of two minutes is seen beside a weekend.
 */
export function piecesBar(pieces: readonly Piece[], width: number): string {
  const shown = pieces.filter((piece) => piece.weight > 0);
  const total = shown.reduce((sum, piece) => sum + piece.weight, 0);
  if (shown.length === 0 || total <= 0) return '';
  if (shown.length > width) return shown.slice(0, width - 1).map((piece) => piece.sign).join('') + '…';
  const spare = width - shown.length;
  let sum = 0;
  let drawn = 0;
  let bar = '';
  for (const piece of shown) {
    sum += piece.weight;
    const upTo = Math.round((sum / total) * spare);
    bar += piece.sign.repeat(1 + upTo - drawn);
    drawn = upTo;
  }
  return bar;
}
