import type { ReceiptSpan } from '../../core/clock/index.ts';

/** Spans shown one by one up to this many; of longer receipts, ordinary days are drawn together. */
const MOST_LINES = 24;

/** A line of the decount: one span, or ordinary days (counted and closed in turn) taken together. */
export type ReceiptLine =
  | { readonly kind: 'span'; readonly span: ReceiptSpan }
  | { readonly kind: 'days'; readonly from: number; readonly to: number; readonly sums: Sums };

/** Milliseconds by state. */
export type Sums = { readonly [state in ReceiptSpan['state']]: number };

/** The lines to show of a receipt: all its spans, or where they are too many, pauses and what lies between them. */
export function foldReceipt(spans: readonly ReceiptSpan[]): readonly ReceiptLine[] {
  if (spans.length <= MOST_LINES) return spans.map((span) => ({ kind: 'span', span }));
  const lines: ReceiptLine[] = [];
  let ordinary: ReceiptSpan[] = [];
  const flush = () => {
    const [first] = ordinary;
    if (first !== undefined && ordinary.length < 3)
      lines.push(...ordinary.map((span) => ({ kind: 'span', span }) as const));
    else if (first !== undefined) {
      lines.push({ kind: 'days', from: first.from, to: ordinary.at(-1)?.to ?? first.to, sums: sumsOf(ordinary) });
    }
    ordinary = [];
  };
  for (const span of spans) {
    if (span.state === 'running' || span.state === 'closedHours' || span.state === 'holiday') ordinary.push(span);
    else {
      flush();
      lines.push({ kind: 'span', span });
    }
  }
  flush();
  return lines;
}

/** How much of a receipt each state takes. */
export function sumsOf(spans: readonly ReceiptSpan[]): Sums {
  const sums = { running: 0, closedHours: 0, holiday: 0, paused: 0, resolved: 0 };
  for (const span of spans) sums[span.state] += span.to - span.from;
  return sums;
}
