import type { ScalarName } from './scalar.ts';

/** What a reference may point at; each is a section of the file whose ids are known. */
export type Referent =
  | 'calendar'
  | 'priority'
  | 'contact'
  | 'service'
  | 'line'
  | 'target'
  | 'level'
  | 'party'
  | 'remedy';

/** What a key that should be there stands for when it is not: a value, the item's own id, or the first day in force. */
export type Assumption =
  | { readonly kind: 'value'; readonly value: Assumable; readonly example?: string }
  | { readonly kind: 'id' }
  | { readonly kind: 'firstDay' }
  | { readonly kind: 'termFromFirstDay' };

/** A single value, or an empty list or map. */
export type Assumable = string | number | boolean | readonly [] | { readonly [key: string]: never };

/** What a key means in a record. */
export interface Field {
  readonly form: Form;
  /** Without it there is no item: its being missing is an error. */
  readonly required: boolean;
  /** Given with a key that every item has in the end: what it is taken to be when the text leaves it out. */
  readonly assumed?: Assumption;
  /** In English, for the reference and for editors that complete. */
  readonly doc: string;
}

export interface RecordForm {
  readonly kind: 'record';
  /** Names the shape in the schema and in the reference. */
  readonly name: string;
  /** In canonical order. */
  readonly fields: { readonly [key: string]: Field };
  /** Of each list at most one key may be given. */
  readonly exclusive: readonly (readonly string[])[];
  /** Of each list at least one key must be given. */
  readonly needed: readonly (readonly string[])[];
}

export interface ChoiceOption {
  readonly on: 'text' | 'number' | 'flag' | 'list' | 'map';
  /** Of several maps, the one that has this key. */
  readonly key?: string;
  readonly form: Form;
}

/**
 * What a value may look like. One table of these drives the reader, the JSON Schema, the reference and the order of
 * keys in print, so that they cannot disagree.
 */
export type Form =
  | RecordForm
  | { readonly kind: 'map'; readonly of: Form; readonly key: ScalarName; readonly refs?: Referent }
  | { readonly kind: 'list'; readonly of: Form; readonly least: number; readonly orOne: boolean }
  | { readonly kind: 'word'; readonly words: readonly string[] }
  | { readonly kind: 'scalar'; readonly scalar: ScalarName }
  | { readonly kind: 'ref'; readonly to: Referent }
  | { readonly kind: 'whole'; readonly least: number; readonly most: number }
  | { readonly kind: 'decimal'; readonly least: number; readonly most: number }
  | { readonly kind: 'flag' }
  | { readonly kind: 'text' }
  | { readonly kind: 'line' }
  | { readonly kind: 'choice'; readonly options: readonly ChoiceOption[] };

/** A form that remembers, for the compiler alone, the type of the canonical values it lets through. */
export interface Shape<T> {
  readonly form: Form;
  readonly value?: T;
}

/** The canonical value of a shape. */
export type ValueOf<S> = S extends Shape<infer T> ? T : never;

interface Required<T> {
  readonly shape: Shape<T>;
  readonly required: true;
  readonly doc: string;
}
interface Assumed<T> extends Required<T> {
  readonly assumed: Assumption;
}
interface Optional<T> {
  readonly shape: Shape<T>;
  readonly required: false;
  readonly doc: string;
}
type RecordOf<F> = {
  readonly [K in keyof F as F[K] extends { readonly required: true } ? K : never]: F[K] extends {
    readonly shape: Shape<infer T>;
  }
    ? T
    : never;
} & {
  readonly [K in keyof F as F[K] extends { readonly required: false } ? K : never]?: F[K] extends {
    readonly shape: Shape<infer T>;
  }
    ? T
    : never;
};

/** A key that must be there. */
export function must<T>(shape: Shape<T>, doc: string): Required<T> {
  return { shape, required: true, doc };
}

/** A key that every item has; a text that leaves it out is read as if it said the value, with a warning. `example`: how to write it. */
export function assumed<T>(shape: Shape<T>, value: Assumable, doc: string, example?: string): Assumed<T> {
  const assumption = { kind: 'value', value, ...(example === undefined ? {} : { example }) } as const;
  return { shape, required: true, doc, assumed: assumption };
}

/** The same, where the item's own id is assumed (in a list or at a place without one: that of what it stands in). */
export function assumedId<T>(shape: Shape<T>, doc: string): Assumed<T> {
  return { shape, required: true, doc, assumed: { kind: 'id' } };
}

