import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draftOf, halfYear } from '../cli/half-year.ts';
import { leeway } from '../cli/leeway.ts';
import { firstOfZip, locateLog } from './locate-log.ts';

interface Step {
  readonly value: string;
  readonly missed: { readonly hits: number; readonly trials: number };
}
interface Answer {
  readonly tickets: number;
  readonly odds: readonly { readonly missed: { readonly share: string | null } }[];
  readonly cost: { readonly credits: { readonly p95: { readonly amount: string } } };
  readonly offers: readonly { readonly basis: string; readonly offered: Step | null; readonly tighter: Step | null }[];
}

const REAL = locateLog();
const NAME = REAL === null ? 'half a generated year (the incident log is not here)' : 'the incident log';

let folder = '';
let answer: Answer;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'leeway-test-'));
  const events = join(folder, 'events.jsonl');
  const draft = REAL === null ? join(folder, 'draft.yaml') : resolve('examples/simulation/draft.yaml');
  if (REAL === null) {
    writeFileSync(events, halfYear());
    writeFileSync(draft, draftOf());
  } else {
    const table = join(folder, 'log.csv');
    writeFileSync(table, firstOfZip(REAL));
    const mapping = resolve('examples/incident-log/mapping.yaml');
    await leeway(['import', 'csv', table, '--mapping', mapping, '--out', events, '--rejects', join(folder, 'rejects')]);
  }
  const { out } = await leeway(['simulate', draft, '--events', events, '--json']);
  answer = JSON.parse(out) as Answer;
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe(`a draft simulated on ${NAME}`, () => {
  it('has odds for every promise and money for a year', () => {
    expect(answer.tickets).toBe(REAL === null ? 200 : 24_904);
    for (const { missed } of answer.odds) expect(missed.share).toMatch(/^\d+(\.\d+)?%$/);
    expect(Number(answer.cost.credits.p95.amount)).toBeGreaterThan(0);
  });

  it('has a counter-offer for every term, kept with 90 % by an evaluation of its own; a step tighter is not', () => {
    expect(answer.offers.length).toBeGreaterThan(0);
    for (const { basis, offered, tighter } of answer.offers) {
      expect(basis).toBe('evaluated');
      if (offered !== null) expect(offered.missed.hits).toBeLessThanOrEqual(offered.missed.trials * 0.1);
      if (tighter !== null) expect(tighter.missed.hits).toBeGreaterThan(tighter.missed.trials * 0.1);
    }
    expect(answer.offers.some(({ offered, tighter }) => offered !== null && tighter !== null)).toBe(true);
  });
});
