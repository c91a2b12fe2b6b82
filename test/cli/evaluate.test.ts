import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { folderOf, leewayWarm as leeway, TRACE } from './leeway.ts';
import { AGREEMENT, AS_OF, EVENTS } from './story.ts';

const folder = folderOf({ 'a.yaml': AGREEMENT, 'e.jsonl': EVENTS });
afterAll(folder.remove);

const facts = ['--agreement', 'a.yaml', '--events', 'e.jsonl', '--as-of', AS_OF];
const evaluate = (...more: string[]) => leeway(['evaluate', ...facts, ...more], { cwd: folder.path });

interface Document {
  readonly [key: string]: unknown;
  readonly clocks: readonly { readonly [key: string]: unknown }[];
  readonly objectives: readonly { readonly [key: string]: unknown }[];
}
const documentOf = (out: string) => JSON.parse(out) as Document;

describe('leeway evaluate --json', () => {
  it('gives one document with the keys of the format, in their order, our own last', async () => {
    const ran = await evaluate('--json', '--receipts');
    const document = documentOf(ran.out);
    expect(Object.keys(document).slice(0, 10)).toEqual([
      'asOf',
      'tzdata',
      'clocks',
      'noCommitment',
      'objectives',
      'availability',
      'credits',
      'bonuses',
      'alerts',
      'diagnostics',
    ]);
    expect(Object.keys(document.clocks[0] ?? {}).slice(0, 17)).toEqual([
      'ticket',
      'measure',
      'target',
      'targets',
      'agreement',
      'cycle',
      'state',
      'startedAt',
      'dueAt',
      'stoppedAt',
      'elapsedSeconds',
      'remainingSeconds',
      'pausedSeconds',
      'verdict',
      'firstVerdict',
      'breachedAt',
      'receipt',
    ]);
    expect(Object.keys(document.objectives[0] ?? {}).slice(0, 13)).toEqual([
      'agreement',
      'target',
      'period',
      'met',
      'breached',
      'excused',
      'open',
      'attainment',
      'required',
      'verdict',
      'missesLeft',
      'missesRunOutOn',
      'restatements',
    ]);
    expect(document).toMatchObject({
      asOf: AS_OF,
      tzdata: process.versions['tz'],
      availability: [],
      credits: [],
      bonuses: [],
    });
    expect({ code: ran.code, err: ran.err }).toEqual({ code: 0, err: '' });
  });

  it('counts a pause over a weekend in service time only, and shows how', async () => {
    const document = documentOf((await evaluate('--json', '--receipts')).out);
    expect(document.clocks.find((clock) => clock['ticket'] === 'INC-1')).toMatchObject({
      measure: 'resolution',
      dueAt: '2026-03-16T15:00:00Z',
      stoppedAt: '2026-03-16T14:00:00Z',
      elapsedSeconds: 25_200,
      remainingSeconds: 3600,
      pausedSeconds: 3600,
      verdict: 'met',
      breachedAt: null,
      receipt: [{ state: 'running' }, { state: 'paused' }, { state: 'running' }],
    });
  });

  it('orders clocks by ticket, measure and cycle', async () => {
    const document = documentOf((await evaluate('--json')).out);
    expect(document.clocks.map((clock) => `${clock['ticket']} ${clock['measure']} ${clock['verdict']}`)).toEqual([
      'INC-1 resolution met',
      'INC-2 firstResponse breached',
      'INC-2 resolution met',
      'INC-3 resolution breached',
    ]);
    expect(document['noCommitment']).toEqual([{ ticket: 'INC-4', reason: 'unknownCustomer' }]);
    expect(document.clocks.every((clock) => clock['receipt'] === null)).toBe(true);
  });

  it('leaves out the clocks when only objectives are asked for', async () => {
    const document = documentOf((await evaluate('--json', '--only', 'objectives')).out);
    expect(document.clocks).toEqual([]);
    expect(document.objectives).toHaveLength(2);
  });

  it('reads events from standard input as it does from a file', async () => {
    const args = ['evaluate', '--agreement', 'a.yaml', '--events', '-', '--as-of', AS_OF, '--json'];
    const piped = await leeway(args, { cwd: folder.path, input: readFileSync(join(folder.path, 'e.jsonl')) });
    expect(piped.out).toBe((await evaluate('--json')).out);
  });

  it('puts our verdict beside a recorded one in cells that add up to all tickets', async () => {
    const document = documentOf((await evaluate('--json', '--compare-with', 'made_sla')).out);
    expect(document['secondOpinion']).toMatchObject({
      bothKept: 1,
      onlyTheyKept: 1,
      onlyWeKept: 0,
      bothMissed: 0,
      noCommitment: 1,
      notRecorded: 1,
      tickets: 4,
    });
  });

  it('gives the same bytes for the same input', async () => {
    expect((await evaluate('--json', '--receipts')).out).toBe((await evaluate('--json', '--receipts')).out);
  });

  it('shows a customer neither alerts nor diagnostics', async () => {
    const document = documentOf((await evaluate('--json', '--for', 'customer')).out);
    expect(document).toMatchObject({ alerts: [], diagnostics: [] });
    expect(document.clocks).toHaveLength(4);
  });
});

