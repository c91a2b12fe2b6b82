import type { ReceiptSpan } from '../../core/clock/index.ts';
import { dayMoment, untilMoment } from '../format/moment.ts';
import { layPieces } from '../print/bar.ts';
import { displayWidth, fill, wrap } from '../print/width.ts';
import type { Session } from '../world.ts';
import { foldReceipt, type ReceiptLine, type Sums, sumsOf } from './fold.ts';
import { DAYS_SIGN, SIGNS, spanWords } from './span-words.ts';

const STATES = ['running', 'closedHours', 'holiday', 'paused', 'resolved'] as const;

/** A receipt as a bar over time with its legend, line by line with its reasons, and the sum that adds up. */
export function tellReceipt(
  spans: readonly ReceiptSpan[],
  dueAt: number | null,
  timeZone: string,
  session: Session,
): string[] {
  if (spans.length === 0) return [];
  return [
    ...barOf(spans, dueAt, timeZone, session),
    '',
    ...linesOf(spans, timeZone, session),
    ...sumOf(sumsOf(spans), session),
  ];
}

/** The bar, the due instant marked under it where it falls within, the ends, and what the signs mean. */
function barOf(spans: readonly ReceiptSpan[], dueAt: number | null, timeZone: string, session: Session): string[] {
  const { say, lang, width, paint } = session;
  const space = width - 4;
  // More spans than columns: ordinary days are then drawn together, as they are told below.
  const pieces = (
    spans.length > space ? foldReceipt(spans) : spans.map((span) => ({ kind: 'span', span }) as const)
  ).map(pieceOf);
  const placed = layPieces(
    pieces.map((piece) => piece.to - piece.from),
    space,
  );
  const bar = placed.map(({ width: columns }, index) => (pieces[index]?.sign ?? '').repeat(columns)).join('');
  const from = dayMoment(pieces[0]?.from ?? 0, timeZone, lang);
  const to = dayMoment(pieces.at(-1)?.to ?? 0, timeZone, lang);
  const between = ' '.repeat(Math.max(1, displayWidth(bar) - displayWidth(from) - displayWidth(to)));
  const lines = [`  ${bar}`, `  ${paint.dim(from + between + to)}`];
  const at = dueAt === null ? null : columnOf(dueAt, pieces, placed);
  if (at !== null) {
    const label = say.explain.dueMark();
    const left = at + displayWidth(label) + 2 <= space;
    lines.splice(1, 0, paint.warn(left ? `  ${' '.repeat(at)}▲ ${label}` : `  ${fill(`${label} ▲`, at + 1, 'right')}`));
  }
  const legend = pieces.some((piece) => piece.sign === DAYS_SIGN)
    ? `${say.explain.legend()}   ${say.explain.legendDays()}`
    : say.explain.legend();
  return [...lines, paint.dim(wrap(`  ${legend}`, width, '  '))];
}

interface BarPiece {
  readonly from: number;
  readonly to: number;
  readonly sign: string;
}

function pieceOf(line: ReceiptLine): BarPiece {
  if (line.kind === 'days') return { from: line.from, to: line.to, sign: DAYS_SIGN };
  return { from: line.span.from, to: line.span.to, sign: SIGNS[line.span.state] };
}

/** The column at which an instant stands; null outside the bar. */
function columnOf(
  at: number,
  spans: readonly BarPiece[],
  placed: readonly { readonly start: number; readonly width: number }[],
): number | null {
  for (const [index, span] of spans.entries()) {
    const place = placed[index];
    if (place === undefined || at < span.from || at > span.to || (at === span.to && index < spans.length - 1)) continue;
    const share = span.to === span.from ? 0 : (at - span.from) / (span.to - span.from);
    return place.start + Math.min(Math.max(0, place.width - 1), Math.floor(share * place.width));
  }
  return null;
}

function linesOf(spans: readonly ReceiptSpan[], timeZone: string, session: Session): string[] {
  const lines = foldReceipt(spans);
  const at = (instant: number) => dayMoment(instant, timeZone, session.lang);
  const ends = lines.map((line) => (line.kind === 'span' ? line.span : line));
  const wide = (texts: readonly string[]) => Math.max(...texts.map(displayWidth));
  const fromWidth = wide(ends.map((end) => at(end.from)));
  const tos = ends.map((end) => untilMoment(end.from, end.to, timeZone, session.lang));
  const toWidth = wide(tos);
  const lengths = ends.map((end) => session.say.time((end.to - end.from) / 1000));
  const lengthWidth = wide(lengths);
  const words = lines.map((line) => wordsOf(line, session));
  // A clause is one word: where one does not fit under the others, all of them begin further left.
  const most = session.width - wide(words.flatMap((text) => text.split(' ')));
  return lines.map((line, index) => {
    const from = ends[index]?.from ?? 0;
    const sign = pieceOf(line).sign;
    const head = `  ${sign} ${fill(at(from), fromWidth, 'left')} → ${fill(tos[index] ?? '', toWidth, 'left')}  ${fill(lengths[index] ?? '', lengthWidth, 'right')}  `;
    return wrap(head + words[index], session.width, ' '.repeat(Math.max(0, Math.min(displayWidth(head), most))));
  });
}

function wordsOf(line: ReceiptLine, session: Session): string {
  return line.kind === 'span' ? spanWords(line.span, session) : partsOf(line.sums, session);
}

function partsOf(sums: Sums, { say }: Session): string {
  return STATES.filter((state) => sums[state] > 0)
    .map((state) => say.explain.part(say.words.span[state] ?? state, say.time(sums[state] / 1000)))
    .join(' + ');
}

function sumOf(sums: Sums, session: Session): string[] {
  const total = STATES.reduce((all, state) => all + sums[state], 0);
  const text = session.say.explain.sum(partsOf(sums, session), session.say.time(total / 1000));
  return ['', wrap(`  ${text}`, session.width, '    ')];
}
