import type { ReceiptKind, ReceiptPart } from '../../kit/time/receipt/receipt-layout.ts';

interface Span {
  readonly from: string;
  readonly to: string;
  readonly state: string;
  readonly because: string;
}

const KINDS: Readonly<Record<string, ReceiptKind>> = {
  running: 'running',
  closedHours: 'closed',
  holiday: 'holiday',
  paused: 'paused',
  resolved: 'paused',
};

/** A receipt of the API as the kit draws it, with the server's reason of each part. */
export function receiptParts(receipt: readonly Span[]): readonly ReceiptPart[] {
  return receipt.map(({ from, to, state, because }) => ({ from, to, kind: KINDS[state] ?? 'elsewhere', why: because }));
}
