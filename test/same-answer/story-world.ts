/** A story told to a server, whose present is whatever the story says it is. */
import { lookAgain } from '../../src/app/live/wake.ts';
import type { Served } from '../http/support/server.ts';
import { randomFrom } from '../oracle/random.ts';
import type { JsonObject, Story } from '../scenarios/story.ts';
import type { StoryServer } from './story-server.ts';

/**
 * How the facts of a story reach the server. As they were learned: each by itself at the instant the story gives, in the
 * order of those instants or in any. Afterwards: all within the instant that is asked about, in one batch or in some.
 */
export type Way = 'asLearned' | 'asLearnedShuffled' | 'afterwards' | 'afterwardsShuffled';
export const AS_LEARNED: readonly Way[] = ['asLearned', 'asLearnedShuffled'];
export const WAYS: readonly Way[] = [...AS_LEARNED, 'afterwards', 'afterwardsShuffled'];

export interface StoryWorld {
  readonly server: Served;
  /** What was refused of the agreements: the server's words. */
  readonly refused: readonly string[];
  /** By their ids: events of which another with the same source and id, but other content, was known; and refused ones. */
  readonly differing: readonly string[];
  readonly setAside: readonly string[];
  /** Whether all of it was learned before the instant that is asked about. */
  readonly isSettled: boolean;
  /** The parsed answer. */
  readonly get: <T>(path: string) => Promise<{ readonly status: number; readonly body: T }>;
}

export async function tellStory(story: Story, way: Way, seed: number, on: StoryServer): Promise<StoryWorld> {
  const { served: server, rosters } = on;
  await on.forget();
  server.clock.at = 0;
  const refused = await publishAll(story, server);
  const differing: string[] = [];
  const setAside: string[] = [];
  const asOf = Date.parse(story.asOf);
  const batches = batchesOf(story, way, seed);
  for (const { at, events } of batches) {
    server.clock.at = at;
    const answer = await server.postJson('/api/v1/events', events.length === 1 ? events[0] : events);
    const { items } = (await answer.json()) as { readonly items: readonly { id: string; result: string }[] };
    for (const { id, result } of items) {
      if (result === 'different') differing.push(id);
      if (result === 'refused') setAside.push(id);
    }
  }
  const isSettled = batches.every(({ at }) => at <= asOf);
  server.clock.at = asOf;
  while (isSettled && (await lookAgain(server.store, rosters, asOf, 100)).tickets > 0);
  return {
    server,
    refused,
    differing,
    setAside,
    isSettled,
    get: async <T>(path: string) => {
      const answer = await server.ask(`/api/v1${path}`);
      return { status: answer.status, body: (await answer.json()) as T };
    },
  };
}

async function publishAll({ agreements }: Story, server: Served): Promise<readonly string[]> {
  const refused: string[] = [];
  const numbered = [...agreements].sort((a, b) => Number(a['version']) - Number(b['version']));
  for (const agreement of numbered) {
    const body = { text: JSON.stringify(agreement), format: 'json' };
    const answer = await server.postJson('/api/v1/agreements', body);
    if (answer.ok) continue;
    const { errors = [], detail } = (await answer.json()) as { errors?: { code: string }[]; detail: string };
    refused.push(
      `${String(agreement['id'])}@${String(agreement['version'])}: ${detail} ${errors.map(({ code }) => code)}`,
    );
  }
  return refused;
}

interface Batch {
  readonly at: number;
  readonly events: readonly JsonObject[];
}

const learnedAt = (event: JsonObject) => Date.parse(String(event['recordedat'] ?? event['time']));

function batchesOf({ events, asOf }: Story, way: Way, seed: number): readonly Batch[] {
  const random = randomFrom(seed);
  const learned = [...events].sort((a, b) => learnedAt(a) - learnedAt(b));
  const shuffled = () => inTurn(random.shuffle(learned), learned);
  const oneByOne = (list: readonly JsonObject[]) =>
    list.map((event): Batch => ({ at: learnedAt(event) || 0, events: [event] }));
  const at = Date.parse(asOf);
  if (way === 'asLearned') return oneByOne(learned);
  if (way === 'asLearnedShuffled') return oneByOne(shuffled());
  if (way === 'afterwards') return events.length === 0 ? [] : [{ at, events: learned }];
  const batches: Batch[] = [];
  for (let rest = shuffled(); rest.length > 0; ) {
    const size = 1 + random.below(6);
    batches.push({ at, events: rest.slice(0, size) });
    rest = rest.slice(size);
  }
  return batches;
}

/** Of those with one source and id the first learned comes first, for it is the one that stays. */
function inTurn(shuffled: readonly JsonObject[], learned: readonly JsonObject[]): readonly JsonObject[] {
  const left = new Map<string, JsonObject[]>();
  const key = (event: JsonObject) => JSON.stringify([event['source'], event['id']]);
  for (const event of learned) left.set(key(event), [...(left.get(key(event)) ?? []), event]);
  return shuffled.map((event) => left.get(key(event))?.shift() as JsonObject);
}
