import { describe, expect, it } from 'vitest';
import { at, eventSaid } from '../../../test/support/promises.ts';
import { canRestate, type Entry, moverAfter, restatementsOf } from './restatement.ts';

const MARCH = { from: at('2026-03-01T00:00:00Z'), to: at('2026-04-01T00:00:00Z') };
const entry = (said: Partial<Entry> = {}): Entry => ({
  agreementId: 'a',
  target: 't',
  level: null,
  measure: 'resolution',
  ticket: 'T',
  cycle: 1,
  period: MARCH,
  outcome: 'breached',
  attribute: 'settled',
  ...said,
});
const fact = (type: string, occurredAt: string, recordedAt = occurredAt) => ({
  ...eventSaid([type, 'T', occurredAt]),
  recordedAt: at(recordedAt),
});
const BECAUSE = fact('excused', '2026-04-03T09:00:00Z');

describe('a closed month can be moved', () => {
  it.each(['reopened', 'excused', 'cancelled', 'merged', 'linked', 'scopeDecided'])(
    'by a ticket that is %s later',
    (type) => {
      expect(canRestate(fact(type, '2026-04-03T09:00:00Z'))).toBe(true);
    },
  );
  it('by any fact that was learned later than it happened', () => {
    expect(canRestate(fact('resolved', '2026-03-30T09:00:00Z', '2026-04-02T09:00:00Z'))).toBe(true);
  });
  it('not by a resolution told when it happens', () => {
    expect(canRestate(fact('resolved', '2026-04-03T09:00:00Z'))).toBe(false);
  });
});

describe('the fact told as the cause', () => {
  const resolution = fact('resolved', '2026-04-09T09:00:00Z');
  const excusal = fact('excused', '2026-04-03T09:00:00Z');
  const reopening = fact('reopened', '2026-04-05T09:00:00Z');
  it('is the one learned last, in whatever order they come', () => {
    expect(moverAfter([excusal, reopening], MARCH.to)).toBe(reopening);
    expect(moverAfter([reopening, excusal], MARCH.to)).toBe(reopening);
  });
  it('is the later told of two learned at one instant', () => {
    const other = fact('cancelled', '2026-04-05T09:00:00Z');
    expect(moverAfter([reopening, other], MARCH.to)).toBe(other);
  });
  it('is no ordinary progress, and nothing from before the close', () => {
    expect(moverAfter([excusal, resolution], MARCH.to)).toBe(excusal);
    expect(moverAfter([fact('excused', '2026-03-31T23:00:00Z')], MARCH.to)).toBeNull();
    expect(moverAfter([resolution], MARCH.to)).toBeNull();
  });
  it('is not one known at the very close: the report of that instant had it', () => {
    expect(moverAfter([fact('excused', '2026-04-01T00:00:00Z')], MARCH.to)).toBeNull();
  });
  it('may be what took another back, told when it was done', () => {
    const retraction = fact('event.retracted', '2026-04-02T09:00:00Z');
    expect(moverAfter([retraction], MARCH.to)).toBe(retraction);
  });
  it('may have happened before the close when it was learned after it', () => {
    const late = fact('resolved', '2026-03-30T09:00:00Z', '2026-04-02T09:00:00Z');
    expect(moverAfter([late], MARCH.to)).toBe(late);
  });
});

describe('what a report restates', () => {
  const changes = (was: readonly Entry[], is: readonly Entry[]) =>
    restatementsOf(was, is, BECAUSE).map((one) => [one.target, one.ticket, one.was, one.is]);

  it('is nothing where all counts as before', () => {
    expect(restatementsOf([entry()], [entry()], BECAUSE)).toEqual([]);
    expect(restatementsOf([], [], BECAUSE)).toEqual([]);
  });
  it('is a breach excused since, one that counts no longer, and one that counts only now', () => {
    expect(changes([entry()], [entry({ outcome: 'excused' })])).toEqual([['t', 'T', 'breached', 'excused']]);
    expect(changes([entry()], [])).toEqual([['t', 'T', 'breached', null]]);
    expect(changes([], [entry()])).toEqual([['t', 'T', null, 'breached']]);
  });
  it('names the fact, and all that tells the clock', () => {
    expect(restatementsOf([], [entry({ cycle: 2 })], BECAUSE)).toEqual([
      { ...entry({ cycle: 2 }), was: null, is: 'breached', because: BECAUSE },
    ]);
  });
  it('is not a ticket that settled in its own time after the month it was opened in', () => {
    expect(changes([], [entry({ attribute: 'opened' })])).toEqual([]);
    expect(changes([entry({ attribute: 'opened' })], [entry({ attribute: 'opened', outcome: 'met' })])).toEqual([
      ['t', 'T', 'breached', 'met'],
    ]);
  });
  it.each([
    ['agreement', entry({ agreementId: 'b' })],
    ['target', entry({ target: 'u' })],
    ['level', entry({ level: 'premium' })],
    ['ticket', entry({ ticket: 'U' })],
    ['measure', entry({ measure: 'restoration' })],
    ['cycle', entry({ cycle: 2 })],
    ['target with a level that reads alike', entry({ target: '', level: 't' })],
  ])('keeps clocks of another %s apart', (_, other) => {
    expect(restatementsOf([entry(), other], [entry(), { ...other, outcome: 'met' }], BECAUSE)).toEqual([
      { ...other, was: 'breached', is: 'met', because: BECAUSE },
    ]);
    expect(restatementsOf([entry()], [other], BECAUSE)).toHaveLength(2);
  });
});
