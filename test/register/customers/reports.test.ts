import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEBIAN_15 } from '../../support/postgres/cluster.ts';
import { type FreshStores, freshStores } from '../../support/postgres/fresh-stores.ts';
import { type Body, openYear, type Year } from './year.ts';

let stores: FreshStores;
let year: Year;
beforeAll(async () => {
  stores = await freshStores(DEBIAN_15);
  year = await openYear(await stores.open(), 3);
}, 120_000);
afterAll(async () => {
  await year.served.close();
  await stores.drop();
  expect(year.served.defects).toEqual([]);
});

const PREVIEW = '/customers/boreal/reports/2026-02/preview';
const inFrench = { headers: { 'accept-language': 'fr' } };
const previewed = async (): Promise<Body> => (await year.ask(PREVIEW)).body;
const issue = (hash: string, as?: string) => year.post('/reports', { customer: 'boreal', month: '2026-02', hash }, as);
const sum = (rows: readonly Body[], of: (row: Body) => number) => rows.reduce((total, row) => total + of(row), 0);

describe('the draft of a monthly report', () => {
  it('counts every commitment of the month once: kept, missed and excused are all there are', async () => {
    const { counts, targets, misses, excused } = (await previewed()).report;
    expect(counts.missed).toBeGreaterThan(5);
    expect(counts.kept + counts.missed + counts.excused + counts.open).toBe(counts.all);
    for (const name of ['kept', 'missed', 'excused', 'open'])
      expect(sum(targets, (row) => row[name])).toBe(counts[name]);
    expect((await previewed()).report.commitments).toHaveLength(counts.all);
    expect([misses.length, excused.length]).toEqual([counts.missed, counts.excused]);
    const { clocks } = (await year.ask('/evaluation?customer=boreal')).body;
    const at = ({ verdict, stoppedAt, breachedAt }: Body): string => (verdict === 'met' ? stoppedAt : breachedAt) ?? '';
    const judged = (verdict: string) =>
      clocks.filter(
        (one: Body) => one.verdict === verdict && at(one) >= '2026-01-31T23:00' && at(one) < '2026-02-28T23:00',
      );
    expect([counts.kept, counts.missed]).toEqual([judged('met').length, judged('breached').length]);
  });
  it('shows for each miss a receipt that sums: what ran is what was promised and what was late', async () => {
    const { misses } = (await previewed()).report;
    const seconds = ({ from, to }: Body) => (Date.parse(to) - Date.parse(from)) / 1000;
    for (const { receipt, elapsedSeconds, budgetSeconds, overSeconds, startedAt, sentence, ticket } of misses) {
      const running = receipt.filter(({ state }: Body) => state === 'running');
      expect(sum(running, seconds)).toBe(elapsedSeconds);
      expect(budgetSeconds + overSeconds).toBe(elapsedSeconds);
      expect(receipt[0].from).toBe(startedAt);
      receipt.slice(1).forEach((span: Body, place: number) => {
        expect(span.from).toBe(receipt[place].to);
      });
      expect(sentence).toContain(ticket);
      expect(receipt.every(({ because }: Body) => because !== '')).toBe(true);
    }
  });
  it('says the same in French, under the same hash, for as long as no fact is added', async () => {
    const [english, again] = [await previewed(), await previewed()];
    const french = (await year.ask(PREVIEW, 'owner', inFrench)).body;
    expect([again.hash, french.hash]).toEqual([english.hash, english.hash]);
    expect(french.report.counts).toEqual(english.report.counts);
    expect(french.report.sentences[0]).toMatch(/^\d+ engagements tenus sur \d+ en février 2026 \([\d,]+\u202f%\)/);
    expect(english.report.sentences[0]).toMatch(/^\d+ of \d+ commitments were kept in February 2026 \([\d.]+%\)/);
    year.served.clock.at += 86_400_000;
    expect((await previewed()).hash).toBe(english.hash);
    year.served.clock.at -= 86_400_000;
  });
  it('boasts of nothing that was not kept', async () => {
    const { better, targets } = (await previewed()).report;
    expect(better.length).toBeGreaterThan(2);
    for (const { kind, target } of better) {
      const { attainment = '100%', required = '0%' } = targets.find((one: Body) => one.target === target) ?? {};
      if (kind !== 'availability')
        expect(Number.parseFloat(attainment)).toBeGreaterThanOrEqual(Number.parseFloat(required));
    }
  });
  it('is ours: no customer reads it, and there is none of nobody or of a month to come', async () => {
    expect((await year.ask(PREVIEW, 'customer-boreal')).status).toBe(403);
    expect((await year.ask('/customers/nobody/reports/2026-02/preview')).status).toBe(404);
    expect((await year.ask('/customers/boreal/reports/2026-13/preview')).status).toBe(422);
    expect((await year.ask('/customers/boreal/reports/2026-04/preview')).status).toBe(409);
  });
});

