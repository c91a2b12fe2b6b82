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
