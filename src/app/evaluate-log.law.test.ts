import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEventLines } from '../connectors/event-log/index.ts';
import { repeatFinder, sorter } from '../connectors/spill/index.ts';
import type { Agreement } from '../core/agreement/index.ts';
import { evaluate, sortedClocks } from '../core/evaluate.ts';
import { type Event, identityOf } from '../core/event/index.ts';
import { clockJson } from '../core/report/index.ts';
import type { TicketJudgement } from '../core/ticket/index.ts';
import { readAgreement } from '../language/index.ts';
import { type EvaluateOutcome, type EvaluateRequest, evaluateLog } from './evaluate-log.ts';
import { lineOf } from './event-text.ts';

const HOUR = 3_600_000;
const START = Date.parse('2016-05-02T08:00:00Z');
const AS_OF = START + 300 * HOUR;
const example = 'examples/incident-log/agreement.yaml';
const AGREEMENT = readAgreement(readFileSync(example, 'utf8'), { file: example }).agreement as Agreement;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'leeway-test-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const tickets = ['T1', 'T10', 'T2', 'T3', 'Té'] as const;
const types = [
  'opened',
  'assigned',
  'paused',
  'resumed',
  'priorityChanged',
  'resolved',
  'reopened',
  'merged',
  'linked',
] as const;
const dataOf = (type: (typeof types)[number], other: string, priority: string): Event['data'] => {
  switch (type) {
    case 'opened':
      return { customer: 'acme', priority, made_sla: priority === 'P1' ? 'false' : 'true' };
    case 'priorityChanged':
      return { priority };
    case 'paused':
      return { reason: 'waitingCustomer' };
    case 'merged':
      return { into: other };
    case 'linked':
      return { parent: other };
    default:
      return { to: 'a' };
  }
};
const anyEvent: fc.Arbitrary<Event> = fc
  .record({
    id: fc.nat(1_000_000).map(String),
    ticket: fc.constantFrom(...tickets),
    other: fc.constantFrom(...tickets),
    type: fc.constantFrom(...types, 'opened' as const, 'resolved' as const),
    priority: fc.constantFrom('P1', 'P3', 'P9'),
    hours: fc.nat(250),
    late: fc.nat(3),
  })
  .map(({ id, ticket, other, type, priority, hours, late }) => ({
    source: 's',
    id,
    type: `ticket.${type}`,
    subject: ticket,
    occurredAt: START + hours * HOUR,
    recordedAt: START + (hours + late) * HOUR,
    sequence: null,
    data: dataOf(type, other, priority),
  }));
const logs = fc.uniqueArray(anyEvent, { selector: identityOf, maxLength: 40, minLength: 1 });

interface Run extends EvaluateOutcome {
  readonly tickets: readonly TicketJudgement[];
}

/** Evaluates the lines of files with so little room that everything, or nothing, is held in memory. */
async function run(contents: readonly string[], room: number, more: Partial<EvaluateRequest> = {}): Promise<Run> {
  const files = contents.map((content, index) => {
    const path = join(folder, `${index}.jsonl`);
    writeFileSync(path, content);
    return path;
  });
  const judged: TicketJudgement[] = [];
  const request = {
    agreements: [AGREEMENT],
    events: files,
    asOf: AS_OF,
    knownAt: null,
    window: null,
    customer: null,
    compareWith: 'made_sla',
    ...more,
  };
  const ports = {
    readEventLines,
    openSorter: <T>(codec: Parameters<typeof sorter<T>>[0]) => sorter(codec, room),
    openRepeatFinder: () => repeatFinder(room),
  };
  const outcome = await evaluateLog(
    request,
    { ticket: (judgement) => void judged.push(judgement), progress: () => {} },
    ports,
  );
  return { ...outcome, tickets: judged };
}

const clocksOf = (judgements: readonly TicketJudgement[]) =>
  judgements.flatMap(({ clocks }) =>
    sortedClocks(clocks).map((clock) => clockJson(clock, { lang: 'en', receipts: true })),
  );
const text = (events: readonly Event[]) => events.map(lineOf).join('\n');

describe('a log read from files', () => {
  it('is judged as the same events in memory are, whether it fits in memory or not', async () => {
    await fc.assert(
      fc.asyncProperty(logs, async (events) => {
        const expected = evaluate({ agreements: [AGREEMENT], asOf: AS_OF, events });
        for (const room of [1e9, 0, 900]) {
          const result = await run([text(events)], room);
          expect(clocksOf(result.tickets)).toEqual(
            expected.clocks.map((clock) => clockJson(clock, { lang: 'en', receipts: true })),
          );
          expect(result.objectives).toEqual(expected.objectives);
          expect(result.tickets.map(({ ticket }) => ticket)).toEqual(
            [...new Set(events.map((event) => event.subject))].sort(),
          );
        }
      }),
      { numRuns: 25 },
    );
  });
  it('may be in any order, in several files, and hold events twice', async () => {
    const shuffled = logs.chain((events) =>
      fc.tuple(fc.constant(events), fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 })),
    );
    await fc.assert(
      fc.asyncProperty(shuffled, fc.nat(80), async ([events, again], at) => {
        const once = await run([text(events)], 1e9);
        const twice = await run([text(again.slice(0, at)), text(again.slice(at))], 400);
        expect(clocksOf(twice.tickets)).toEqual(clocksOf(once.tickets));
        expect(twice.secondOpinion).toEqual(once.secondOpinion);
      }),
      { numRuns: 25 },
    );
  });
  it('counts every ticket once in the second opinion', async () => {
    await fc.assert(
      fc.asyncProperty(logs, async (events) => {
        const { secondOpinion: opinion, tickets: judged } = await run([text(events)], 1e9);
        const cells =
          opinion === null
            ? []
            : [
                opinion.bothKept,
                opinion.onlyTheyKept,
                opinion.onlyWeKept,
                opinion.bothMissed,
                opinion.noCommitment,
                opinion.notRecorded,
              ];
        expect(cells.reduce((sum, cell) => sum + cell, 0)).toBe(judged.length);
      }),
      { numRuns: 20 },
    );
  });
});

