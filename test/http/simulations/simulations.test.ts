import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRosters } from '../../../src/app/live/index.ts';
import { keepSimulating } from '../../../src/app/simulations/index.ts';
import { openSimulationRunner } from '../../../src/main/simulation/runner.ts';
import { draftOf, halfYear } from '../../cli/half-year.ts';
import { folderOf, leeway } from '../../cli/leeway.ts';
import { type House, openHouse, ROOT } from '../support/house.ts';

interface Simulation {
  readonly simulation: string;
  readonly state: string;
  readonly waiting: number | null;
  readonly text: string | null;
  readonly problem: { readonly status: number; readonly detail: string; readonly errors: readonly Fault[] } | null;
  readonly result: { readonly draft: Told; readonly present: Told | null } | null;
}
interface Fault {
  readonly line?: number;
  readonly code: string;
}
interface Told {
  readonly agreement: string;
  readonly tickets: number;
  readonly [key: string]: unknown;
}

const PRESENT = draftOf({ within: '12h', attainment: '80%', version: 1 });
const DRAFT = draftOf();
const ID = /^id: (\S+)$/m.exec(PRESENT)?.[1] ?? '';
const OPTIONS = ['--years', '40', '--seed', '5', '--team', '70h,5h', '--handling', '1%', '--confidence', '95%'];
const ASKED = { years: 40, seed: 5, team: { inHours: '70h', outOfHours: '5h' }, handling: '1%', confidence: '95%' };

const PAST = halfYear({ weeks: 10 });
const folder = folderOf({ 'past.jsonl': PAST, 'draft.yaml': DRAFT, 'present.yaml': PRESENT });
let house: House;
let stop: () => Promise<void> = async () => {};
const defects: unknown[] = [];
/** What the command says of the same facts; asked first, for it brings what is built up to date. */
const said = new Map<string, Told>();

const told = async (...args: readonly string[]) => {
  const { out, err } = await leeway(['simulate', ...args, '--events', 'past.jsonl', ...OPTIONS, '--json'], {
    cwd: folder.path,
  });
  if (out === '') throw new Error(err);
  const { diagnostics: _own, ...rest } = JSON.parse(out) as Told;
  return rest as Told;
};

beforeAll(async () => {
  said.set('draft', await told('draft.yaml', '--present', 'present.yaml'));
  said.set('present', await told('present.yaml'));
  house = await openHouse('2026-07-20T08:00:00Z');
  await house.publish(PRESENT);
  await house.post(
    PAST.trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object),
  );
}, 240_000);
afterAll(async () => {
  await stop();
  await house.end();
  folder.remove();
});

const work = (more: { readonly mostMs?: number; readonly memory?: number } = {}) => {
  const { store } = house;
  const program = join(ROOT, 'dist', 'simulation.cjs');
  const runner = openSimulationRunner({ program, ...more, onDefect: (error) => defects.push(error) });
  const now = () => house.clock.at;
  return keepSimulating({ store, now, rosters: openRosters(), runner }, (error) => defects.push(error));
};
const ask = (body: object, as = 'owner') =>
  house.postJson('/api/v1/simulations', body, { as, headers: { 'accept-language': 'en' } });
const asked = async (body: object) => {
  // Who asks first has his turn first.
  house.clock.at += 1;
  const answer = await ask(body);
  const made = (await answer.json()) as Simulation;
  if (answer.status !== 202) throw new Error(JSON.stringify(made));
  return { location: answer.headers.get('location') ?? '', ...made };
};
const one = (id: string, as = 'owner') => house.json<Simulation>(`/simulations/${id}`, as);
const ended = async (id: string): Promise<Simulation> => {
  for (;;) {
    const found = await one(id);
    if (found.state === 'done' || found.state === 'failed') return found;
    await pause(100);
  }
};

