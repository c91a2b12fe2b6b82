// Measures how often a second something runs: the best of several rounds, for noise only ever slows.

const ROUNDS = 7;
const ROUND_MS = 120;
let sink = 0;

/** The best rate of each contender, in calls a second; rounds of all contenders take turns. `run(at)` gives a number. */
export function rates(contenders, questions, { rounds = ROUNDS, roundMs = ROUND_MS } = {}) {
  const best = contenders.map(() => 0);
  for (let round = 0; round < rounds; round += 1) {
    contenders.forEach((run, at) => {
      best[at] = Math.max(best[at], rate(run, questions, roundMs));
    });
  }
  return best;
}

function rate(run, questions, roundMs) {
  const startedAt = performance.now();
  let calls = 0;
  let took = 0;
  do {
    sink += run(questions);
    calls += questions;
    took = performance.now() - startedAt;
  } while (took < roundMs);
  return (calls / took) * 1000;
}

/** The least time of `rounds` runs, in milliseconds. */
export function leastMs(run, rounds) {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round += 1) {
    const startedAt = performance.now();
    sink += run(round);
    least = Math.min(least, performance.now() - startedAt);
  }
  return least;
}

/** What was computed, so that nothing measured can be left out as useless. */
export function computed() {
  return sink;
}
