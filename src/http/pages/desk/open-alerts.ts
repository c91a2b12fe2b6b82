import { z } from '@hono/zod-openapi';
import type { Actor } from '../../../app/access/index.ts';
import { alertsPage } from '../../../app/alerts/index.ts';
import type { AlertFilter, AlertPlace, AlertRow, Store } from '../../../app/ports/index.ts';
import { isRefusal, type Refusal } from '../../../app/refusal.ts';

/** All that is open of one matter: a clock with every share of it that was reached, or one alert about anything else. */
export interface OpenAlert {
  /** What tells most: a breach before the shares that came before it. */
  readonly leading: AlertRow;
  /** The keys of those that nobody has acknowledged. */
  readonly waiting: readonly string[];
  readonly acknowledgedBy: string | null;
  readonly acknowledgedAt: number | null;
  readonly place: AlertOrder;
}

/** Where an alert stands among the others: the first that differs decides. */
export type AlertOrder = readonly [settled: number, late: number, dueAt: number, at: number, key: string];

export const AlertOrderSchema = z.tuple([z.number(), z.number(), z.number(), z.number(), z.string()]).readonly();

export interface OpenAlerts {
  readonly items: readonly OpenAlert[];
  /** There are more open alerts than are looked at. */
  readonly isCut: boolean;
}

const AT_ONCE = 500;
const MOST = 5_000;
const NEVER_DUE = Number.MAX_SAFE_INTEGER;

/** What goes on and was decided last, the most urgent first: what nobody takes care of before what somebody does. */
export async function openAlerts(
  filter: Pick<AlertFilter, 'ticket'>,
  actor: Actor,
  ports: { readonly store: Store },
): Promise<OpenAlerts | Refusal> {
  const found: AlertRow[] = [];
  let after: AlertPlace | null = null;
  do {
    const page = await alertsPage({ filter: { ...filter, ended: false }, after, limit: AT_ONCE }, actor, ports);
    if (isRefusal(page)) return page;
    found.push(...page.items);
    after = page.next;
  } while (after !== null && found.length < MOST);
  const matters = new Map<string, AlertRow[]>();
  for (const alert of found) {
    const matter = matterOf(alert);
    matters.set(matter, [...(matters.get(matter) ?? []), alert]);
  }
  const items = [...matters.values()].map(openAlert).sort((a, b) => compared(a.place, b.place));
  return { items, isCut: after !== null };
}

/** Whether something comes after a place; after none, everything does. */
export function isAfter(place: AlertOrder, other: AlertOrder | null): boolean {
  return other === null || compared(place, other) > 0;
}

const CLOCKS: ReadonlySet<AlertRow['kind']> = new Set(['threshold', 'breach', 'closingTime', 'queue']);

function matterOf({ key, kind, ticket, agreement, target, measure, cycle }: AlertRow): string {
  return CLOCKS.has(kind) && ticket !== null ? JSON.stringify([ticket, agreement, target, measure, cycle]) : key;
}

const TELLS: { readonly [kind in AlertRow['kind']]?: number } = { breach: 0, closingTime: 1, queue: 2 };

function openAlert(alerts: readonly AlertRow[]): OpenAlert {
  const [leading] = alerts.toSorted(
    (a, b) =>
      (TELLS[a.kind] ?? 3) - (TELLS[b.kind] ?? 3) || (b.thresholdPpm ?? 0) - (a.thresholdPpm ?? 0) || b.at - a.at,
  ) as [AlertRow];
  const waiting = alerts.filter(({ acknowledgedAt }) => acknowledgedAt === null).map(({ key }) => key);
  const taken = alerts.find(({ acknowledgedAt }) => acknowledgedAt !== null);
  const settled = waiting.length === 0 || leading.standing === 'longPast' ? 1 : 0;
  const late = leading.kind === 'breach' ? 0 : 1;
  return {
    leading,
    waiting,
    acknowledgedBy: taken?.acknowledgedBy ?? null,
    acknowledgedAt: taken?.acknowledgedAt ?? null,
    place: [settled, late, leading.dueAt ?? NEVER_DUE, leading.at, leading.key],
  };
}

function compared(a: AlertOrder, b: AlertOrder): number {
  for (const index of [0, 1, 2, 3] as const) if (a[index] !== b[index]) return a[index] - b[index];
  return a[4] < b[4] ? -1 : a[4] > b[4] ? 1 : 0;
}
