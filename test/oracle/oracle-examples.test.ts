import { describe, expect, it } from 'vitest';
import type { PlainAgreement, PlainEvent, PlainRules, PlainTarget } from './facts.ts';
import { judge } from './oracle.ts';

const CALENDARS = {
  days: { timeZone: 'UTC', hours: { 'mon-fri': ['08:00-17:00'] } },
  office: { timeZone: 'UTC', hours: { 'mon-fri': ['09:00-12:00', '13:00-18:00'] } },
  night: { timeZone: 'UTC', hours: { 'mon-fri': ['22:00-06:00'] } },
  saturday: { timeZone: 'UTC', hours: { 'mon-sat': ['08:00-20:00'] } },
  always: '24x7',
} as const;

const resolution = (
  within: string,
  calendar: keyof typeof CALENDARS,
  more: Partial<PlainTarget> = {},
): PlainTarget => ({
  measure: 'resolution',
  within,
  calendar,
  ...more,
});

let count = 0;
/** `Mon 08:00` is 2026-03-02T08:00Z, `Fri+1 …` the Friday of the week after. */
function at(text: string): string {
  const [, day = '', week = '0', time = ''] = /^(\w{3})(?:\+(\d))? (\d\d:\d\d)$/.exec(text) ?? [];
  const date = 2 + ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(day) + 7 * Number(week);
  return `2026-03-${String(date).padStart(2, '0')}T${time}:00Z`;
}

function fact(time: string, kind: string, data: PlainEvent['data'] = {}): PlainEvent {
  count++;
  const id = `e${String(count).padStart(4, '0')}`;
  return { specversion: '1.0', id, source: 'desk', type: `ticket.${kind}`, subject: 'T1', time: at(time), data };
}

function clocks(
  targets: { [id: string]: PlainTarget },
  events: readonly PlainEvent[],
  asOf: string,
  rules: PlainRules = {},
) {
  const agreement: PlainAgreement = { timeZone: 'UTC', calendars: CALENDARS, targets, rules };
  return judge({ seed: 0, agreement, events, asOf: at(asOf) });
}

const P1 = { when: { priority: ['P1'] } };
const P2 = { when: { priority: ['P2'] } };
const raise = (time: string, priority: string): PlainEvent => fact(time, 'priorityChanged', { priority });

