import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEventLines } from '../../connectors/event-log/index.ts';
import { repeatFinder, sorter } from '../../connectors/spill/index.ts';
import type { Agreement } from '../../core/agreement/index.ts';
import { keeps, type Offer, type OfferStep, withChanges } from '../../core/simulation/index.ts';
import { readAgreement } from '../../language/index.ts';
import { chanceFrom } from '../demonstration/chance.ts';
import type { SimulateOutcome, SimulateRequest } from './request.ts';
import { simulateLog } from './simulate-log.ts';

const MINUTE = 60_000;
const MONDAY = Date.parse('2026-01-05T00:00:00Z');
const WEEKS = 20;

const DRAFT = readAgreement(
  `leeway: 1
kind: sla
id: desk
version: 1
title: { fr: "Centre de services", en: "Service desk" }
basis: multiLevel
language: fr
timeZone: Europe/Paris
term: { from: 2027-01-01, to: 2027-12-31, renewal: tacit, renewFor: 12mo, notice: 3mo }
parties:
  provider: { name: "Hexa" }
  customer: { id: acme, name: "Acme", legalKind: professional }
calendars:
  office: { timeZone: Europe/Paris, hours: { mon-fri: [ "08:00-18:00" ] }, holidays: FR }
services: { helpdesk: { title: { fr: "Centre", en: "Desk" }, obligation: means } }
priorities: { P1: { title: { fr: "Critique", en: "Critical" } }, P2: { title: { fr: "Normale", en: "Normal" } } }
targets:
  response: { measure: firstResponse, within: 1h, calendar: office, attainment: 90%, per: month, minimumSample: 5, belowMinimum: carryForward }
  urgent: { measure: resolution, when: { priority: [P1] }, within: 6h, calendar: office, allow: 2, per: quarter }
  normal: { measure: resolution, when: { priority: [P2] }, within: 2bd, calendar: office, attainment: 90%, per: month, minimumSample: 5, belowMinimum: allowMisses(1) }
levels:
  standard: { title: { fr: "Standard", en: "Standard" }, price: { unit: user, amount: 35.00 EUR } }
  premium: { title: { fr: "Premium", en: "Premium" }, price: { unit: user, amount: 80.00 EUR }, targets: { normal: { within: 1bd } } }
assignments: [ { level: premium, members: [ "user:boss" ] } ]
charges:
  currency: EUR
  lines: { base: { title: { fr: "Forfait", en: "Fee" }, unit: month, amount: 2000.00 EUR, vat: 20% } }
remedies:
  late: { on: urgent, kind: penalty, perBreach: 20.00 EUR, vatTreatment: outOfScope, noticeRequired: true, contestWithin: 15d }
caps: { month: { share: 10%, of: charges } }
`,
  { file: 'draft.yaml' },
).agreement as Agreement;

/** Tickets paused, raised, reopened, merged, some never resolved, some of a customer's executives. */
function tangledPast(): string {
  const chance = chanceFrom(11);
  const lines: string[] = [];
  const add = (type: string, subject: string, at: number, data: object) => {
    const time = new Date(at).toISOString();
    lines.push(JSON.stringify({ specversion: '1.0', id: `${lines.length}`, source: 'd', type, subject, time, data }));
  };
  for (let number = 0; number < WEEKS * 12; number += 1) {
    const ticket = `T${String(number).padStart(3, '0')}`;
    let at = MONDAY + chance.between(0, WEEKS * 7 * 24 * 60) * MINUTE;
    const later = (minutes: number) => {
      at += chance.between(1, minutes) * MINUTE;
      return at;
    };
    const requester = chance.percent(25) ? 'boss' : 'clerk';
    add('ticket.opened', ticket, at, { customer: 'acme', priority: chance.of(['P1', 'P2', 'P2']), requester });
    add('ticket.replied', ticket, later(80), { by: 'agent', public: true });
    if (chance.percent(30)) {
      add('ticket.paused', ticket, later(300), { reason: 'waitingCustomer' });
      add('ticket.resumed', ticket, later(2000), {});
    }
    if (chance.percent(20)) add('ticket.priorityChanged', ticket, later(400), { priority: 'P1' });
    if (chance.percent(6))
      add('ticket.merged', ticket, later(200), { into: `T${String(number - 1).padStart(3, '0')}` });
    else if (chance.percent(96)) add('ticket.resolved', ticket, later(chance.percent(12) ? 6000 : 700), {});
    if (chance.percent(10)) {
      add('ticket.reopened', ticket, later(2000), {});
      add('ticket.resolved', ticket, later(400), {});
    }
  }
  return `${lines.join('\n')}\n`;
}

let folder = '';
let outcome: SimulateOutcome;

