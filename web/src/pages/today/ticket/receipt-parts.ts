import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { receiptKind } from '../../../app/receipt-kind.ts';
import type { ReceiptPart } from '../../../kit/time/receipt/receipt-layout.ts';

/** What a ticket's clock tells of a span beyond what any clock does. */
type Span = Extract<NonNullable<Schemas['TicketClock']['receipt']>[number], { readonly clause: string }>;

/** How a clock was counted, in the kit's terms: who paused it, and why, in words. */
export function useReceiptParts({ receipt }: Schemas['TicketClock']): readonly ReceiptPart[] {
  const reason = useReason();
  return ((receipt ?? []) as readonly Span[]).map(({ from, to, state, reason: code, by, byName, because, clause }) => ({
    from,
    to,
    kind: receiptKind(state),
    by: byName ?? by,
    why: code === null ? whyOf(state, withoutClause(because, clause)) : reason(code),
  }));
}

/** Which clause makes it so stands at the end of the sentence, by its place in the file. */
const withoutClause = (because: string, clause: string) => because.replace(` (${clause})`, '');

/** What is not said by its kind alone: which holiday, until when it was held resolved. */
function whyOf(state: string, because: string): string | null {
  if (state === 'running' || state === 'closedHours') return null;
  return state === 'holiday' ? because.replace(/^[^:]*: /, '') : because;
}

/** Why something waits, in words; what only a helpdesk knows, as that says it. */
export function useReason(): (code: string) => string {
  const { t } = useTranslation('ticket');
  const known = t('reason', { returnObjects: true });
  return (code) => (Object.hasOwn(known, code) ? known[code as keyof typeof known] : code);
}
