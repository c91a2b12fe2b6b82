// connectors/lines: which lines are in these bytes?
// Takes a path, or standard input, and an encoding; gives its lines as text, numbered, whatever their length or damage.
// Knows nothing of what stands on a line.
export { isSystemError, readChunks } from './read-chunks.ts';
export { lineSplitter } from './split-lines.ts';
