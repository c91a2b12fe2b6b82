import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  agreementSaid,
  at,
  eventSaid,
  judged,
  OFFICE,
  ROUND_THE_CLOCK,
  type Short,
} from '../../../test/support/promises.ts';
import { compileCalendar, isOpen, nextOpen, openBetween } from '../calendar/index.ts';
import { evaluate } from '../evaluate.ts';
import { evaluationJson } from '../report/index.ts';
import { formatInstant } from '../time/index.ts';
import { receiptOf } from './index.ts';

const MINUTE = 60_000;
const MONDAY = at('2026-03-02T00:00:00Z');
const AS_OF = '2026-03-20T00:00:00Z';
const minute = fc.integer({ min: 0, max: 12 * 24 * 60 }).map((n) => MONDAY + n * MINUTE);
const office = compileCalendar(OFFICE);

const resolution = (within: string, rules = {}) =>
  agreementSaid([{ id: 't', measure: 'resolution', within, calendar: OFFICE }], rules);
const paused = (from: number, to: number): Short[] => [
  ['paused', 'T', formatInstant(from), { reason: 'waitingCustomer' }],
  ['resumed', 'T', formatInstant(to)],
];
const clockOf = (events: readonly Short[], within = '8h') => {
  const found = judged(resolution(within), events, AS_OF).clocks[0];
  if (found === undefined) throw new Error('no clock');
  return found;
};

/** A ticket's random life, in short events. */
const life = fc
  .array(
    fc.tuple(
      minute,
      fc.constantFrom<[string, Record<string, unknown>]>(
        ['paused', { reason: 'waitingCustomer' }],
        ['paused', { reason: 'lunch' }],
        ['resumed', {}],
        ['priorityChanged', { priority: 'P1' }],
        ['priorityChanged', { priority: 'P3' }],
        ['replied', { by: 'agent' }],
        ['replied', { by: 'requester' }],
        ['assigned', { to: 'a' }],
        ['restored', {}],
        ['resolved', {}],
        ['reopened', {}],
        ['closed', {}],
      ),
    ),
    { maxLength: 9 },
  )
  .map((moments): Short[] => [
    ['opened', 'T', formatInstant(MONDAY), { priority: 'P3' }],
    ...moments.map(([time, [type, data]]): Short => [type, 'T', formatInstant(time), data]),
  ]);

const everything = (rules = {}) =>
  agreementSaid(
    (
      [
        'acknowledgement',
        'assignment',
        'firstResponse',
        'nextResponse',
        'periodicUpdate',
        'restoration',
        'resolution',
      ] as const
    ).flatMap((measure) => [
      { id: `${measure}-1`, measure, within: '4h', when: { priority: ['P1'] }, calendar: ROUND_THE_CLOCK },
      { id: `${measure}-3`, measure, within: '2bd', when: { priority: ['P3'] }, calendar: OFFICE },
    ]),
    rules,
  );

const rules = fc.record({
  priorityChange: fc.constantFrom('fair' as const, 'recompute' as const, 'restart' as const, 'ignore' as const),
  reopen: fc.constantFrom(
    'resume' as const,
    'restart' as const,
    'firstResolutionFinal' as const,
    'countResolvedTime' as const,
  ),
  resumeOnReply: fc.boolean(),
});

describe('laws of clocks', () => {
  it('a pause wholly outside service hours changes nothing', () => {
    fc.assert(
      fc.property(minute, minute, fc.integer({ min: 1, max: 600 }), (opened, from, length) => {
        fc.pre(from > opened && !isOpen(office, from));
        const to = Math.min(from + length * MINUTE, nextOpen(office, from) ?? from);
        const opening: Short = ['opened', 'T', formatInstant(opened)];
        const without = clockOf([opening]);
        const withPause = clockOf([opening, ...paused(from, to)]);
        expect([withPause.dueAt, withPause.elapsedMs, withPause.pausedMs]).toEqual([
          without.dueAt,
          without.elapsedMs,
          0,
        ]);
      }),
    );
  });

  it('a pause never brings a deadline nearer, and gives back at most its service time', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('4h', '2bd', 'end of 1bd', '90m real'),
        minute,
        minute,
        minute,
        (within, opened, a, b) => {
          const [from, to] = a < b ? [a, b] : [b, a];
          fc.pre(from >= opened && from < to);
          const opening: Short = ['opened', 'T', formatInstant(opened)];
          const without = clockOf([opening], within).dueAt as number;
          const withPause = clockOf([opening, ...paused(from, to)], within).dueAt as number;
          expect(withPause).toBeGreaterThanOrEqual(without);
          if (within.endsWith('real')) expect(withPause - without).toBeLessThanOrEqual(to - from);
          else expect(openBetween(office, without, withPause)).toBeLessThanOrEqual(openBetween(office, from, to));
        },
      ),
    );
  });

  it('order of arrival and repetition do not matter', () => {
    fc.assert(
      fc.property(life, rules, fc.integer(), (short, ruled, seed) => {
        const events = short.map(eventSaid);
        const shuffled = [...events, ...events.slice(0, 3)].sort((a, b) => (a.id + seed < b.id + seed ? 1 : -1));
        const say = (list: typeof events) =>
          JSON.stringify(
            evaluationJson(evaluate({ agreements: [everything(ruled)], events: list, asOf: at(AS_OF) }), {
              lang: 'en',
              receipts: true,
              tzdata: '',
            }),
          );
        expect(say(shuffled)).toBe(say(events));
      }),
    );
  });

  it('every receipt is gapless from start to end, and its running spans sum to the elapsed time', () => {
    fc.assert(
      fc.property(life, rules, (short, ruled) => {
        for (const clock of judged(everything(ruled), short, AS_OF).clocks) {
          const spans = receiptOf(clock);
          const running = spans.filter((span) => span.state === 'running');
          const sum = running.reduce((ms, span) => ms + span.to - span.from, 0);
          expect(sum).toBe(clock.elapsedMs);
          for (const [i, span] of spans.entries()) expect(span.to).toBe(spans[i + 1]?.from ?? clock.until);
          if (spans[0] !== undefined) expect(spans[0].from).toBe(clock.startedAt);
        }
      }),
    );
  });

  it('a stopped clock is met exactly when it stopped no later than it was due, unless a breach stood already', () => {
    fc.assert(
      fc.property(life, rules, (short, ruled) => {
        for (const clock of judged(everything(ruled), short, AS_OF).clocks) {
          if (clock.verdict === 'met') expect(clock.stoppedAt as number).toBeLessThanOrEqual(clock.dueAt as number);
          if (clock.verdict === 'breached')
            expect(clock.breachedAt as number).toBeGreaterThanOrEqual(clock.dueAt as number);
          if (clock.state === 'running' && clock.breachedAt === null)
            expect(at(AS_OF)).toBeLessThanOrEqual(clock.dueAt as number);
        }
      }),
    );
  });

  it('a breach is never edited away: later instants know every breach of earlier ones', () => {
    fc.assert(
      fc.property(life, rules, minute, (short, ruled, earlier) => {
        const breaches = (asOf: string) =>
          judged(everything(ruled), short, asOf)
            .clocks.filter((clock) => clock.breachedAt !== null)
            .map((clock) => `${clock.measure} ${clock.cycle} ${clock.breachedAt}`);
        const later = breaches(AS_OF);
        for (const breach of breaches(formatInstant(earlier))) expect(later).toContain(breach);
      }),
    );
  });
});