describe('the oracle on the worked examples', () => {
  it('gives back only the open hour of a pause over a weekend: due Monday 16:00', () => {
    const events = [
      fact('Fri 16:00', 'opened'),
      fact('Fri 16:30', 'paused', { reason: 'waitingCustomer' }),
      fact('Mon+1 08:30', 'resumed'),
    ];
    const [clock] = clocks({ r: resolution('8h', 'days') }, events, 'Mon+1 10:00');
    expect(clock).toMatchObject({
      dueAt: at('Mon+1 16:00'),
      pausedSeconds: 3600,
      elapsedSeconds: 7200,
      state: 'running',
    });
  });

  it.each([
    ['Fri 19:00', '2bd', 'Wed+1 09:00'],
    ['Mon 12:30', '2bd', 'Wed 13:00'],
    ['Mon 19:00', 'end of 0bd', 'Tue 18:00'],
    ['Mon 10:00', 'end of 1bd', 'Tue 18:00'],
    ['Mon 10:00', '5h', 'Mon 16:00'],
    ['Mon 10:00', '7h', 'Mon 18:00'],
    ['Fri 17:30', '45m real', 'Fri 18:15'],
  ])('opened %s within %s is due %s', (opened, within, due) => {
    const [clock] = clocks({ r: resolution(within, 'office') }, [fact(opened, 'opened')], opened);
    expect(clock?.dueAt).toBe(at(due));
  });

  it('tells an overnight service day from its own midnight: opened Tue 02:00, 1bd is Wed 02:00', () => {
    const [clock] = clocks({ r: resolution('1bd', 'night') }, [fact('Tue 02:00', 'opened')], 'Tue 02:00');
    expect(clock?.dueAt).toBe(at('Wed 02:00'));
  });

  it('wins nothing by lowering and raising: P1 of 4 h opened 08:00, lowered 11:50, raised 11:51 is due 12:00', () => {
    const targets = { p1: resolution('4h', 'always', P1), p2: resolution('8h', 'always', P2) };
    const events = [
      fact('Mon 08:00', 'opened', { priority: 'P1' }),
      raise('Mon 11:50', 'P2'),
      raise('Mon 11:51', 'P1'),
    ];
    expect(clocks(targets, events, 'Mon 11:55')[0]).toMatchObject({ target: 'p1', dueAt: at('Mon 12:00') });
    expect(clocks(targets, events, 'Mon 12:00')[0]).toMatchObject({ verdict: 'atRisk' });
    expect(clocks(targets, events, 'Mon 12:01')[0]).toMatchObject({ verdict: 'breached', breachedAt: at('Mon 12:00') });
  });

  it('gives a stricter target its full time from the change, but never more than what was left', () => {
    const targets = { p1: resolution('4h', 'always', P1), p2: resolution('8h', 'always', P2) };
    const events = (raised: string) => [fact('Mon 08:00', 'opened', { priority: 'P2' }), raise(raised, 'P1')];
    expect(clocks(targets, events('Mon 09:00'), 'Mon 10:00')[0]?.dueAt).toBe(at('Mon 13:00'));
    expect(clocks(targets, events('Mon 15:00'), 'Mon 15:10')[0]?.dueAt).toBe(at('Mon 16:00'));
  });

  it('keeps what it held when a looser target on a wider calendar would end earlier', () => {
    const targets = { p1: resolution('8h', 'days', P1), p2: resolution('9h', 'saturday', P2) };
    const events = [fact('Thu 17:00', 'opened', { priority: 'P1' }), raise('Fri 08:00', 'P2')];
    expect(clocks(targets, events, 'Fri 09:00')[0]).toMatchObject({ target: 'p2', dueAt: at('Fri 16:00') });
  });

  it('recomputes as if the new target had applied from the start, and breaches at the change', () => {
    const targets = { p1: resolution('2h', 'always', P1), p2: resolution('8h', 'always', P2) };
    const events = [fact('Mon 08:00', 'opened', { priority: 'P2' }), raise('Mon 12:00', 'P1')];
    const [clock] = clocks(targets, events, 'Mon 13:00', { priorityChange: 'recompute' });
    expect(clock).toMatchObject({ dueAt: at('Mon 10:00'), breachedAt: at('Mon 12:00'), verdict: 'breached' });
  });

  it('restarts with the full target as a new cycle, or ignores the change, where the agreement says so', () => {
    const targets = { p1: resolution('2h', 'always', P1), p2: resolution('8h', 'always', P2) };
    const events = [fact('Mon 08:00', 'opened', { priority: 'P2' }), raise('Mon 12:00', 'P1')];
    const restarted = clocks(targets, events, 'Mon 13:00', { priorityChange: 'restart' });
    expect(restarted.map(({ cycle, state, dueAt }) => [cycle, state, dueAt])).toEqual([
      [1, 'superseded', at('Mon 16:00')],
      [2, 'running', at('Mon 14:00')],
    ]);
    const [ignored] = clocks(targets, events, 'Mon 13:00', { priorityChange: 'ignore' });
    expect(ignored).toMatchObject({ target: 'p2', dueAt: at('Mon 16:00') });
  });

  it('counts one cycle from 10:00 for messages 10:00 and 10:20, an automatic answer 10:21 and a reply 11:00', () => {
    const targets: { [id: string]: PlainTarget } = {
      first: { measure: 'firstResponse', within: '4h', calendar: 'always' },
      next: { measure: 'nextResponse', within: '1h', calendar: 'always' },
    };
    const events = [
      fact('Mon 09:00', 'opened'),
      fact('Mon 09:30', 'replied', { by: 'agent' }),
      fact('Mon 10:00', 'replied', { by: 'requester' }),
      fact('Mon 10:20', 'replied', { by: 'requester' }),
      fact('Mon 10:21', 'replied', { by: 'agent', automatic: true }),
      fact('Mon 11:00', 'replied', { by: 'agent' }),
    ];
    const next = clocks(targets, events, 'Mon 12:00').filter(({ measure }) => measure === 'nextResponse');
    expect(next).toHaveLength(1);
    expect(next[0]).toMatchObject({
      startedAt: at('Mon 10:00'),
      elapsedSeconds: 3600,
      verdict: 'met',
      remainingSeconds: 0,
    });
  });

  it('resumes from Monday’s opening when the customer replies on Saturday and the status changes at 11:00', () => {
    const events = [
      fact('Fri 16:00', 'opened'),
      fact('Fri 16:30', 'paused', { reason: 'waitingCustomer' }),
      fact('Sat 10:00', 'replied', { by: 'requester' }),
      fact('Mon+1 11:00', 'resumed'),
    ];
    expect(clocks({ r: resolution('8h', 'days') }, events, 'Mon+1 12:00')[0]).toMatchObject({
      pausedSeconds: 1800,
      elapsedSeconds: 1800 + 4 * 3600,
    });
    const [unmoved] = clocks({ r: resolution('8h', 'days') }, events, 'Mon+1 12:00', { resumeOnReply: false });
    expect(unmoved).toMatchObject({ pausedSeconds: 1800 + 3 * 3600 });
  });

  it('lets go of a pause when it has lasted maxPause', () => {
    const events = [fact('Mon 09:00', 'opened'), fact('Mon 10:00', 'paused', { reason: 'appointment' })];
    const [clock] = clocks({ r: resolution('8h', 'days') }, events, 'Mon 16:00', { maxPause: '2h' });
    expect(clock).toMatchObject({ pausedSeconds: 7200, state: 'running', elapsedSeconds: 5 * 3600 });
  });

  it('moves a business-day deadline by the service time paused, and by nothing when none was', () => {
    const paused = (from: string, to: string) => [
      fact('Mon 10:00', 'opened'),
      fact(from, 'paused', { reason: 'appointment' }),
      fact(to, 'resumed'),
    ];
    const due = (from: string, to: string) =>
      clocks({ r: resolution('1bd', 'office') }, paused(from, to), to)[0]?.dueAt;
    expect(due('Mon 11:00', 'Mon 13:30')).toBe(at('Tue 11:30'));
    expect(due('Mon 19:00', 'Tue 08:00')).toBe(at('Tue 10:00'));
    expect(due('Mon 17:00', 'Tue 09:30')).toBe(at('Tue 11:30'));
  });
});

