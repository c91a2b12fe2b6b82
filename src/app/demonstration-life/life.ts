import { DAY_MS, type Instant } from '../../core/time/index.ts';
import { type Story, yearAgreements, yearByCustomer } from '../demonstration/year/index.ts';
import type { LivePorts } from '../live/index.ts';
import type { RegisterPorts } from '../register/index.ts';
import { happened, keepStories } from './keep-stories.ts';
import { isFilled, noteFilled } from './mark.ts';
import { publishYear } from './publish-year.ts';
import { pulse } from './pulse.ts';

interface DemonstrationParts {
  readonly live: LivePorts;
  readonly publishing: Pick<RegisterPorts, 'bases' | 'holidays'>;
  /** Lets others work for a moment. */
  readonly pause: () => Promise<void>;
  readonly isStopped: () => boolean;
}

/** How many of the events are there. */
export interface Filled {
  readonly done: number;
  readonly of: number;
}

/** A demonstration as it goes on. */
export interface Life {
  /**
   * Publishes the agreements, then keeps what has happened so far, the last months first; goes on where it was stopped.
   * @param told after each step; `ticket`: an open one, which is there from the first step on
   * @returns `wentOn`: the year was there before, and only what happened meanwhile was missing
   */
  fill(told: (filled: Filled, ticket: string | null) => void): Promise<'filled' | 'wentOn' | 'stopped'>;
  /** Keeps what has happened since the last time. */
  goOn(): Promise<void>;
}

/** Events in one transaction: others do not wait long, and the database is not asked too often. */
const BATCH = 600;
/** So far ahead the future is made at a time, and made anew when so much of it is left. */
const AHEAD_MS = 15 * DAY_MS;
const LEFT_MS = DAY_MS;

/** @param markedAt up to which the year went when the store was marked */
export function openLife(markedAt: Instant, parts: DemonstrationParts): Life {
  const { now } = parts.live;
  let keptBy = markedAt;
  let future: { readonly stories: readonly Story[]; readonly until: Instant } = { stories: [], until: 0 };
  const lookAhead = async (): Promise<readonly Story[]> => {
    const until = now() + AHEAD_MS;
    const stories = await allStories(markedAt, until, parts);
    future = { stories: happened(stories, keptBy, until), until };
    return stories;
  };
  return {
    async fill(told) {
      const wasFilled = await isFilled(parts.live.store);
      if (!wasFilled)
        await publishYear(yearAgreements(markedAt), { ...parts.live, ...parts.publishing }, parts.isStopped);
      const by = now();
      const stories = await lookAhead();
      const past = lastFirst(happened(stories, Number.NEGATIVE_INFINITY, by));
      const ticket = richest(past);
      const missing = wasFilled ? happened(past, markedAt, by) : past;
      const finished = await keepAll(missing, (filled) => told(filled, ticket), parts);
      if (!finished) return 'stopped';
      keptBy = by;
      if (wasFilled) return 'wentOn';
      await noteFilled(parts.live.store, now());
      return 'filled';
    },
    async goOn() {
      const by = now();
      if (future.until - by < LEFT_MS) await lookAhead();
      await keepStories(happened(future.stories, keptBy, by), parts.live);
      keptBy = by;
    },
  };
}

async function allStories(markedAt: Instant, until: Instant, parts: DemonstrationParts): Promise<readonly Story[]> {
  const stories: Story[] = [...pulse(markedAt, until)];
  for (const ofCustomer of yearByCustomer(markedAt, until)) {
    stories.push(...ofCustomer);
    await parts.pause();
  }
  return stories;
}

/** What is open comes first, then what happened last: a board is alive long before the whole year is there. */
function lastFirst(stories: readonly Story[]): readonly Story[] {
  const lastOf = (story: Story) => story.at(-1)?.occurredAt ?? 0;
  return stories.toSorted((a, b) => Number(isOpen(b)) - Number(isOpen(a)) || lastOf(b) - lastOf(a));
}

/** @returns false: it was stopped before the end */
async function keepAll(
  stories: readonly Story[],
  told: (filled: Filled) => void,
  parts: DemonstrationParts,
): Promise<boolean> {
  const of = stories.reduce((sum, story) => sum + story.length, 0);
  let done = 0;
  if (of === 0) told({ done, of });
  for (let next = 0; next < stories.length; ) {
    const batch: Story[] = [];
    for (let size = 0; next < stories.length && size < BATCH; next += 1) {
      batch.push(stories[next] as Story);
      size += stories[next]?.length ?? 0;
    }
    if (parts.isStopped()) return false;
    await keepStories(batch, parts.live);
    done += batch.reduce((sum, story) => sum + story.length, 0);
    told({ done, of });
    await parts.pause();
  }
  return true;
}

/** An open ticket with a story to tell; null: none is open. */
function richest(stories: readonly Story[]): string | null {
  const open = stories.filter(isOpen);
  return open.toSorted((a, b) => b.length - a.length)[0]?.[0]?.subject ?? null;
}

/** Of a story as far as it has happened: a ticket that nobody has resolved. */
function isOpen(story: Story): boolean {
  return story[0]?.type === 'ticket.opened' && !story.some(({ type }) => type === 'ticket.resolved');
}
