import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadHolidaySource } from '../../src/connectors/holidays/index.ts';
import { basesFor } from '../../src/main/bases.ts';
import { type Served, serve } from '../http/support/server.ts';
import { event, example, linesOf, smallAgreement } from './register-world.ts';

const JSON_TYPE = { 'content-type': 'application/json' };
let served: Served;

beforeAll(async () => {
  served = await serve({
    parts: {
      publishing: { bases: basesFor('none/none.yaml', process.cwd()), holidays: async () => loadHolidaySource() },
    },
  });
  served.clock.at = Date.parse('2026-04-10T00:00:00Z');
  for (const id of ['boreal', 'austral']) {
    const text = smallAgreement(`${id}-or`, 1, { customer: id });
    expect((await ask('POST', '/agreements', { text })).status).toBe(201);
  }
  expect((await ask('POST', '/agreements', { text: example('settlement/agreement.yaml') })).status).toBe(201);
  await ask('POST', '/events', linesOf('settlement/march.jsonl'));
  await ask('POST', '/events', [
    event('ticket.opened', 'T-1', '2026-04-09T08:00:00Z', { customer: 'boreal', priority: 'P1' }),
    event('ticket.replied', 'T-1', '2026-04-09T10:00:00Z', { by: 'agent', public: true }),
    event('ticket.opened', 'T-2', '2026-04-09T08:00:00Z', { customer: 'austral', priority: 'P1' }),
  ]);
});
afterAll(async () => {
  await served.close();
  expect(served.defects).toEqual([]);
});

interface Told {
  readonly status: number;
  // What an answer holds is what each test looks at.
  // biome-ignore lint/suspicious/noExplicitAny: bodies of every route
  readonly body: any;
}

async function ask(method: string, path: string, body?: unknown, as = 'owner'): Promise<Told> {
  const answer = await served.ask(`/api/v1${path}`, {
    method,
    as,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: JSON_TYPE }),
  });
  const text = await answer.text();
  const isJson = answer.headers.get('content-type')?.includes('json') === true && !text.startsWith('{"kind"');
  return { status: answer.status, body: isJson ? JSON.parse(text) : text };
}

describe('agreements over HTTP', () => {
  it('are published from YAML as from JSON, and checked without being kept', async () => {
    const asYaml = (query: string) =>
      served.ask(`/api/v1/agreements${query}`, {
        method: 'POST',
        headers: { 'content-type': 'application/yaml' },
        body: smallAgreement('yaml-or', 1, { customer: 'gris' }),
      });
    const checked = await asYaml('?dryRun=true');
    expect([checked.status, ((await checked.json()) as { result: string }).result]).toEqual([200, 'checked']);
    const published = await asYaml('');
    expect([published.status, published.headers.get('location')]).toEqual([
      201,
      '/api/v1/agreements/yaml-or/versions/1',
    ]);
    await published.body?.cancel();
    expect((await ask('GET', '/agreements/yaml-or/versions/1')).body.canonical.id).toBe('yaml-or');
  });
  it('with errors are refused with all of them in the reader’s language', async () => {
    const { status, body } = await ask('POST', '/agreements', { text: 'leeway: 1\nkind: slo\n' });
    expect([status, body.type, body.errors.length > 1]).toEqual([422, 'urn:leeway:problem:invalid', true]);
    expect(body.errors[0]).toMatchObject({
      code: expect.stringMatching(/^LW/),
      line: expect.any(Number),
      level: 'error',
    });
    // What is only worth saying is told with them, and does not look like what stands in the way.
    const levels: readonly string[] = body.errors.map(({ level }: { level: string }) => level);
    expect(levels.filter((level) => level === 'error')).toHaveLength(Number(/\d+/.exec(body.detail)?.[0]));
    expect(levels).toContain('warning');
  });
  it('of another customer are not there, whatever is asked of them', async () => {
    for (const path of ['', '/versions', '/versions/1', '/differences?from=1&to=1']) {
      const [foreign, none] = [
        await ask('GET', `/agreements/austral-or${path}`, undefined, 'customer-boreal'),
        await ask('GET', `/agreements/missing-or${path}`, undefined, 'customer-boreal'),
      ];
      expect(foreign.status).toBe(404);
      expect(JSON.stringify(foreign.body).replaceAll('austral-or', 'missing-or')).toBe(JSON.stringify(none.body));
    }
    const { body } = await ask('GET', '/agreements', undefined, 'customer-boreal');
    expect(body.items.map((one: { agreement: string }) => one.agreement)).toEqual(['boreal-or']);
  });
  it('are withdrawn with a reason and no unknown field', async () => {
    const text = smallAgreement('boreal-or', 2, { customer: 'boreal', effective: '2027-01-01' });
    await ask('POST', '/agreements', { text });
    const path = '/agreements/boreal-or/versions/2/withdrawal';
    expect((await ask('POST', path, { reason: 'a slip', why: 1 })).status).toBe(422);
    expect((await ask('POST', path, { reason: 'a slip' })).body.withdrawnBecause).toBe('a slip');
    expect((await ask('POST', path, { reason: 'a slip' })).status).toBe(409);
  });
});