describe('the oracle on reopening', () => {
  const story = [
    fact('Mon 08:00', 'opened'),
    fact('Mon 10:00', 'resolved'),
    fact('Mon 12:00', 'reopened'),
    fact('Mon 13:00', 'resolved'),
  ];
  const under = (rules: PlainRules) =>
    clocks({ r: resolution('4h', 'always') }, story, 'Mon 15:00', rules).map((clock) => [
      clock.cycle,
      clock.dueAt,
      clock.elapsedSeconds / 3600,
      clock.verdict,
    ]);

  it('resumes with what was left', () => {
    expect(under({ reopen: 'resume' })).toEqual([[1, at('Mon 14:00'), 3, 'met']]);
  });
  it('starts a new cycle after the window, and one at its very end is inside', () => {
    expect(under({ reopen: 'resume', reopenWindow: '1h' })).toEqual([
      [1, at('Mon 12:00'), 2, 'met'],
      [2, at('Mon 16:00'), 1, 'met'],
    ]);
    expect(under({ reopen: 'resume', reopenWindow: '2h' })).toHaveLength(1);
  });
  it('starts a new cycle, or counts nothing more, or counts the resolved time, where the agreement says so', () => {
    expect(under({ reopen: 'restart' })).toHaveLength(2);
    expect(under({ reopen: 'firstResolutionFinal' })).toEqual([[1, at('Mon 12:00'), 2, 'met']]);
    expect(under({ reopen: 'countResolvedTime' })).toEqual([[1, at('Mon 12:00'), 5, 'breached']]);
  });
  it('brings about a breach at the reopening when resolved time counts', () => {
    const late = [fact('Mon 08:00', 'opened'), fact('Mon 10:00', 'resolved'), fact('Mon 13:00', 'reopened')];
    const [clock] = clocks({ r: resolution('4h', 'always') }, late, 'Mon 13:00', { reopen: 'countResolvedTime' });
    expect(clock).toMatchObject({ dueAt: at('Mon 12:00'), breachedAt: at('Mon 13:00'), firstVerdict: 'met' });
  });
});

describe('the oracle on daylight saving', () => {
  const due = (zone: string, opened: string, within: string, hours: string) =>
    judge({
      seed: 0,
      agreement: {
        timeZone: zone,
        calendars: { c: { timeZone: zone, hours: { 'mon-sun': [hours] } } },
        targets: { r: { measure: 'resolution', within, calendar: 'c' } },
      },
      events: [{ ...fact('Mon 00:00', 'opened'), time: opened }],
      asOf: opened,
    })[0]?.dueAt;

  it('counts the hours that passed: a Paris day is 23 hours long in March', () => {
    expect(due('Europe/Paris', '2026-03-28T23:00:00Z', '24h', '00:00-24:00')).toBe('2026-03-29T23:00:00Z');
    expect(due('Europe/Paris', '2026-03-28T23:00:00Z', '23h', '00:00-24:00')).toBe('2026-03-29T22:00:00Z');
  });
  it('opens at the first instant after a gap, and closes at the last of a time that occurs twice', () => {
    expect(due('Europe/Paris', '2026-03-29T00:30:00Z', '30m', '02:30-05:00')).toBe('2026-03-29T01:30:00Z');
    expect(due('Europe/Paris', '2026-10-24T23:00:00Z', '90m', '01:00-02:30')).toBe('2026-10-25T00:30:00Z');
    expect(due('Europe/Paris', '2026-10-24T23:00:00Z', '150m', '01:00-02:30')).toBe('2026-10-25T01:30:00Z');
  });
  it('skips the day that Apia never had', () => {
    expect(due('Pacific/Apia', '2011-12-30T02:00:00Z', '1bd', '09:00-18:00')).toBe('2011-12-31T02:00:00Z');
  });
  it('moves Lord Howe by half an hour', () => {
    expect(due('Australia/Lord_Howe', '2026-04-04T13:00:00Z', '24h', '00:00-24:00')).toBe('2026-04-05T13:00:00Z');
    expect(due('Australia/Lord_Howe', '2026-04-04T13:00:00Z', '1bd', '00:00-24:00')).toBe('2026-04-05T13:30:00Z');
  });
});
