import { describe, expect, it } from 'vitest';
import { agreementSaid, at, judged, ROUND_THE_CLOCK, type Said, type Short } from '../../../test/support/promises.ts';
import type { Agreement, ClockMeasure } from '../agreement/index.ts';

const promise = (id: string, measure: ClockMeasure, when: NonNullable<Said['when']> = {}): Said => ({
  id,
  measure,
  within: '8h',
  when,
  calendar: ROUND_THE_CLOCK,
});
const agreed = (id: string, targets: readonly Said[], rest: Partial<Agreement> = {}) =>
  agreementSaid(targets, {}, { id, ...rest });
const ticket = (data: Record<string, unknown> = {}): Short => ['opened', 'T', '2026-03-09T08:00:00Z', data];
const told = (agreements: readonly Agreement[], event: Short = ticket()) => {
  const { clocks, noCommitment, notices } = judged(agreements, [event], '2026-03-09T09:00:00Z');
  return {
    clocks: clocks.map(({ version, target }) => `${version.id} ${target.id}`),
    none: noCommitment.map(({ reason }) => reason),
    notices: notices.filter(({ kind }) => kind === 'ambiguousAgreement'),
  };
};
const LATER = { effectiveFrom: '2027-01-01', effectiveAt: at('2027-01-01T00:00:00Z') };

describe('two agreements that govern one ticket', () => {
  it('tie where they promise the same measure alike, and both are named', () => {
    const { clocks, none, notices } = told([
      agreed('a', [promise('fix', 'resolution')]),
      agreed('b', [promise('mend', 'resolution')]),
    ]);
    expect(clocks).toEqual([]);
    expect(none).toEqual(['ambiguousAgreement']);
    expect(JSON.stringify(notices)).toContain('a@1');
    expect(JSON.stringify(notices)).toContain('b@1');
  });
  it('share it where each promises measures of its own', () => {
    const both = [agreed('a', [promise('fix', 'resolution')]), agreed('b', [promise('ack', 'acknowledgement')])];
    expect(told(both)).toEqual({ clocks: ['b ack', 'a fix'], none: [], notices: [] });
  });
  it('do not tie where the more specific target is one’s alone', () => {
    const both = [
      agreed('a', [promise('fix', 'resolution', { priority: ['P1'] })]),
      agreed('b', [promise('mend', 'resolution')]),
      agreed('c', [promise('cure', 'resolution')]),
    ];
    expect(told(both, ticket({ priority: 'P1' }))).toEqual({ clocks: ['a fix'], none: [], notices: [] });
    expect(told([...both].reverse(), ticket({ priority: 'P1' })).clocks).toEqual(['a fix']);
  });
  it('do not tie where neither promises anything for it', () => {
    const both = [
      agreed('a', [promise('fix', 'resolution', { priority: ['P1'] })]),
      agreed('b', [promise('mend', 'resolution', { priority: ['P2'] })]),
    ];
    expect(told(both, ticket({ priority: 'P4' }))).toEqual({ clocks: [], none: ['noMatchingTarget'], notices: [] });
  });
});

describe('a ticket that nothing governs', () => {
  it('is told apart: before the agreement, of nobody known, of nobody at all', () => {
    const later = agreed('a', [promise('fix', 'resolution')], LATER);
    expect(told([later]).none).toEqual(['notInForce']);
    expect(told([later], ticket({ customer: 'nobody' })).none).toEqual(['unknownCustomer']);
    expect(told([later], ticket({ customer: null })).none).toEqual(['noCustomer']);
  });
  it('is not governed by an internal agreement, whose clocks run beside', () => {
    const later = agreed('a', [promise('fix', 'resolution')], LATER);
    const internal = agreed('o', [promise('team', 'resolution')], { kind: 'ola' });
    expect(told([later, internal])).toEqual({ clocks: ['o team'], none: ['notInForce'], notices: [] });
  });
});

describe('a supplier’s promise for one service', () => {
  const line = agreed('line', [promise('link', 'resolution', { service: ['internet'] })], {
    kind: 'underpinning',
    customer: null,
  });
  const sla = agreed('a', [promise('fix', 'resolution')]);
  const clocksFor = (...events: readonly Short[]) =>
    judged([sla, line], events, '2026-03-09T12:00:00Z')
      .clocks.filter((clock) => clock.ticket === 'T')
      .map(({ version, state }) => `${version.id} ${state}`)
      .sort();
  const other: Short = ['opened', 'A', '2026-03-09T07:00:00Z', { service: 'internet' }];
  const merged: Short = ['merged', 'A', '2026-03-09T09:00:00Z', { into: 'T' }];

  it('runs beside tickets of the service alone', () => {
    expect(clocksFor(ticket({ service: 'internet' }))).toEqual(['a running', 'line running']);
    expect(clocksFor(ticket({ service: 'backup' }))).toEqual(['a running']);
    expect(clocksFor(ticket())).toEqual(['a running']);
  });
  it('runs from when a ticket is of it, and is over when it is no longer', () => {
    const moved = (service: string): Short => ['updated', 'T', '2026-03-09T10:00:00Z', { service }];
    expect(clocksFor(ticket({ service: 'backup' }), moved('internet'))).toEqual(['a running', 'line running']);
    expect(clocksFor(ticket({ service: 'internet' }), moved('backup'))).toEqual(['a running', 'line notApplicable']);
  });
  it('is as it is where all promises are gone through, also for a ticket absorbed', () => {
    const anyOther = agreed('any', [promise('link', 'resolution')], { kind: 'underpinning', customer: null });
    const beside = (of: readonly Agreement[]) =>
      judged(of, [other, ticket({ service: 'backup' }), merged], '2026-03-09T12:00:00Z').clocks.map(
        ({ version, ticket: whose, state, elapsedMs }) => `${version.id} ${whose} ${state} ${elapsedMs}`,
      );
    expect(beside([sla, line, anyOther]).filter((one) => !one.startsWith('any'))).toEqual(beside([sla, line]));
  });
});
