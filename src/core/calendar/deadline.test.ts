import { describe, expect, it } from 'vitest';
import { formatInstant, parseDuration, parseInstant } from '../time/index.ts';
import { ALWAYS, type Calendar, compileCalendar, deadline, serviceDayOf, specOfPlain } from './index.ts';

function calendar(plain: unknown): Calendar {
  const reading = specOfPlain(plain);
  if ('problems' in reading) throw new Error(reading.problems.map((problem) => problem.message).join('; '));
  return compileCalendar(reading.spec);
}

function due(hours: Calendar, start: string, text: string): string {
  const duration = parseDuration(text);
  if (duration === null) throw new Error(`${text} is no duration`);
  const at = deadline(hours, parseInstant(start) ?? Number.NaN, duration);
  return typeof at === 'number' ? formatInstant(at) : at.kind;
}

// In UTC, so that the times read as they are written; 16 March 2026 is a Monday.
const office = calendar({ hours: { 'mon-fri': ['09:00-12:00', '13:00-18:00'] } });

describe('the deadline of a promise', () => {
  it.each([
    ['service time counts where open', '2026-03-13T16:00:00Z', '4h', '2026-03-16T11:00:00Z'],
    ['real time counts everywhere', '2026-03-13T17:45:00Z', '45m real', '2026-03-13T18:30:00Z'],
    [
      'opened Fri 19:00, 2bd: first open Mon 09:00, so Wed 09:00',
      '2026-03-13T19:00:00Z',
      '2bd',
      '2026-03-18T09:00:00Z',
    ],
    ['opened Mon 12:30, 2bd: first open 13:00, so Wed 13:00', '2026-03-16T12:30:00Z', '2bd', '2026-03-18T13:00:00Z'],
    ['opened Mon 19:00, end of 0bd: Tue 18:00', '2026-03-16T19:00:00Z', 'end of 0bd', '2026-03-17T18:00:00Z'],
    ['the same local time', '2026-03-16T10:20:30.400Z', '1bd', '2026-03-17T10:20:30.400Z'],
    ['over a weekend', '2026-03-19T10:20:00Z', '2bd', '2026-03-23T10:20:00Z'],
    ['0bd, open: at once', '2026-03-16T10:20:00Z', '0bd', '2026-03-16T10:20:00Z'],
    ['0bd, shut: at the opening', '2026-03-14T10:20:00Z', '0bd', '2026-03-16T09:00:00Z'],
    [
      'end of 0bd, open in the morning: the end of the last window',
      '2026-03-16T10:20:00Z',
      'end of 0bd',
      '2026-03-16T18:00:00Z',
    ],
    ['end of 1bd on a Friday', '2026-03-20T10:20:00Z', 'end of 1bd', '2026-03-23T18:00:00Z'],
    ['a thousand years of days', '2026-03-16T10:20:00Z', '99999bd', 'beyondHorizon'],
    ['more than 20 years of days', '2026-03-16T10:20:00Z', '5300bd', 'beyondHorizon'],
    ['more than 20 years of days, to the end', '2026-03-16T10:20:00Z', 'end of 5300bd', 'beyondHorizon'],
    ['nearly 20 years of days', '2026-03-16T10:20:00Z', '5200bd', '2046-02-19T10:20:00Z'],
    ['real time past 20 years', '2026-03-16T10:20:00Z', '180000h real', 'beyondHorizon'],
    ['service time past 20 years', '2026-03-16T10:20:00Z', '60000h', 'beyondHorizon'],
    ['outside the range', '1899-01-01T00:00:00Z', '1bd', 'beyondHorizon'],
    ['outside the range, to the end', '1899-01-01T00:00:00Z', 'end of 1bd', 'beyondHorizon'],
  ])('%s', (_, start, duration, end) => {
    expect(due(office, start, duration)).toBe(end);
  });

  it('is the next opening when the calendar is shut at that time of day', () => {
    const shortFriday = calendar({ hours: { 'mon-thu': ['09:00-18:00'], fri: ['09:00-17:00'] } });
    expect(due(shortFriday, '2026-03-18T17:30:00Z', '2bd')).toBe('2026-03-23T09:00:00Z');
    expect(due(shortFriday, '2026-03-18T17:00:00Z', '2bd')).toBe('2026-03-23T09:00:00Z');
    expect(due(shortFriday, '2026-03-18T16:59:00Z', '2bd')).toBe('2026-03-20T16:59:00Z');
  });

  it('counts service days only: holidays and days closed by exception are none, a Saturday opened by exception is one', () => {
    const hours = calendar({
      hours: { 'mon-fri': ['09:00-18:00'] },
      holidays: ['2026-03-17'],
      exceptions: { '2026-03-18': [], '2026-03-21': ['09:00-10:00'] },
    });
    expect(due(hours, '2026-03-16T10:00:00Z', '1bd')).toBe('2026-03-19T10:00:00Z');
    expect(due(hours, '2026-03-20T09:30:00Z', '1bd')).toBe('2026-03-21T09:30:00Z');
  });

  it('tells the local time of a night shift from midnight of its service day (open-case 25)', () => {
    const night = calendar({ hours: { 'mon-fri': ['22:00-06:00'] } });
    expect(due(night, '2026-03-17T02:00:00Z', '1bd')).toBe('2026-03-18T02:00:00Z');
    expect(due(night, '2026-03-21T02:00:00Z', '1bd')).toBe('2026-03-24T02:00:00Z');
    expect(due(night, '2026-03-17T02:00:00Z', 'end of 0bd')).toBe('2026-03-17T06:00:00Z');
    expect(due(night, '2026-03-16T12:00:00Z', 'end of 1bd')).toBe('2026-03-18T06:00:00Z');
  });

  it('round the clock a service day is a local date', () => {
    const paris = calendar({ timeZone: 'Europe/Paris', hours: { 'mon-sun': ['00:00-24:00'] } });
    expect(due(paris, '2026-03-27T23:30:00Z', '1bd')).toBe('2026-03-28T23:30:00Z');
    expect(due(paris, '2026-03-28T22:30:00Z', '1bd')).toBe('2026-03-29T21:30:00Z');
    expect(due(paris, '2026-03-28T22:30:00Z', 'end of 0bd')).toBe('2026-03-28T23:00:00Z');
    expect(due(compileCalendar(ALWAYS), '2026-03-28T22:30:00Z', '2bd')).toBe('2026-03-30T22:30:00Z');
    expect(due(compileCalendar(ALWAYS), '2026-03-28T22:30:00Z', 'end of 1bd')).toBe('2026-03-30T00:00:00Z');
  });

  it('takes the first of a wall time that occurs twice, and the first instant after the gap of one that does not exist', () => {
    const paris = calendar({ timeZone: 'Europe/Paris', hours: { 'mon-sun': ['00:00-24:00'] } });
    expect(due(paris, '2026-10-24T00:30:00Z', '1bd')).toBe('2026-10-25T00:30:00Z');
    expect(due(paris, '2026-03-28T01:30:00Z', '1bd')).toBe('2026-03-29T01:00:00Z');
  });

  it('is never before the start: 0bd in the second of two hours that bear the same time', () => {
    const paris = calendar({ timeZone: 'Europe/Paris', hours: { 'mon-sun': ['00:00-24:00'] } });
    expect(due(paris, '2026-10-25T01:30:00Z', '0bd')).toBe('2026-10-25T01:30:00Z');
  });

  it('may lie exactly twenty years ahead, and no millisecond more', () => {
    const hours = 7305 * 24;
    expect(due(office, '2026-03-16T10:00:00Z', `${hours}h real`)).toBe('2046-03-16T10:00:00Z');
    expect(due(office, '2026-03-16T10:00:00Z', `${hours}h0.001s real`)).toBe('beyondHorizon');
  });

  it('skips a date that the zone left out', () => {
    const apia = calendar({ timeZone: 'Pacific/Apia', hours: { 'mon-sun': ['09:00-17:00'] } });
    expect(due(apia, '2011-12-29T20:00:00Z', '1bd')).toBe('2011-12-30T20:00:00Z');
  });
});

describe('the service day of an instant', () => {
  it('is the date on which its window started, the later one where two overlap', () => {
    const hours = calendar({ hours: { mon: ['22:00-06:00'], tue: ['05:00-09:00'] } });
    const day = (text: string) => serviceDayOf(hours, parseInstant(text) ?? Number.NaN) - 20_528;
    expect(day('2026-03-16T23:00:00Z')).toBe(0);
    expect(day('2026-03-17T04:59:00Z')).toBe(0);
    expect(day('2026-03-17T05:30:00Z')).toBe(1);
    expect(day('2026-03-18T12:00:00Z')).toBe(2);
  });
});
