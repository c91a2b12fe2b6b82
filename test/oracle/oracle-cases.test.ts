import { describe, expect, it } from 'vitest';
import type { PlainEvent, PlainRules } from './facts.ts';
import { agent, at, clocks, customer, fact, promise } from './story.ts';

const P1 = { when: { priority: ['P1'] } };

describe('the oracle on facts', () => {
  it('takes what came before the opening directly after it (open case 2)', () => {
    const events = [
      fact('08:00', 'paused', { reason: 'appointment' }),
      fact('09:00', 'opened'),
      fact('10:00', 'resumed'),
    ];
    expect(clocks({ r: promise('resolution', '4h') }, events)[0]).toMatchObject({
      pausedSeconds: 3600,
      dueAt: at('14:00'),
    });
  });
  it('gives a ticket that was never opened no clock', () => {
    expect(clocks({ r: promise('resolution', '4h') }, [fact('08:00', 'resolved')])).toEqual([]);
  });
  it('has not heard of what comes after asOf', () => {
    const events = [fact('09:00', 'opened'), fact('11:00', 'resolved')];
    expect(clocks({ r: promise('resolution', '4h') }, events, '10:00')[0]).toMatchObject({
      state: 'running',
      stoppedAt: null,
    });
  });
  it('counts the same source and id once', () => {
    const opened = fact('09:00', 'opened');
    const events = [opened, { ...opened, time: at('10:00') }];
    expect(clocks({ r: promise('resolution', '4h') }, events)[0]?.startedAt).toBe(at('09:00'));
  });
  it('follows the sequence among events of one instant and source (open case 1)', () => {
    const first = { ...fact('10:00', 'resumed'), sequence: '1' };
    const second = { ...fact('10:00', 'paused', { reason: 'appointment' }), sequence: '2' };
    const events = [fact('09:00', 'opened'), second, first];
    expect(clocks({ r: promise('resolution', '4h') }, events, '11:00')[0]?.state).toBe('paused');
  });
});

describe('the oracle on what stops a clock', () => {
  it('counts equal as met and one minute more as breached', () => {
    const events = (stop: string) => [fact('09:00', 'opened'), fact(stop, 'resolved')];
    expect(clocks({ r: promise('resolution', '1h') }, events('10:00'))[0]).toMatchObject({
      verdict: 'met',
      breachedAt: null,
    });
    expect(clocks({ r: promise('resolution', '1h') }, events('10:01'))[0]).toMatchObject({
      verdict: 'breached',
      breachedAt: at('10:00'),
      remainingSeconds: -60,
    });
  });
  it('does not take an automatic, internal or system answer for a first response, but a logged call', () => {
    const events = [
      fact('09:00', 'opened'),
      agent('09:01', { automatic: true }),
      agent('09:02', { public: false }),
      fact('09:03', 'replied', { by: 'system' }),
      agent('09:04', { public: false, channel: 'phone' }),
    ];
    expect(clocks({ f: promise('firstResponse', '1h') }, events)[0]?.stoppedAt).toBe(at('09:04'));
  });
  it('asks for work on site where the agreement does', () => {
    const events = [
      fact('09:00', 'opened'),
      fact('09:10', 'workStarted'),
      fact('09:30', 'workStarted', { onSite: true }),
    ];
    const stopped = (rules: PlainRules) =>
      clocks({ i: promise('intervention', '1h') }, events, '20:00', rules)[0]?.stoppedAt;
    expect(stopped({})).toBe(at('09:10'));
    expect(stopped({ interventionOnSite: true })).toBe(at('09:30'));
  });
  it('lets a workaround stop the restoration only where the agreement says so', () => {
    const events = [fact('09:00', 'opened'), fact('09:10', 'workaroundProvided'), fact('09:30', 'restored')];
    const stopped = (rules: PlainRules) =>
      clocks({ i: promise('restoration', '1h') }, events, '20:00', rules)[0]?.stoppedAt;
    expect(stopped({})).toBe(at('09:30'));
    expect(stopped({ restorationStopsOn: ['restored', 'resolved', 'workaroundProvided'] })).toBe(at('09:10'));
  });
  it('judges a first response at the resolution that answers the customer', () => {
    const events = [fact('09:00', 'opened'), fact('09:30', 'closed')];
    expect(clocks({ f: promise('firstResponse', '1h') }, events)[0]).toMatchObject({
      verdict: 'met',
      stoppedAt: at('09:30'),
    });
  });
});

