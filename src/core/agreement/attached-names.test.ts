import { describe, expect, it } from 'vitest';
import { agreementSaid, at, eventSaid } from '../../../test/support/promises.ts';
import { evaluate } from '../evaluate.ts';

const agreements = [agreementSaid([{ id: 't', measure: 'resolution', within: '1h' }])];
const commitment = (customer: string, names: Parameters<typeof evaluate>[0]['names'] = []) => {
  const opened = eventSaid(['opened', 'T', '2026-03-02T09:00:00Z', { customer }]);
  const events = [{ ...opened, source: 'zammad' }];
  const { clocks, noCommitment } = evaluate({ agreements, names, events, asOf: at('2026-03-02T09:30:00Z') });
  return noCommitment[0]?.reason ?? clocks.length;
};

describe('a name that a person attached to a customer', () => {
  it('counts as one that its agreement gives', () => {
    expect(commitment('Firm Ltd')).toBe('unknownCustomer');
    expect(commitment('Firm Ltd', [{ source: 'zammad', alias: 'Firm Ltd', customer: 'c' }])).toBe(1);
  });
  it('makes a customer without an agreement known, and not in force', () => {
    const names = [{ source: 'zammad', alias: 'Firm Ltd', customer: 'firm' }];
    expect([commitment('Firm Ltd', names), commitment('firm', names)]).toEqual(['notInForce', 'notInForce']);
  });
});
