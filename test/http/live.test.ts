import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Served, serve } from './support/server.ts';

let server: Served;
const AGREEMENT = readFileSync('examples/first/agreement.yaml', 'utf8');

/** Two customers with the same promise; INC-1 is Boréal's and INC-2 Austral's; nobody knows whose INC-3 is. */
beforeAll(async () => {
  server = await serve();
  for (const id of ['boreal', 'austral']) {
    const text = AGREEMENT.replaceAll('boreal', id);
    const published = await server.ask('/api/v1/agreements', {
      method: 'POST',
      body: text,
      headers: { 'content-type': 'application/yaml' },
    });
    expect(published.status).toBe(201);
  }
  const posted = await server.postJson('/api/v1/events', [
    opened('INC-1', 'boreal'),
    opened('INC-2', 'austral'),
    opened('INC-3', 'nobody'),
    { id: 'r2', source: 'desk', type: 'ticket.resolved', subject: 'INC-2', time: '2026-03-12T10:00:00Z', data: {} },
  ]);
  expect(await posted.json()).toMatchObject({ counts: { new: 4 } });
});
afterAll(async () => {
  expect(server.defects).toEqual([]);
  await server.close();
});

function opened(subject: string, customer: string) {
  const data = { customer, priority: 'P1' };
  return { id: `o-${subject}`, source: 'desk', type: 'ticket.opened', subject, time: '2026-03-12T08:00:00Z', data };
}

interface Page {
  readonly items: readonly { readonly ticket: string }[];
  readonly next: string | null;
}
const tickets = async (path: string, as = 'owner') => {
  const answer = await server.ask(path, { as });
  expect(answer.status).toBe(200);
  return ((await answer.json()) as Page).items.map(({ ticket }) => ticket);
};

describe('the board', () => {
  it('shows who is nearest to a deadline, with what is left in service time', async () => {
    const answer = await server.ask('/api/v1/board');
    // Opened at 9:00 in Paris, looked at 13:00 there: three of eight hours have run.
    expect(await answer.json()).toMatchObject({
      asOf: '2026-03-12T12:00:00Z',
      items: [{ ticket: 'INC-1', agreement: 'boreal@1', state: 'running', remainingSeconds: 5 * 3600 }],
      next: null,
    });
    expect(await (await server.ask('/api/v1/board/counts')).json()).toEqual({ open: 1 });
  });

  it('is filtered by what is known, and by nothing else', async () => {
    expect(await tickets('/api/v1/board?customer=boreal,austral&measure=resolution')).toEqual(['INC-1']);
    expect(await tickets('/api/v1/board?customer=austral')).toEqual([]);
    expect((await server.ask('/api/v1/board?measure=cost')).status).toBe(400);
    expect((await server.ask('/api/v1/board?sort=name')).status).toBe(400);
  });
});

describe('a ticket', () => {
  it('is told as it is, as it was, and by what was known', async () => {
    const now = await (await server.ask('/api/v1/tickets/INC-2?receipts=true')).json();
    expect(now).toMatchObject({
      ticket: 'INC-2',
      customer: 'austral',
      clocks: [{ verdict: 'met', elapsedSeconds: 7200 }],
    });
    expect((now as { clocks: { receipt: unknown[] }[] }).clocks[0]?.receipt.length).toBeGreaterThan(0);
    const then = await (await server.ask('/api/v1/tickets/INC-2?asOf=2026-03-12T09:00:00Z')).json();
    expect(then).toMatchObject({ asOf: '2026-03-12T09:00:00Z', clocks: [{ verdict: 'open', elapsedSeconds: 3600 }] });
    expect((await server.ask('/api/v1/tickets/INC-2?knownAt=2026-03-12T11:00:00Z')).status).toBe(404);
    expect((await server.ask('/api/v1/tickets/INC-2?asOf=yesterday')).status).toBe(400);
  });

  it('says why nothing was promised for it', async () => {
    expect(await (await server.ask('/api/v1/tickets/INC-3')).json()).toMatchObject({ noCommitment: 'unknownCustomer' });
    expect(await tickets('/api/v1/tickets?noCommitment=unknownCustomer')).toEqual(['INC-3']);
  });

  it('has its events', async () => {
    const answer = await server.ask('/api/v1/tickets/INC-2/events');
    expect(await answer.json()).toMatchObject({
      items: [{ event: { id: 'o-INC-2' } }, { event: { id: 'r2' } }],
      next: null,
    });
  });

  it('comes page by page, each once', async () => {
    const seen: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const more: string = next === '' ? '' : `&cursor=${next}`;
      const page = (await (await server.ask(`/api/v1/tickets?limit=1${more}`)).json()) as Page;
      seen.push(...page.items.map(({ ticket }) => ticket));
      next = page.next;
    }
    expect(seen.sort()).toEqual(['INC-1', 'INC-2', 'INC-3']);
  });
});

