// language: what does this text say, and what is wrong with it?
// Takes: texts of agreements (YAML 1.2 or JSON), texts of the bases they extend.
// Gives: agreements as values of core, all diagnostics with their places in French and English, canonical texts.
// Knows nothing of: files, events that happened, time that passes, who is asking.
export { CATALOGUE, type DiagnosticName } from './diagnostics/catalogue.ts';
export { type Diagnostic, type DiagnosticPlace, diagnosticsOf, hasErrors } from './diagnostics/diagnostic.ts';
export type { CatalogueEntry, DiagnosticLevel, DiagnosticStage } from './diagnostics/entries/entry.ts';
export { type Language, type RenderedDiagnostic, renderDiagnostic } from './diagnostics/render.ts';
export type { PlainAgreement } from './grammar/agreement-shape.ts';
export { sourceDiagnostics } from './measurable/source-diagnostics.ts';
export { eventsOfTargets, type TargetEvents } from './measurable/source-events.ts';
export { type Edited, editAgreement } from './print/edit-agreement.ts';
export { contentHash, printAgreement } from './print/print-agreement.ts';
export { type AgreementReading, type ReadOptions, readAgreement } from './read-agreement.ts';
export { type AgreementsReading, type AgreementText, readAgreements, setDiagnostics } from './read-agreements.ts';
export { diagnosticsPage } from './schema/diagnostics-page.ts';
export { agreementSchema, type Schema } from './schema/json-schema.ts';
export { referencePage } from './schema/reference-page.ts';
export { ringDiagnostics, type Unsupported, unsupportedDiagnostics } from './set/margin-diagnostics.ts';
export { type LineAndColumn, lineAndColumn } from './source/lines.ts';
export type {
  Located,
  LocatedEntry,
  LocatedMap,
  Path,
  SourceText,
} from './source/located.ts';
export { parseText } from './source/parse.ts';
