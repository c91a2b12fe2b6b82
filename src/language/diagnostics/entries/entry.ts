export type DiagnosticLevel = 'error' | 'warning' | 'info';

/**
 * What a diagnostic is about.
 * - `text`: the YAML or JSON itself. `structure`: keys, kinds and spellings; a JSON Schema sees these too.
 * - `base`: what `extends` brings in. `meaning`: what the agreement says, taken as a whole.
 * - `set`: several agreements together. `source`: what a source of events can show.
 */
export type DiagnosticStage = 'text' | 'structure' | 'base' | 'meaning' | 'set' | 'source';

export interface Wording {
  readonly en: string;
  readonly fr: string;
}

/** One row of the catalogue. In wordings, `{fact}` is filled in and `` `code` `` is set as code. */
export interface CatalogueEntry {
  /** Permanent: never changed, never given to another meaning. */
  readonly code: string;
  readonly level: DiagnosticLevel;
  readonly stage: DiagnosticStage;
  readonly title: Wording;
  readonly message: Wording;
  /** The way out. */
  readonly help: Wording;
}

type Pair = readonly [en: string, fr: string];

/** A row maker for one stage: code, level, then title, message and help as [English, French]. */
export function entriesOf(stage: DiagnosticStage) {
  return (code: string, level: DiagnosticLevel, title: Pair, message: Pair, help: Pair): CatalogueEntry => ({
    code,
    level,
    stage,
    title: wording(title),
    message: wording(message),
    help: wording(help),
  });
}

function wording([en, fr]: Pair): Wording {
  return { en, fr };
}
