import { describe, expect, it } from 'vitest';
import { declare } from '../../src/app/decisions/statements/declare.ts';
import { issueStatement } from '../../src/app/decisions/statements/issue-statement.ts';
import { statementFor, statementsFor } from '../../src/app/decisions/statements/issued-statements.ts';
import { previewStatement } from '../../src/app/decisions/statements/preview-statement.ts';
import { statementText } from '../../src/app/decisions/statements/statement-texts.ts';
import type { Agreement } from '../../src/core/agreement/index.ts';
import { evaluate } from '../../src/core/evaluate.ts';
import { parseEvent } from '../../src/core/event/index.ts';
import type { Settling } from '../../src/core/findings/index.ts';
import { statementJson, tellingOf } from '../../src/core/report/index.ts';
import { settle } from '../../src/core/settlement/index.ts';
import {
  actorOf,
  customerOf,
  event,
  example,
  given,
  linesOf,
  refusalOf,
  registerWorld,
  smallAgreement,
} from './register-world.ts';

const manager = actorOf('manager');
const MARCH = { agreement: 'studio-verne', month: '2026-03', lang: 'en' } as const;

/** Studio Verne's March, as its example tells it, posted on 10 April. */
async function march() {
  const made = registerWorld('2026-04-10T00:00:00Z');
  given(await made.publish(example('settlement/agreement.yaml')));
  await made.post(linesOf('settlement/march.jsonl'));
  const preview = async (more: object = {}, by = manager) =>
    await previewStatement({ ...MARCH, asOf: null, knownAt: null, ...more }, by, made.ports);
  return { ...made, preview, issue: (by = manager) => issueStatement(MARCH, by, made.ports) };
}

describe('the preview of a statement', () => {
  it('says of the facts kept, word for word, what is said of their files', async () => {
    const { preview, ports } = await march();
    const events = linesOf('settlement/march.jsonl').map((line) => {
      const parsed = parseEvent(line);
      if (!('event' in parsed)) throw new Error('the example has a bad line');
      return parsed.event;
    });
    const { agreements } = await ports.rosters.inForce(ports.store);
    const { settling } = evaluate({ agreements, events, asOf: ports.now() }).findings;
    const statement = settle({ ...(settling[0] as Settling), month: '2026-03' });
    if (statement.kind !== 'statement') throw new Error(statement.kind);
    const told = tellingOf(agreements[0] as Agreement, 'fr');
    expect(statementText(given(await preview()), 'fr')).toMatchObject(statementJson(statement, 'fr', told));
    expect(statement.totals.charges.amountMinor).toBe(236_363);
  });
  it('is ours: neither a customer nor a technician is given it', async () => {
    const { preview } = await march();
    expect(refusalOf(await preview({ agreement: 'none' })).refused).toBe('notFound');
    expect(refusalOf(await preview({}, actorOf('technician'))).refused).toBe('notFound');
    expect(refusalOf(await preview({}, customerOf('studio-verne'))).refused).toBe('notAllowed');
    expect(refusalOf(await preview({ agreement: 'none' }, customerOf('boreal'))).refused).toBe('notAllowed');
  });
  it('needs a month in which the agreement is in force, and an agreement that speaks of money', async () => {
    const { preview, publish } = await march();
    expect(refusalOf(await preview({ month: '2026-13' })).faults[0]?.pointer).toBe('/month');
    expect(refusalOf(await preview({ month: '2025-03' })).refused).toBe('conflict');
    given(await publish(smallAgreement('b', 1)));
    expect(refusalOf(await preview({ agreement: 'b' })).refused).toBe('conflict');
  });
});