const simulated = async (draft: Agreement, change: Partial<SimulateRequest> = {}): Promise<SimulateOutcome> => {
  const request: SimulateRequest = {
    draft,
    present: null,
    suppliers: [],
    events: [join(folder, 'events.jsonl')],
    asOf: null,
    from: null,
    to: null,
    borrowed: null,
    confidencePpm: 900_000,
    years: 100,
    seed: 3,
    team: null,
    handlingPpm: null,
    ...change,
  };
  const found = await simulateLog(
    request,
    { reading: () => {}, doing: () => {} },
    { readEventLines, openSorter: sorter, openRepeatFinder: repeatFinder },
  );
  if ('unknown' in found) throw new Error(found.unknown.join());
  return found;
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'leeway-test-'));
  writeFileSync(join(folder, 'events.jsonl'), tangledPast());
  outcome = await simulated(DRAFT);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the past as it would have been judged', () => {
  it('counts tickets in time and late alike whether money depends on the promise or not', () => {
    const targets = outcome.replay?.targets ?? [];
    expect(targets.length).toBeGreaterThan(3);
    // Money hangs on `urgent` alone.
    for (const { target, breaches } of targets) expect([target, breaches > 0]).toEqual([target, true]);
    for (const { periods, breaches } of targets.filter(({ target }) => target === 'normal')) {
      // The share that was kept says the same, period by period.
      const late = periods.map(({ reached, counted }) =>
        reached === null ? 0 : counted - Number((reached.part * BigInt(counted)) / reached.whole),
      );
      expect(late.reduce((sum, one) => sum + one, 0)).toBe(breaches);
    }
  });
});

describe('a counter-offer', () => {
  it('is looked for in every term of every promise, level by level', () => {
    const terms = outcome.offers.map(({ target, level, promised }) => [target, level, promised.change.kind].join(' '));
    expect(terms).toEqual([
      'response  within',
      'response  attainment',
      'urgent  within',
      'urgent  allow',
      'normal  within',
      'normal  attainment',
      'normal premium within',
      'normal premium attainment',
    ]);
  });

  it('has the very odds of the draft with that one value in it, however tangled the past; so has one step tighter', async () => {
    const steps = outcome.offers.flatMap((offer) =>
      [offer.offered, offer.tighter].flatMap((step) => (step === null ? [] : [{ offer, step }])),
    );
    expect(steps.length).toBeGreaterThan(10);
    for (const { offer, step } of steps) {
      expect(await oddsWith(offer, step)).toEqual(step.missed);
      expect(keeps(step.missed, 900_000)).toBe(step === offer.offered);
    }
  });

  it('is confirmed by an evaluation of its own, not only estimated', () => {
    expect(outcome.offers.map(({ basis }) => basis)).toEqual(outcome.offers.map(() => 'evaluated'));
  });
});

async function oddsWith({ target, level }: Offer, { change }: OfferStep) {
  const again = await simulated(withChanges(DRAFT, [{ target, level, change }]), { confidencePpm: 1_000_000 });
  return again.simulated?.targets.find((one) => one.target === target && one.level === level)?.missed;
}

describe('the past of a draft', () => {
  it('begins with the day of the first ticket and ends with that of the last, unless it is said', async () => {
    const from = Date.parse('2026-02-02T00:00:00+01:00');
    const to = Date.parse('2026-03-30T00:00:00+02:00');
    const part = await simulated(DRAFT, { from, to });
    expect(part.simulated?.history).toEqual({ from, to });
    expect(part.simulated?.weeksOfHistory).toBe(8);
    expect(part.counts.tickets).toBeLessThan(outcome.counts.tickets);
  });

  it('is the same in every run', async () => {
    expect(await simulated(DRAFT)).toEqual(outcome);
  });

  it('is told beside the present agreement’s on the same events', async () => {
    const { beside } = await simulated(DRAFT, { present: DRAFT });
    expect(beside?.moreMinor).toBe(0);
    expect(beside?.targets.every(({ draft, present }) => draft?.missed === present?.missed)).toBe(true);
  });
});

describe('customers whose past stands for another’s', () => {
  it('are named where the events have none of their tickets', async () => {
    const asked = simulated(DRAFT, { borrowed: [{ customer: 'acmee', factorPpm: 1_000_000 }] });
    await expect(asked).rejects.toThrow('acmee');
  });

  it('scaled by one give the tickets as they are; the prospect’s own past is told of none', async () => {
    const borrowed = await simulated(
      { ...DRAFT, customer: { id: 'nova', aliases: {} } },
      { borrowed: [{ customer: 'acme', factorPpm: 1_000_000 }] },
    );
    expect(borrowed.replay).toBeNull();
    const own = outcome.simulated?.targets.map(({ missed }) => missed.trials);
    expect(borrowed.simulated?.targets.map(({ missed }) => missed.trials)).toEqual(own);
  });
});
