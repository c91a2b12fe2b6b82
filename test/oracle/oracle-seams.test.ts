import { describe, expect, it } from 'vitest';
import type { PlainAgreement, PlainEvent, PlainRules } from './facts.ts';
import { judge, type OracleClock } from './oracle.ts';
import { agent, at, CALENDARS, clocks, customer, fact, promise } from './story.ts';

const P1 = { when: { priority: ['P1'] } };

describe('the oracle on other tickets and other knowledge', () => {
  const opened = fact('09:00', 'opened');
  const parent = [
    { ...fact('08:00', 'opened'), subject: 'P' },
    { ...fact('10:00', 'restored'), subject: 'P' },
  ];
  const link = (time: string): PlainEvent => fact(time, 'linked', { parent: 'P' });
  const target = { r: promise('restoration', '4h') };

  it('lets a child take the parent’s restoration from the link on (open case 38)', () => {
    const child = (events: readonly PlainEvent[]) => clocks(target, events).find(({ ticket }) => ticket === 'T1');
    expect(child([opened, ...parent, link('09:30')])?.stoppedAt).toBe(at('10:00'));
    expect(child([opened, ...parent, link('10:30')])?.stoppedAt).toBeNull();
    expect(child([opened, ...parent])?.stoppedAt).toBeNull();
  });
  it('does not know what was taken back (open case 7)', () => {
    const restored = fact('10:00', 'restored');
    const retraction: PlainEvent = {
      ...fact('12:00', 'retracted', { of: restored.id, ofSource: 'desk' }),
      type: 'event.retracted',
    };
    expect(clocks(target, [opened, restored])[0]?.state).toBe('stopped');
    expect(clocks(target, [opened, restored, retraction])[0]?.state).toBe('running');
  });
  it('does not know at an instant what was told later (open case 5)', () => {
    const late = { ...fact('10:00', 'restored'), recordedat: at('15:00') };
    const agreement: PlainAgreement = { timeZone: 'UTC', calendars: CALENDARS, targets: target };
    const world = { seed: 0, agreement, events: [opened, late], asOf: at('12:00') };
    expect(judge({ ...world, knownAt: at('14:00') })[0]?.state).toBe('running');
    expect(judge({ ...world, knownAt: at('15:00') })[0]?.state).toBe('stopped');
  });
});

describe('the oracle on the seams between stories', () => {
  const P2 = { when: { priority: ['P2'] } };

  it('holds a pause that has lapsed once for no later cycle either', () => {
    const events = [fact('09:00', 'opened'), fact('10:00', 'paused', { reason: 'appointment' }), agent('13:00')];
    const [, second] = clocks({ u: promise('periodicUpdate', '4h') }, events, '14:00', { maxPause: '1h' });
    expect(second).toMatchObject({ cycle: 2, pausedSeconds: 0, dueAt: at('17:00') });
  });
  it('counts maxPause from the first instant at which the pause held the clock (open case 26)', () => {
    const events = [
      fact('09:00', 'opened'),
      fact('10:00', 'paused', { reason: 'appointment' }),
      fact('12:00', 'assigned', { to: 'u-1' }),
    ];
    const [clock] = clocks({ r: promise('resolution', '4h') }, events, '19:00', {
      maxPause: '1h',
      startOn: 'assigned',
    });
    expect(clock).toMatchObject({ startedAt: at('12:00'), pausedSeconds: 3600, dueAt: at('17:00') });
  });
  it('lets the target in force decide on a pause: a breached one is frozen, an ignored change changes nothing', () => {
    const targets = { a: promise('resolution', '1h', { ...P1, pausable: false }), b: promise('resolution', '9h', P2) };
    const events = [
      fact('09:00', 'opened', { priority: 'P1' }),
      fact('11:00', 'priorityChanged', { priority: 'P2' }),
      fact('12:00', 'paused', { reason: 'appointment' }),
    ];
    expect(clocks(targets, events, '13:00')[0]).toMatchObject({ target: 'a', state: 'running', pausedSeconds: 0 });
    const early = [...events.slice(0, 1), fact('09:10', 'priorityChanged', { priority: 'P2' }), ...events.slice(2)];
    expect(clocks(targets, early, '13:00', { priorityChange: 'ignore' })[0]).toMatchObject({
      target: 'a',
      state: 'running',
    });
  });
  it('goes on, and does not restart, when the same target applies again (open case 21)', () => {
    const events = ['P1', 'P4', 'P1'].map((priority, i) =>
      i === 0 ? fact('09:00', 'opened', { priority }) : fact(`1${i}:00`, 'priorityChanged', { priority }),
    );
    const found = clocks({ r: promise('resolution', '4h', P1) }, events, '12:30', { priorityChange: 'restart' });
    expect(found.map(({ cycle, state, dueAt }) => [cycle, state, dueAt])).toEqual([[1, 'running', at('13:00')]]);
  });
  it('takes no time from a target that was raised to and left before the clock was due', () => {
    const targets = {
      a: promise('resolution', '1h', P1),
      b: promise('resolution', '4h', P2),
      c: promise('resolution', '9h'),
    };
    const events = [
      fact('08:00', 'opened', { priority: 'P2' }),
      fact('09:00', 'priorityChanged', { priority: 'P4' }),
      fact('10:00', 'priorityChanged', { priority: 'P2' }),
    ];
    expect(clocks(targets, events, '11:00')[0]).toMatchObject({ target: 'b', dueAt: at('12:00') });
  });
  it('keeps a message waiting on a resolved ticket that is closed or resolved once more (open case 10)', () => {
    const events = [
      fact('09:00', 'opened', { by: 'agent' }),
      fact('10:00', 'resolved'),
      customer('11:00'),
      fact('11:30', 'closed'),
      fact('12:00', 'reopened'),
    ];
    expect(clocks({ n: promise('nextResponse', '1h') }, events)[0]?.startedAt).toBe(at('12:00'));
  });
});

