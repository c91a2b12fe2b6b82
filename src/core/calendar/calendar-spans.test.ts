import { describe, expect, it } from 'vitest';
import { formatInstant, parseInstant } from '../time/index.ts';
import { ALWAYS, type Calendar, compileCalendar, spansBetween, specOfPlain } from './index.ts';

function calendar(plain: unknown): Calendar {
  const reading = specOfPlain(plain);
  if ('problems' in reading) throw new Error(reading.problems.map((problem) => problem.message).join('; '));
  return compileCalendar(reading.spec);
}

/** One line a span: from, state, name; then the end of the last. */
function told(hours: Calendar, from: string, to: string): string[] {
  const spans = spansBetween(hours, parseInstant(from) ?? Number.NaN, parseInstant(to) ?? Number.NaN);
  const lines = spans.map((span) => [formatInstant(span.from), span.state, span.name].filter(Boolean).join(' '));
  spans.forEach((span, place) => {
    expect(span.to).toBeGreaterThan(span.from);
    expect(span.from).toBe(spans[place - 1]?.to ?? span.from);
  });
  const last = spans.at(-1);
  return last === undefined ? lines : [...lines, formatInstant(last.to)];
}

describe('why it was open or shut', () => {
  const office = calendar({
    timeZone: 'Europe/Paris',
    hours: { 'mon-fri': ['09:00-12:00', '13:00-18:00'] },
    holidays: 'FR',
    exceptions: { '2026-04-08': [], '2026-04-09': ['10:00-11:00'], '2026-04-11': [] },
  });

  it('tells closed hours, a holiday by name from midnight to midnight, and a date closed by exception', () => {
    expect(told(office, '2026-04-03T15:00:00Z', '2026-04-10T08:00:00Z')).toEqual([
      '2026-04-03T15:00:00Z open',
      '2026-04-03T16:00:00Z closedHours',
      '2026-04-05T22:00:00Z holiday easterMonday',
      '2026-04-06T22:00:00Z closedHours',
      '2026-04-07T07:00:00Z open',
      '2026-04-07T10:00:00Z closedHours',
      '2026-04-07T11:00:00Z open',
      '2026-04-07T16:00:00Z closedHours',
      '2026-04-07T22:00:00Z exception',
      '2026-04-08T22:00:00Z closedHours',
      '2026-04-09T08:00:00Z open',
      '2026-04-09T09:00:00Z closedHours',
      '2026-04-10T07:00:00Z open',
      '2026-04-10T08:00:00Z',
    ]);
  });

  it('clips to what was asked, within a window, a holiday or a night', () => {
    expect(told(office, '2026-04-07T08:00:00Z', '2026-04-07T09:00:00Z')).toEqual([
      '2026-04-07T08:00:00Z open',
      '2026-04-07T09:00:00Z',
    ]);
    expect(told(office, '2026-04-06T08:00:00Z', '2026-04-06T09:00:00Z')).toEqual([
      '2026-04-06T08:00:00Z holiday easterMonday',
      '2026-04-06T09:00:00Z',
    ]);
    expect(told(office, '2026-04-07T07:00:00Z', '2026-04-07T07:00:00Z')).toEqual([]);
    expect(told(office, '2026-04-07T09:00:00Z', '2026-04-07T08:00:00Z')).toEqual([]);
  });

  it('does not call a Sunday a holiday, nor a Saturday without hours an exception', () => {
    // Sunday 1 November 2026 is All Saints’; Saturday 11 April is closed by exception, which changes nothing.
    const weekdays = calendar({
      timeZone: 'Europe/Paris',
      hours: { 'mon-fri': ['09:00-12:00', '13:00-18:00'] },
      holidays: ['FR', '2020-01-01', '2090-01-01'],
      exceptions: { '2026-04-11': [], '2090-02-01': [], '2026-04-01': [] },
    });
    expect(told(weekdays, '2026-10-31T00:00:00Z', '2026-11-02T00:00:00Z')).toEqual([
      '2026-10-31T00:00:00Z closedHours',
      '2026-11-02T00:00:00Z',
    ]);
    expect(told(weekdays, '2026-04-11T00:00:00Z', '2026-04-12T00:00:00Z')).toEqual([
      '2026-04-11T00:00:00Z closedHours',
      '2026-04-12T00:00:00Z',
    ]);
  });

  it('names two holidays in a row one by one', () => {
    const strasbourg = calendar({ timeZone: 'Europe/Paris', hours: { 'mon-sun': ['09:00-18:00'] }, holidays: 'FR-67' });
    expect(told(strasbourg, '2026-12-24T17:00:00Z', '2026-12-27T09:00:00Z')).toEqual([
      '2026-12-24T17:00:00Z closedHours',
      '2026-12-24T23:00:00Z holiday christmas',
      '2026-12-25T23:00:00Z holiday saintStephen',
      '2026-12-26T23:00:00Z closedHours',
      '2026-12-27T08:00:00Z open',
      '2026-12-27T09:00:00Z',
    ]);
  });

  it('leaves the morning of a holiday open where the evening before runs on into it', () => {
    const night = calendar({ hours: { 'mon-fri': ['22:00-06:00'] }, holidays: ['2026-05-01'] });
    expect(told(night, '2026-04-30T20:00:00Z', '2026-05-02T12:00:00Z')).toEqual([
      '2026-04-30T20:00:00Z closedHours',
      '2026-04-30T22:00:00Z open',
      '2026-05-01T06:00:00Z holiday 2026-05-01',
      '2026-05-02T00:00:00Z closedHours',
      '2026-05-02T12:00:00Z',
    ]);
  });

  it('is open throughout round the clock, in the far past too, and for no time not at all', () => {
    const always = compileCalendar(ALWAYS);
    expect(told(always, '1800-01-01T00:00:00Z', '1801-01-01T00:00:00Z')).toEqual([
      '1800-01-01T00:00:00Z open',
      '1801-01-01T00:00:00Z',
    ]);
    expect(told(always, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z')).toEqual([]);
  });

  it('is open throughout round the clock', () => {
    expect(told(compileCalendar(ALWAYS), '2026-04-03T00:00:00Z', '2027-04-03T00:00:00Z')).toEqual([
      '2026-04-03T00:00:00Z open',
      '2027-04-03T00:00:00Z',
    ]);
  });

  it('covers what lies outside 1900 to 2200 as closed, in one step', () => {
    const paris = { timeZone: 'Europe/Paris', hours: { 'mon-fri': ['09:00-12:00', '13:00-18:00'] } };
    const early = calendar({ ...paris, holidays: 'FR-75' });
    const late = calendar({ ...paris, holidays: 'FR-13' });
    expect(told(early, '0001-01-01T00:00:00Z', '1900-01-02T08:00:00Z')).toEqual([
      '0001-01-01T00:00:00Z closedHours',
      '1900-01-01T00:00:00Z holiday newYear',
      '1900-01-01T23:50:39Z closedHours',
      '1900-01-02T08:00:00Z',
    ]);
    expect(told(late, '2199-12-31T16:00:00Z', '9999-01-01T00:00:00Z')).toEqual([
      '2199-12-31T16:00:00Z open',
      '2199-12-31T17:00:00Z closedHours',
      '2199-12-31T23:00:00Z holiday newYear',
      '2200-01-01T00:00:00Z closedHours',
      '9999-01-01T00:00:00Z',
    ]);
  });

  it('finds an opening more than twenty years after the last', () => {
    const rare = calendar({ hours: {}, exceptions: { '2010-06-01': ['09:00-10:00'], '2050-06-01': ['09:00-10:00'] } });
    expect(told(rare, '2010-06-01T09:30:00Z', '2051-01-01T00:00:00Z')).toEqual([
      '2010-06-01T09:30:00Z open',
      '2010-06-01T10:00:00Z closedHours',
      '2050-06-01T09:00:00Z open',
      '2050-06-01T10:00:00Z closedHours',
      '2051-01-01T00:00:00Z',
    ]);
  });

  it('goes on where clocks are set back over midnight', () => {
    // St John’s, 1 November 2009: at 00:01 back to 23:01 of 31 October.
    const stJohns = calendar({
      timeZone: 'America/St_Johns',
      hours: { mon: ['09:00-10:00'], sun: ['09:00-10:00'] },
      holidays: ['2009-11-01'],
    });
    expect(told(stJohns, '2009-10-31T12:00:00Z', '2009-11-02T12:30:00Z')).toEqual([
      '2009-10-31T12:00:00Z closedHours',
      '2009-11-01T02:30:00Z holiday 2009-11-01',
      '2009-11-02T03:30:00Z closedHours',
      '2009-11-02T12:30:00Z',
    ]);
    expect(told(stJohns, '2009-11-01T03:00:00Z', '2009-11-01T12:00:00Z')).toEqual([
      '2009-11-01T03:00:00Z holiday 2009-11-01',
      '2009-11-01T12:00:00Z',
    ]);
  });
});
