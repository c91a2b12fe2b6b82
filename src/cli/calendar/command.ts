import type { CalendarAnswer } from '../../core/calendar/index.ts';
import { type Ending, wrongUse } from '../exit.ts';
import { bytes as byteSize } from '../format/number.ts';
import type { Parts } from '../parts.ts';
import type { Session } from '../world.ts';
import { badLine, type LineAnswerer, lineAnswerer } from './answer-line.ts';
import { type InputLine, readLines } from './read-lines.ts';
import { tellAnswer } from './tell-answer.ts';

/** Longer lines are answered with an error; a calendar with a thousand exceptions fits a hundred times. */
const LINE_LIMIT = 4 * 1024 * 1024;

/** Answers every line of standard input in order, as it comes. Ends with `erredLine` when one of them was bad. */
export async function run(session: Session, parts: Parts): Promise<Ending> {
  const { world, say, lang } = session;
  const answerer = lineAnswerer(say, lang);
  if (world.input.isTty) await world.err.write(`${say.calendar.reading()}\n`);
  let ending: Ending = 'fine';
  for await (const batch of linesOf(session)) {
    let text = '';
    for (const line of batch) {
      let answer = answerOf(line, answerer, session);
      if (answerer.asksForHolidays()) {
        answerer.learn(await parts.holidays());
        answer = answerOf(line, answerer, session);
      }
      if (answer === null) continue;
      if ('error' in answer) ending = 'erredLine';
      text += session.json ? `${JSON.stringify(answer)}\n` : `${tellAnswer(line, answer, session)}\n`;
    }
    if (text !== '') await world.out.write(text);
  }
  return ending;
}

async function* linesOf({ world, say }: Session): AsyncGenerator<readonly InputLine[]> {
  try {
    yield* readLines(world.input.bytes(), LINE_LIMIT);
  } catch (error) {
    const code = (error as { code?: unknown }).code;
    if (typeof code !== 'string') throw error;
    throw wrongUse(say.wrong.noInput(code), null, 'unreadableFile');
  }
}

/** The line's answer; null for a blank line, which asks nothing. */
function answerOf(line: InputLine, answerer: LineAnswerer, { say, lang }: Session): CalendarAnswer | null {
  if ('fault' in line) {
    const message =
      line.fault === 'tooLong' ? say.calendar.tooLong(byteSize(LINE_LIMIT, lang)) : say.calendar.notUtf8();
    return badLine(`${say.calendar.line(line.number)}: ${message}`);
  }
  return line.text.trim() === '' ? null : answerer.answer(line.text);
}
