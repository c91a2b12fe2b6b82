import { countLevels, type ToldDiagnostic, tellBriefly } from '../print/diagnostic.ts';
import { shellWord } from '../print/shell.ts';
import { wrap } from '../print/width.ts';
import type { Session } from '../world.ts';

/** Told one by one up to this many, errors first; the others are counted. */
const TOLD = 10;

/**
 * What is worth saying after the answer, on stderr: what is wrong with events, errors first; of the agreements only how
 * many warnings `check` would show, for they say nothing of these events.
 */
export async function tellDiagnosticsBriefly(
  ofAgreements: readonly ToldDiagnostic[],
  ofEvents: readonly ToldDiagnostic[],
  agreementNames: readonly string[],
  session: Session,
): Promise<void> {
  const { world, say, errPaint, width } = session;
  const { errors, warnings } = countLevels(ofEvents);
  const told = ofEvents.filter((each) => each.level !== 'info');
  const shown = [
    ...told.filter((each) => each.level === 'error'),
    ...told.filter((each) => each.level === 'warning'),
  ].slice(0, TOLD);
  for (const each of shown) await world.err.write(`${tellBriefly(each, say.check, errPaint, width)}\n`);
  if (told.length > shown.length) await world.err.write(`${say.evaluate.more(told.length - shown.length)}\n`);
  if (told.length > 0) await world.err.write(`${errPaint.bold(say.evaluate.ofEvents(warnings, errors))}\n`);
  for (const each of ofAgreements.filter((one) => one.level === 'error')) {
    await world.err.write(`${tellBriefly(each, say.check, errPaint, width)}\n`);
  }
  const own = countLevels(ofAgreements).warnings;
  if (own === 0) return;
  const command = [...world.calledAs, 'check', ...agreementNames].map(shellWord).join(' ');
  await world.err.write(`${errPaint.dim(wrap(say.evaluate.ofAgreements(own, command), width, '  '))}\n`);
}
