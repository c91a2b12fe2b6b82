import type { Agreement } from '../../core/agreement/index.ts';
import type { Settling } from '../../core/findings/index.ts';
import { type Month, settle } from '../../core/settlement/index.ts';
import { read } from '../decisions/index.ts';
import { type FrozenStatement, frozenOf } from '../decisions/statements/statement-texts.ts';
import type { Store } from '../ports/index.ts';

/** What a month of one agreement comes to: as its last statement was issued, else reckoned from the facts. */
export interface MonthMoney {
  readonly agreement: string;
  /** The number of the statement; null: none is issued. */
  readonly number: number | null;
  readonly statement: FrozenStatement;
}

export interface MoneyAsked {
  readonly customer: string;
  readonly month: Month;
  readonly agreements: readonly Agreement[];
  readonly settling: readonly Settling[];
}

/** Of each agreement of the customer alone that speaks of money; of one shared by several no figure is one customer's. */
export async function moneyOf(
  { customer, month, agreements, settling }: MoneyAsked,
  store: Store,
): Promise<readonly MonthMoney[]> {
  const found: MonthMoney[] = [];
  for (const one of settling) {
    const { id } = one.versions;
    if (!agreements.some((agreement) => agreement.id === id && agreement.customer?.id === customer)) continue;
    const [issued] = await store.issuedStatements({ agreement: id, month, customer }, null, 1);
    if (issued !== undefined) {
      found.push({ agreement: id, number: issued.number, statement: read(issued) });
      continue;
    }
    const statement = settle({ ...one, month });
    const agreement =
      statement.kind === 'statement' ? agreements.find(({ ref }) => ref === statement.agreement) : undefined;
    if (statement.kind !== 'statement' || agreement === undefined) continue;
    const settled = { statement, agreement, asOf: statement.asOf, knownAt: null };
    found.push({ agreement: id, number: null, statement: frozenOf(settled) });
  }
  return found;
}
