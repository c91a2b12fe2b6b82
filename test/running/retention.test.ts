import { describe, expect, it } from 'vitest';
import { rebuild } from '../../src/app/live/rebuild.ts';
import { openRosters } from '../../src/app/live/roster.ts';
import { retain } from '../../src/app/running/retention.ts';
import { loadHolidaySource } from '../../src/connectors/holidays/index.ts';
import { EVENT_SHAPES, rememberedFields } from '../../src/core/event/index.ts';
import { type Served, serve } from '../http/support/server.ts';
import { allProjections } from '../live/living.ts';
import { type Random, randomFrom } from '../oracle/random.ts';
import { type JsonObject, readStories, type Story } from '../scenarios/story.ts';

// Every story that the rules are held to, told with texts that no rule reads in every event; then all of it is forgotten.
// Nothing that anybody may ask answers otherwise than before, to the letter.

const DAY = 86_400_000;
const NEVER_KEPT = 'Madame Dupont, 12 rue de la Paix';
/** Fields that are read of one type or another: where a type knows one of them not, it must not matter. */
const READ_SOMEWHERE = [...new Set([...EVENT_SHAPES.keys()].flatMap((type) => [...(rememberedFields(type) ?? [])]))];

/** An event with fields that its type does not know, in its data and beside it. */
function withTexts(event: JsonObject, random: Random): JsonObject {
  const type = String(event['type']);
  const shape = EVENT_SHAPES.get(type)?.fields;
  const kept = rememberedFields(type);
  const data = (event['data'] ?? {}) as JsonObject;
  const elsewhere = random
    .some(READ_SOMEWHERE, 30)
    .filter((name) => shape?.has(name) !== true && kept?.has(name) !== true && !Object.hasOwn(data, name));
  const strange = Object.fromEntries(elsewhere.map((name) => [name, random.pick([NEVER_KEPT, true, 3, [NEVER_KEPT]])]));
  const texts = { title: NEVER_KEPT, requesterDetails: { name: NEVER_KEPT, phones: [NEVER_KEPT] } };
  return { ...event, traceparent: NEVER_KEPT, data: { ...texts, ...data, ...strange } };
}

const learnedAt = (event: JsonObject) => Date.parse(String(event['recordedat'] ?? event['time']));

async function told(story: Story, seed: number) {
  const server = await serve({
    parts: { publishing: { bases: () => null, holidays: async () => loadHolidaySource() } },
  });
  server.clock.at = 0;
  const numbered = [...story.agreements].sort((a, b) => Number(a['version']) - Number(b['version']));
  for (const agreement of numbered) {
    await server.postJson('/api/v1/agreements', { text: JSON.stringify(agreement), format: 'json' });
  }
  const random = randomFrom(seed);
  const events = [...story.events].sort((a, b) => learnedAt(a) - learnedAt(b)).map((one) => withTexts(one, random));
  for (const event of events) {
    server.clock.at = learnedAt(event) || 0;
    await server.postJson('/api/v1/events', event);
  }
  server.clock.at = Date.parse(story.asOf);
  return { server, events };
}

/** All that may be asked of a story, as it is answered. */
async function answers({ server, story }: { readonly server: Served; readonly story: Story }) {
  const at = new Date(Date.parse(story.asOf)).toISOString();
  const months = new Set((story.expect.statement ?? []).map(({ month }) => String(month)).concat(at.slice(0, 7)));
  const ids = new Set(story.agreements.map(({ id }) => String(id)));
  const paths = [
    `/evaluation?asOf=${at}&receipts=true`,
    '/tickets?limit=500',
    '/board?limit=500',
    '/objectives',
    '/customers/unknown',
    ...[...ids].flatMap((id) => [...months].map((month) => `/statements/${id}/${month}/preview?asOf=${at}`)),
  ];
  const texts: string[] = [];
  for (const path of paths) {
    const answer = await server.ask(`/api/v1${path}`);
    texts.push(`${path} ${answer.status} ${(await answer.text()).replaceAll(/"id":"[\w-]{20,}"/g, '')}`);
  }
  return texts;
}

/** Every eighth story; `LEEWAY_LAW_RUNS` of 100 or more takes them all. */
const STEP = Number(process.env['LEEWAY_LAW_RUNS'] ?? 20) >= 100 ? 1 : 8;
const stories = readStories().filter((_, index) => index % STEP === 0);

describe('after everything that no rule reads was forgotten', () => {
  it.each(stories.map((story, index) => [story.path, story, index] as const))(
    'every answer of %s is what it was',
    async (_, story, seed) => {
      const { server, events } = await told(story, seed);
      const { store } = server;
      const ports = { store, now: () => server.clock.at, rosters: openRosters(async () => loadHolidaySource()) };
      try {
        await rebuild(ports, () => {});
        const before = await answers({ server, story });
        const projected = await allProjections(store);
        const sources = new Set(events.map(({ source }) => String(source)));
        await store.transact(async (tx) => {
          for (const source of sources) await tx.putRetention({ source, days: 1, setAt: 0, setBy: null });
        });
        // Facts may be learned long after the story's own instant.
        await retain(
          store,
          Math.max(Date.parse(story.asOf), ...events.map(learnedAt).filter(Number.isFinite)) + 3 * DAY,
        );
        expect(await allProjections(store)).toEqual(projected);
        expect(await answers({ server, story })).toEqual(before);
        await rebuild(ports, () => {});
        expect(await allProjections(store)).toEqual(projected);
        const kept = await store.facts({}, null, 5000);
        expect(kept.filter(({ body }) => body.includes('Dupont'))).toEqual([]);
        expect(server.defects).toEqual([]);
      } finally {
        await server.close();
      }
    },
  );
});
