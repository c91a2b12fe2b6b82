import type { Instant } from '../../core/time/index.ts';
import type { Actor } from '../access/actor.ts';
import { type Appended, type NewFact, type Store, Unavailable } from '../ports/index.ts';
import type { Fault, Lang } from '../refusal.ts';
import { notToHandIn } from './decided-types.ts';
import { keepFacts } from './keep-facts.ts';
import { type ReadFact, readFact } from './read-fact.ts';
import type { Rosters } from './roster.ts';

/** What became of one posted value. `different`: known under its source and id with other content, and the first stays. */
export type PostResult =
  | { readonly result: Appended }
  | { readonly result: 'refused'; readonly faults: readonly Fault[] };

export interface LivePorts {
  readonly store: Store;
  readonly now: () => Instant;
  readonly rosters: Rosters;
}

/** Takes posted values; one for each node, so that what comes at the same time is kept together. */
export interface EventPost {
  /**
   * Keeps what is good of some values (parsed CloudEvents) and projects it; a bad one does not sink its neighbours.
   * Answers when everything new is kept for good. What decides something, or changes what is owed, is refused to who may
   * not decide it (`scopeOfType`). @throws Unavailable: nothing was changed, or it is not known whether it was
   * @param place where the values stand in what was posted: `/0`, `/1` … (`list`), or alone (`single`: pointers from the root)
   */
  post(values: readonly unknown[], actor: Actor, lang: Lang, place?: 'list' | 'single'): Promise<readonly PostResult[]>;
}

/** Facts of one post, and who waits for it. */
interface Waiting {
  readonly facts: readonly NewFact[];
  readonly done: (results: readonly Appended[]) => void;
  readonly failed: (error: unknown) => void;
}

/** At most so many facts in one transaction, unless one post has more. */
const MOST = 2_000;
/** So many transactions at a time: while the store works on one, the other is judged. */
const WRITERS = 2;
/** Fewer facts wait for the one under way: together they cost hardly more than one alone. */
const WORTH_ANOTHER = 200;
/** So long those who wait wait for who was answered just now, who may be about to come again: together they cost less. */
const GATHER_MS = 2;

/**
 * Opens the post: while transactions are under way, what comes waits, and all of it goes into the next. A transaction
 * that fails by a defect is tried again post by post, so that each fails alone.
 */
export function openEventPost(ports: LivePorts): EventPost {
  const waiting: Waiting[] = [];
  let waitingFacts = 0;
  let writers = 0;
  let gathering: { readonly posts: number; readonly done: () => void } | null = null;
  const gather = (posts: number) =>
    new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer);
        gathering = null;
        resolve();
      };
      const timer = setTimeout(done, GATHER_MS);
      gathering = { posts, done };
    });
  const write = async () => {
    writers += 1;
    while (waiting.length > 0 && (writers === 1 || waitingFacts >= WORTH_ANOTHER)) {
      const next = nextOf(waiting);
      waitingFacts -= next.reduce((sum, { facts }) => sum + facts.length, 0);
      await keepTogether(next, ports);
      const posts = waiting.length + next.length;
      if (posts > 1 && writers === 1 && waitingFacts < WORTH_ANOTHER) await gather(posts);
    }
    writers -= 1;
  };
  const keep = (facts: readonly NewFact[]) =>
    new Promise<readonly Appended[]>((done, failed) => {
      waiting.push({ facts, done, failed });
      waitingFacts += facts.length;
      if (gathering !== null) {
        if (waiting.length >= gathering.posts || waitingFacts >= WORTH_ANOTHER) gathering.done();
      } else if (writers === 0 || (writers < WRITERS && waitingFacts >= WORTH_ANOTHER)) void write();
    });
  return {
    async post(values, actor, lang, place = 'list') {
      const receivedAt = ports.now();
      const read = values.map((value, index) =>
        readFrom(actor, value, place === 'single' ? '' : `/${index}`, receivedAt, lang),
      );
      const facts = read.flatMap((one) => ('fact' in one ? [one.fact] : []));
      const results = facts.length === 0 ? [] : await keep(facts);
      let next = 0;
      return read.map((one) =>
        'fact' in one ? { result: results[next++] as Appended } : { result: 'refused', faults: one.faults },
      );
    },
  };
}

/** Reads a value as this actor may hand it in. */
function readFrom(actor: Actor, value: unknown, place: string, receivedAt: Instant, lang: Lang): ReadFact {
  const read = readFact(value, place, actor.id, receivedAt, lang);
  if ('faults' in read) return read;
  const fault = notToHandIn(read.fact.event.type, actor, place, lang);
  return fault === null ? read : { faults: [fault] };
}

function nextOf(waiting: Waiting[]): readonly Waiting[] {
  let count = 0;
  let posts = 0;
  for (const { facts } of waiting) {
    if (posts > 0 && count + facts.length > MOST) break;
    count += facts.length;
    posts += 1;
  }
  return waiting.splice(0, posts);
}

async function keepTogether(posts: readonly Waiting[], ports: LivePorts): Promise<void> {
  const facts = posts.flatMap((post) => post.facts);
  try {
    const results = await keepOnce(facts, ports);
    let from = 0;
    for (const post of posts) {
      post.done(results.slice(from, from + post.facts.length));
      from += post.facts.length;
    }
  } catch (error) {
    if (posts.length === 1 || error instanceof Unavailable) for (const post of posts) post.failed(error);
    else for (const post of posts) await keepTogether([post], ports);
  }
}

function keepOnce(facts: readonly NewFact[], { store, rosters, now }: LivePorts): Promise<readonly Appended[]> {
  return store.transact((tx) => keepFacts(tx, facts, rosters, now()));
}