describe('a customer', () => {
  it('sees its own and nothing of others, nor whether it is there', async () => {
    expect(await tickets('/api/v1/tickets', 'customer-boreal')).toEqual(['INC-1']);
    expect(await tickets('/api/v1/tickets?customer=austral', 'customer-boreal')).toEqual([]);
    expect(await tickets('/api/v1/board', 'customer-austral')).toEqual([]);
    const foreign = await server.ask('/api/v1/tickets/INC-2', { as: 'customer-boreal' });
    const absent = await server.ask('/api/v1/tickets/INC-9', { as: 'customer-boreal' });
    expect([foreign.status, absent.status]).toEqual([404, 404]);
    expect((await foreign.text()).replaceAll('INC-2', 'X')).toBe((await absent.text()).replaceAll('INC-9', 'X'));
    const text = await (await server.ask('/api/v1/evaluation', { as: 'customer-boreal' })).text();
    expect(text).toContain('INC-1');
    expect(text).not.toMatch(/austral|INC-2|INC-3/);
    expect((await server.ask('/api/v1/evaluation?customer=austral', { as: 'customer-boreal' })).status).toBe(404);
    const objectives = await (await server.ask('/api/v1/objectives', { as: 'customer-boreal' })).text();
    expect(objectives).toContain('boreal@1');
    expect(objectives).not.toContain('austral');
  });

  it('is not told internals, and may write nothing', async () => {
    for (const path of ['/api/v1/events', '/api/v1/tickets/INC-1/events', '/metrics']) {
      expect((await server.ask(path, { as: 'customer-boreal' })).status, path).toBe(403);
    }
    const written = await server.postJson('/api/v1/events', opened('INC-4', 'boreal'), { as: 'customer-boreal' });
    expect(written.status).toBe(403);
  });
});

describe('an evaluation', () => {
  it('is one document with everything, as of any instant', async () => {
    const answer = await server.ask(
      '/api/v1/evaluation?asOf=2026-04-01T00:00:00Z&from=2026-01-01T00:00:00Z&to=2026-07-01T00:00:00Z',
    );
    const told = (await answer.json()) as { clocks: { ticket: string; verdict: string }[] };
    expect(told).toMatchObject({
      asOf: '2026-04-01T00:00:00Z',
      noCommitment: [{ ticket: 'INC-3', reason: 'unknownCustomer' }],
    });
    expect(told.clocks.map(({ ticket, verdict }) => [ticket, verdict])).toEqual([
      ['INC-1', 'breached'],
      ['INC-2', 'met'],
    ]);
  });

  it('of a span with one end, or upside down, is refused', async () => {
    expect((await server.ask('/api/v1/evaluation?from=2026-01-01T00:00:00Z')).status).toBe(400);
    expect((await server.ask('/api/v1/objectives?from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z')).status).toBe(400);
  });

  it('of objectives and of availability answers the same of the same', async () => {
    const whole = (await (await server.ask('/api/v1/evaluation')).json()) as {
      objectives: unknown;
      availability: unknown;
    };
    const objectives = await (await server.ask('/api/v1/objectives')).json();
    expect(objectives).toMatchObject({ behind: 0, objectives: whole.objectives });
    expect(await (await server.ask('/api/v1/availability')).json()).toMatchObject({ availability: whole.availability });
  });
});
