/** What the API answers of a story, as the checker of stories takes it. */
import { expect } from 'vitest';
import type { Answer } from '../scenarios/match.ts';
import type { JsonObject, Story } from '../scenarios/story.ts';
import type { StoryWorld } from './story-world.ts';

interface Evaluated extends Omit<Answer, 'statements' | 'complaints'> {
  readonly diagnostics: readonly JsonObject[];
}

export async function toldOverHttp(story: Story, world: StoryWorld): Promise<Answer> {
  const { status, body } = await world.get<Evaluated>(`/evaluation?${queryOf(story)}&receipts=true`);
  if (status !== 200) throw new Error(`the evaluation answered ${status}: ${JSON.stringify(body)}`);
  const statements: JsonObject[] = [];
  for (const row of story.expect.statement ?? []) statements.push(await statementOf(story, row, world));
  return { ...body, statements, complaints: JSON.stringify([body.diagnostics, world.differing]) };
}

function queryOf({ asOf, knownAt, from, to }: Story): string {
  const given = { asOf, knownAt, ...(from === null || to === null ? {} : { from, to }) };
  return Object.entries(given)
    .flatMap(([name, value]) => (value === null ? [] : [`${name}=${encodeURIComponent(instantOf(value))}`]))
    .join('&');
}

const instantOf = (text: string) => new Date(Date.parse(text)).toISOString();

/** A statement under the agreement's id; `version` is its ref. Where there is none `refusal` says why. */
async function statementOf(story: Story, row: JsonObject, { get }: StoryWorld): Promise<JsonObject> {
  const agreement = String(row['agreement']);
  const month = String(row['month']);
  const asOf = String(row['asOf'] ?? story.asOf);
  const knownAt = story.knownAt === null ? '' : `&knownAt=${instantOf(story.knownAt)}`;
  const path = `/statements/${agreement}/${month}/preview?asOf=${instantOf(asOf)}${knownAt}`;
  const { status, body } = await get<JsonObject>(path);
  if (status === 200) return { ...body, agreement, version: body['agreement'] as string, refusal: null, asOf };
  const detail = String(body['detail']);
  const refusal = detail.includes('says nothing of money')
    ? 'noMoney'
    : detail.includes('is not in force')
      ? 'notInForce'
      : detail;
  return { agreement, month, asOf, refusal };
}

interface Clock {
  readonly [field: string]: unknown;
  readonly ticket: string;
  readonly state: string;
}

/**
 * What is read from projections, or of one thing alone, is what the evaluation says: objectives, availability, every
 * ticket and the board. Only where all was learned before the instant asked about, for projections know what is known.
 */
export async function expectSameElsewhere(story: Story, world: StoryWorld): Promise<void> {
  if (!world.isSettled || story.knownAt !== null) return;
  const { get } = world;
  const asked = queryOf(story);
  const window = asked.includes('from=') ? `?${asked.slice(asked.indexOf('from='))}` : '';
  const { body } = await get<Evaluated>(`/evaluation?${asked}&receipts=true`);
  const { objectives } = (await get<Pick<Evaluated, 'objectives'>>(`/objectives${window}`)).body;
  expect(objectives).toEqual(body.objectives);
  const { availability } = (await get<Pick<Evaluated, 'availability'>>(`/availability${window}`)).body;
  expect(availability).toEqual(body.availability);
  if (window !== '') return;
  const clocks = body.clocks as readonly unknown[] as readonly Clock[];
  for (const ticket of new Set(clocks.map((clock) => clock.ticket))) {
    const path = `/tickets/${encodeURIComponent(ticket)}?receipts=true`;
    const told = (await get<{ readonly clocks: readonly Clock[] }>(path)).body.clocks;
    expect(told).toMatchObject(clocks.filter((clock) => clock.ticket === ticket));
  }
  const board = (await get<{ readonly items: readonly Clock[] }>('/board?limit=100')).body.items;
  const open = clocks.filter(({ state }) => ['running', 'closedHours', 'paused', 'notStarted'].includes(state));
  expect(inOrder(board)).toEqual(inOrder(open));
}

const SHOWN = ['ticket', 'agreement', 'measure', 'cycle', 'target', 'level', 'state', 'verdict', 'startedAt', 'dueAt'];

/** What both the board and an evaluation tell of clocks, in one order. */
function inOrder(clocks: readonly Clock[]): readonly string[] {
  const shown = [...SHOWN, 'breachedAt', 'remainingSeconds'];
  return clocks.map((clock) => JSON.stringify(shown.map((field) => clock[field]))).sort();
}
