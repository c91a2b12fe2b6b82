import type { StatementText } from './statement-texts.ts';

/** One figure that differs between two statements of a month. Amounts as JSON has them; null: not there. */
export interface FigureChange {
  readonly section: 'totals' | 'lines' | 'credits' | 'penalties' | 'bonuses' | 'serviceDays';
  /** What of the section: the name of a total, else what tells the item from others. */
  readonly item: { readonly [key: string]: string | null };
  readonly before: Figure | null;
  readonly after: Figure | null;
}

interface Figure {
  readonly amount: unknown;
  readonly state: string | null;
}

const SECTIONS = ['lines', 'credits', 'penalties', 'bonuses', 'serviceDays'] as const;
/** By these an item is the same in two statements. */
const KEYS = ['line', 'remedy', 'bonus', 'target', 'level', 'ticket', 'month'] as const;

/** Every figure that differs between what was issued and what is said now; none when only wording does. */
export function statementDifference(before: StatementText, after: StatementText): readonly FigureChange[] {
  const names = [...new Set([...Object.keys(before.totals), ...Object.keys(after.totals)])];
  const totals = names.map((name): FigureChange => {
    const figure = ({ totals }: StatementText) => (name in totals ? { amount: totals[name], state: null } : null);
    return { section: 'totals', item: { name }, before: figure(before), after: figure(after) };
  });
  const items = SECTIONS.flatMap((section) => {
    const [earlier, later] = [figuresOf(before[section]), figuresOf(after[section])];
    return [...new Set([...earlier.keys(), ...later.keys()])].map((key): FigureChange => {
      const item = JSON.parse(key) as FigureChange['item'];
      return { section, item, before: earlier.get(key) ?? null, after: later.get(key) ?? null };
    });
  });
  return [...totals, ...items].filter((one) => JSON.stringify(one.before) !== JSON.stringify(one.after));
}

function figuresOf(items: readonly object[]): ReadonlyMap<string, Figure> {
  const figures = new Map<string, Figure>();
  for (const one of items) {
    const item = one as { readonly [key: string]: unknown };
    const named = KEYS.flatMap((key) => (typeof item[key] === 'string' ? [[key, item[key]]] : []));
    const { from } = (item['period'] ?? {}) as { readonly from?: unknown };
    const same = Object.fromEntries([...named, ['from', typeof from === 'string' ? from : null]]);
    // Of two items that nothing tells apart the second is told as such.
    let key = JSON.stringify(same);
    for (let count = 2; figures.has(key); count += 1) key = JSON.stringify({ ...same, number: String(count) });
    const state = typeof item['state'] === 'string' ? item['state'] : null;
    figures.set(key, { amount: item['amount'], state });
  }
  return figures;
}
