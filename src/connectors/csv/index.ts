// connectors/csv: how do exported tables answer?
// Takes the path of a CSV file, its delimiter and encoding; gives its header, its rows with their line numbers, and the
// lines that are no rows, with the reason. Knows nothing of what a column means.
export { readTable } from './read-table.ts';
