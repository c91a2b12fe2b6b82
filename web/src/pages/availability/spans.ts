import type { Schemas } from '../../api/client.ts';
import type { ServiceSpan, SpanKind } from '../../kit/time/spans/span-timeline.tsx';

export type Timeline = Schemas['ServiceTimeline'];
type Span = Timeline['spans'][number];

/** The worst stands first: it is what is shown where promises differ. */
const WORST: readonly Span['state'][] = ['down', 'degraded', 'unknown', 'maintenance', 'excluded', 'up', 'closed'];

/** What of a promise's states is drawn: outside its hours nothing is. Planned maintenance ahead stands after what happened. */
export function drawnSpans(timeline: Timeline): readonly ServiceSpan[] {
  const happened = timeline.spans.flatMap(({ from, to, state }): readonly ServiceSpan[] =>
    state === 'closed' ? [] : [{ from, to, kind: state }],
  );
  return [...joined(happened), ...ahead(timeline)];
}

/** Planned maintenance that has not begun, unless it was called off. */
function ahead({ spans, maintenances }: Timeline): readonly ServiceSpan[] {
  const toldUntil = spans.at(-1)?.to ?? '';
  return maintenances
    .filter(({ from, because }) => because !== 'calledOff' && Date.parse(from) >= Date.parse(toldUntil))
    .map(({ from, to }) => ({ from, to, kind: 'maintenance' }));
}

/** Neighbours of one kind are one. */
function joined(spans: readonly ServiceSpan[]): readonly ServiceSpan[] {
  const whole: ServiceSpan[] = [];
  for (const span of spans) {
    const last = whole.at(-1);
    if (last !== undefined && last.to === span.from && last.kind === span.kind && last.label === span.label) {
      whole[whole.length - 1] = { ...last, to: span.to };
    } else {
      whole.push(span);
    }
  }
  return whole;
}

/**
 * A service under all its promises at once: the worst state at each instant, and whom it concerned.
 * @param nameOf of an agreement: whose it is
 */
export function worstSpans(
  timelines: readonly Timeline[],
  nameOf: (agreement: string) => string | null,
  tellNames: (names: readonly string[]) => string,
): readonly ServiceSpan[] {
  const rows = timelines.map((timeline) => ({ name: nameOf(timeline.agreement), spans: drawnSpans(timeline) }));
  const edges = [...new Set(rows.flatMap(({ spans }) => spans.flatMap(({ from, to }) => [from, to])))].toSorted(
    (a, b) => Date.parse(a) - Date.parse(b),
  );
  const at = rows.map(() => 0);
  const pieces = edges.slice(0, -1).flatMap((from, index): readonly ServiceSpan[] => {
    const to = edges[index + 1] as string;
    const states = rows.flatMap(({ name, spans }, row) => {
      while (Date.parse(spans[at[row] ?? 0]?.to ?? '9999-12-31') <= Date.parse(from)) at[row] = (at[row] ?? 0) + 1;
      const span = spans[at[row] ?? 0];
      return span !== undefined && Date.parse(span.from) <= Date.parse(from) ? [{ name, kind: span.kind }] : [];
    });
    const kind = worstOf(states.map((one) => one.kind));
    if (kind === null) return [];
    const names = [...new Set(states.filter((one) => one.kind === kind && one.name !== null).map(({ name }) => name))];
    const label = kind === 'up' || names.length === 0 ? null : tellNames(names as readonly string[]);
    return [{ from, to, kind, label }];
  });
  return joined(pieces);
}

function worstOf(kinds: readonly SpanKind[]): SpanKind | null {
  return (WORST.find((state) => kinds.includes(state as SpanKind)) as SpanKind | undefined) ?? null;
}

/** `leeway/c5e9` as what names a fact. */
export function factOf(told: string): { readonly source: string; readonly id: string } {
  const at = told.indexOf('/');
  return { source: told.slice(0, at), id: told.slice(at + 1) };
}
