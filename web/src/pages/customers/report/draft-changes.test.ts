import { describe, expect, it } from 'vitest';
import { draftChanges } from './draft-changes.ts';
import type { Report } from './report-queries.ts';

const miss = (ticket: string) =>
  ({
    ticket,
    agreement: 'a@1',
    target: 't',
    level: null,
    measure: 'resolution',
    cycle: 1,
    title: 'Resolution',
  }) as never;

function report(parts: Partial<Report>): Report {
  return {
    counts: { kept: 3, missed: 1, excused: 0, open: 0, all: 4 },
    misses: [miss('T-1')],
    availability: [],
    money: [],
    corrections: [],
    ...parts,
  } as Report;
}

describe('what became different between two drafts', () => {
  it('is told by counts, and by the misses that came and went', () => {
    const after = report({ counts: { kept: 4, missed: 1, excused: 0, open: 0, all: 5 }, misses: [miss('T-2')] });
    expect(draftChanges(report({}), after)).toEqual([
      { kind: 'count', of: 'kept', was: 3, is: 4 },
      { kind: 'missAdded', ticket: 'T-2', title: 'Resolution' },
      { kind: 'missGone', ticket: 'T-1', title: 'Resolution' },
    ]);
  });

  it('is told of availability and money', () => {
    const row = (availability: string) => ({
      availability: [
        { agreement: 'a@1', target: 'up', period: { from: 'x' }, serviceTitle: 'Mail', availability },
      ] as never,
    });
    expect(draftChanges(report(row('99.9%')), report(row('99.8%')))).toEqual([
      { kind: 'availability', service: 'Mail', was: '99.9%', is: '99.8%' },
    ]);
    const money = (amount: string) => ({
      money: [
        { agreement: 'a', title: 'Full', credits: [{ amount }], penalties: [], bonuses: [], totals: {} },
      ] as never,
    });
    expect(draftChanges(report(money('0.00')), report(money('5.00')))).toEqual([{ kind: 'money', title: 'Full' }]);
  });

  it('is never nothing: another hash tells another working', () => {
    expect(draftChanges(report({}), report({}))).toEqual([{ kind: 'other' }]);
  });
});