describe('issuing a statement', () => {
  it('freezes it with its hash, and issues it once while it says the same', async () => {
    const { issue, store, notes } = await march();
    const first = given(await issue());
    expect(first).toMatchObject({
      kind: 'issued',
      difference: null,
      statement: { number: 1, customer: 'studio-verne' },
    });
    expect(given(await issue())).toMatchObject({ kind: 'same', statement: first.statement });
    expect(await store.issuedStatements({}, null, 9)).toEqual([first.statement]);
    expect((await notes()).filter(({ action }) => action === 'statement.issued')).toEqual([
      { action: 'statement.issued', object: 'statement:studio-verne/2026-03/1', customer: 'studio-verne' },
    ]);
  });
  it('is not for a month that runs', async () => {
    const { issue, setNow } = await march();
    setNow('2026-03-31T21:59:59Z');
    expect(refusalOf(await issue()).refused).toBe('conflict');
    setNow('2026-03-31T22:00:00Z');
    expect(given(await issue()).kind).toBe('issued');
  });
  it('never changes what was issued: what is learned later becomes the next number, with what differs', async () => {
    const { issue, post, setNow, ports, store } = await march();
    const first = given(await issue()).statement;
    setNow('2026-04-12T00:00:00Z');
    await post([event('work.recorded', 'INC-3010', '2026-03-20T10:00:00Z', { minutes: 120 })]);
    const second = given(await issue());
    expect(second.statement.number).toBe(2);
    expect(second.difference).toContainEqual(expect.objectContaining({ section: 'totals', item: { name: 'charges' } }));
    expect((await store.issuedStatements({}, null, 9)).at(-1)).toEqual(first);
    const shown = async (number: number) => given(await statementFor({ ...MARCH, number }, manager, ports));
    expect([(await shown(1)).isLast, (await shown(1)).difference]).toEqual([false, null]);
    expect((await shown(2)).difference).toEqual(second.difference);
    expect(refusalOf(await statementFor({ ...MARCH, number: 3 }, manager, ports)).refused).toBe('notFound');
  });
  it.each(['technician', 'approver', 'customer'] as const)('is not for a %s', async (role) => {
    const { issue, store } = await march();
    expect(refusalOf(await issue(actorOf(role))).refused).toBe('notFound');
    expect(await store.issuedStatements({}, null, 9)).toEqual([]);
  });
  it('is shown to its customer without the notes that are ours, and to no other', async () => {
    const { issue, ports } = await march();
    given(await issue());
    const list = async (customer: string) =>
      given(await statementsFor({}, null, 9, customerOf(customer), ports)).map(({ agreement }) => agreement);
    expect(await list('studio-verne')).toEqual(['studio-verne']);
    expect(await list('boreal')).toEqual([]);
    const foreign = await statementsFor({ customer: 'studio-verne' }, null, 9, customerOf('boreal'), ports);
    expect(refusalOf(foreign).refused).toBe('notFound');
    const one = (customer: string) => statementFor({ ...MARCH, number: 1 }, customerOf(customer), ports);
    expect(refusalOf(await one('boreal')).refused).toBe('notFound');
    const codes = given(await one('studio-verne')).statement.notices.map(({ code }) => code);
    expect(codes.filter((code) => !/^LW(330|331|332|340)$/.test(code))).toEqual([]);
  });
});

describe('what parties declare of a month', () => {
  it('is a fact that settlement heeds', async () => {
    const { ports, preview } = await march();
    const state = async () => given(await preview()).statement.penalties.map((one) => one.state);
    const before = await state();
    const asked = { ...MARCH, declaration: 'contested', item: 'p1-late', reason: 'we were on site' } as const;
    given(await declare(asked, manager, ports));
    expect(before).not.toContain('contested');
    expect(await state()).toEqual(['contested']);
  });
  it('names a remedy or bonus of the agreement, and is for those who write statements', async () => {
    const { ports } = await march();
    const asked = { ...MARCH, declaration: 'claimed', item: null, reason: null } as const;
    expect(refusalOf(await declare(asked, manager, ports)).faults[0]?.pointer).toBe('/item');
    expect(refusalOf(await declare({ ...asked, item: 'nothing' }, manager, ports)).help?.en).toContain('p1-late');
    expect(refusalOf(await declare({ ...asked, item: 'p1-late' }, customerOf('studio-verne'), ports)).refused).toBe(
      'notFound',
    );
    expect(refusalOf(await declare({ ...asked, month: 'March' }, manager, ports)).faults[0]?.pointer).toBe('/month');
  });
});
