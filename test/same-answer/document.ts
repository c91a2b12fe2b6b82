/** What `leeway evaluate --json` and `GET /api/v1/evaluation` write: one JSON document each, with a clock a line. */

/** The text of the clocks, from their opening bracket to the closing one: to be compared letter by letter. */
export function clocksText(document: string): string {
  const end = document.indexOf('],\n"noCommitment":');
  if (end < 0) throw new Error(`no clocks in ${document.slice(0, 200)}`);
  return document.slice(document.indexOf('['), end + 1);
}

interface Objective {
  readonly restatements: readonly unknown[];
}

/** Restatements apart: over HTTP a fact is learned when it is posted. */
export function withoutRestatements<T extends Objective>(objectives: readonly T[]): readonly T[] {
  return objectives.map((one) => ({ ...one, restatements: [] }));
}

/** The parts besides the clocks, as values whose keys keep their order. */
export function partsOf(document: string) {
  return JSON.parse(document) as {
    readonly clocks: readonly { readonly [key: string]: unknown }[];
    readonly noCommitment: readonly unknown[];
    readonly objectives: readonly Objective[];
    readonly availability: readonly unknown[];
    readonly credits: readonly unknown[];
    readonly bonuses: readonly unknown[];
    readonly alerts: readonly unknown[];
    readonly diagnostics: readonly { readonly [key: string]: unknown }[];
  };
}
