// app/simulation-json: what did a simulation say, as JSON? Takes: what was asked and what came of it. Gives: one document,
// the same on the command line and over HTTP. Ours alone: it shows private bounds. Knows nothing of files and languages.
export { simulationJson } from './simulation-json.ts';
