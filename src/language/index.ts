// language: what does this text say, and what is wrong with it?
// Takes: texts of agreements (YAML 1.2 or JSON), texts of the bases they extend.
// Gives: agreements as values of core, all diagnostics with their places in French and English, canonical texts.
// Knows nothing of: files, events that happened, time that passes, who is asking.
export { type AgreementReading, readAgreement, type ReadOptions } from './read-agreement.ts';
export { type Diagnostic, type DiagnosticPlace, hasErrors } from './diagnostics/diagnostic.ts';
export { CATALOGUE, type DiagnosticName } from './diagnostics/catalogue.ts';
export type { CatalogueEntry, DiagnosticLevel, DiagnosticStage } from './diagnostics/entry.ts';
export { type Language, renderDiagnostic, type RenderedDiagnostic } from './diagnostics/render.ts';
export type { PlainAgreement } from './grammar/agreement-shape.ts';
