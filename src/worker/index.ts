// worker: what is done when nobody asks?
// Takes: a store, the present, and how to be told of defects.
// Gives: a waker that judges tickets again as soon as passing time, or another set of agreements, changes them.
// Knows nothing of: how tickets are judged, how anything is kept, who posts.
export { openWaker, type Waker } from './waker.ts';
