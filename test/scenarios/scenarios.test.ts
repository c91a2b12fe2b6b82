import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/core/evaluate.ts';
import { dedupe, type Event, parseEvent } from '../../src/core/event/index.ts';
import { evaluationJson } from '../../src/core/report/index.ts';
import { readAgreement } from '../../src/language/index.ts';
import { mustBeTold } from './coverage.ts';
import { type Answer, differences } from './match.ts';
import { readStories, type Story } from './story.ts';

const stories = readStories();

function agreementsOf(story: Story) {
  return story.agreements.map((value, index) => {
    const { agreement, diagnostics } = readAgreement(JSON.stringify(value), { file: `${story.path}#${index}` });
    const errors = diagnostics.filter(({ level }) => level === 'error');
    if (agreement === null || errors.length > 0) throw new Error(`${story.path}: ${JSON.stringify(errors)}`);
    return agreement;
  });
}

function eventsOf(story: Story): { readonly events: readonly Event[]; readonly setAside: readonly string[] } {
  const events: Event[] = [];
  const setAside: string[] = [];
  for (const value of story.events) {
    const parsed = parseEvent(value);
    if ('event' in parsed) events.push(parsed.event);
    else if (story.expect.setAside?.includes(value['id'] as string)) setAside.push(value['id'] as string);
    else throw new Error(`${story.path}: ${JSON.stringify(value)}: ${JSON.stringify(parsed.problems)}`);
  }
  return { events, setAside };
}

function told(story: Story): { readonly answer: Answer; readonly setAside: readonly string[] } {
  const { events, setAside } = eventsOf(story);
  const evaluation = evaluate({
    agreements: agreementsOf(story),
    events,
    asOf: Date.parse(story.asOf),
    knownAt: story.knownAt === null ? null : Date.parse(story.knownAt),
    window: story.from === null || story.to === null ? null : { from: Date.parse(story.from), to: Date.parse(story.to) },
  });
  const json = JSON.parse(JSON.stringify(evaluationJson(evaluation, { lang: 'en', receipts: true }))) as Answer;
  const complaints = JSON.stringify([evaluation.notices, dedupe(events).differing]);
  return { answer: { ...json, complaints }, setAside };
}

describe('stories', () => {
  it.each(stories.map((story) => [`${story.path}: ${story.title}`, story] as const))('%s', (_, story) => {
    const { answer, setAside } = told(story);
    expect(setAside).toEqual(story.expect.setAside ?? []);
    expect(differences(story.expect, answer), story.why).toEqual([]);
  });
});

describe('the stories together', () => {
  it('tell every rule, value, example and decided case', () => {
    const told = new Set(stories.flatMap(({ covers }) => covers));
    expect(mustBeTold().filter((saying) => !told.has(saying))).toEqual([]);
  });

  it('claim nothing that is not in the table of what must be told', () => {
    const known = new Set(mustBeTold());
    expect(stories.flatMap(({ path, covers }) => covers.filter((saying) => !known.has(saying)).map((saying) => `${path}: ${saying}`))).toEqual([]);
  });

  it('have each a title of their own, an expectation and the sums by hand', () => {
    const titles = stories.map(({ title }) => title);
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
    expect(stories.filter(({ why }) => why.trim() === '').map(({ path }) => path)).toEqual([]);
    expect(stories.filter(({ expect: wanted }) => Object.keys(wanted).length === 0).map(({ path }) => path)).toEqual([]);
  });

  it('say what they expect in words the reader of stories knows', () => {
    const known = new Set(['only', 'clocks', 'noCommitment', 'objectives', 'alerts', 'noAlerts', 'diagnosed', 'setAside']);
    expect(stories.flatMap(({ path, expect: wanted }) => Object.keys(wanted).filter((key) => !known.has(key)).map((key) => `${path}: ${key}`))).toEqual([]);
  });
});
