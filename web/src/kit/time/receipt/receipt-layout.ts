export type ReceiptKind = 'running' | 'closed' | 'holiday' | 'paused' | 'elsewhere';

export interface ReceiptPart {
  readonly from: string;
  readonly to: string;
  readonly kind: ReceiptKind;
  /** In words: who paused it. */
  readonly by?: string | null;
  /** In words: why, which holiday, where it was counted. */
  readonly why?: string | null;
}

interface PlacedPart {
  readonly part: ReceiptPart;
  readonly from: number;
  readonly to: number;
}

/** Up to so long a receipt is drawn true to time. */
const SHORT_MS = 30 * 3_600_000;
/** A folded closed part is drawn as wide as so much of all other time. */
const FOLDED_SHARE = 0.02;

/**
 * Places of the parts from 0 to 1. In a long receipt the closed nights and holidays are folded to narrow parts of one
 * width, so that what was counted can be read; `isFolded` says that it was done. Empty and turned parts are left out.
 */
export function receiptLayout(parts: readonly ReceiptPart[]): {
  readonly placed: readonly PlacedPart[];
  readonly isFolded: boolean;
  readonly placeOf: (at: number) => number | null;
} {
  const real = parts.filter(({ from, to }) => Date.parse(to) > Date.parse(from));
  const lengths = real.map(({ from, to }) => Date.parse(to) - Date.parse(from));
  const isShut = ({ kind }: ReceiptPart) => kind === 'closed' || kind === 'holiday';
  const whole = lengths.reduce((sum, length) => sum + length, 0);
  const others = lengths.reduce((sum, length, at) => sum + (isShut(real[at] as ReceiptPart) ? 0 : length), 0);
  const isFolded = whole > SHORT_MS && others > 0 && others < whole;
  const folded = others * FOLDED_SHARE;
  const widths = lengths.map((length, at) =>
    isFolded && isShut(real[at] as ReceiptPart) ? Math.min(length, folded) : length,
  );
  const sum = widths.reduce((total, width) => total + width, 0) || 1;
  let place = 0;
  const placed = real.map((part, at) => {
    const from = place / sum;
    place += widths[at] ?? 0;
    return { part, from, to: place / sum };
  });
  const placeOf = (at: number) => {
    const found = placed.find(({ part }) => Date.parse(part.from) <= at && at <= Date.parse(part.to));
    if (found === undefined) return null;
    const [from, to] = [Date.parse(found.part.from), Date.parse(found.part.to)];
    return found.from + ((at - from) / (to - from)) * (found.to - found.from);
  };
  return { placed, isFolded, placeOf };
}
