import { receiptKind } from '../../app/receipt-kind.ts';
import type { ReceiptPart } from '../../kit/time/receipt/receipt-layout.ts';

interface Span {
  readonly from: string;
  readonly to: string;
  readonly state: string;
  readonly because: string;
}

/** A receipt of the API as the kit draws it, with the server's reason of each part. */
export function receiptParts(receipt: readonly Span[]): readonly ReceiptPart[] {
  return receipt.map(({ from, to, state, because }) => ({ from, to, kind: receiptKind(state), why: because }));
}
