import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { differences } from '../scenarios/match.ts';
import { type Expected, readStories, type Story } from '../scenarios/story.ts';
import { openStoryServer, type StoryServer } from './story-server.ts';
import { AS_LEARNED, tellStory, WAYS, type Way } from './story-world.ts';
import { expectSameElsewhere, toldOverHttp } from './told-over-http.ts';

/** What is for a month of recurring lines is told by no statement, neither over HTTP nor by `settle --json`: it stays inside. */
const UNTOLD = ['accruals'];

/** Their agreements can not all be published: what would tie for good is an error of theirs (LW201), told when publishing. */
const NOT_PUBLISHED: readonly string[] = [
  'agreement/a-tie-is-not-settled-by-an-agreement-of-a-lower-rank.yaml',
  'agreement/a-tie-on-one-measure-leaves-the-other-measures-judged.yaml',
  'agreement/two-agreements-that-tie-give-no-clock-but-a-reason.yaml',
];

let on: StoryServer;
beforeAll(async () => {
  on = await openStoryServer();
}, 120_000);
afterAll(() => on?.close(), 120_000);

const stories = readStories().map((story, index) => ({ story, index, way: wayOf(story, index) }));
const named = (one: (typeof stories)[number]) => [`${one.story.path} (${one.way})`, one] as const;
const told = stories.filter(({ story }) => !NOT_PUBLISHED.includes(story.path)).map(named);
const refused = stories.filter(({ story }) => NOT_PUBLISHED.includes(story.path)).map(named);

/** What a story expects, but for what the API tells nobody. */
function expectedOf({ expect: { statement, ...rest } }: Story): Expected {
  if (statement === undefined) return rest;
  const isTold = ([name]: readonly [string, unknown]) => !UNTOLD.includes(name);
  return { ...rest, statement: statement.map((row) => Object.fromEntries(Object.entries(row).filter(isTold))) };
}

/** By turns; but where it matters when a fact was learned, it must be learned then. */
function wayOf({ knownAt, events, expect: { objectives = [] } }: Story, index: number): Way {
  const matters =
    knownAt !== null ||
    events.some((event) => event['recordedat'] !== undefined) ||
    objectives.some((row) => row['restatements'] !== undefined);
  const ways = matters ? AS_LEARNED : WAYS;
  return ways[index % ways.length] as Way;
}

describe('a story told to a server over HTTP, on PostgreSQL 15', () => {
  it.each(told)('comes out as in memory: %s', async (_, { story, index, way }) => {
    const defects = on.served.defects.length;
    const world = await tellStory(story, way, index, on);
    expect(world.refused).toEqual([]);
    expect(world.setAside).toEqual(story.expect.setAside ?? []);
    expect(differences(expectedOf(story), await toldOverHttp(story, world)), story.why).toEqual([]);
    await expectSameElsewhere(story, world);
    expect(on.served.defects.slice(defects)).toEqual([]);
  });

  it.each(refused)('can not be told, for what ties for good is not published: %s', async (_, { story, index, way }) => {
    const world = await tellStory(story, way, index, on);
    expect(world.refused.join()).toContain('LW201');
  });

  it('is each of those there are', () => {
    expect(told.length + refused.length).toBe(stories.length);
    expect(refused.length).toBe(NOT_PUBLISHED.length);
  });
});
