import { useQueries } from '@tanstack/react-query';
import { ask } from '../../../../api/ask.ts';
import { useMay } from '../../../../api/session.ts';
import { type Figure, figuresIn, itemOf, type Statement, type WaitsFor } from '../statement.ts';

/** What a party can say of a month, and the fact it is kept as. */
const FACTS = {
  notified: 'settlement.notified',
  contested: 'settlement.contested',
  accepted: 'settlement.accepted',
  claimed: 'remedy.claimed',
  noticed: 'notice.given',
  approved: 'bonus.approved',
  invoiced: 'settlement.invoiced',
} as const;
export type Declaration = keyof typeof FACTS;
const DECLARATIONS = Object.keys(FACTS) as readonly Declaration[];

/** What is said of one figure alone, and only while the figure waits for it. */
const AWAITED: { readonly [declaration in Declaration]?: WaitsFor } = {
  claimed: 'claim',
  noticed: 'notice',
  approved: 'approval',
};

/** The figures that something can be said of now. */
export function figuresFor(declaration: Declaration, now: Statement): readonly Figure[] {
  const awaited = AWAITED[declaration];
  const all = figuresIn(now);
  return awaited === undefined ? all : all.filter(({ waitsFor }) => waitsFor.includes(awaited));
}

/** Whether it is said of one figure, never of all of the month. */
export const isOfOne = (declaration: Declaration) => AWAITED[declaration] !== undefined;

/** What can be said of a month now. @param now null: it is not known yet how its figures stand */
export function sayable(now: Statement | null): readonly Declaration[] {
  return DECLARATIONS.filter((one) => !isOfOne(one) || (now !== null && figuresFor(one, now).length > 0));
}

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
export function useDeclared(agreement: string, month: string, statement: Statement): readonly Declared[] | null {
  const may = useMay();
  const items = [...new Set(figuresIn(statement).map(itemOf))];
  // A claim and an approval are kept beside what they are of.
  const answers = useQueries({
    queries: [agreement, ...items].map((subject) => ({
      ...ask('/api/v1/events', {
        query: { stream: `other:${subject}`, type: Object.values(FACTS), limit: 1_000 },
      }),
      enabled: may('events:read'),
    })),
  });
  if (!may('events:read')) return null;
  const kept = answers.flatMap(({ data }) => data?.items ?? []);
  return kept
    .flatMap(({ event, retracted }): readonly Declared[] => {
      const data = event.data ?? {};
      const declaration = DECLARATIONS.find((one) => event.type === FACTS[one]);
      if (declaration === undefined || retracted !== null) return [];
      const text = (of: unknown) => (typeof of === 'string' ? of : null);
      const told = { declaration, at: event.time, by: text(data['by']), reason: text(data['reason']) };
      if (declaration === 'noticed') {
        // Formal notice is of a remedy, whatever the month.
        const item = text(data['remedy']);
        return event.subject === agreement && item !== null && items.includes(item) ? [{ ...told, item }] : [];
      }
      if (data['period'] !== month) return [];
      if (!isOfOne(declaration)) return event.subject === agreement ? [{ ...told, item: text(data['item']) }] : [];
      return data['agreement'] === agreement ? [{ ...told, item: event.subject ?? null }] : [];
    })
    .sort((one, other) => one.at.localeCompare(other.at));
}
