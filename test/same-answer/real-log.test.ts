import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leeway } from '../cli/leeway.ts';
import { excerpt } from '../real-log/excerpt.ts';
import { locateLog, ONE_OF, someOfLog } from '../real-log/locate-log.ts';
import { clocksText, partsOf, withoutRestatements } from './document.ts';
import { type Service, startService } from './service.ts';

const EXAMPLE = resolve('examples/incident-log');
const AGREEMENT = join(EXAMPLE, 'agreement.yaml');
const REAL = locateLog();
const NAME =
  REAL === null
    ? 'an excerpt in the shape of the incident log (the real one is not here)'
    : `one of ${ONE_OF} incidents of the real log`;
/** In the midst of the events: clocks run, and wait. */
const WITHIN = '2016-05-12T09:30:00Z';
/** Of the many tickets every so many-th is asked for by itself. */
const SAMPLE = Math.ceil(200 / ONE_OF);
const PATIENCE_MS = 600_000;

let folder = '';
let service: Service;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'leeway-test-'));
  const csv = join(folder, 'log.csv');
  writeFileSync(csv, REAL === null ? excerpt() : someOfLog(REAL));
  const rejects = join(folder, 'rejects.csv');
  const imported = ['import', 'csv', csv, '--mapping', join(EXAMPLE, 'mapping.yaml'), '--out', eventsFile()];
  await ran([...imported, '--rejects', rejects]);
  service = await startService();
  await service.publish(readFileSync(AGREEMENT, 'utf8'));
  const lines = readFileSync(eventsFile(), 'utf8').split('\n');
  await service.post(lines.filter((line) => line !== '').map((line) => JSON.parse(line) as unknown));
}, PATIENCE_MS);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await service?.end();
}, PATIENCE_MS);

const eventsFile = () => join(folder, 'events.jsonl');

async function ran(args: readonly string[]): Promise<string> {
  const { code, out, err } = await leeway(args);
  if (code !== 0) throw new Error(`leeway ${args[0]} ended with ${code}: ${err}`);
  return out;
}

type Projected = Pick<ReturnType<typeof partsOf>, 'objectives'> & { readonly asOf: string; readonly behind: number };

/** Of texts this long a matcher would tell the difference for minutes: it is only said which part differs. */
function expectSame(server: string, file: string): void {
  const [told, meant] = [partsOf(server), partsOf(file)];
  const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  const same = {
    clocks: clocksText(server) === clocksText(file),
    noCommitment: isSame(told.noCommitment, meant.noCommitment),
    objectives: isSame(withoutRestatements(told.objectives), withoutRestatements(meant.objectives)),
    alerts: isSame(told.alerts, meant.alerts),
  };
  expect(same).toEqual({ clocks: true, noCommitment: true, objectives: true, alerts: true });
}

const evaluated = (asOf: string, ...more: readonly string[]) =>
  ran(['evaluate', '--agreement', AGREEMENT, '--events', eventsFile(), '--as-of', asOf, '--json', ...more]);

describe(`${NAME}, posted a thousand events at a time to a server`, () => {
  it(
    'gives the objectives, clocks and tickets without commitment of `leeway evaluate`, letter by letter',
    async () => {
      // From what was projected while it was posted: as of now, and only as of now.
      const projected = await service.json<Projected>('/objectives');
      const { asOf } = projected;
      const [file, server] = [await evaluated(asOf), await service.text(`/evaluation?asOf=${asOf}`)];
      expectSame(server, file);
      expect(projected.behind).toBe(0);
      const meant = JSON.stringify(withoutRestatements(partsOf(file).objectives));
      expect(JSON.stringify(withoutRestatements(projected.objectives)) === meant).toBe(true);
      expect(partsOf(file).clocks.length).toBeGreaterThan(REAL === null ? 3 : 40_000 / ONE_OF);
    },
    PATIENCE_MS,
  );

  it(
    'gives them as of an instant among the events, with receipts, and each ticket by itself',
    async () => {
      const file = await evaluated(WITHIN, '--receipts');
      expectSame(await service.text(`/evaluation?asOf=${WITHIN}&receipts=true`), file);
      const { clocks } = partsOf(file);
      const tickets = [...new Set(clocks.map(({ ticket }) => String(ticket)))];
      const asked = tickets.filter((_, index) => index % (REAL === null ? 1 : SAMPLE) === 0);
      for (const ticket of asked) {
        const path = `/tickets/${ticket}?asOf=${WITHIN}&receipts=true`;
        const told = await service.json<{ readonly clocks: readonly unknown[] }>(path);
        expect(told.clocks).toMatchObject(clocks.filter((clock) => clock['ticket'] === ticket));
      }
      expect(asked.length).toBeGreaterThan(0);
    },
    PATIENCE_MS,
  );

  it(
    'is in dry run: our verdicts stand beside the helpdesk’s own with their receipts, and nothing of it leaves',
    async () => {
      const asOf = '2017-03-01T00:00:00Z';
      const meant = JSON.parse(await evaluated(asOf, '--compare-with', 'made_sla')) as { secondOpinion: Opinion };
      const { examples: _, ...counts } = meant.secondOpinion;
      const found: Opinion['items'][number][] = [];
      for (let cursor = ''; ; ) {
        const path = `/comparison?field=made_sla&asOf=${asOf}&limit=200${cursor}`;
        const { items, next, asOf: at, ...told } = await service.json<Opinion>(path);
        expect([at, told]).toEqual([asOf, counts]);
        found.push(...items);
        // A page a differing ticket is judged anew; the first ones show how it goes on.
        if (next === null || found.length >= 400) break;
        cursor = `&cursor=${next}`;
      }
      expect(found.length).toBe(Math.min(400, counts.onlyTheyKept + counts.onlyWeKept));
      expect(new Set(found.map(({ ticket }) => ticket)).size).toBe(found.length);
      for (const { opinion, clocks } of found) {
        const missed = clocks.some(({ breachedAt }) => breachedAt !== null);
        expect(missed).toBe(opinion === 'onlyTheyKept');
        for (const { receipt, elapsedSeconds } of clocks) expect(runningIn(receipt)).toBe(elapsedSeconds);
      }
      const sent = await service.json<{ items: readonly unknown[] }>('/alerts?standing=new,told,nobody,dryRun');
      const kept = await service.json<{ items: readonly unknown[] }>('/alerts?standing=longPast');
      expect([sent.items.length, kept.items.length > 0]).toEqual([0, true]);
    },
    PATIENCE_MS,
  );
});

interface Opinion {
  readonly asOf: string;
  readonly onlyTheyKept: number;
  readonly onlyWeKept: number;
  readonly examples: unknown;
  readonly items: readonly {
    readonly ticket: string;
    readonly opinion: 'onlyTheyKept' | 'onlyWeKept';
    readonly clocks: readonly {
      readonly breachedAt: string | null;
      readonly elapsedSeconds: number;
      readonly receipt: readonly { readonly from: string; readonly to: string; readonly state: string }[];
    }[];
  }[];
  readonly next: string | null;
}

/** Seconds that a receipt shows as counted. */
function runningIn(receipt: Opinion['items'][number]['clocks'][number]['receipt']): number {
  const counted = receipt.filter(({ state }) => state === 'running');
  return counted.reduce((sum, { from, to }) => sum + (Date.parse(to) - Date.parse(from)), 0) / 1000;
}
