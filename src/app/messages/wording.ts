/** One line of what is known: `Due` … `Monday 9 March 2026, 15:45`. */
export interface WordedFact {
  readonly label: string;
  readonly value: string;
}

/** How much it presses; decides on a colour, and on nothing else. */
export type Tone = 'late' | 'soon' | 'plain' | 'good';

/** What a message says, before it is given the shape of a channel. All texts are single lines without markup. */
export interface Wording {
  readonly language: 'fr' | 'en';
  readonly tone: Tone;
  /** Stands alone in a list of messages: the most important first. */
  readonly subject: string;
  /** The one thing to know: `1 h 12 left`. */
  readonly headline: string;
  /** What it is about: `INC-2041, service restored, due 15:45`. */
  readonly about: string;
  /** A sentence or two of what that means, or what to do; empty: nothing. */
  readonly sentences: readonly string[];
  readonly facts: readonly WordedFact[];
  /** Of many: one line each, the most urgent first. */
  readonly rows: readonly { readonly what: string; readonly note: string }[];
  /** How many more there are, and where; null: these are all. */
  readonly more: string | null;
  readonly link: { readonly label: string; readonly url: string } | null;
  /** When it was written, why it came, how to change that. */
  readonly footer: readonly string[];
  /** For a short message, the most important first. */
  readonly short: readonly string[];
}