describe('the oracle on cycles', () => {
  const next = { n: promise('nextResponse', '1h') };

  it('counts the opening as a message where no first response is promised, unless the provider opened it', () => {
    expect(clocks(next, [fact('09:00', 'opened'), agent('09:30')])).toHaveLength(1);
    expect(clocks(next, [fact('09:00', 'opened', { by: 'agent' }), agent('09:30')])).toEqual([]);
  });
  it('keeps a message on a resolved ticket waiting until it is reopened', () => {
    const events = [fact('09:00', 'opened', { by: 'agent' }), fact('10:00', 'resolved'), customer('11:00')];
    expect(clocks(next, events)).toEqual([]);
    expect(clocks(next, [...events, fact('12:00', 'reopened')])[0]?.startedAt).toBe(at('12:00'));
    expect(clocks(next, [...events, agent('11:30'), fact('12:00', 'reopened')])).toEqual([]);
  });
  it('ends a cycle that needs no reply: in time it does not apply, later it stands breached', () => {
    const events = (needed: string) => [fact('09:00', 'opened'), fact(needed, 'noReplyNeeded')];
    expect(clocks(next, events('10:00'))[0]).toMatchObject({ state: 'notApplicable', verdict: 'notApplicable' });
    expect(clocks(next, events('10:01'))[0]).toMatchObject({
      state: 'stopped',
      verdict: 'breached',
      stoppedAt: at('10:01'),
    });
  });
  it('begins a periodic update again at each public update until the resolution', () => {
    const events = [
      fact('09:00', 'opened'),
      agent('09:30'),
      fact('10:00', 'workaroundProvided'),
      fact('10:20', 'resolved'),
    ];
    const starts = clocks({ u: promise('periodicUpdate', '1h') }, events).map(({ startedAt, verdict }) => [
      startedAt,
      verdict,
    ]);
    expect(starts).toEqual([
      [at('09:00'), 'met'],
      [at('09:30'), 'met'],
      [at('10:00'), 'met'],
    ]);
  });
});

describe('the oracle on targets', () => {
  const late = [fact('09:00', 'opened'), fact('11:00', 'priorityChanged', { priority: 'P1' })];

  it.each([
    ['fair', at('11:00'), 'open'],
    ['restart', at('11:00'), 'open'],
    ['recompute', at('09:00'), 'breached'],
  ] as const)(
    'starts a clock whose first target comes late under %s at %s (open case 20)',
    (priorityChange, start, verdict) => {
      const [clock] = clocks({ r: promise('resolution', '1h', P1) }, late, '11:30', { priorityChange });
      expect(clock).toMatchObject({ startedAt: start, verdict });
    },
  );
  it('gives no clock to a ticket whose first target comes late under ignore, or after the stop', () => {
    expect(clocks({ r: promise('resolution', '1h', P1) }, late, '11:30', { priorityChange: 'ignore' })).toEqual([]);
    expect(clocks({ f: promise('firstResponse', '1h', P1) }, [...late, agent('10:00')], '11:30')).toEqual([]);
  });
  it('goes on counting between targets (open case 21)', () => {
    const events = [
      fact('09:00', 'opened', { priority: 'P1' }),
      fact('10:00', 'priorityChanged', { priority: 'P4' }),
      fact('11:00', 'priorityChanged', { priority: 'P1' }),
    ];
    const target = { r: promise('resolution', '4h', P1) };
    expect(clocks(target, events, '10:30')[0]).toMatchObject({ state: 'notApplicable', verdict: 'notApplicable' });
    expect(clocks(target, events, '12:00')[0]).toMatchObject({ dueAt: at('13:00'), elapsedSeconds: 3 * 3600 });
  });
  it('freezes a target that was breached (open case 22)', () => {
    const targets = { r: promise('resolution', '1h', P1), s: promise('resolution', '9h') };
    const events = [fact('09:00', 'opened', { priority: 'P1' }), fact('11:00', 'priorityChanged', { priority: 'P4' })];
    expect(clocks(targets, events, '12:00')[0]).toMatchObject({ target: 'r', dueAt: at('10:00'), verdict: 'breached' });
  });
  it('measures nothing out of scope, unless it was breached before', () => {
    const events = [fact('09:00', 'opened'), fact('10:00', 'scopeDecided', { scope: 'out' })];
    expect(clocks({ r: promise('resolution', '2h') }, events)[0]?.verdict).toBe('notApplicable');
    expect(clocks({ r: promise('resolution', '30m') }, events)[0]?.verdict).toBe('breached');
  });
});

