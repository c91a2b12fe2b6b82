import type { Target } from '../../core/agreement/index.ts';
import { compileCalendar, spansBetween } from '../../core/calendar/index.ts';
import type { Race } from '../../core/margin/index.ts';
import type { Instant, Span } from '../../core/time/index.ts';
import { SIGNS } from '../explain/span-words.ts';
import { layPieces } from '../print/bar.ts';
import { displayWidth, fill } from '../print/width.ts';
import type { Session } from '../world.ts';
import { endMoment } from './end-moment.ts';

/** Columns a bar may take; more stretches than that can not be told apart, and are not drawn. */
const WIDEST = 56;

/**
 * Two bars over one time, from a start: our time until it is over, and the supplier's until its own is. Empty where
 * one of the ends lies past the horizon, or where the bars could not be read.
 */
export function raceBars(
  race: Race,
  ours: Target,
  theirs: Target,
  timeZone: string,
  session: Session,
  space: number,
): string[] {
  const { say, lang, paint } = session;
  const { at, ourDueAt, supplierDueAt } = race;
  if (ourDueAt === null || supplierDueAt === null) return [];
  const until = Math.max(ourDueAt, supplierDueAt);
  const rows = [
    { label: say.margin.rows.ours, running: runningIn(ours, { from: at, to: ourDueAt }), end: ourDueAt },
    { label: say.margin.rows.theirs, running: runningIn(theirs, { from: at, to: supplierDueAt }), end: supplierDueAt },
  ];
  const cuts = [at, ...rows.flatMap(({ running }) => running.flatMap(({ from, to }) => [from, to])), until];
  const marks = [...new Set(cuts)].sort((a, b) => a - b);
  const pieces = marks.slice(1).map((to, place): Span => ({ from: marks[place] ?? at, to }));
  const labelWidth = Math.max(...rows.map(({ label }) => displayWidth(label)));
  const endWidth = Math.max(...rows.map(({ end }) => displayWidth(endMoment(at, end, timeZone, lang))));
  const columns = Math.min(WIDEST, space - labelWidth - endWidth - 4);
  if (pieces.length > columns / 2) return [];
  const placed = layPieces(
    pieces.map(({ from, to }) => to - from),
    columns,
  );
  return rows.map(({ label, running, end }, row) => {
    const signs = pieces.map((piece, place) => signOf(piece, running, end).repeat(placed[place]?.width ?? 0));
    const bar = (row === 0 ? paint.note : paint.warn)(signs.join(''));
    return `${fill(label, labelWidth, 'left')}  ${bar}  ${endMoment(at, end, timeZone, lang)}`.trimEnd();
  });
}

/** When a promise's time runs: its service hours, or all the time. */
function runningIn({ calendar, within }: Target, { from, to }: Span): readonly Span[] {
  if (within?.kind === 'real') return [{ from, to }];
  return spansBetween(compileCalendar(calendar), from, to).filter(({ state }) => state === 'open');
}

function signOf(piece: Span, running: readonly Span[], end: Instant): string {
  if (piece.from >= end) return ' ';
  return running.some(({ from, to }) => from <= piece.from && piece.from < to) ? SIGNS.running : SIGNS.closedHours;
}
