import { receiptKind } from '../../app/receipt-kind.ts';
import type { ReceiptPart } from '../../kit/time/receipt/receipt-layout.ts';

interface Span {
  readonly from: string;
  readonly to: string;
  readonly state: string;
  readonly because: string;
}

/** The path of a clause at a reason's end, `(targets.p2-restoration)`: the clause itself is linked beside the receipt. */
const PATH = / \([a-z][\w-]*(?:\.[\w-]+)+\)$/i;

/** A receipt of the API as the kit draws it, with the server's reason of each part. */
export function receiptParts(receipt: readonly Span[]): readonly ReceiptPart[] {
  return receipt.map(({ from, to, state, because }) => ({
    from,
    to,
    kind: receiptKind(state),
    why: because.replace(PATH, ''),
  }));
}
