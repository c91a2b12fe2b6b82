import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreementSaid, at, eventSaid, OFFICE, type Short } from '../../../test/support/promises.ts';
import { evaluate } from '../evaluate.ts';
import { formatInstant } from '../time/index.ts';
import { clockJson, clockText } from './index.ts';

const MONDAY = at('2026-03-02T09:00:00.250Z');
const agreement = agreementSaid(
  (['acknowledgement', 'periodicUpdate', 'resolution'] as const).map((measure) => ({
    id: `"${measure}\\`,
    measure,
    within: '4h',
    calendar: OFFICE,
  })),
);
const lives = fc.array(
  fc.tuple(
    fc.integer({ min: 0, max: 5 * 24 * 3600 }),
    fc.constantFrom<[string, Record<string, unknown>]>(
      ['paused', { reason: 'waitingCustomer', by: 'é"' }],
      ['resumed', {}],
      ['replied', {}],
      ['resolved', {}],
      ['reopened', {}],
      ['excused', { target: '"resolution\\', reason: 'a "b"', approver: 'c\\d' }],
    ),
  ),
  { maxLength: 8 },
);

describe('a clock as a line of JSON', () => {
  it('is the very text that its value gives', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), lives, fc.boolean(), (ticket, life, receipts) => {
        const events: Short[] = [
          ['opened', ticket, formatInstant(MONDAY)],
          ...life.map(([second, [type, data]]): Short => [type, ticket, formatInstant(MONDAY + second * 1000), data]),
        ];
        const telling = { lang: 'fr' as const, receipts };
        const { clocks } = evaluate({ agreements: [agreement], events: events.map(eventSaid), asOf: MONDAY + 5e8 });
        for (const clock of clocks) expect(clockText(clock, telling)).toBe(JSON.stringify(clockJson(clock, telling)));
      }),
    );
  });
});
