import { describe, expect, it } from 'vitest';
import { parseEvent, problemText } from './index.ts';

const said = (type: string, subject: string, data: object) =>
  parseEvent({ id: 'd1', source: 'finance', type, subject, time: '2026-04-05T08:00:00Z', data });
const wrong = (parsed: ReturnType<typeof parseEvent>) =>
  'problems' in parsed ? parsed.problems.map((problem) => problemText(problem).message.en) : [];

describe('a decision about money', () => {
  it.each([
    ['settlement.notified', 'boreal-or', { period: '2026-03' }],
    [
      'settlement.contested',
      'boreal-or',
      { period: '2026-03', item: 'p1-late', by: 'customer', reason: 'wrong count' },
    ],
    ['settlement.accepted', 'boreal-or', { period: '2026-03', item: null }],
    ['settlement.invoiced', 'boreal-or', { period: '2026-03' }],
    ['remedy.claimed', 'p1-late', { agreement: 'boreal-or', period: '2026-03' }],
    ['notice.given', 'boreal-or', { remedy: 'p1-late' }],
    ['bonus.approved', 'uptime-bonus', { agreement: 'boreal-or', period: '2026-03', by: 'it-manager' }],
    ['report.delivered', 'boreal-or', { period: '2026-03' }],
    ['index.published', 'syntec', { month: '2026-01', value: '294.6' }],
    ['supplier.billed', 'licences', { agreement: 'boreal-or', amount: '12.00 EUR', period: '2026-03' }],
    ['supplier.billed', 'licences', { customer: 'boreal', amount: '-3.00 EUR' }],
    ['ticket.quoteAccepted', 'INC-1', { amount: '180.00 EUR', agreement: 'boreal-or' }],
    ['ticket.quoteAccepted', 'INC-1', { line: 'training', quantity: 2 }],
    ['work.recorded', 'INC-1', { minutes: 45, customer: 'boreal', agreement: 'boreal-or' }],
  ])('%s is read', (type, subject, data) => expect(wrong(said(type, subject, data))).toEqual([]));

  it('names the month it is about as year and month', () =>
    expect(wrong(said('settlement.accepted', 'boreal-or', { period: 'March' }))).toEqual([
      '“data.period” must be "2026-03"; found "March"',
    ]));
  it('about no month is about nothing', () =>
    expect(wrong(said('settlement.accepted', 'boreal-or', {}))).toEqual(['the event has no “data.period”']));
  it('names the agreement it is about', () =>
    expect(wrong(said('settlement.accepted', '', { period: '2026-03' }))).toEqual(['the event has no “subject”']));
  it('claims a remedy of an agreement for a month', () =>
    expect(wrong(said('remedy.claimed', 'p1-late', {}))).toHaveLength(2));
  it('gives the value of an index as a decimal text, exact, and no month 13', () =>
    expect(wrong(said('index.published', 'syntec', { month: '2026-13', value: 294.6 }))).toEqual([
      '“data.month” must be "2026-03"; found "2026-13"',
      '“data.value” must be "294.6"; found 294.6',
    ]));
  it('quotes an amount with its currency, and numbers of pieces as numbers', () =>
    expect(wrong(said('ticket.quoteAccepted', 'INC-1', { amount: '180 euros', quantity: 'two' }))).toEqual([
      '“data.amount” must be "12.00 EUR"; found "180 euros"',
      '“data.quantity” must be 123; found "two"',
    ]));
  it('gives what a supplier billed with its currency, and for whom', () => {
    expect(wrong(said('supplier.billed', 'licences', { agreement: 'b', amount: '12' }))).toEqual([
      '“data.amount” must be "12.00 EUR"; found "12"',
    ]);
    expect(wrong(said('supplier.billed', 'licences', { amount: '12.00 EUR' }))).toEqual([
      'the event needs one of agreement, customer',
    ]);
  });
});
