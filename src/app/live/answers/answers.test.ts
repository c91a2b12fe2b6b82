import { beforeEach, describe, expect, it } from 'vitest';
import { BOREAL, CORSAIRE, clock, happened, INSIDE } from '../../../../test/live/agreement.ts';
import { type Living, living, SYSTEM } from '../../../../test/live/living.ts';
import { formatInstant } from '../../../core/time/index.ts';
import { openMemoryStore } from '../../../store/memory/index.ts';
import { type Actor, SCOPES_OF } from '../../access/actor.ts';
import { availabilityAnswer } from './availability.ts';
import { boardPage, boardTally } from './board.ts';
import { writeEvaluation } from './evaluation-text.ts';
import { objectivesAnswer } from './objectives.ts';
import { ticketAnswer } from './ticket.ts';
import { ticketsPage } from './tickets.ts';

const customer = (id: string): Actor => ({
  ...SYSTEM,
  kind: 'person',
  role: 'customer',
  customer: id,
  scopes: SCOPES_OF.customer,
});
const PRESENT = { asOf: null, knownAt: null } as const;
const TELLING = { receipts: false, lang: 'en' } as const;

let system: Living;
beforeEach(async () => {
  system = living(openMemoryStore(), clock('09:20:00'));
  for (const agreement of [BOREAL, CORSAIRE, INSIDE]) await system.publish(JSON.stringify(agreement));
  await system.post([
    happened('opened', 'B-1', '09:00', { customer: 'boreal', priority: 'P1', service: 'internet' }),
    happened('opened', 'C-1', '09:00', { customer: 'corsaire', priority: 'P2' }),
  ]);
  system.at(clock('10:10:00'));
  await system.post([happened('replied', 'B-1', '09:50', { by: 'agent' })]);
  await system.look();
});

const ticket = async (id: string, actor = SYSTEM, more: object = {}) =>
  ticketAnswer({ ticket: id, ...PRESENT, ...TELLING, ...more }, actor, system.ports);
const evaluation = async (question: object = {}) => {
  let text = '';
  const asked = { ...PRESENT, window: null, customer: null, ...question };
  const write = (piece: string) => {
    text += piece;
  };
  await writeEvaluation(asked, { ...TELLING, tzdata: 'any' }, write, system.ports);
  return text;
};

describe('a ticket', () => {
  it('is told with its clocks as of now, alerts and what stands inside included', async () => {
    const answer = await ticket('B-1');
    if ('refused' in answer) throw new Error('refused');
    expect(answer.clocks.map(({ agreement, measure, verdict }) => [agreement, measure, verdict])).toEqual([
      ['boreal-or@1', 'firstResponse', 'met'],
      ['inside@1', 'firstResponse', 'breached'],
      ['boreal-or@1', 'resolution', 'open'],
    ]);
    expect(answer).toMatchObject({ customer: 'boreal', priority: 'P1', service: 'internet', noCommitment: null });
    expect(answer.clocks[2]?.remainingSeconds).toBe(2 * 3600 + 50 * 60);
  });
  it('is told as of an earlier instant, and as it was known then', async () => {
    const asOf = clock('09:55:00');
    const [later, then] = [await ticket('B-1', SYSTEM, { asOf }), await ticket('B-1', SYSTEM, { asOf, knownAt: asOf })];
    if ('refused' in later || 'refused' in then) throw new Error('refused');
    expect(later.clocks[0]).toMatchObject({ verdict: 'met' });
    expect(then.clocks[0]).toMatchObject({ verdict: 'atRisk' });
    expect(then.knownAt).toBe(formatInstant(asOf));
  });
  it('that nobody had told of is not there as known then', async () =>
    expect(await ticket('B-1', SYSTEM, { knownAt: clock('09:10:00') })).toMatchObject({ refused: 'notFound' }));
  it('is its customer’s, who sees what was promised to it and nothing of ours', async () => {
    const answer = await ticket('B-1', customer('boreal'));
    if ('refused' in answer) throw new Error('refused');
    expect(answer.clocks.map(({ agreement }) => agreement)).toEqual(['boreal-or@1', 'boreal-or@1']);
    expect([answer.alerts, answer.notices]).toEqual([[], []]);
  });
  it.each(['B-1', 'B-9'])('%s is not there for another customer, whether it exists or not', async (id) =>
    expect(await ticket(id, customer('corsaire'))).toMatchObject({ refused: 'notFound' }),
  );
});

describe('the board', () => {
  const board = (actor: Actor, filter = {}) =>
    boardPage({ filter, after: null, limit: 10, lang: 'en' }, actor, system.ports);
  it('tells what is open by deadline, with what remains now', async () => {
    const { items, next } = await board(SYSTEM);
    expect(items.map((one) => [one.ticket, one.measure, one.agreement, one.verdict, one.remainingSeconds])).toEqual([
      ['C-1', 'firstResponse', 'inside@1', 'breached', -40 * 60],
      ['C-1', 'firstResponse', 'corsaire-or@1', 'breached', -10 * 60],
      ['B-1', 'resolution', 'boreal-or@1', 'open', 170 * 60],
      ['C-1', 'resolution', 'corsaire-or@1', 'open', 170 * 60],
    ]);
    expect(next).toBeNull();
  });
  it('shows paused clocks last, their deadline as if they went on now', async () => {
    await system.post([happened('paused', 'C-1', '10:00', { reason: 'waitingCustomer' })]);
    system.at(clock('11:00:00'));
    const last = (await board(SYSTEM)).items.at(-1);
    expect(last).toMatchObject({
      ticket: 'C-1',
      state: 'paused',
      remainingSeconds: 3 * 3600,
      dueAt: '2026-03-02T14:00:00Z',
    });
  });
  it('shows a customer its own, whatever it asks for', async () => {
    const own = await board(customer('corsaire'), { customer: ['boreal', 'corsaire'] });
    expect(own.items.map(({ ticket: id, agreement }) => [id, agreement])).toEqual([
      ['C-1', 'corsaire-or@1'],
      ['C-1', 'corsaire-or@1'],
    ]);
    expect((await board(customer('corsaire'), { customer: ['boreal'] })).items).toEqual([]);
    expect((await board(customer('corsaire'), { agreement: ['inside'] })).items).toEqual([]);
    expect(await boardTally({}, customer('corsaire'), system.ports)).toEqual({ breached: 1, open: 1 });
  });
});

