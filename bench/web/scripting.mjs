// How long the scripts of a page run in each frame, from the browser's own trace.
const SCRIPTS = new Set([
  'FunctionCall',
  'EvaluateScript',
  'TimerFire',
  'FireAnimationFrame',
  'RunMicrotasks',
  'EventDispatch',
]);
const CATEGORIES = ['devtools.timeline', 'devtools.timeline.frame', 'disabled-by-default-devtools.timeline'];

/** Milliseconds of script in each frame in which any ran, while `work` is done. */
export async function scriptingOf(page, work) {
  const browser = page.context().browser();
  await browser.startTracing(page, { categories: CATEGORIES });
  await work();
  const { traceEvents: events } = JSON.parse((await browser.stopTracing()).toString('utf8'));
  return perFrame(events);
}

/** A frame ends where the main thread hands it over; calls within calls count once. */
function perFrame(events) {
  const ends = events.filter(({ name }) => name === 'Commit').sort((a, b) => a.ts - b.ts);
  const thread = ends[0] && `${ends[0].pid} ${ends[0].tid}`;
  if (thread === undefined) throw new Error('no frame was drawn');
  const calls = events
    .filter(({ name, ph, dur, pid, tid }) => SCRIPTS.has(name) && ph === 'X' && dur > 0 && `${pid} ${tid}` === thread)
    .sort((a, b) => a.ts - b.ts);
  const frames = new Map();
  let end = 0;
  let frame = 0;
  for (const { ts, dur } of calls) {
    while (frame < ends.length && ends[frame].ts <= ts) frame += 1;
    const added = Math.max(0, ts + dur - Math.max(ts, end));
    end = Math.max(end, ts + dur);
    frames.set(frame, (frames.get(frame) ?? 0) + added / 1000);
  }
  return [...frames.values()];
}
