import type { Place } from '../source/located.ts';
import type { DiagnosticName } from './catalogue.ts';

/** A fact a message is filled with. A list is shown as a list; a name ending in `Ppm` is shown as a percentage. */
export type Fact = string | number | readonly string[] | null;
export type Facts = { readonly [name: string]: Fact };

/** Something to say about a place of a text, before it is put in lines and words. */
export interface Problem {
  readonly name: DiagnosticName;
  readonly place: Place;
  readonly facts: Facts;
  /** Other places it is about: the first of two equal keys, the other of two agreements. */
  readonly related?: readonly Place[];
}
