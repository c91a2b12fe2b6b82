// How a payload is read: what a mapping asks of it, and what it gives.

/** What a mapping asks of a payload, with nothing left to decide: JSONata texts, each known by its entry and its field. */
export interface MappingPlan {
  readonly format: 'json' | 'form' | 'text';
  /** Gives the things in the payload; null: the whole of it is one. */
  readonly each: string | null;
  /** Whether a thing says nothing to us; null: each does. */
  readonly skip: string | null;
  /** One for each event that a thing may be. */
  readonly entries: readonly {
    /** Whether a thing is this event; null: each is. */
    readonly when: string | null;
    readonly fields: readonly { readonly name: string; readonly expression: string }[];
  }[];
}

/** Where in a plan something stands: `each` and `skip` have no entry, and `when` is a field as any other. */
export interface PlanPlace {
  readonly entry: number | null;
  readonly field: string;
  /** The number of the thing in the payload, from 0; null: the payload itself. */
  readonly thing: number | null;
}

/**
 * - `notReadable`: the payload is not of the format. `threw`: the expression can not be computed on it.
 * - `tooLong`, `tooLarge`, `tooDeep`: a limit of time, memory or recursion was passed.
 * - `nonsense`: the expression gives what can not be written as JSON.
 */
export interface MappingFault {
  readonly problem: 'notReadable' | 'threw' | 'tooLong' | 'tooLarge' | 'tooDeep' | 'nonsense';
  /** Null: the payload as a whole. */
  readonly place: PlanPlace | null;
  /** What the evaluator says, in English; cut. */
  readonly detail: string;
}

/** One thing of a payload, as a plan reads it. */
export interface MappedThing {
  /** Its number in the payload, from 0. */
  readonly thing: number;
  /** SHA-256 (hexadecimal) of its canonical JSON. */
  readonly digest: string;
  /** The events that it is: fields that give nothing are left out. */
  readonly events: readonly { readonly entry: number; readonly fields: { readonly [name: string]: unknown } }[];
}

/** What reading one payload came to. What is wrong with one thing does not sink the others. */
export type MappedPayload =
  | {
      readonly kind: 'read';
      readonly things: readonly MappedThing[];
      readonly skipped: number;
      readonly faults: readonly MappingFault[];
    }
  /** Too many wait already, of this source or in all: to be tried again later. */
  | { readonly kind: 'busy' };

/** Runs mappings where they can harm nothing: bounded in time and memory, in a process of their own. Never rejects. */
export interface MappingRunner {
  /** @param source in whose name: no source holds up the others */
  run(
    plan: MappingPlan,
    payload: { readonly contentType: string | null; readonly body: string },
    source: string,
  ): Promise<MappedPayload>;
  close(): Promise<void>;
}