/** The same, where the day the agreement takes effect is assumed; `whole` when the key is a map that begins with it. */
export function assumedFirstDay<T>(shape: Shape<T>, whole: boolean, doc: string): Assumed<T> {
  return { shape, required: true, doc, assumed: { kind: whole ? 'termFromFirstDay' : 'firstDay' } };
}

/** A key that may be there. */
export function may<T>(shape: Shape<T>, doc: string): Optional<T> {
  return { shape, required: false, doc };
}

export interface KeyRules {
  readonly exclusive?: readonly (readonly string[])[];
  readonly needed?: readonly (readonly string[])[];
}

/** A map with known keys. */
export function record<
  F extends {
    readonly [key: string]: {
      readonly shape: Shape<unknown>;
      readonly required: boolean;
      readonly doc: string;
      readonly assumed?: Assumption;
    };
  },
>(name: string, fields: F, rules: KeyRules = {}): Shape<RecordOf<F>> {
  const entries = Object.entries(fields).map(([key, { shape, required, doc, assumed }]): [string, Field] => [
    key,
    assumed === undefined ? { form: shape.form, required, doc } : { form: shape.form, required: false, doc, assumed },
  ]);
  const { exclusive = [], needed = [] } = rules;
  return { form: { kind: 'record', name, fields: Object.fromEntries(entries), exclusive, needed } };
}

/** The same record with no key that must be there: what overrides may say. */
export function partly<T>(shape: Shape<T>, name: string): Shape<Partial<T>> {
  if (shape.form.kind !== 'record') return { form: shape.form };
  const fields = Object.entries(shape.form.fields).map(
    ([key, { form, doc }]) => [key, { form, doc, required: false }] as const,
  );
  return { form: { ...shape.form, name, fields: Object.fromEntries(fields), needed: [] } };
}

/** A map by id; `refs` when the ids point at things of another section. */
export function mapOf<T>(of: Shape<T>, key: ScalarName = 'id', refs?: Referent): Shape<{ readonly [id: string]: T }> {
  return { form: { kind: 'map', of: of.form, key, ...(refs === undefined ? {} : { refs }) } };
}

/** A list, at least `least` long; one item may stand without brackets, unless it is a list itself. */
export function listOf<T>(of: Shape<T>, least = 0): Shape<readonly T[]> {
  return { form: { kind: 'list', of: of.form, least, orOne: of.form.kind !== 'list' } };
}

/** A list of at least one, or one item without brackets. */
export function oneOrMore<T>(of: Shape<T>): Shape<readonly T[]> {
  return listOf(of, 1);
}

/** One of some words. */
export function word<const W extends string>(...words: readonly W[]): Shape<W> {
  return { form: { kind: 'word', words } };
}

/** A text with a spelling of its own: a duration, an amount, a date … canonical as text. */
export function scalar(name: ScalarName): Shape<string> {
  return { form: { kind: 'scalar', scalar: name } };
}

/** The id of something of this agreement. */
export function ref(to: Referent): Shape<string> {
  return { form: { kind: 'ref', to } };
}

/** A whole number. */
export function whole(least: number, most: number): Shape<number> {
  return { form: { kind: 'whole', least, most } };
}

/** A number with at most six decimals. */
export function decimal(least: number, most: number): Shape<number> {
  return { form: { kind: 'decimal', least, most } };
}

/** `true` or `false`. */
export const flag: Shape<boolean> = { form: { kind: 'flag' } };

/** What a person reads: one text for both languages, or `{ fr, en }`. */
export type PlainText = string | { readonly fr?: string; readonly en?: string };
export const text: Shape<PlainText> = { form: { kind: 'text' } };

/** A text in no particular language: a name, a number, an address. */
export const line: Shape<string> = { form: { kind: 'line' } };

/** One of several shapes, told apart by kind and, among maps, by a key. */
export function choice<
  const O extends readonly { readonly on: ChoiceOption['on']; readonly key?: string; readonly shape: Shape<unknown> }[],
>(...options: O): Shape<O[number] extends { readonly shape: Shape<infer T> } ? T : never> {
  return {
    form: {
      kind: 'choice',
      options: options.map(({ on, key, shape }) => ({ on, form: shape.form, ...(key === undefined ? {} : { key }) })),
    },
  };
}
