// The one way in which use cases reach the texts of the language room.
export { type Diagnostic, diagnosticsOf } from '../language/diagnostics/diagnostic.ts';
export { renderDiagnostic } from '../language/diagnostics/render.ts';
export { lineAndColumn, type Located, type LocatedEntry, type LocatedMap, type SourceText } from '../language/source/located.ts';
export { parseText } from '../language/source/parse.ts';
