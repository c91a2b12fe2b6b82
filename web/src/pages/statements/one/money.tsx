import { type Amount, minorOf } from '../../../app/amounts.ts';
import { useFormat } from '../../../words/format.ts';

/** An amount as the reader's language writes it; it is not broken over two lines. */
export function Money({ of, isNegated = false }: { readonly of: Amount; readonly isNegated?: boolean }) {
  const format = useFormat();
  const minor = minorOf(of);
  // No “-0.00”.
  const shown = isNegated && minor !== 0 ? -minor : minor;
  return <span className="whitespace-nowrap tabular-nums">{format.money(shown, of.currency)}</span>;
}