describe('a monthly report', () => {
  it('is issued by a person, of the draft that was read, when the month is over', async () => {
    const { hash } = await previewed();
    expect((await issue(hash, 'program')).status).toBe(403);
    expect((await issue(hash, 'customer-boreal')).status).toBe(403);
    expect((await issue('0'.repeat(64))).status).toBe(412);
    const running = (await year.ask('/customers/boreal/reports/2026-03/preview')).body;
    expect(running.over).toBe(false);
    const early = await year.post('/reports', { customer: 'boreal', month: '2026-03', hash: running.hash });
    expect(early.status).toBe(409);
    expect((await year.ask('/reports', 'customer-boreal')).body.items).toEqual([]);
    const { status, body } = await issue(hash);
    expect([status, body.number, body.hash, body.issuedBy]).toEqual([201, 1, hash, 'p-owner']);
    expect((await issue(hash)).status).toBe(200);
    expect(await previewed()).toMatchObject({ hash, issued: 1, isIssued: true });
  });
  it('is the same words for ever, in both languages, open to its customer and to no other', async () => {
    const path = '/reports/boreal/2026-02/1';
    const [draft, french] = [await previewed(), await year.ask(path, 'customer-boreal', inFrench)];
    const english = await year.ask(path, 'customer-boreal');
    expect(english.body.report).toEqual(draft.report);
    expect([english.body.issuedBy, english.body.isLast]).toEqual([null, true]);
    expect(french.body.report.sentences[0]).toContain('engagements tenus');
    expect((await year.ask(path, 'customer-austral')).status).toBe(404);
    expect((await year.ask('/reports', 'customer-austral')).body.items).toEqual([]);
    expect((await year.ask('/reports?customer=boreal', 'customer-austral')).status).toBe(404);
    expect((await year.ask('/reports/boreal/2026-02/2')).status).toBe(404);
  });
  it('leaves a note of who issued what', async () => {
    const { items } = (await year.ask('/audit?limit=500')).body;
    const note = items.find(({ action }: Body) => action === 'report.issued');
    expect(note).toMatchObject({ actor: 'p-owner', object: 'report:boreal/2026-02/1', customer: 'boreal' });
  });
  it('is listed with the months of the customer, and goes with what is exported of it', async () => {
    const { months } = (await year.ask('/customers/boreal/trend?months=2')).body;
    expect(months.map(({ report }: Body) => report)).toEqual([
      { number: 1, route: '/api/v1/reports/boreal/2026-02/1' },
      null,
    ]);
    const answer = await year.served.ask('/api/v1/customers/boreal/export', { method: 'POST', as: 'owner' });
    const lines = (await answer.text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Body);
    const [{ report }, ...more] = lines.filter(({ kind }) => kind === 'report');
    expect(report.en.counts).toEqual((await previewed()).report.counts);
    expect(more).toEqual([]);
  });
  it('tells with its next number what was learned since, and the old one stays as it was', async () => {
    const before = await year.ask('/reports/boreal/2026-02/1');
    const [first] = before.body.report.misses;
    const reason = 'the customer’s own network was down';
    const excused = { ticket: first.ticket, target: first.target, reason, evidence: null };
    expect((await year.post('/excusals', excused)).status).toBeLessThan(300);
    expect((await issue(before.body.hash)).status).toBe(412);
    const draft = await previewed();
    expect(draft.report.counts.excused).toBe(before.body.report.counts.excused + 1);
    const correction = draft.report.corrections.find(({ ticket }: Body) => ticket === first.ticket);
    expect(correction).toMatchObject({ month: '2026-02', was: 'breached', is: 'excused' });
    expect(correction.sentence).toContain(reason);
    expect(draft.report.corrections).toHaveLength(1);
    expect((await issue(draft.hash)).body.number).toBe(2);
    expect(await previewed()).toMatchObject({ hash: draft.hash, issued: 2, isIssued: true });
    const march = (await year.ask('/customers/boreal/reports/2026-03/preview')).body;
    expect(march.report.corrections).toEqual([]);
    expect((await year.ask('/reports/boreal/2026-02/1')).body).toEqual({ ...before.body, isLast: false });
    const page: Body = (await year.ask('/reports?limit=1')).body;
    const next: Body = (await year.ask(`/reports?limit=1&cursor=${page.next}`)).body;
    expect([...page.items, ...next.items].map(({ number }) => number)).toEqual([2, 1]);
    expect(next.next).toBeNull();
  });
});
