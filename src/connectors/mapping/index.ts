// connectors/mapping: what does a mapping read in a payload?
// Takes: plans (what a mapping asks, in JSONata) and payloads, as strangers wrote them. Gives: what they read, as plain JSON,
// or what went wrong and where. Runs them in a process of their own (`reader.ts`, bundled by itself), bounded in time and
// memory. Knows nothing of: events, sources, what becomes of a payload.
export { openMappingRunner } from './mapping-runner.ts';
