// worker: what is done when nobody asks?
// Takes: a store, the present, and how to be told of defects.
// Gives: loops that judge tickets again as soon as passing time, or another set of agreements, changes them; that decide,
// dispatch and end alerts, look at what the agenda holds, and give a sign of life.
// Knows nothing of: how tickets are judged, how anything is kept, who posts.
export { openHeartbeat } from './heartbeat.ts';
export type { Loop } from './loop.ts';
export { openWaker } from './waker.ts';
export { openWorker, type WorkerTurn } from './worker.ts';
