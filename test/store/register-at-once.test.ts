import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { correctFact } from '../../src/app/decisions/corrections.ts';
import { issueStatement } from '../../src/app/decisions/statements/issue-statement.ts';
import { excuseBreach } from '../../src/app/decisions/tickets.ts';
import { lookAgain } from '../../src/app/live/wake.ts';
import type { Store } from '../../src/app/ports/index.ts';
import { isRefusal } from '../../src/app/refusal.ts';
import { attachAlias } from '../../src/app/register/customers/aliases.ts';
import { actorOf, event, example, given, linesOf, registerWorld, smallAgreement } from '../register/register-world.ts';
import { storesOfRun } from '../support/postgres/stores-of-run.ts';

const manager = actorOf('manager');

describe('several people at the register at once, on PostgreSQL', () => {
  const stores = storesOfRun();
  let store: Store;
  beforeEach(async () => {
    store = await stores.open();
    return () => store.close();
  });
  afterAll(async () => {
    await stores.drop();
  }, 120_000);

  it('publish one version once, and one content under its number', async () => {
    const { publish, notes } = registerWorld('2026-04-10T08:00:00Z', store);
    const texts = [1, 2, 1, 2, 1, 2].map((hours) => smallAgreement('b', 1, { hours }));
    const results = await Promise.all(texts.map((text) => publish(text)));
    const kinds = results.map((one) => (isRefusal(one) ? one.refused : one.kind)).sort();
    expect(kinds).toEqual(['alreadyExists', 'alreadyExists', 'alreadyExists', 'published', 'same', 'same']);
    expect([(await store.publishedVersions()).length, (await notes()).length]).toEqual([1, 1]);
  });
  it('attach a name while tickets that bear it arrive: none of them stays unknown', async () => {
    const { publish, post, ports } = registerWorld('2026-04-10T08:00:00Z', store);
    given(await publish(smallAgreement('b', 1)));
    const opened = (ticket: number) =>
      post([event('ticket.opened', `T-${ticket}`, '2026-04-10T07:00:00Z', { customer: 'Boreal SAS', priority: 'P1' })]);
    const posts = Array.from({ length: 12 }, (_, ticket) => opened(ticket));
    const attached = attachAlias(
      { source: 'helpdesk', alias: 'Boreal SAS', customer: 'boreal', lang: 'en' },
      manager,
      ports,
    );
    await Promise.all([...posts, attached, ...Array.from({ length: 12 }, (_, ticket) => opened(ticket + 12))]);
    while ((await lookAgain(store, ports.rosters, ports.now(), 5)).tickets > 0);
    expect(await store.unknownCustomers()).toEqual([]);
    expect((await store.tickets({ customer: ['boreal'] }, null, 50)).length).toBe(24);
  });
  it('issue a month once, however many issue it', async () => {
    const { publish, post, ports } = registerWorld('2026-04-10T00:00:00Z', store);
    given(await publish(example('settlement/agreement.yaml')));
    await post(linesOf('settlement/march.jsonl'));
    const asked = { agreement: 'studio-verne', month: '2026-03', lang: 'en' } as const;
    const issued = await Promise.all([1, 2, 3].map(() => issueStatement(asked, manager, ports)));
    expect(issued.map((one) => given(one).kind).sort()).toEqual(['issued', 'same', 'same']);
    const kept = await store.issuedStatements({}, null, 9);
    expect(kept.map(({ number, body }) => [number, JSON.parse(body).en.totals.charges.amount])).toEqual([
      [1, '2363.63'],
    ]);
  });
  it('excuse and correct, each with its fact, its verdict and its note together', async () => {
    const { publish, post, ports, notes } = registerWorld('2026-04-10T08:00:00Z', store);
    given(await publish(smallAgreement('b', 1)));
    await post([
      event('ticket.opened', 'T-1', '2026-04-09T08:00:00Z', { customer: 'boreal', priority: 'P1' }),
      event('ticket.replied', 'T-1', '2026-04-09T10:00:00Z', { by: 'agent', public: true }),
    ]);
    const verdict = async () => (await store.ticket('T-1'))?.clocks[0]?.verdict;
    const asked = {
      ticket: 'T-1',
      target: 'p1-response',
      cycle: null,
      reason: 'x',
      evidence: null,
      as: null,
      lang: 'en',
    } as const;
    const { id } = given(await excuseBreach(asked, manager, ports));
    expect(await verdict()).toBe('excused');
    given(await correctFact({ source: 'leeway', id, reason: 'y', corrected: null, lang: 'en' }, manager, ports));
    expect(await verdict()).toBe('breached');
    expect((await notes()).map(({ action }) => action)).toEqual([
      'agreement.published',
      'excusal.granted',
      'fact.retracted',
    ]);
  });
});