const opened = (subject: string, id: string, more: object = {}) =>
  JSON.stringify({
    specversion: '1.0',
    id,
    source: 's',
    type: 'ticket.opened',
    subject,
    time: '2016-05-02T08:00:00Z',
    data: { customer: 'acme', priority: 'P1' },
    ...more,
  });

describe('a damaged log', () => {
  it('comes to the same answer and the same words about its lines, whether it fits in memory or not', async () => {
    const damage = fc.constantFrom(
      (line: string) => line,
      (line: string) => line,
      (line: string) => line,
      (line: string) => line.slice(0, -9),
      (line: string) => line.replace('"P1"', '7'),
      (line: string) => `${line}\r\n${line.replace('"agent"', '"system"')}`,
      (line: string) => `\n${line.replace('"subject"', '"subject":"T1","subject"')}`,
      (line: string) => line.replace('"type":"ticket.assigned"', '"type":"ticket.asigned"'),
    );
    const lines = logs.chain((events) =>
      fc.tuple(...events.map((event) => damage.map((damaged) => damaged(lineOf(event))))),
    );
    await fc.assert(
      fc.asyncProperty(lines, async (written) => {
        const log = written.join('\n');
        const { tickets: judged, ...held } = await run([log], 1e9);
        const { tickets: again, ...spilled } = await run([log], 500);
        expect(spilled).toEqual(held);
        expect(clocksOf(again)).toEqual(clocksOf(judged));
      }),
      { numRuns: 40 },
    );
  });
});

describe('what is wrong in a log', () => {
  it('is told with file, line and column, though the line is read only when its ticket is judged', async () => {
    const cut = `${opened('T1', '1').slice(0, -20)}`;
    const wrong = opened('T2', '2', { data: { customer: 'acme', priority: 1 } });
    for (const room of [1e9, 0]) {
      const { diagnostics, tickets: judged } = await run(
        [`${opened('T3', '3')}\n\n${cut}\n${wrong}\nnonsense\n`],
        room,
      );
      expect(judged.map(({ ticket }) => ticket)).toEqual(['T3']);
      expect(
        diagnostics.map(({ code, file, line, column }) => `${code} ${file.slice(-7)} ${line}:${column}`).sort(),
      ).toEqual(['LW400 0.jsonl 5:1', `LW401 0.jsonl 3:${cut.length + 1}`, 'LW406 0.jsonl 4:1']);
    }
  });
  it('is told when two tickets carry events of one id, of which the first recorded counts', async () => {
    const late = opened('T1', 'same', { recordedat: '2016-05-09T08:00:00Z' });
    for (const room of [1e9, 0]) {
      const { diagnostics, tickets: judged } = await run([`${late}\n${opened('T2', 'same')}\n`], room);
      expect(judged.map(({ ticket }) => ticket)).toEqual(['T2']);
      expect(diagnostics.map(({ code }) => code)).toEqual(['LW412']);
    }
  });
  it('is told when a line names two tickets', async () => {
    const twice = `${opened('T1', '1').slice(0, -1)},"subject":"T2"}`;
    expect((await run([twice], 1e9)).diagnostics.map(({ code }) => code)).toEqual(['LW415']);
  });
  it('is told in full a hundred times, then counted', async () => {
    const { diagnostics } = await run([Array.from({ length: 250 }, () => 'x').join('\n')], 1e9);
    expect(diagnostics.length).toBe(101);
    expect(diagnostics.at(-1)?.message.en).toBe('LW400: 150 more like these');
  });
  it('is told once of a type nobody knows', async () => {
    const odd = opened('T1', '1').replace('ticket.opened', 'ticket.opend');
    const { diagnostics, tickets: judged } = await run([`${odd}\n${odd.replace('"1"', '"2"')}`], 1e9);
    expect(diagnostics.filter(({ code }) => code === 'LW411').map(({ help }) => help?.en)).toEqual([
      'did you mean “ticket.opened”?',
    ]);
    expect(judged.map(({ noCommitment }) => noCommitment)).toEqual(['notOpened']);
  });
});

describe('an evaluation for one customer', () => {
  it('shows and counts that customer’s tickets and no other’s', async () => {
    const lines = [opened('T1', '1'), opened('T2', '2', { data: { customer: 'other', priority: 'P1' } })].join('\n');
    const { tickets: judged, objectives } = await run([lines], 1e9, { customer: 'acme' });
    expect(judged.map(({ ticket }) => ticket)).toEqual(['T1']);
    expect(objectives.some((objective) => objective.breached > 0)).toBe(true);
    expect((await run([lines], 1e9, { customer: 'nobody' })).tickets).toEqual([]);
  });
});
