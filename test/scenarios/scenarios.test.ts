import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/core/evaluate.ts';
import { dedupe, type Event, parseEvent } from '../../src/core/event/index.ts';
import { evaluationJson } from '../../src/core/report/index.ts';
import { readAgreement } from '../../src/language/index.ts';
import { mustBeTold } from './coverage.ts';
import { type Answer, differences } from './match.ts';
import { statementTold } from './statement.ts';
import { type JsonObject, readStories, type Story } from './story.ts';

const stories = readStories();
const table = stories.map((story) => [`${story.path}: ${story.title}`, story] as const);

function agreementsOf(story: Story) {
  return story.agreements.map((value, index) => {
    const { agreement, diagnostics } = readAgreement(JSON.stringify(value), { file: `${story.path}#${index}` });
    const errors = diagnostics.filter((diagnostic) => diagnostic.level === 'error');
    if (agreement === null || errors.length > 0) throw new Error(`${story.path}: ${JSON.stringify(errors)}`);
    return agreement;
  });
}

function eventsOf(story: Story): { readonly events: readonly Event[]; readonly setAside: readonly string[] } {
  const events: Event[] = [];
  const setAside: string[] = [];
  for (const value of story.events) {
    const parsed = parseEvent(value);
    const id = value['id'] as string;
    if ('event' in parsed) events.push(parsed.event);
    else if (story.expect.setAside?.includes(id)) setAside.push(id);
    else throw new Error(`${story.path}: ${JSON.stringify(value)}: ${JSON.stringify(parsed.problems)}`);
  }
  return { events, setAside };
}

function evaluated(story: Story, events: readonly Event[], asOf: string) {
  return evaluate({
    agreements: agreementsOf(story),
    events,
    asOf: Date.parse(asOf),
    knownAt: story.knownAt === null ? null : Date.parse(story.knownAt),
    window:
      story.from === null || story.to === null ? null : { from: Date.parse(story.from), to: Date.parse(story.to) },
  });
}

/** The answer to a story, its events given in this order. */
function told(story: Story, events: readonly Event[]): Answer {
  const evaluation = evaluated(story, events, story.asOf);
  const json = JSON.parse(
    JSON.stringify(evaluationJson(evaluation, { lang: 'en', receipts: true, tzdata: '' })),
  ) as Answer & {
    readonly diagnostics: readonly JsonObject[];
  };
  return {
    ...json,
    statements: statementsOf(story, events),
    complaints: JSON.stringify([json.diagnostics, dedupe(events).differing]),
  };
}

/** The statements a story asks for, each as of its own instant. */
function statementsOf(story: Story, events: readonly Event[]): readonly JsonObject[] {
  return (story.expect.statement ?? []).map((row) => {
    const asOf = (row['asOf'] ?? story.asOf) as string;
    const found = statementTold(evaluated(story, events, asOf), row['agreement'] as string, row['month'] as string);
    return { ...found, asOf };
  });
}

/** Where a clock's receipt is not consecutive from its start to its stop (or `asOf`), or does not sum to what it says. */
function receiptFaults(clock: JsonObject, asOf: string): readonly string[] {
  const spans = clock['receipt'] as readonly JsonObject[];
  const name = `${String(clock['ticket'])} ${String(clock['measure'])} ${String(clock['cycle'])}`;
  const faults: string[] = [];
  let running = 0;
  spans.forEach((span, index) => {
    const lasts = Date.parse(span['to'] as string) - Date.parse(span['from'] as string);
    if (lasts <= 0) faults.push(`${name}: a span of no length: ${JSON.stringify(span)}`);
    if (index > 0 && spans[index - 1]?.['to'] !== span['from'])
      faults.push(`${name}: a gap before ${JSON.stringify(span)}`);
    if (typeof span['because'] !== 'string' || span['because'] === '')
      faults.push(`${name}: no reason for ${JSON.stringify(span)}`);
    if (span['state'] === 'running') running += lasts;
  });
  if (running !== Math.round((clock['elapsedSeconds'] as number) * 1000))
    faults.push(`${name}: running sums to ${running} ms, not to the elapsed time`);
  const [first, last] = [spans[0], spans.at(-1)];
  if (first !== undefined && first['from'] !== clock['startedAt'])
    faults.push(`${name}: begins at ${String(first['from'])}`);
  const until = clock['stoppedAt'] ?? asOf;
  const goesOn = ['running', 'closedHours', 'paused', 'stopped'].includes(clock['state'] as string);
  if (goesOn && last !== undefined && Date.parse(last['to'] as string) !== Date.parse(until as string))
    faults.push(`${name}: ends at ${String(last['to'])}`);
  return faults;
}