describe('leeway evaluate', () => {
  it('ends with 1 on a miss only when asked to', async () => {
    expect((await evaluate()).code).toBe(0);
    expect((await evaluate('--fail-on', 'breach')).code).toBe(1);
  });

  it('ends with 0 where nothing was missed by then, though asked to fail on a breach', async () => {
    const ran = await leeway(
      [
        'evaluate',
        '--agreement',
        'a.yaml',
        '--events',
        'e.jsonl',
        '--as-of',
        '2026-03-12T08:10:00Z',
        '--fail-on',
        'breach',
      ],
      { cwd: folder.path },
    );
    expect(ran.code).toBe(0);
  });

  it('takes a date for its first instant in the zone of the agreement', async () => {
    const ran = await leeway(
      ['evaluate', '--agreement', 'a.yaml', '--events', 'e.jsonl', '--as-of', '2026-03-18', '--json'],
      { cwd: folder.path },
    );
    expect(documentOf(ran.out)['asOf']).toBe('2026-03-17T23:00:00Z');
  });

  it('shows only the periods asked for', async () => {
    const document = documentOf((await evaluate('--json', '--from', '2026-03-01', '--to', '2026-04-01')).out);
    expect(document.objectives.map((row) => row['period'])).toEqual(
      Array(2).fill({ from: '2026-02-28T23:00:00Z', to: '2026-03-31T22:00:00Z' }),
    );
  });

  it('tells a reader what was kept and missed, when, and by how much', async () => {
    const ran = await evaluate('--compare-with', 'made_sla');
    expect(ran.out).toContain('Judged as of Tue 17 Mar 2026 18:00 (Europe/Paris)');
    expect(ran.out).toContain('due Thu 12 Mar 2026 09:30 · stopped 09:42, 12\u202fmin late');
    expect(ran.out).toContain('1: the customer has no agreement here (INC-4)');
    expect(ran.out).toContain('together 4 tickets');
  });

  it('tells it in French, with French dates and spaces', async () => {
    const ran = await evaluate('--lang', 'fr');
    expect(ran.out).toContain('Situation au mar. 17 mars 2026 18:00 (Europe/Paris)');
    expect(ran.out).toContain('95\u202f% exigés par mois');
    expect(ran.out).toContain('échéance jeu. 12 mars 2026 09:30 · arrêté 09:42, 12\u202fmin de retard');
  });

  it('keeps every line within 80 columns where there is no terminal, and colours nothing', async () => {
    for (const lang of ['en', 'fr']) {
      const ran = await evaluate('--lang', lang, '--compare-with', 'made_sla');
      expect(ran.out.split('\n').filter((line) => [...line].length > 80)).toEqual([]);
      expect(ran.out).not.toContain('\u001b');
    }
  });

  it('judges nothing by an agreement with an error, and says what the error is', async () => {
    const broken = folderOf({
      'b.yaml': AGREEMENT.replace('measure: resolution', 'measure: resolutoin'),
      'e.jsonl': EVENTS,
    });
    const args = ['evaluate', '--agreement', 'b.yaml', '--events', 'e.jsonl', '--as-of', AS_OF];
    const told = await leeway(args, { cwd: broken.path });
    const asJson = await leeway([...args, '--json'], { cwd: broken.path });
    broken.remove();
    expect(told.err).toMatch(/b\.yaml:24:\d+/);
    expect(told.err).toContain('resolution');
    expect(told.err).not.toMatch(TRACE);
    expect([told.code, asJson.code]).toEqual([1, 1]);
    expect(documentOf(asJson.out)).toMatchObject({ clocks: [], objectives: [] });
  });
});

describe('leeway explain', () => {
  const explain = (ticket: string, ...more: string[]) =>
    leeway(['explain', ticket, ...facts, ...more], { cwd: folder.path });

  it('shows every span with its reason and its clause, and a sum that adds up', async () => {
    const ran = await explain('INC-1');
    expect(ran.out).toContain('paused, waiting for the');
    expect(ran.out).toContain('[rules.pauseOn]');
    expect(ran.out).toContain('counted 7\u202fh + paused 64\u202fh = 71\u202fh in all');
    expect(ran.out).toContain('Counted: 7\u202fh of 8\u202fh allowed.');
    expect(ran.out).toMatch(/▇+░+▇+/);
    expect(ran.code).toBe(0);
  });

  it('shows it in French', async () => {
    const ran = await explain('INC-1', '--lang', 'fr');
    expect(ran.out).toContain('Décompte des délais de INC-1');
    expect(ran.out).toContain('compté 7\u202fh + gelé 64\u202fh = 71\u202fh en tout');
  });

  it('says why a ticket has no commitment', async () => {
    const ran = await explain('INC-4');
    expect(ran.out).toContain('INC-4 has no commitment: the customer has no agreement here.');
  });

  it('asks which ticket was meant, and ends with 1', async () => {
    const ran = await explain('INC-11');
    expect(ran.err).toContain('did you mean INC-1?');
    expect({ code: ran.code, out: ran.out }).toEqual({ code: 1, out: '' });
  });

  it('gives the same receipts in JSON', async () => {
    const { out } = await explain('INC-1', '--json');
    const document = JSON.parse(out) as { clocks: { receipt: unknown[]; elapsedSeconds: number }[] };
    expect(document.clocks).toHaveLength(1);
    expect(document.clocks[0]).toMatchObject({
      elapsedSeconds: 25_200,
      receipt: [{ state: 'running' }, { state: 'paused' }, { state: 'running' }],
    });
  });
});
