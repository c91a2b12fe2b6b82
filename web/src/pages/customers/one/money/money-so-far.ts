import { useQuery } from '@tanstack/react-query';
import { ask } from '../../../../api/ask.ts';
import type { Schemas } from '../../../../api/client.ts';
import { useMay, useSelf } from '../../../../api/session.ts';
import { type Amount, minorOf } from '../../../../app/amounts.ts';
import type { Step } from '../../../../app/statement/working.tsx';

export type SoFar = Omit<Schemas['MoneySoFar'], 'credits' | 'penalties' | 'bonuses'> & {
  readonly [Kind in 'credits' | 'penalties' | 'bonuses']: readonly Remedy[];
};

/** A credit, penalty or bonus, as a statement tells it. */
export interface Remedy {
  readonly target: string | null;
  readonly remedy?: string;
  readonly bonus?: string;
  readonly amount: Amount;
  readonly state: string;
  readonly working: readonly Step[];
}

/** Credits, penalties and bonuses of the month that runs; `isSeen` false: not for this reader. */
export function useMoneySoFar(customer: string) {
  const may = useMay();
  const self = useSelf();
  const isSeen = self.customer === null && may('statements:read');
  const query = useQuery({
    ...ask('/api/v1/customers/{customer}/overview', { path: { customer }, query: { money: true } }),
    enabled: isSeen,
    staleTime: 60_000,
    select: ({ money }) => (money ?? []) as unknown as readonly SoFar[],
  });
  return { isSeen, query };
}

/** The sum of some remedies, in minor units. */
export function sumOf(remedies: readonly Remedy[]): number {
  return remedies.reduce((sum, { amount }) => sum + minorOf(amount), 0);
}
