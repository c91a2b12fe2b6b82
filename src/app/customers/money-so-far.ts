import type { Agreement } from '../../core/agreement/index.ts';
import type { Charges } from '../../core/charge/index.ts';
import { monthAt, type Statement, settle } from '../../core/settlement/index.ts';
import type { Instant } from '../../core/time/index.ts';
import { evaluateStore } from '../live/answers/evaluation.ts';
import type { LivePorts } from '../live/index.ts';
import { zoneOf } from './customer-list.ts';

/** What a month of one agreement comes to so far. */
export interface MoneySoFar {
  readonly agreement: Agreement;
  readonly statement: Statement<Charges>;
}

/**
 * What the month that runs has come to so far, for each agreement of the customer alone that speaks of money: every ticket
 * of the customer is judged anew from its facts. Agreements shared by several customers are settled for all of them
 * together, and told nowhere else than in their statements.
 */
export async function moneySoFar(customer: string, asOf: Instant, ports: LivePorts): Promise<readonly MoneySoFar[]> {
  const { view, findings } = await evaluateStore({ asOf, knownAt: null, window: null, customer }, () => {}, ports);
  return findings.settling.flatMap((settling) => {
    const answer = settle({ ...settling, month: monthAt(zoneOf(settling.versions), asOf) });
    if (answer.kind !== 'statement') return [];
    const agreement = view.live.agreements.find(({ ref }) => ref === answer.agreement);
    return agreement?.customer?.id === customer ? [{ agreement, statement: answer }] : [];
  });
}