describe('customers over HTTP', () => {
  it('are registered, named, attached and detached', async () => {
    expect((await ask('PUT', '/customers/boreal', { name: 'Boréal SAS' })).body).toMatchObject({ registered: true });
    await ask('POST', '/events', [
      event('ticket.opened', 'T-3', '2026-04-09T08:00:00Z', { customer: 'Bor', priority: 'P1' }),
    ]);
    expect((await ask('GET', '/customers/unknown')).body.items).toEqual([
      { source: 'helpdesk', name: 'Bor', tickets: 1 },
    ]);
    const attached = await ask('POST', '/customers/boreal/aliases', { source: 'helpdesk', alias: 'Bor' });
    expect(attached.status).toBe(200);
    expect((await ask('GET', '/customers/boreal')).body.aliases).toEqual([attached.body]);
    expect((await ask('GET', '/customers/boreal', undefined, 'customer-boreal')).body.aliases).toEqual([]);
    expect((await ask('DELETE', '/customers/boreal/aliases?source=helpdesk&alias=Bor')).status).toBe(200);
    expect((await ask('DELETE', '/customers/boreal/aliases?source=helpdesk&alias=Bor')).status).toBe(404);
  });
  it('see themselves and no other, nor the tray', async () => {
    const seen = await ask('GET', '/customers', undefined, 'customer-boreal');
    expect(seen.body.items.map((one: { customer: string }) => one.customer)).toEqual(['boreal']);
    expect((await ask('GET', '/customers/austral', undefined, 'customer-boreal')).status).toBe(404);
    expect((await ask('GET', '/customers/unknown', undefined, 'customer-boreal')).status).toBe(403);
  });
  it('are exported as JSON Lines', async () => {
    const { status, body } = await ask('POST', '/customers/boreal/export');
    expect(status).toBe(200);
    const kinds = (body as string)
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { kind: string }).kind);
    expect(new Set(kinds)).toEqual(new Set(['customer', 'agreement', 'ticket', 'fact', 'note']));
    expect(body).not.toMatch(/austral|CANARY|T-2/);
  });
});