describe('a simulation over HTTP', () => {
  it('waits for its turn, and is of nobody who has no business with it', async () => {
    const made = await asked({ draft: { text: DRAFT }, ...ASKED, title: 'Gold, tighter' });
    expect(made.location).toBe(`/api/v1/simulations/${made.simulation}`);
    expect(made).toMatchObject({ state: 'queued', waiting: 0, text: DRAFT, problem: null, result: null });
    const statusOf = async (path: string, as: string, method = 'GET') =>
      (await house.ask(`/api/v1/simulations${path}`, { as, method })).status;
    expect(await statusOf('', 'customer-boreal')).toBe(403);
    expect(await statusOf(`/${made.simulation}`, 'customer-boreal')).toBe(403);
    expect(await statusOf(`/${made.simulation}`, 'technician')).toBe(403);
    expect((await ask({ draft: { text: DRAFT } }, 'customer-boreal')).status).toBe(403);
    // Another of the house may read it, and not drop it; it is not among his own.
    expect(await statusOf(`/${made.simulation}`, 'approver')).toBe(200);
    expect(await statusOf(`/${made.simulation}`, 'approver', 'DELETE')).toBe(403);
    const { items } = await house.json<{ items: readonly Simulation[] }>('/simulations', 'approver');
    expect(items).toEqual([]);
    const own = await house.json<{ items: readonly Simulation[] }>('/simulations');
    expect(own.items.map(({ simulation, state }) => [simulation, state])).toEqual([[made.simulation, 'queued']]);
    expect(await statusOf(`/${made.simulation}`, 'owner', 'DELETE')).toBe(204);
    expect(await statusOf(`/${made.simulation}`, 'owner')).toBe(404);
  });

  it('refuses what is no option, no version, and more than a few at once', async () => {
    const faults = async (body: object) => {
      const answer = await ask({ draft: { text: DRAFT }, ...body });
      const { errors } = (await answer.json()) as { errors: readonly { pointer: string }[] };
      return [answer.status, ...errors.map(({ pointer }) => pointer)];
    };
    const wrong = { confidence: '0%', from: 'spring', team: { inHours: '7 hours' }, handling: '2' };
    expect(await faults(wrong)).toEqual([422, '/confidence', '/handling', '/team/inHours', '/from']);
    expect(await faults({ years: 20_000 })).toEqual([422, '/years']);
    expect(await faults({ draft: { agreement: 'nothing', version: 1 } })).toEqual([404]);
    const made: string[] = [];
    for (let count = 0; count < 5; count += 1)
      made.push((await asked({ draft: { text: DRAFT }, years: 40 })).simulation);
    expect((await one(made[4] as string)).waiting).toBe(4);
    const late = await ask({ draft: { text: DRAFT } });
    expect([late.status, late.headers.get('retry-after')]).toEqual([429, '30']);
    for (const id of made) await house.ask(`/api/v1/simulations/${id}`, { method: 'DELETE' });
  });

  it('says what `leeway simulate --json` says of the same facts: of a draft, and of the present agreement', async () => {
    stop = work();
    const { simulation } = await asked({ draft: { text: DRAFT }, ...ASKED });
    const { state, problem, result } = await ended(simulation);
    expect([state, problem]).toEqual(['done', null]);
    const draft = result?.draft;
    expect(draft).toEqual(said.get('draft'));
    expect(result?.present).toEqual(said.get('present'));
    expect(draft?.tickets).toBeGreaterThan(50);
    const { net } = (draft?.['distributions'] ?? { net: [] }) as { net: readonly { years: number }[] };
    expect(net.reduce((sum, { years }) => sum + years, 0)).toBe(ASKED.years);
  });

  it('takes a published version, which stands beside none when it is the one in force', async () => {
    const { simulation } = await asked({ draft: { agreement: ID, version: 1 }, ...ASKED });
    const { result, text } = await ended(simulation);
    expect([result?.draft, result?.present, text]).toEqual([said.get('present'), null, null]);
  });

  it('gives the diagnostics of a draft with faults, with their lines', async () => {
    const text = DRAFT.replace('within: 4h', 'within: soon');
    const { simulation } = await asked({ draft: { text } });
    const { state, problem } = await ended(simulation);
    const line = text.split('\n').findIndex((one) => one.includes('within: soon')) + 1;
    expect([state, problem?.status, problem?.detail]).toEqual([
      'failed',
      422,
      'Nothing was simulated: the text has 1 error. Correct it at the lines given.',
    ]);
    expect(problem?.errors[0]?.line).toBe(line);
    const { simulation: foreign } = await asked({ draft: { text: DRAFT }, customers: [{ customer: 'nobody' }] });
    expect((await ended(foreign)).problem?.detail).toMatch(
      /^No ticket is of nobody\. Customers with the most tickets: /,
    );
  });

  it('is worked on again when whoever worked on it is gone, and told as failed when that goes on', async () => {
    await stop();
    const { simulation } = await asked({ draft: { text: DRAFT }, ...ASKED });
    // Somebody begins, and ends without a word.
    await house.store.transact((tx) => tx.takeSimulation('gone', house.clock.at, house.clock.at + 30_000));
    expect((await one(simulation)).state).toBe('running');
    house.clock.at += 31_000;
    expect((await one(simulation)).state).toBe('queued');
    stop = work();
    expect((await ended(simulation)).state).toBe('done');
    await stop();
    const again = await asked({ draft: { text: DRAFT }, years: 40 });
    for (let tries = 0; tries < 3; tries += 1) {
      await house.store.transact((tx) => tx.takeSimulation('gone', house.clock.at, house.clock.at + 30_000));
      house.clock.at += 31_000;
    }
    stop = work();
    const { state, problem } = await ended(again.simulation);
    expect([state, problem?.status]).toEqual(['failed', 503]);
  });

  it('is stopped when it takes too long or too much memory, and waits again when the program stops', async () => {
    await stop();
    stop = work({ mostMs: 50 });
    const long = await asked({ draft: { text: DRAFT }, years: 40 });
    expect((await ended(long.simulation)).problem?.detail).toContain('was stopped after 1 min');
    await stop();
    stop = work({ memory: 6 });
    const large = await asked({ draft: { text: DRAFT }, years: 40 });
    expect((await ended(large.simulation)).problem?.detail).toContain('asked for more than 6 MB');
    await stop();
    stop = work();
    const { simulation } = await asked({ draft: { text: DRAFT }, years: 10_000 });
    while ((await one(simulation)).state === 'queued') await pause(20);
    await stop();
    expect((await one(simulation)).state).toBe('queued');
    await house.ask(`/api/v1/simulations/${simulation}`, { method: 'DELETE' });
  });

  it('is kept for thirty days', async () => {
    const before = await house.json<{ items: readonly Simulation[] }>('/simulations');
    expect(before.items.length).toBeGreaterThan(3);
    house.clock.at += 31 * 86_400_000;
    stop = work();
    const { simulation } = await asked({ draft: { text: DRAFT }, years: 1 });
    await ended(simulation);
    const after = await house.json<{ items: readonly Simulation[] }>('/simulations');
    expect(after.items.map((left) => left.simulation)).toEqual([simulation]);
    expect(defects).toEqual([]);
  });
});
