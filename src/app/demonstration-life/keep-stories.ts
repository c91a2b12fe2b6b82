import { orderEvents } from '../../core/event/index.ts';
import type { Instant } from '../../core/time/index.ts';
import type { Story } from '../demonstration/year/index.ts';
import { lineOf } from '../event-text.ts';
import { keepFacts } from '../live/keep-facts.ts';
import type { LivePorts } from '../live/post-events.ts';
import { streamOf } from '../live/streams.ts';
import type { NewFact } from '../ports/index.ts';

/** Keeps stories as if their facts had been learned when they happened; what is known already is left as it is. */
export async function keepStories(stories: readonly Story[], { store, rosters, now }: LivePorts): Promise<void> {
  const facts = orderEvents(stories.flat()).map(
    (event): NewFact => ({ event, stream: streamOf(event), body: lineOf(event), author: null }),
  );
  if (facts.length > 0) await store.transact((tx) => keepFacts(tx, facts, rosters, now()));
}

/** What of stories has happened by an instant, or between two; stories of which nothing is left are left out. */
export function happened(stories: readonly Story[], after: Instant, by: Instant): readonly Story[] {
  return stories
    .map((story) => story.filter(({ occurredAt }) => occurredAt > after && occurredAt <= by))
    .filter((story) => story.length > 0);
}