/** Credits, bonuses and charged lines whose working does not come to their amount. */
function workingFaults({ credits, bonuses, statements }: Answer): readonly string[] {
  const lines = statements.flatMap((one) => (one['lines'] ?? []) as readonly JsonObject[]);
  // A plan and a right to end are no money.
  const inMoney = credits.filter(({ kind }) => kind !== 'improvementPlan' && kind !== 'terminationRight');
  return [...inMoney, ...bonuses, ...lines].flatMap((figure) => {
    const working = figure['working'] as readonly JsonObject[];
    const rounded = working.find(({ step }) => step === 'rounded')?.['result'] as JsonObject | undefined;
    const amount = figure['amount'] as JsonObject;
    // What was nothing from the first was not rounded.
    const comesTo = rounded === undefined ? Number(amount['amount']) === 0 : rounded['amount'] === amount['amount'];
    return comesTo && working.length > 0 ? [] : [JSON.stringify(figure)];
  });
}

describe('stories', () => {
  it.each(table)('%s', (_, story) => {
    const { events, setAside } = eventsOf(story);
    expect(setAside).toEqual(story.expect.setAside ?? []);
    expect(differences(story.expect, told(story, events)), story.why).toEqual([]);
  });

  it.each(table)('told backwards and twice, the same comes out: %s', (_, story) => {
    const { events } = eventsOf(story);
    const { complaints: _once, ...once } = told(story, events);
    const { complaints: _again, ...again } = told(story, [...[...events].reverse(), ...events]);
    expect(again).toEqual(once);
  });

  it.each(table)('every receipt runs from start to stop and sums to the elapsed time: %s', (_, story) => {
    const { clocks } = told(story, eventsOf(story).events);
    expect(clocks.flatMap((clock) => receiptFaults(clock, story.asOf))).toEqual([]);
  });
});

describe('stories of money', () => {
  const spoken = table.filter(
    ([
      ,
      {
        expect: { credits, bonuses, statement },
      },
    ]) => credits ?? bonuses ?? statement,
  );

  it.each(spoken)('every working comes to its amount: %s', (_, story) => {
    expect(workingFaults(told(story, eventsOf(story).events))).toEqual([]);
  });
});

describe('the stories together', () => {
  it('tell every rule, value, example and decided case', () => {
    const all = new Set(stories.flatMap(({ covers }) => covers));
    expect(mustBeTold().filter((saying) => !all.has(saying))).toEqual([]);
  });

  it('claim nothing that is not in the table of what must be told', () => {
    const known = new Set(mustBeTold());
    const strange = stories.flatMap(({ path, covers }) =>
      covers.filter((one) => !known.has(one)).map((one) => `${path}: ${one}`),
    );
    expect(strange).toEqual([]);
  });

  it('have each a title of their own, an expectation and the sums by hand', () => {
    const titles = stories.map(({ title }) => title);
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
    expect(stories.filter(({ why }) => why.trim() === '').map(({ path }) => path)).toEqual([]);
    expect(stories.filter((story) => Object.keys(story.expect).length === 0).map(({ path }) => path)).toEqual([]);
  });

  it('say what they expect in words the reader of stories knows', () => {
    const known = new Set([
      'only',
      'clocks',
      'noCommitment',
      'objectives',
      'noObjectives',
      'availability',
      'credits',
      'noCredits',
      'bonuses',
      'noBonuses',
      'statement',
      'alerts',
      'noAlerts',
      'diagnosed',
      'setAside',
    ]);
    const strange = stories.flatMap((story) =>
      Object.keys(story.expect)
        .filter((key) => !known.has(key))
        .map((key) => `${story.path}: ${key}`),
    );
    expect(strange).toEqual([]);
  });
});

