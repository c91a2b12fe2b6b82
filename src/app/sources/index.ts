// app/sources: what sends us payloads of its own making, and what do they say?
// Takes: payloads as strangers wrote them, the mappings of sources, the store, the present. Gives: events handed in like any
// others, payloads kept and read again, sources looked after, and those that fell silent. Knows nothing of: how a payload
// came, how a mapping is run, how anything is kept.
//
// mapping/    what a mapping says, and the events it makes      payloads/    received, read, tried, read again
// manage/     sources, their keys, secrets and drafts           rhythm.ts    silence

export { publishDraft, putDraft } from './manage/drafts.ts';
export { addSecret, makeKey, removeSecret, revokeKey, secretId } from './manage/keys.ts';
export { setLive } from './manage/live.ts';
export { listSources, oneSource, putSource, removeSource } from './manage/put-source.ts';
export type { PayloadProblem } from './mapping/fault-words.ts';
export { keptOutcome, type Outcome } from './payloads/outcome.ts';
export { listPayloads, markSample, onePayload } from './payloads/payloads.ts';
export { type Preview, previewMapping } from './payloads/preview.ts';
export { type NotTaken, notTheSource, receivePayload, sourceOf } from './payloads/receive.ts';
export { replayPayloads } from './payloads/replay.ts';
export { keepResuming, resumePayloads } from './payloads/resume.ts';
export type { MappingTemplate, PayloadPorts, SourcePorts } from './ports.ts';
export { silentAt } from './rhythm.ts';
