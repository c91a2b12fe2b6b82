import { describe, expect, it } from 'vitest';
import { drawnSpans, type Timeline, worstSpans } from './spans.ts';

const at = (hour: number) => `2026-03-10T${String(hour).padStart(2, '0')}:00:00Z`;
const span = (from: number, to: number, state: Timeline['spans'][number]['state']) => ({
  from: at(from),
  to: at(to),
  state,
  counts: state === 'down',
  because: null,
  facts: [],
});
const timeline = (agreement: string, spans: Timeline['spans']): Timeline => ({
  agreement,
  target: 'availability',
  spans,
  maintenances: [],
  exclusions: [],
});
const list = (names: readonly string[]) => names.join(', ');

describe('the states of a service under several promises', () => {
  it('are the worst of them at each instant, with whom it concerned', () => {
    const first = timeline('a', [span(0, 4, 'up'), span(4, 6, 'down'), span(6, 12, 'up')]);
    const second = timeline('b', [span(0, 5, 'up'), span(5, 7, 'maintenance'), span(7, 12, 'up')]);
    expect(worstSpans([first, second], (agreement) => agreement, list)).toEqual([
      { from: at(0), to: at(4), kind: 'up', label: null },
      { from: at(4), to: at(6), kind: 'down', label: 'a' },
      { from: at(6), to: at(7), kind: 'maintenance', label: 'b' },
      { from: at(7), to: at(12), kind: 'up', label: null },
    ]);
  });

  it('take unknown time for worse than planned maintenance, and never for up', () => {
    const first = timeline('a', [span(0, 2, 'unknown'), span(2, 4, 'up')]);
    const second = timeline('b', [span(0, 4, 'up')]);
    expect(worstSpans([first, second], (agreement) => agreement, list).map(({ kind }) => kind)).toEqual([
      'unknown',
      'up',
    ]);
  });

  it('say nothing of time outside the hours that are measured', () => {
    expect(drawnSpans(timeline('a', [span(0, 8, 'closed'), span(8, 12, 'up')]))).toEqual([
      { from: at(8), to: at(12), kind: 'up' },
    ]);
  });

  it('have planned maintenance that lies ahead after them, unless it was called off', () => {
    const planned = {
      maintenance: 'leeway/1',
      from: at(20),
      to: at(22),
      announcedAt: at(0),
      endedAt: null,
      protected: [],
      because: null,
    };
    const one = { ...timeline('a', [span(0, 12, 'up')]), maintenances: [planned] };
    expect(drawnSpans(one).at(-1)).toEqual({ from: at(20), to: at(22), kind: 'maintenance' });
    const calledOff = { ...one, maintenances: [{ ...planned, because: 'calledOff' as const }] };
    expect(drawnSpans(calledOff)).toHaveLength(1);
  });
});