describe('lists, objectives and availability', () => {
  it('of tickets show a customer its own, without verdicts of ours', async () => {
    const page = await ticketsPage(
      { filter: {}, after: null, limit: 10, lang: 'en' },
      customer('corsaire'),
      system.ports,
    );
    expect(page.items.map(({ ticket: id, verdicts }) => [id, verdicts])).toEqual([['C-1', { breached: 1, open: 1 }]]);
    expect(
      (await ticketsPage({ filter: {}, after: null, limit: 1, lang: 'en' }, SYSTEM, system.ports)).next,
    ).not.toBeNull();
  });
  it('count what is projected, and only what the actor may see', async () => {
    const all = await objectivesAnswer({ ...PRESENT, agreement: null, window: null }, SYSTEM, system.ports);
    const told = (of: typeof all) =>
      of.objectives.flatMap((one) => {
        const counts = `${one.met}/${one.breached}/${one.open}`;
        return counts === '0/0/0' ? [] : [`${one.agreement} ${one.target} ${counts}`];
      });
    expect(told(all)).toEqual([
      'boreal-or@1 response 1/0/0',
      'boreal-or@1 repair 0/0/1',
      'corsaire-or@1 response 0/1/0',
      'corsaire-or@1 repair 0/0/1',
      'inside@1 first 0/2/0',
    ]);
    const own = await objectivesAnswer({ ...PRESENT, agreement: null, window: null }, customer('boreal'), system.ports);
    expect(told(own)).toEqual(['boreal-or@1 response 1/0/0', 'boreal-or@1 repair 0/0/1']);
  });
  it('tell how much a service was up, from its facts and those of no service in particular', async () => {
    await system.post([
      happened('outage.started', 'internet', '09:00', { customer: 'boreal' }),
      happened('outage.ended', 'internet', '09:40', { customer: 'boreal' }),
      happened('exclusion.granted', '', '10:00', {
        from: '2026-03-02T09:00:00Z',
        to: '2026-03-02T09:30:00Z',
        reason: 'forceMajeure',
        evidence: 'x',
        approver: 'u-9',
      }),
    ]);
    const asked = { ...PRESENT, agreement: null, window: null };
    const { availability } = await availabilityAnswer(asked, customer('boreal'), system.ports);
    expect(availability.map(({ version, service }) => [version.ref, service])).toEqual([['boreal-or@1', 'internet']]);
    expect(Number(availability[0]?.waterfall.downtimeMs.part)).toBe(10 * 60_000);
  });
  it('counts requests where the promise is about requests', async () => {
    const { up: _up, ...targets } = CORSAIRE.targets;
    const requests = { interval: '5m', minimum: 10 };
    const answered = { measure: 'availability', atLeast: '60%', per: 'month', basis: 'requests', requests };
    await system.publish(JSON.stringify({ ...CORSAIRE, version: 2, targets: { ...targets, answered } }));
    const counted = { customer: 'corsaire', good: 60, total: 100 };
    await system.post([happened('measurement.recorded', 'answered', '09:05', counted)]);
    const asked = { ...PRESENT, agreement: 'corsaire-or', window: null };
    const { availability } = await availabilityAnswer(asked, customer('corsaire'), system.ports);
    const down = availability.map(({ target, waterfall }) => [target.id, Number(waterfall.downtimeMs.part)]);
    expect(down).toContainEqual(['answered', 2 * 60_000]);
  });
});

describe('a whole evaluation', () => {
  it('for a customer holds nothing of another, and nothing of ours', async () => {
    await system.post([happened('notification.detected', 'SEC-C', '09:00', { customer: 'corsaire' })]);
    const text = await evaluation({ customer: 'boreal' });
    for (const secret of ['corsaire', 'C-1', 'SEC-C', 'inside']) expect(text).not.toContain(secret);
    expect(JSON.parse(text)).toMatchObject({
      clocks: [{ ticket: 'B-1' }, { ticket: 'B-1' }],
      alerts: [],
      diagnostics: [],
    });
  });
  it('tells of a duty to notify where there is no ticket at all', async () => {
    const alone = living(openMemoryStore(), clock('12:00:00'));
    await alone.publish(JSON.stringify(BOREAL));
    await alone.post([happened('notification.detected', 'CASE-1', '09:00', { customer: 'boreal' })]);
    let text = '';
    const write = (piece: string) => {
      text += piece;
    };
    await writeEvaluation(
      { ...PRESENT, window: null, customer: null },
      { ...TELLING, tzdata: 'any' },
      write,
      alone.ports,
    );
    expect(JSON.parse(text).clocks).toMatchObject([{ ticket: 'CASE-1', target: 'incident', verdict: 'open' }]);
  });
  it('as known before anything was told is empty', async () => {
    const told = JSON.parse(await evaluation({ knownAt: clock('09:10:00') }));
    expect([told.clocks, told.noCommitment, told.objectives.length]).toEqual([[], [], 0]);
  });
});