describe('the oracle on what comes before the start', () => {
  const qualified: PlainRules = { startOn: 'qualified' };
  const r = { r: promise('resolution', '4h') };
  const shown = (found: readonly OracleClock[]) => found.map((c) => [c.cycle, c.state, c.verdict, c.startedAt]);
  const [opened, resolved] = [fact('09:00', 'opened'), fact('10:00', 'resolved')];
  const [reopened, qualifiedAt] = [fact('11:00', 'reopened'), fact('12:00', 'priorityChanged', { priority: 'P1' })];

  it('finds a stop before the start in time, with nothing elapsed (open case 33)', () => {
    const [clock] = clocks(r, [opened, resolved, qualifiedAt], '20:00', qualified);
    expect(clock).toMatchObject({ state: 'stopped', verdict: 'met', stoppedAt: at('10:00'), elapsedSeconds: 0 });
  });
  it('starts no cycle before the ticket is qualified, even if it is reopened before (open case 51)', () => {
    const events = [opened, resolved, reopened];
    expect(shown(clocks(r, events, '13:00', qualified))).toEqual([[1, 'notStarted', 'open', null]]);
    expect(shown(clocks(r, [...events, qualifiedAt], '13:00', { ...qualified, reopen: 'restart' }))).toEqual([
      [1, 'stopped', 'met', at('12:00')],
      [2, 'running', 'open', at('12:00')],
    ]);
  });
  it('begins a clock at the reopening of a ticket that was resolved before any target came (open case 53)', () => {
    const raised = fact('10:30', 'priorityChanged', { priority: 'P1' });
    const found = clocks({ r: promise('resolution', '4h', P1) }, [opened, resolved, raised, reopened], '13:00');
    expect(shown(found)).toEqual([[1, 'running', 'open', at('11:00')]]);
  });
  it('waits for an update after the start, not before it (open case 33)', () => {
    const report = customer('10:00', { channel: 'phone' });
    const target = { u: promise('periodicUpdate', '4h', { rules: { channels: ['phone'] } }) };
    const found = clocks(target, [opened, agent('09:30'), report], '12:00');
    expect(shown(found)).toEqual([[1, 'running', 'open', at('10:00')]]);
  });
});

describe('the oracle on changes while a ticket is resolved', () => {
  const targets = {
    a: promise('resolution', '4h', P1),
    b: promise('resolution', '4h', { when: { priority: ['P2'] } }),
  };
  const events = [
    fact('09:00', 'opened', { priority: 'P1' }),
    fact('10:00', 'resolved'),
    fact('11:00', 'priorityChanged', { priority: 'P2' }),
    fact('12:00', 'reopened'),
  ];
  it.each([
    ['resume', at('12:00')],
    ['countResolvedTime', at('11:00')],
  ] as const)('restarts under %s at %s (open case 59)', (reopen, start) => {
    const found = clocks(targets, events, '12:30', { priorityChange: 'restart', reopen });
    expect(found.map((c) => [c.target, c.state, c.startedAt])).toEqual([
      ['a', 'superseded', at('09:00')],
      ['b', 'running', start],
    ]);
  });
});

describe('the oracle on merges', () => {
  const on = (ticket: string, events: readonly PlainEvent[]) => events.map((event) => ({ ...event, subject: ticket }));
  const survivor = (found: readonly OracleClock[]) => found.find(({ ticket }) => ticket === 'T1');

  it('starts a survivor that nothing had started where the absorbed ticket started (open case 37)', () => {
    const absorbed = on('X', [
      fact('08:00', 'opened'),
      fact('09:00', 'assigned', { to: 'u-1' }),
      fact('11:00', 'merged', { into: 'T1' }),
    ]);
    const events = [fact('08:30', 'opened'), ...absorbed];
    const clock = (within: string, rules: PlainRules) =>
      survivor(clocks({ r: promise('resolution', within) }, events, '12:00', { startOn: 'assigned', ...rules }));
    expect(clock('8h', {})).toMatchObject({ state: 'running', startedAt: at('09:00'), dueAt: at('17:00') });
    expect(clock('1h', {})).toMatchObject({ dueAt: at('10:00'), breachedAt: at('11:00') });
    expect(clock('8h', { merged: 'dropAbsorbed' })).toMatchObject({ state: 'notStarted' });
  });
  it('lets a message on a resolved ticket wait on the survivor from the merge on (open case 37)', () => {
    const absorbed = on('X', [
      fact('07:00', 'opened', { by: 'agent' }),
      fact('08:00', 'resolved'),
      customer('09:00'),
      fact('11:00', 'merged', { into: 'T1' }),
    ]);
    const found = clocks({ n: promise('nextResponse', '2h') }, [fact('10:00', 'opened', { by: 'agent' }), ...absorbed]);
    expect(survivor(found)).toMatchObject({ startedAt: at('11:00'), dueAt: at('13:00') });
  });
});
