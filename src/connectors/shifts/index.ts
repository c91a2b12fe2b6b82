// connectors/shifts: who is on call, as a table or a calendar says it?
// Takes the text of a CSV table or of an iCalendar file, and the zone in which its local times are meant; gives shifts with
// the people as they are called there, and the lines that are none, with the reason. Knows nothing of who these people are.
import type { ReadShifts } from '../../app/ports/index.ts';
import { readCsvShifts } from './read-csv.ts';
import { readIcsShifts } from './read-ics.ts';

export const readShifts: ReadShifts = (text, { format, timeZone, from, to }) =>
  format === 'csv' ? readCsvShifts(text, timeZone) : readIcsShifts(text, timeZone, { from, to });
