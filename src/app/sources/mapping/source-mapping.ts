import type { DateFormat } from '../../mapping/date-format.ts';
import type { Scalar } from '../../mapping/mapping.ts';
import type { MappingPlan } from '../../ports/index.ts';

/** Where one value of an event comes from. */
export type SourceValue =
  | { readonly kind: 'constant'; readonly value: Scalar; readonly line: number }
  | {
      readonly kind: 'from';
      /** JSONata, computed on the thing. */
      readonly expression: string;
      /** What each value stands for (null: nothing); null: itself. */
      readonly values: ReadonlyMap<string, Scalar | null> | null;
      /** What becomes of a value that `values` does not list. */
      readonly otherwise: 'refuse' | 'keep' | 'leaveOut';
      /** Put before it, where there is any. */
      readonly prefix: string;
      readonly line: number;
    };

/** One event that a thing may be. */
export interface SourceEvent {
  readonly line: number;
  readonly when: Computed | null;
  /** By name: `type`, `id`, `subject`, `time`, `sequence`, `data.customer` … */
  readonly fields: ReadonlyMap<string, SourceValue>;
}

/** A JSONata text, and where it stands. */
export interface Computed {
  readonly expression: string;
  readonly line: number;
}

/** How payloads of a source are read as events. */
export interface SourceMapping {
  readonly format: MappingPlan['format'];
  readonly timeZone: string;
  /** Ways in which its texts write instants; null: RFC 3339, or a number of seconds or milliseconds since 1970. */
  readonly dates: readonly DateFormat[] | null;
  /** Texts that stand for "nothing here"; the empty one always does. */
  readonly missing: ReadonlySet<string>;
  readonly each: Computed | null;
  readonly skip: Computed | null;
  readonly events: readonly SourceEvent[];
}

/** What the mapping asks of a payload; what it makes of the answers is `factsOf`'s. */
export function planOf({ format, each, skip, events }: SourceMapping): MappingPlan {
  return {
    format,
    each: each?.expression ?? null,
    skip: skip?.expression ?? null,
    entries: events.map(({ when, fields }) => ({
      when: when?.expression ?? null,
      fields: [...fields].flatMap(([name, value]) =>
        value.kind === 'from' ? [{ name, expression: value.expression }] : [],
      ),
    })),
  };
}

/** The line of the mapping on which something of its plan stands. @param entry null: of no event */
export function lineIn(mapping: SourceMapping, entry: number | null, field: string): number | null {
  if (entry === null) return (field === 'each' ? mapping.each?.line : mapping.skip?.line) ?? null;
  const event = mapping.events[entry];
  if (event === undefined) return null;
  if (field === 'when') return event.when?.line ?? event.line;
  return event.fields.get(field)?.line ?? event.line;
}
