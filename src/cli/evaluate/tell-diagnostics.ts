import { countLevels, type ToldDiagnostic, tellBriefly } from '../print/diagnostic.ts';
import type { Session } from '../world.ts';

/** Told one by one up to this many, errors first; the others are counted. */
const TOLD = 10;

/** What is wrong or worth saying, after the answer and on stderr: errors first, then what concerns the events, then the rest as a count. */
export async function tellDiagnosticsBriefly(all: readonly ToldDiagnostic[], session: Session): Promise<void> {
  const { world, say, errPaint, width } = session;
  const { errors, warnings } = countLevels(all);
  if (errors + warnings === 0) return;
  const rank = (each: ToldDiagnostic) => (each.level === 'error' ? 0 : each.level === 'warning' ? 1 : 2);
  const ordered = all.filter((each) => each.level !== 'info').toSorted((a, b) => rank(a) - rank(b));
  const shown = ordered.slice(0, errors > TOLD ? TOLD : Math.max(errors, Math.min(TOLD, ordered.length)));
  for (const each of shown) await world.err.write(`${tellBriefly(each, say.check, errPaint, width)}\n`);
  const hidden = ordered.length - shown.length;
  if (hidden > 0) await world.err.write(`${say.evaluate.more(hidden)}\n`);
  await world.err.write(`${errPaint.bold(say.evaluate.diagnostics(warnings, errors))}\n`);
}