describe('the oracle on starts and ends', () => {
  it('starts at the first report through a channel that is listed, or not at all (open case 34)', () => {
    const target = { r: promise('resolution', '4h', { rules: { channels: ['phone'] } }) };
    const events = [fact('09:00', 'opened', { channel: 'email' })];
    expect(clocks(target, events)).toEqual([]);
    expect(clocks(target, [...events, customer('10:00', { channel: 'phone' })])[0]?.startedAt).toBe(at('10:00'));
  });
  it('counts a report after the cut-off from the next window (open case 35)', () => {
    const target = { r: promise('resolution', '1h', { calendar: 'office', rules: { cutOff: '17:00' } }) };
    expect(clocks(target, [fact('17:00', 'opened')])[0]?.dueAt).toBe(at('18:00'));
    expect(clocks(target, [fact('17:01', 'opened')])[0]?.dueAt).toBe('2026-03-03T10:00:00Z');
  });
  it('has not started until the ticket is qualified, and starts nothing once resolved (open case 36)', () => {
    const target = { r: promise('resolution', '4h') };
    const rules: PlainRules = { startOn: 'qualified' };
    const events = [fact('09:00', 'opened', { priority: 'P1' })];
    expect(clocks(target, events, '10:00', rules)[0]).toMatchObject({
      state: 'notStarted',
      startedAt: null,
      dueAt: null,
    });
    expect(clocks(target, [...events, fact('09:30', 'resolved')], '10:00', rules)[0]?.verdict).toBe('notApplicable');
    const qualified = [...events, fact('09:30', 'priorityChanged', { priority: 'P1' })];
    expect(clocks(target, qualified, '10:00', rules)[0]?.startedAt).toBe(at('09:30'));
    const confirmed = [fact('09:00', 'opened', { priority: 'P1', confirmed: true })];
    expect(clocks(target, confirmed, '10:00', rules)[0]?.startedAt).toBe(at('09:00'));
  });
  it('excuses a breach only with a reason and an approver, waiting for it if need be (open case 39)', () => {
    const excused = (data: PlainEvent['data']) =>
      clocks({ r: promise('resolution', '1h') }, [
        fact('09:00', 'opened'),
        fact('09:30', 'excused', { target: 'r', ...data }),
      ])[0];
    expect(excused({ reason: 'flood', approver: 'u-9' })).toMatchObject({
      verdict: 'excused',
      breachedAt: at('10:00'),
    });
    expect(excused({ reason: 'flood' })?.verdict).toBe('breached');
    expect(excused({ reason: 'flood', approver: 'u-9', cycle: 2 })?.verdict).toBe('breached');
  });
  it('takes the clocks of a cancelled ticket out of all counts and keeps the breach for the record', () => {
    const events = [fact('09:00', 'opened'), fact('11:00', 'cancelled')];
    expect(clocks({ r: promise('resolution', '1h') }, events)[0]).toMatchObject({
      state: 'cancelled',
      verdict: 'notApplicable',
      breachedAt: at('10:00'),
    });
  });
});
