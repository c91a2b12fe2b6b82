import type { ReceiptKind } from '../kit/time/receipt/receipt-layout.ts';

const KINDS: Readonly<Record<string, ReceiptKind>> = {
  running: 'running',
  closedHours: 'closed',
  holiday: 'holiday',
  paused: 'paused',
  resolved: 'paused',
};

/** How the kit calls what a receipt of the API tells of a span. */
export function receiptKind(state: string): ReceiptKind {
  return KINDS[state] ?? 'elsewhere';
}
