import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  billing,
  charged,
  eventOf,
  type Fact,
  joined,
  left,
  lineSaid,
  money,
  period,
  perUnit,
  ticket,
  versionsOf,
  work,
} from '../../../test/support/charged.ts';
import { type Agreement, type ChargeLine, rosterOf } from '../agreement/index.ts';
import { roundRatio, type Step } from '../money/index.ts';
import { type Charges, chargeFactsOf, chargesOf, recurringOf } from './index.ts';

const total = (charges: Charges) => charges.lines.reduce((sum, { amount }) => sum + amount.amountMinor, 0);
const two = (number: number) => String(number).padStart(2, '0');
const MONTHS = Array.from({ length: 12 }, (_, at) => `2026-${two(at + 1)}`);

const day = fc.integer({ min: 1, max: 364 }).map((number) => new Date(Date.UTC(2026, 0, number, 11)).toISOString());
const member = fc.constantFrom('u', 'v', 'w', 'x');
const change = fc
  .record({ member, day, joins: fc.boolean() })
  .map(({ member: id, day: at, joins }): Fact => (joins ? joined(id, at) : left(id, at)));
const worked = fc
  .record({ day, minutes: fc.integer({ min: 1, max: 900 }) })
  .map(({ day: at, minutes }) => work('T', at, minutes));
const price = fc.integer({ min: 1, max: 99_999 }).map((cents) => `${Math.floor(cents / 100)}.${two(cents % 100)} EUR`);
const tiers = fc.array(fc.integer({ min: 1, max: 9_999 }), { minLength: 1, maxLength: 4 }).map((cents) =>
  cents.map((amountMinor, at) => ({
    upTo: at === cents.length - 1 ? null : (at + 1) * 2,
    amount: { amountMinor, currency: 'EUR' },
  })),
);
const cycle = fc.constantFrom('month', 'quarter', 'semester', 'year');
const line: fc.Arbitrary<ChargeLine> = fc.oneof(
  price.map((amount) => perUnit('base', 'month', amount)),
  fc
    .record({
      price,
      every: cycle,
      billed: fc.constantFrom('inAdvance', 'inArrears'),
      discountPpm: fc.integer({ min: 0, max: 500_000 }),
    })
    .map(({ price: amount, ...rest }) => perUnit('users', 'user', amount, rest)),
  fc
    .record({ kind: fc.constantFrom('graduated', 'volume'), tiers })
    .map(({ kind, tiers: list }) => lineSaid('tiers', { kind, unit: 'user', tiers: list })),
);

