import { describe, expect, it } from 'vitest';
import { formatInstant, parseInstant } from '../../core/time/index.ts';
import { readShifts } from './index.ts';

const at = (text: string) => parseInstant(text) ?? Number.NaN;
const read = (
  text: string,
  format: 'csv' | 'ics' = 'csv',
  from = '2026-01-01T00:00:00Z',
  to = '2027-01-01T00:00:00Z',
) => {
  const { shifts, faults } = readShifts(text, { format, timeZone: 'Europe/Paris', from: at(from), to: at(to) });
  return {
    shifts: shifts.map((one) => `${formatInstant(one.from)} ${formatInstant(one.to)} ${one.called} ${one.rank}`),
    faults: faults.map(({ fault, line, given }) => `${line ?? '-'} ${fault} ${given}`),
  };
};

describe('a table of shifts', () => {
  it('has a row a shift; local times are of the zone of the rota', () =>
    expect(read('from,to,person\n2026-03-05 18:00,2026-03-06 09:00,ana@msp.example\n').shifts).toEqual([
      '2026-03-05T17:00:00Z 2026-03-06T08:00:00Z ana@msp.example 1',
    ]));
  it('may be French, with semicolons, dates as people write them, and who stands in', () =>
    expect(read('Début;Fin;Personne;Rang\n24/12/2026 18h00;25/12/2026;Zoé;2\n').shifts).toEqual([
      '2026-12-24T17:00:00Z 2026-12-24T23:00:00Z Zoé 2',
    ]));
  it('may give exact instants', () =>
    expect(read('from,to,person\n2026-03-05T18:00:00Z,2026-03-06T06:00:00+01:00,ana\n').shifts).toEqual([
      '2026-03-05T18:00:00Z 2026-03-06T05:00:00Z ana 1',
    ]));
  it('tells each row that is none with its line, and keeps the others', () => {
    const rows = [
      '2026-02-30,2026-03-06,a',
      '2026-03-06,2026-03-05,a',
      '2026-03-05,2026-03-06,',
      '2026-03-05,2026-03-06,ok',
    ];
    expect(read(`from,to,person\n${rows.join('\n')}`)).toEqual({
      shifts: ['2026-03-04T23:00:00Z 2026-03-05T23:00:00Z ok 1'],
      faults: ['2 badInstant 2026-02-30', '3 endsBeforeItBegins 2026-03-05', '4 nobody '],
    });
  });
  it('without its columns, or no table at all, is told so', () => {
    expect(read('x,y\n1,2').faults).toEqual(['1 columnMissing from', '1 columnMissing to', '1 columnMissing person']);
    expect(read('from,to,person\n1,2,3,4').faults[0]).toMatch(/^- notATable /);
  });
});

const calendar = (...entries: string[]) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    ...entries.flatMap((one) => ['BEGIN:VEVENT', one, 'END:VEVENT']),
    'END:VCALENDAR',
  ].join('\r\n');

describe('a calendar of shifts', () => {
  it('has an entry a shift; the attendee is who, else the summary', () =>
    expect(
      read(
        calendar(
          'UID:1\r\nDTSTART:20260305T170000Z\r\nDTEND:20260306T080000Z\r\nSUMMARY:Astreinte\r\nATTENDEE;CN=Ana:mailto:ana@msp.example',
          'UID:2\r\nDTSTART;TZID=America/New_York:20260305T120000\r\nDURATION:PT2H\r\nSUMMARY:Bea\r\nPRIORITY:2',
        ),
        'ics',
      ).shifts,
    ).toEqual([
      '2026-03-05T17:00:00Z 2026-03-06T08:00:00Z ana@msp.example 1',
      '2026-03-05T17:00:00Z 2026-03-05T19:00:00Z Bea 2',
    ]));
  it('repeats week by week at the same local time, also over the night in which clocks change', () =>
    expect(
      read(
        calendar(
          'UID:1\r\nDTSTART;TZID=Europe/Paris:20260320T180000\r\nDTEND;TZID=Europe/Paris:20260321T090000\r\nSUMMARY:Ana\r\nRRULE:FREQ=WEEKLY;INTERVAL=1;COUNT=3\r\nEXDATE;TZID=Europe/Paris:20260327T180000',
        ),
        'ics',
      ).shifts,
    ).toEqual(['2026-03-20T17:00:00Z 2026-03-21T08:00:00Z Ana 1', '2026-04-03T16:00:00Z 2026-04-04T07:00:00Z Ana 1']));
  it('heeds an occurrence that was changed, and leaves out what is outside the time asked for', () =>
    expect(
      read(
        calendar(
          'UID:1\r\nDTSTART:20260302T080000Z\r\nDTEND:20260302T180000Z\r\nSUMMARY:Ana\r\nRRULE:FREQ=DAILY',
          'UID:1\r\nRECURRENCE-ID:20260303T080000Z\r\nDTSTART:20260303T080000Z\r\nDTEND:20260303T180000Z\r\nSUMMARY:Bea',
        ),
        'ics',
        '2026-03-03T00:00:00Z',
        '2026-03-05T00:00:00Z',
      ).shifts,
    ).toEqual(['2026-03-03T08:00:00Z 2026-03-03T18:00:00Z Bea 1', '2026-03-04T08:00:00Z 2026-03-04T18:00:00Z Ana 1']));
  it('whole days are of the zone of the rota', () =>
    expect(
      read(calendar('UID:1\r\nDTSTART;VALUE=DATE:20260305\r\nDTEND;VALUE=DATE:20260306\r\nSUMMARY:Ana'), 'ics').shifts,
    ).toEqual(['2026-03-04T23:00:00Z 2026-03-05T23:00:00Z Ana 1']));
  it('rules that no rota has are refused by the line of their entry, and the others are kept', () =>
    expect(
      read(
        calendar(
          'UID:1\r\nDTSTART:20260302T080000Z\r\nDTEND:20260302T180000Z\r\nSUMMARY:Ana\r\nRRULE:FREQ=SECONDLY',
          'UID:2\r\nDTSTART:20260302T080000Z\r\nDTEND:20260302T180000Z\r\nSUMMARY:Bea\r\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
          'UID:3\r\nDTSTART;TZID=Nowhere:20260302T080000\r\nDTEND;TZID=Nowhere:20260302T180000\r\nSUMMARY:Cid',
          'UID:4\r\nDTSTART:20260302T080000Z\r\nDTEND:20260302T180000Z\r\nSUMMARY:Dan',
        ),
        'ics',
      ),
    ).toEqual({
      shifts: ['2026-03-02T08:00:00Z 2026-03-02T18:00:00Z Dan 1'],
      faults: [
        '3 badRecurrence FREQ=SECONDLY',
        '10 badRecurrence FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
        '17 unknownZone Nowhere',
      ],
    }));
  it('what is no calendar is told so', () => {
    expect(read('hello', 'ics').faults[0]).toMatch(/^- notACalendar /);
    expect(read('BEGIN:VCALENDAR\r\nBEGIN:VEVENT', 'ics').shifts).toEqual([]);
  });
});
