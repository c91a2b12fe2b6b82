import { useQuery } from '@tanstack/react-query';
import { ask } from '../../../../api/ask.ts';
import { useMay } from '../../../../api/session.ts';

export const DECLARATIONS = ['notified', 'contested', 'accepted', 'invoiced'] as const;
export type Declaration = (typeof DECLARATIONS)[number];

/** What a party said of a month's money. */
export interface Declared {
  readonly declaration: Declaration;
  readonly at: string;
  /** The id of who recorded it. */
  readonly by: string | null;
  /** A remedy or bonus; null: all of the month. */
  readonly item: string | null;
  readonly reason: string | null;
}

/** What was said of a month of an agreement, the earliest first; null where nobody may know. */
export function useDeclared(agreement: string, month: string): readonly Declared[] | null {
  const may = useMay();
  const { data } = useQuery({
    ...ask('/api/v1/events', {
      query: { stream: `other:${agreement}`, type: DECLARATIONS.map((one) => `settlement.${one}`), limit: 1_000 },
    }),
    enabled: may('events:read'),
  });
  if (!may('events:read')) return null;
  return (data?.items ?? []).flatMap(({ event, retracted }): readonly Declared[] => {
    const { period, by, item, reason } = event.data ?? {};
    const declaration = DECLARATIONS.find((one) => event.type === `settlement.${one}`);
    if (declaration === undefined || event.subject !== agreement || period !== month || retracted !== null) return [];
    const text = (of: unknown) => (typeof of === 'string' ? of : null);
    return [{ declaration, at: event.time, by: text(by), item: text(item), reason: text(reason) }];
  });
}