describe('charges', () => {
  it('of a month split between two versions of the same price are those of the month, within a cent', () => {
    fc.assert(
      fc.property(line, fc.integer({ min: 2, max: 31 }), fc.array(change, { maxLength: 8 }), (one, from, facts) => {
        const monthly = { ...one, every: 'month', billed: 'inArrears' } as const;
        const first = billing({ lines: [monthly] });
        const second = billing({ lines: [monthly], effective: `2026-03-${two(from)}` }, 2);
        const [whole, split] = [charged(first, '2026-03', facts), charged([first, second], '2026-03', facts)];
        expect(Math.abs(total(whole) - total(split))).toBeLessThanOrEqual(1);
        expect(
          Math.abs((recurringOf(whole)?.amountMinor ?? 0) - (recurringOf(split)?.amountMinor ?? 0)),
        ).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('billed month by month over a year come to the year, however their cycles are billed', () => {
    fc.assert(
      fc.property(line, fc.array(change, { maxLength: 8 }), (one, facts) => {
        const agreement = billing({ lines: [one] });
        const months = MONTHS.map((month) => total(charged(agreement, month, facts)));
        const year = total(charged(agreement, '2026-01-01..2026-12-31', facts));
        // Each month rounds once.
        expect(Math.abs(months.reduce((sum, amount) => sum + amount, 0) - year)).toBeLessThanOrEqual(12);
      }),
    );
  });

  it('of what is for each month come to what is billed over the year', () => {
    fc.assert(
      fc.property(line, fc.array(change, { maxLength: 8 }), (one, facts) => {
        const agreement = billing({ lines: [one] });
        const accrued = MONTHS.map((month) => recurringOf(charged(agreement, month, facts))?.amountMinor ?? 0);
        const year = total(charged(agreement, '2026-01-01..2026-12-31', facts));
        expect(Math.abs(accrued.reduce((sum, amount) => sum + amount, 0) - year)).toBeLessThanOrEqual(12);
      }),
    );
  });

  it('graduated never fall when a user joins', () => {
    fc.assert(
      fc.property(tiers, fc.array(change, { maxLength: 8 }), day, (list, facts, at) => {
        const agreement = billing({ lines: [lineSaid('tiers', { kind: 'graduated', unit: 'user', tiers: list })] });
        const more = [...facts, joined('one-more', at)];
        for (const month of ['2026-02', '2026-07'])
          expect(total(charged(agreement, month, more))).toBeGreaterThanOrEqual(
            total(charged(agreement, month, facts)),
          );
      }),
    );
  });

  it('do not depend on the order in which facts are given', () => {
    const block = lineSaid('block', {
      kind: 'blockHours',
      sizeMs: 36_000_000,
      amount: money('750.00 EUR'),
      expiry: { unit: 'mo', count: 6 },
      carryOver: false,
      overage: money('85.00 EUR'),
    });
    fc.assert(
      fc.property(
        line,
        fc.array(fc.oneof(change, worked), { maxLength: 12 }),
        fc.infiniteStream(fc.nat()),
        (one, facts, chance) => {
          const agreement = billing({ lines: [one, block] });
          const events = [ticket('T'), ...facts].map(eventOf);
          const shuffled = events.map((event) => ({ event, key: chance.next().value as number }));
          shuffled.sort((a, b) => a.key - b.key);
          const reckon = (list: typeof events) => {
            const span = period('2026-07');
            return chargesOf(versionsOf(agreement), span, chargeFactsOf(list, rosterOf([agreement])), span.to);
          };
          expect(reckon(shuffled.map(({ event }) => event))).toEqual(reckon(events));
        },
      ),
    );
  });

  it('of work: blocks never fall below nothing, and what is used, left, lapsed and beyond is what was worked and bought', () => {
    fc.assert(
      fc.property(fc.array(worked, { maxLength: 20 }), fc.boolean(), (facts, carryOver) => {
        const block = lineSaid(
          'block',
          {
            kind: 'blockHours',
            sizeMs: 36_000_000,
            amount: money('1.00 EUR'),
            expiry: { unit: 'mo', count: 2 },
            carryOver,
            overage: money('1.00 EUR'),
          },
          { every: 'month' },
        );
        const charges = charged(billing({ lines: [block] }), '2026-01-01..2026-12-31', [ticket('T'), ...facts]);
        for (const { leftMinutes } of charges.blocks) expect(leftMinutes.part >= 0n).toBe(true);
        const minutes = (of: 'sizeMinutes' | 'leftMinutes' | 'lapsedMinutes') =>
          charges.blocks.reduce((sum, one) => sum + one[of].part, 0n);
        const worth = facts.reduce((sum, fact) => sum + BigInt(Number(fact[3]?.['minutes'])), 0n);
        const beyond = charges.lines.find(({ kind }) => kind === 'usage')?.quantity ?? { part: 0n, whole: 1n };
        const used = worth - (beyond.part * 60n) / beyond.whole;
        expect(minutes('sizeMinutes')).toBe(used + minutes('leftMinutes') + minutes('lapsedMinutes'));
      }),
    );
  });

  it('carry a working that ends in the amount, and whose parts add up to it', () => {
    fc.assert(
      fc.property(line, fc.array(change, { maxLength: 8 }), fc.constantFrom(...MONTHS), (one, facts, month) => {
        for (const charge of charged(billing({ lines: [one] }), month, facts).lines) {
          const last = charge.working.at(-1) as Step;
          expect(last.result).toEqual({ kind: 'money', money: charge.amount });
          const exact = last.inputs['exact'];
          expect(exact?.kind === 'exactMoney' && Number(roundRatio(exact.minor))).toBe(charge.amount.amountMinor);
        }
      }),
    );
  });

  it('are given for any facts at all: nothing is thrown', () => {
    const value = fc.oneof(
      fc.constantFrom(null, '', 'out', '2026-03', '1.00 EUR', '-1.00 USD', 'base', 'block', 'c', 'a', true),
      fc.double(),
      fc.integer(),
    );
    const key = fc.constantFrom(
      'minutes',
      'amount',
      'quantity',
      'line',
      'customer',
      'agreement',
      'period',
      'month',
      'value',
      'user',
      'level',
      'scope',
      'exclusion',
    );
    const type = fc.constantFrom(
      'work.recorded',
      'member.joined',
      'member.left',
      'index.published',
      'supplier.billed',
      'ticket.quoteAccepted',
      'ticket.scopeDecided',
      'ticket.opened',
    );
    const odd = fc
      .record({ type, day, data: fc.dictionary(key, value), subject: fc.constantFrom('T', 'syntec', 'base', '') })
      .map(({ type: what, day: at, data, subject }): Fact => [what, subject, at, data]);
    const versions: readonly Agreement[] = [
      billing({
        lines: [
          perUnit('base', 'user', '10.00 EUR', { quantity: 3 }),
          lineSaid('bill', { kind: 'passThrough', markupPpm: 0 }),
        ],
        indexation: {},
      }),
      billing({ effective: '2026-05-15', to: '2026-09-10', lines: [perUnit('hours', 'hour', '10.00 EUR')] }, 2),
    ];
    fc.assert(
      fc.property(fc.array(odd, { maxLength: 20 }), fc.constantFrom(...MONTHS), (facts, month) => {
        const charges = charged(versions, month, facts);
        expect(charges.lines.every(({ amount }) => Number.isSafeInteger(amount.amountMinor))).toBe(true);
      }),
    );
  });
});