describe('decisions over HTTP', () => {
  const span = { service: 'line', from: '2026-04-15T00:00:00Z', to: '2026-04-15T02:00:00Z' };
  it('announce, list and end maintenance', async () => {
    const { status, body } = await ask('POST', '/maintenance', span);
    expect([status, body.inTime, body.notice[0].inTime]).toEqual([201, true, true]);
    expect((await ask('GET', '/maintenance?service=line')).body.items).toHaveLength(1);
    expect((await ask('POST', `/maintenance/line/${body.fact.id}/end`)).status).toBe(201);
  });
  it('grant exclusions, excuse breaches and decide scope, each with a fact that says so', async () => {
    expect((await ask('POST', '/exclusions', { ...span, reason: 'forceMajeure' })).body.effect[0].agreed).toBe(true);
    const excusal = { ticket: 'T-1', target: 'p1-response', reason: 'power cut' };
    expect((await ask('POST', '/excusals', excusal, 'technician')).status).toBe(403);
    const { body } = await ask('POST', '/excusals', excusal);
    expect(body).toMatchObject({ type: 'ticket.excused', data: { approver: 'p-owner' } });
    const kept = await ask('GET', `/events/leeway/${body.id}`);
    expect(kept.body.event.type).toBe('ticket.excused');
    const scope = { ticket: 'T-2', scope: 'out', reason: 'cabling' };
    expect((await ask('POST', '/scope-decisions', scope)).status).toBe(201);
  });
  it('correct facts, and point at what is wrong in a correction', async () => {
    const late = event('ticket.replied', 'T-2', '2026-04-09T11:00:00Z', { by: 'agent', public: true }) as {
      id: string;
    };
    await ask('POST', '/events', late, 'technician');
    const asked = { source: 'helpdesk', id: late.id, reason: 'the clock was wrong' };
    const bad = await ask('POST', '/corrections', { ...asked, corrected: { data: { by: 'robot' } } });
    expect([bad.status, bad.body.errors[0].pointer]).toEqual([422, '/corrected/data/by']);
    const good = await ask('POST', '/corrections', { ...asked, corrected: { time: '2026-04-09T08:10:00Z' } });
    expect(good).toMatchObject({
      status: 201,
      body: { author: 't-technician', corrected: { time: '2026-04-09T08:10:00Z' } },
    });
    expect((await ask('POST', '/corrections', { ...asked, corrected: null })).status).toBe(409);
  });
  it.each([
    ['/maintenance', { ...span, extra: 1 }],
    ['/maintenance', { ...span, from: 'tomorrow' }],
    ['/exclusions', { ...span, reason: 7 }],
    ['/excusals', { ticket: 'T-1', target: 'p1-response', reason: 'x', as: 'king' }],
    ['/excusals', { ticket: ['T-1'], target: 'p1-response', reason: 'x' }],
    ['/scope-decisions', { ticket: 'T-1', scope: 'perhaps', reason: 'x' }],
    ['/corrections', { source: 'helpdesk', id: 'e1', reason: 'x' }],
    ['/statements', { agreement: 'studio-verne', month: '2026-03', hash: 'mine' }],
  ])('refuse at %s what does not fit, with a pointer: %j', async (path, body) => {
    const { status, body: problem } = await ask('POST', path, body);
    expect([status, problem.errors.length > 0]).toEqual([422, true]);
  });
});

describe('statements over HTTP', () => {
  it('are previewed, issued once, listed, read and spoken on', async () => {
    const preview = await ask('GET', '/statements/studio-verne/2026-03/preview');
    expect(preview.body.totals.charges).toEqual({ amount: '2363.63', currency: 'EUR' });
    const asked = { agreement: 'studio-verne', month: '2026-03' };
    const issued = await ask('POST', '/statements', asked);
    expect([issued.status, issued.body.statement.totals]).toEqual([201, preview.body.totals]);
    expect((await ask('POST', '/statements', asked)).status).toBe(200);
    const { body: page } = await ask('GET', '/statements');
    expect([page.items.length, page.next]).toEqual([1, null]);
    const one = await ask('GET', '/statements/studio-verne/2026-03/1');
    expect(one.body).toEqual({ ...issued.body });
    const declaration = { declaration: 'accepted', item: null };
    expect((await ask('POST', '/statements/studio-verne/2026-03/declarations', declaration)).status).toBe(201);
  });
  it('of another customer are not there', async () => {
    expect((await ask('GET', '/statements/studio-verne/2026-03/1', undefined, 'customer-boreal')).status).toBe(404);
    expect((await ask('GET', '/statements/studio-verne/2026-03/preview', undefined, 'customer-boreal')).status).toBe(
      403,
    );
    expect((await ask('GET', '/statements', undefined, 'customer-boreal')).body.items).toEqual([]);
    expect((await ask('GET', '/statements?customer=studio-verne', undefined, 'customer-boreal')).status).toBe(404);
  });
});