describe('what a story expects is held against the answer', () => {
  const clock = {
    ticket: 'T-1',
    measure: 'resolution',
    cycle: 1,
    agreement: 'a@1',
    verdict: 'met',
    receipt: [{ from: '2026-03-02T08:00:00Z', to: '2026-03-02T09:00:00Z', state: 'running' }],
  };
  const nothing = { noCommitment: [], objectives: [], availability: [], bonuses: [], alerts: [] };
  const credit = {
    remedy: 'late',
    month: '2026-03',
    amount: { amount: '50.00', currency: 'EUR' },
    working: [{ step: 'perBreach' }, { step: 'rounded' }],
  };
  const statement = { agreement: 'a', month: '2026-03', asOf: '2026-04-01T00:00:00Z', lines: [], credits: [credit] };
  const answer: Answer = {
    ...nothing,
    clocks: [clock],
    credits: [credit],
    statements: [statement],
    complaints: '[]',
  };
  const wrong: readonly (readonly [string, Parameters<typeof differences>[0]])[] = [
    ['a wrong verdict', { clocks: [{ ticket: 'T-1', measure: 'resolution', verdict: 'breached' }] }],
    ['a field that is not there', { clocks: [{ ticket: 'T-1', measure: 'resolution', mood: 'good' }] }],
    ['a clock that is not there', { clocks: [{ ticket: 'T-2', measure: 'resolution' }] }],
    ['a receipt with another span', { clocks: [{ ticket: 'T-1', measure: 'resolution', receipt: [] }] }],
    [
      'another state at an instant',
      { clocks: [{ ticket: 'T-1', measure: 'resolution', receiptAt: { '2026-03-02T08:30:00Z': 'paused' } }] },
    ],
    ['a clock too many', { only: true, clocks: [] }],
    ['another amount', { credits: [{ remedy: 'late', amount: '50.01 EUR' }] }],
    ['another currency', { credits: [{ remedy: 'late', amount: '50.00 USD' }] }],
    ['a credit of another month', { credits: [{ remedy: 'late', month: '2026-04' }] }],
    ['a credit that must not be there', { noCredits: [{ remedy: 'late' }] }],
    ['another step of the working', { credits: [{ remedy: 'late', steps: ['perBreach', 'cap', 'rounded'] }] }],
    [
      'a line of a statement too many',
      { statement: [{ agreement: 'a', month: '2026-03', lines: [{ line: 'base' }] }] },
    ],
    ['a statement of another month', { statement: [{ agreement: 'a', month: '2026-04' }] }],
    ['an availability or a bonus that is not there', { availability: [{ target: 'up' }], bonuses: [{ bonus: 'b' }] }],
    [
      'an alert, a row, a reason or a diagnostic that is not there',
      {
        alerts: [{ ticket: 'T-1' }],
        objectives: [{ target: 'r' }],
        noCommitment: [{ ticket: 'T-1' }],
        diagnosed: ['T-1'],
      },
    ],
  ];

  it.each(wrong)('%s is told', (_, expected) => {
    expect(differences(expected, answer).length).toBe(
      Object.keys(expected).filter((key) => key !== 'only').length || 1,
    );
  });

  it('what agrees is not told', () => {
    const { receipt: _receipt, ...fields } = clock;
    expect(
      differences(
        {
          only: true,
          clocks: [{ ...fields, receiptAt: { '2026-03-02T08:30:00Z': 'running' } }],
          credits: [{ remedy: 'late', amount: '50.00 EUR', steps: ['perBreach', 'rounded'] }],
          noCredits: [{ remedy: 'late', month: '2026-04' }],
          statement: [{ agreement: 'a', month: '2026-03', lines: [], credits: [{ amount: '50.00 EUR' }] }],
        },
        answer,
      ),
    ).toEqual([]);
  });
});
