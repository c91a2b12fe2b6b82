import type { CalendarAnswer } from '../../core/calendar/index.ts';
import { parseInstant } from '../../core/time/index.ts';
import { duration } from '../format/duration.ts';
import { moment } from '../format/moment.ts';
import { visible } from '../print/width.ts';
import type { Session } from '../world.ts';
import type { InputLine } from './read-lines.ts';

/** One answer for a reader: the line's id (or its number), then the instant in the calendar's zone, or the length, or the word. */
export function tellAnswer(line: InputLine, answer: CalendarAnswer, session: Session): string {
  const { say, paint, lang } = session;
  const id =
    answer.id === null || answer.id === undefined
      ? say.calendar.line(line.number)
      : visible(typeof answer.id === 'string' ? answer.id : JSON.stringify(answer.id));
  if ('error' in answer) {
    return `${id}  ${paint.bad(say.calendar.error(visible(answer.error.message), answer.error.code))}`;
  }
  const { result } = answer;
  if (typeof result === 'boolean') return `${id}  ${result ? say.calendar.open() : say.calendar.closed()}`;
  if (typeof result === 'number') return `${id}  ${duration(result, lang)}`;
  const at = result === null ? null : parseInstant(result);
  if (at === null) return `${id}  ${say.calendar.never()}`;
  const zone = zoneOf(line);
  return `${id}  ${moment(at, zone, lang)} (${zone})  ${paint.dim(String(result))}`;
}

/** The zone the line's calendar names; the line has been answered, so it reads. */
function zoneOf(line: InputLine): string {
  if (!('text' in line)) return 'UTC';
  const { calendar } = JSON.parse(line.text) as { calendar?: { timeZone?: unknown } };
  return typeof calendar?.timeZone === 'string' ? calendar.timeZone : 'UTC';
}
