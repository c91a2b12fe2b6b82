/** What is shown of a period, in milliseconds since 1970. */
export type Shown = readonly [from: number, to: number];

/** Half or twice as much about the same middle, within the whole; an hour at least. */
export function zoomed(whole: Shown, shown: Shown, times: number): Shown {
  const length = Math.min(whole[1] - whole[0], Math.max(3_600_000, (shown[1] - shown[0]) * times));
  const middle = (shown[0] + shown[1]) / 2;
  return within(whole, middle - length / 2, length);
}

/** Half of what is shown further on (1) or back (-1), within the whole. */
export function moved(whole: Shown, shown: Shown, way: 1 | -1): Shown {
  const length = shown[1] - shown[0];
  return within(whole, shown[0] + (way * length) / 2, length);
}

function within(whole: Shown, from: number, length: number): Shown {
  const start = Math.min(whole[1] - length, Math.max(whole[0], from));
  return [start, start + length];
}

/** The spans that touch what is shown, cut to it, with their places from 0 to 1. */
export function placedSpans<T extends { readonly from: string; readonly to: string }>(
  spans: readonly T[],
  [start, end]: Shown,
): readonly { readonly span: T; readonly from: number; readonly to: number }[] {
  const place = (at: number) => (Math.min(end, Math.max(start, at)) - start) / (end - start);
  return spans
    .map((span) => ({ span, from: place(Date.parse(span.from)), to: place(Date.parse(span.to)) }))
    .filter(({ from, to }) => to > from);
}

/** A place on a band: one span, or several too narrow to be told apart, drawn as the worst of them. */
export interface Drawn<T> {
  readonly spans: readonly [T, ...T[]];
  readonly worst: T;
  readonly from: number;
  readonly to: number;
}

/**
 * What is drawn of spans that were placed: each by itself, or where there are more than `most` of them, neighbours together.
 * @param rankOf how good it is what a span shows: the lowest is the worst
 */
export function gathered<T>(
  placed: readonly { readonly span: T; readonly from: number; readonly to: number }[],
  most: number,
  rankOf: (span: T) => number,
): readonly Drawn<T>[] {
  const drawn: Drawn<T>[] = [];
  const isMany = placed.length > most;
  for (const { span, from, to } of placed) {
    const last = drawn.at(-1);
    if (isMany && last !== undefined && to - last.from <= 1 / most) {
      const worst = rankOf(span) < rankOf(last.worst) ? span : last.worst;
      drawn[drawn.length - 1] = { ...last, spans: [...last.spans, span], worst, to };
    } else {
      drawn.push({ spans: [span], worst: span, from, to });
    }
  }
  return drawn;
}
