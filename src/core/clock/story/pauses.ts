import type { Target } from '../../agreement/index.ts';
import type { Instant } from '../../time/index.ts';
import { type Counting, pauseHolds } from '../hold.ts';
import { precedes } from '../reign.ts';
import type { Run } from '../run.ts';
import type { Story } from './story.ts';

/** A pause obeys the target in force for the clock when it began; one that began before any, the first that came. */
export function pausesFor(story: Story, first: Target): Run['pausesOf'] {
  const { timeline } = story.theCase;
  if (!timeline.holdsPauses) return null;
  return (run) =>
    pauseHolds(timeline, countingOf(story, run), (index, at) => {
      if (run.breachedAt !== null && run.breachedAt <= at) return run.ruling;
      return targetWhen(story, run, first, index, at);
    });
}

/** A pause's maximum is told from the first instant at which it held any cycle of the measure: a new cycle does not renew it. */
function countingOf(story: Story, run: Run): Counting {
  return {
    startedAt: run.startedAt,
    stopped: run.others,
    // Itself among them, with no time: what it is held by is told apart.
    before: story.runs.map((other) => ({
      from: other.startedAt,
      to: other.stoppedAt ?? other.endedAt ?? run.startedAt,
      target: other.ruling,
      breachedAt: other.breachedAt,
    })),
  };
}

function targetWhen(story: Story, run: Run, first: Target, index: number | null, at: Instant): Target {
  let target = story.reigns.find((reign) => reign.target !== null)?.target ?? first;
  for (const reign of story.reigns) {
    if (index === null ? reign.from > at : !precedes(reign, at, index)) break;
    // What changed while the ticket was resolved takes effect at the reopening (open-case 28).
    const waits = run.others.some((span) => span.state === 'resolved' && span.from < reign.from && at < span.to);
    if (reign.target === null || waits) continue;
    if (reign.from <= run.startedAt || reign.target.rules.priorityChange !== 'ignore') target = reign.target;
  }
  return target;
}
